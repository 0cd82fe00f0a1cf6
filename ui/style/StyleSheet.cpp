// SPDX-License-Identifier: Apache-2.0
#include "ui/style/StyleSheet.h"

#include <QFile>

namespace yichuang::ui {

namespace {

qsizetype endOfName(const QString &source, qsizetype from)
{
    while (from < source.size() && source.at(from).isLetterOrNumber()) {
        ++from;
    }
    return from;
}

} // namespace

base::Result<QString> expandStyleSheet(const QString &source, const Tokens &tokens)
{
    const QHash<QString, QString> table = tokens.table();
    QString sheet;
    sheet.reserve(source.size());
    qsizetype position = 0;
    while (position < source.size()) {
        const qsizetype at = source.indexOf(u'@', position);
        if (at < 0) {
            break;
        }
        sheet += QStringView(source).mid(position, at - position);
        position = endOfName(source, at + 1);
        const QString name = source.mid(at + 1, position - at - 1);
        const auto token = table.constFind(name);
        if (token == table.cend()) {
            return base::fail(base::ErrorCode::Malformed, QStringLiteral("no style token @%1").arg(name));
        }
        sheet += *token;
    }
    sheet += QStringView(source).mid(position);
    return sheet;
}

base::Result<QString> shippedStyleSheet()
{
    QFile file(QStringLiteral(":/styles/workbench.qss"));
    if (!file.open(QIODevice::ReadOnly)) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the stylesheet is missing from the program"));
    }
    return QString::fromUtf8(file.readAll());
}

} // namespace yichuang::ui
