// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/AttachmentSource.h"
#include "ui/models/MaterialLine.h"
#include "ui/style/Look.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

class ActionButton;
class AttachmentShelf;
class AttachmentStrip;
class Chip;

/// One material of the checklist and its pages. The row that has the focus shows its choices as buttons; the keys 1–6
/// judge it from anywhere in the row; a key that the row does not offer is told and moves nothing. Files are dropped on it, pictures pasted; Right goes to its pages.
class MaterialRow final : public QFrame {
    Q_OBJECT

public:
    MaterialRow(const Look &look, AttachmentShelf &shelf, QWidget *parent);

    void setLine(const MaterialLine &line);
    [[nodiscard]] const MaterialLine &line() const { return m_line; }
    /// The judgement a key stands for; nothing when the key is none of 1–6.
    [[nodiscard]] static std::optional<domain::Judgement> judgementOfKey(int key);
    /// The clerk is in the row or at one of its pages.
    [[nodiscard]] bool isCurrent() const;
    /// Files are to be chosen for it.
    void askForPages();
    /// Left: the row the clerk was in last; it stays marked while what is said about it is entered elsewhere.
    enum class Place { None, Left };
    void setPlace(Place place);
    enum class Cell { Counts, Pages, Judged };
    /// How wide the cells right of the name are; the list's heading uses the same.
    [[nodiscard]] static int cellWidth(const Look &look, const QWidget &on, Cell cell);

Q_SIGNALS:
    void judged(const QString &key, yichuang::domain::Judgement judgement);
    void focused(const QString &key);
    void detailWanted(const QString &key); ///< Enter
    void wished(const yichuang::ui::AttachmentWish &wish);
    void stepped(int by); ///< the clerk asks for the row above (-1) or below (+1)

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    [[nodiscard]] bool isToned() const;
    [[nodiscard]] QColor ground() const;
    void judge(domain::Judgement judgement);
    void showChoices();
    void makeChoices();
    [[nodiscard]] AttachmentStrip *makePages(AttachmentShelf &shelf);
    void wish(AttachmentWish::Kind kind, int at = 0, int by = 0);
    void bringIn(const QMimeData *brought);
    void focusMoved();
    void rename();
    void showNote();
    /// A judgement that was asked for and is not offered; nothing: what was told of it goes.
    void setRefused(std::optional<domain::Judgement> judgement);

    const Look &m_look;
    MaterialLine m_line;
    QLabel *m_name;
    QLabel *m_note;
    QLabel *m_counts;
    QLabel *m_pages;
    Chip *m_chip;
    QWidget *m_chipBox;
    AttachmentStrip *m_strip;
    QWidget *m_choices = nullptr;
    enum class Drag { None, Over } m_drag = Drag::None;
    Place m_place = Place::None;
    std::optional<domain::Judgement> m_refused;
};

} // namespace yichuang::ui
