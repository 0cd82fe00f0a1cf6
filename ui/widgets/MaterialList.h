// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/AttachmentSource.h"
#include "ui/models/MaterialLine.h"
#include "ui/style/Look.h"
#include "ui/widgets/ColumnScroll.h"

namespace yichuang::ui {

class AttachmentShelf;
class MaterialRow;

/// The checklist: one row a material, arrows and Tab move between rows, a judged row hands on to the next.
class MaterialList final : public ColumnScroll {
    Q_OBJECT

public:
    MaterialList(const Look &look, AttachmentShelf &shelf, QWidget *parent);

    /// The keys of the rows and their pages, and what they do: for the help overlay.
    [[nodiscard]] QVector<std::pair<QString, QString>> keyWords() const;
    void setLines(const MaterialLines &lines);
    void focusRow(const QString &key);
    /// The next row that is still open, from the top; else the row itself.
    void focusAfter(const QString &key);
    /// Asks for the pages of the row the clerk is in; from elsewhere it goes to the row the clerk was in first, so that
    /// nothing lands where nobody looks.
    void askForPages();
    /// Whether what is asked of the row may be done: there is one that is open.
    [[nodiscard]] bool isOpen() const;

Q_SIGNALS:
    void judged(const QString &key, yichuang::domain::Judgement judgement);
    void rowFocused(const QString &key);
    /// Enter in a row: the clerk wants to say what is wrong with it.
    void detailWanted(const QString &key);
    void wished(const yichuang::ui::AttachmentWish &wish);

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void stepFrom(MaterialRow *row, int by);
    MaterialRow *addRow();
    /// Marks the row the clerk was in last.
    void markCurrent();

    const Look &m_look;
    AttachmentShelf &m_shelf;
    QWidget *m_place; ///< never shown: where the rows stand in the order of Tab, whenever they are made
    QVector<MaterialRow *> m_rows;
    QString m_current;
};

} // namespace yichuang::ui
