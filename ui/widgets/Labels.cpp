// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Labels.h"

#include <QFrame>
#include <QKeySequence>
#include <QLabel>
#include <QStyle>
#include <QVariant>

namespace yichuang::ui {

namespace {

QString roleName(TextRole role)
{
    switch (role) {
    case TextRole::Body: return QStringLiteral("body");
    case TextRole::Strong: return QStringLiteral("strong");
    case TextRole::Quiet: return QStringLiteral("quiet");
    case TextRole::Small: return QStringLiteral("small");
    case TextRole::SmallStrong: return QStringLiteral("smallStrong");
    case TextRole::Heading: return QStringLiteral("heading");
    case TextRole::Title: return QStringLiteral("title");
    case TextRole::AccentTitle: return QStringLiteral("accentTitle");
    case TextRole::Figure: return QStringLiteral("figure");
    case TextRole::Error: return QStringLiteral("error");
    case TextRole::Warning: return QStringLiteral("warning");
    case TextRole::Note: return QStringLiteral("note");
    }
    Q_UNREACHABLE();
}

} // namespace

QLabel *makeLabel(TextRole role, QWidget *parent, const QString &text)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", roleName(role));
    return label;
}

void setRole(QLabel &label, TextRole role)
{
    setStyleProperty(label, "role", roleName(role));
}

QString keyWords(const QKeySequence &sequence)
{
    // Qt calls the key Return, the keyboards in the halls say Enter, in every language of the screen.
    return sequence.toString(QKeySequence::PortableText).replace(QStringLiteral("Return"), QStringLiteral("Enter"));
}

QWidget *makeRule(QWidget *parent)
{
    auto *rule = new QFrame(parent);
    rule->setProperty("surface", QStringLiteral("rule"));
    rule->setFixedHeight(1);
    return rule;
}

void setStyleProperty(QWidget &widget, const char *name, const QString &value)
{
    if (widget.property(name).toString() == value) {
        return;
    }
    widget.setProperty(name, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

} // namespace yichuang::ui
