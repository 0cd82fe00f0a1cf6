// SPDX-License-Identifier: Apache-2.0
#include "center/admin/AuditCommands.h"

#include "center/admin/StaffSession.h"

#include <QJsonArray>

namespace yichuang::center {

using base::Result;

namespace {

constexpr int MostLines = 10'000;

QJsonObject toJson(const AuditRow &row)
{
    const auto number = [](const std::optional<qint64> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    return {{QStringLiteral("n"), row.n},
            {QStringLiteral("at"), base::toIso(row.line.at)},
            {QStringLiteral("act"), row.line.act},
            {QStringLiteral("person"), row.line.person.toText()},
            {QStringLiteral("workstation"), number(row.line.workstation)},
            {QStringLiteral("source_n"), number(row.line.sourceN)},
            {QStringLiteral("window"), row.line.window},
            {QStringLiteral("subject"), row.line.subject},
            {QStringLiteral("detail"), row.line.detail}};
}

// Where it comes from: "-" is the centre itself, "3#17" line 17 as workstation 3 told it, "3" what the centre saw of workstation 3.
QString originOf(const AuditLine &line)
{
    if (!line.workstation) {
        return QStringLiteral("-");
    }
    const QString number = QString::number(*line.workstation);
    return line.sourceN ? number + QLatin1Char('#') + QString::number(*line.sourceN) : number;
}

// What a workstation told cannot look like a line of its own.
QString onOneLine(const QString &text)
{
    QString plain = text;
    for (QChar &c : plain) {
        c = c.isPrint() ? c : QChar(0xfffd);
    }
    return plain;
}

} // namespace

Result<Report> runAudit(const CommandLine &line, const base::Clock &clock)
{
    const Result<int> limit = line.number(QStringLiteral("limit"), 50, 1, MostLines);
    if (line.words().value(1) != QLatin1String("list") || !limit) {
        return limit ? base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("say audit list"), "usage") : base::failure(limit);
    }
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    const QString person = line.text(QStringLiteral("id"));
    const Result<void> noted = changeStaff(**session, [&](Staff &staff) { return staff.note("audit_read", person); });
    auto rows = noted ? (*session)->stores().audit.newest(person, *limit) : base::failure(noted);
    if (!rows) {
        return base::failure(rows);
    }
    QJsonArray lines;
    QString text;
    for (AuditRow &row : *rows) {
        if (const Result<void> opened = (*session)->stores().audit.open(row); !opened) {
            return base::failure(opened);
        }
        lines.append(toJson(row));
        const QStringList words{QStringLiteral("%1").arg(row.n, 6), base::toIso(row.line.at), QStringLiteral("%1").arg(originOf(row.line), -8),
                                onOneLine(row.line.act), QStringLiteral("%1").arg(row.line.person.toText(), -12),
                                onOneLine(row.line.subject + QLatin1Char(' ') + row.line.detail)};
        text += words.join(QStringLiteral("  ")) + QLatin1Char('\n');
    }
    return Report{{{QStringLiteral("lines"), lines}}, text};
}

} // namespace yichuang::center
