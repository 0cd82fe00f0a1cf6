// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/Field.h"

#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

Field::Field(QWidget *editor, QWidget *parent) : QWidget(parent), m_editor(editor)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3);
    m_label = makeLabel(TextRole::Small, this);
    m_label->setBuddy(editor);
    m_line = makeLabel(TextRole::Small, this);
    m_line->setWordWrap(true);
    m_line->hide();
    m_labelRow = new QHBoxLayout;
    m_labelRow->setSpacing(6);
    m_labelRow->addWidget(m_label, 1);
    layout->addLayout(m_labelRow);
    layout->addWidget(editor);
    layout->addWidget(m_line);
}

void Field::addBesideLabel(QWidget *widget)
{
    m_labelRow->addWidget(widget);
}

void Field::setLabel(const QString &label)
{
    m_label->setText(label);
    m_editor->setAccessibleName(label);
}

void Field::setHint(const QString &hint)
{
    m_hint = hint;
    showLine();
}

void Field::setError(const QString &error)
{
    m_error = error;
    showLine();
}

void Field::setWarning(const QString &warning)
{
    m_warning = warning;
    showLine();
}

void Field::showLine()
{
    const QString line = !m_error.isEmpty() ? m_error : !m_warning.isEmpty() ? m_warning : m_hint;
    setRole(*m_line, !m_error.isEmpty() ? TextRole::Error : !m_warning.isEmpty() ? TextRole::Warning : TextRole::Small);
    m_line->setText(line);
    m_line->setVisible(!line.isEmpty());
    m_editor->setAccessibleDescription(line);
    const QString plain = m_editor->property("plainState").toString();
    setStyleProperty(*m_editor, "state",
                     !m_error.isEmpty()     ? QStringLiteral("bad")
                     : !m_warning.isEmpty() ? QStringLiteral("warn")
                                            : plain);
}

} // namespace yichuang::ui
