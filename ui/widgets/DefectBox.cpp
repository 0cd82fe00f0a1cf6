// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/DefectBox.h"

#include "ui/widgets/Assist.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace yichuang::ui {

using domain::Judgement;

DefectBox::DefectBox(const char *defectName, const char *remedyName, QWidget *parent) : QWidget(parent)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_material = makeLabel(TextRole::SmallStrong, this);
    m_material->setObjectName(QLatin1String(defectName) + QStringLiteral("-material"));
    m_material->setWordWrap(true);
    column->addWidget(m_material);
    auto *pair = new QHBoxLayout;
    pair->setSpacing(8);
    column->addLayout(pair);
    m_defect = new QLineEdit(this);
    m_defect->setObjectName(QLatin1String(defectName));
    m_remedy = new QLineEdit(this);
    m_remedy->setObjectName(QLatin1String(remedyName));
    for (QLineEdit *line : {m_defect, m_remedy}) {
        line->setMaxLength(300);
        onTyped(line, this,
                [this](const QString &) { Q_EMIT edited(m_key, m_defect->text().trimmed(), m_remedy->text().trimmed()); });
    }
    connect(m_defect, &QLineEdit::returnPressed, this, [this] { m_remedy->setFocus(Qt::TabFocusReason); });
    connect(m_remedy, &QLineEdit::returnPressed, this, [this] { Q_EMIT done(m_key); });
    m_defectField = new Field(m_defect, this);
    m_remedyField = new Field(m_remedy, this);
    pair->addWidget(m_defectField, 1);
    pair->addWidget(m_remedyField, 1);
    hide();
    retranslate();
}

void DefectBox::setLines(const MaterialLines &lines)
{
    m_names.clear();
    for (const MaterialLine &line : lines) {
        m_names.insert(line.key, line.name);
    }
    nameMaterial();
}

void DefectBox::show(const QString &key, const domain::MaterialRows &rows)
{
    const auto found = std::find_if(rows.begin(), rows.end(), [&key](const domain::MaterialRow &row) {
        return row.key == key && (row.judgement == Judgement::Missing || row.judgement == Judgement::Defective);
    });
    setVisible(found != rows.end());
    if (found != rows.end() && (m_defect->hasFocus() || m_remedy->hasFocus())) {
        return;
    }
    // Also the row that lacks nothing: else the next look would bring back the one before it.
    m_key = key;
    nameMaterial();
    putText(*m_defect, found == rows.end() ? QString() : found->defect);
    putText(*m_remedy, found == rows.end() ? QString() : found->remedy);
}

void DefectBox::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left(m_key);
    } else {
        QWidget::keyPressEvent(event);
    }
}

void DefectBox::focusFirst()
{
    if (isVisible()) {
        m_defect->setFocus(Qt::TabFocusReason);
        m_defect->selectAll();
    }
}

void DefectBox::retranslate()
{
    m_defectField->setLabel(tr("What is wrong with it"));
    m_remedyField->setLabel(tr("What is needed instead, and how to supply it"));
    nameMaterial();
}

void DefectBox::nameMaterial()
{
    const QString name = m_names.value(m_key);
    m_material->setText(tr("Material: %1").arg(name));
    m_material->setVisible(!name.isEmpty());
    const auto of = [&name](const QString &words) { return name.isEmpty() ? words : words + QStringLiteral(" – ") + name; };
    m_defect->setAccessibleName(of(tr("What is wrong with it")));
    m_remedy->setAccessibleName(of(tr("What is needed instead, and how to supply it")));
}

} // namespace yichuang::ui
