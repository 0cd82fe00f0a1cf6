// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/IntakeForm.h"
#include "ui/style/Look.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

class ActionButton;
class AttachmentShelf;
class Card;
class Chip;
class DefectBox;
class EmptyState;
class MaterialHead;
class MaterialList;

/// Third column of the intake page: the checklist, and what is wrong with a row that lacks something.
class MaterialsColumn final : public QWidget {
    Q_OBJECT

public:
    MaterialsColumn(const Look &look, IntakeForm &form, AttachmentShelf &shelf, QWidget *parent);

    void refresh();
    void focusFirstOpen();
    void retranslate();
    [[nodiscard]] ActionButton *allComplete() const { return m_allComplete; }
    [[nodiscard]] MaterialList *list() const { return m_list; }

private:
    void build(AttachmentShelf &shelf);
    void showDefectOf(const QString &key);
    void refreshCounts();

    const Look &m_look;
    IntakeForm &m_form;
    QString m_defectOf;
    Card *m_card;
    Chip *m_complete;
    Chip *m_deferred;
    Chip *m_lacking;
    Chip *m_open;
    MaterialHead *m_head;
    MaterialList *m_list;
    EmptyState *m_empty;
    DefectBox *m_defects;
    QLabel *m_note;
    ActionButton *m_allComplete;
};

} // namespace yichuang::ui
