// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/MaterialLine.h"
#include "ui/style/Look.h"

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace yichuang::ui {

class ActionButton;
class Chip;

/// One material of the checklist. The row that has the focus shows its choices as buttons;
/// the keys 1–6 judge it from anywhere in the row.
class MaterialRow final : public QFrame {
    Q_OBJECT

public:
    MaterialRow(const Look &look, QWidget *parent);

    void setLine(const MaterialLine &line);
    [[nodiscard]] const MaterialLine &line() const { return m_line; }
    /// The judgement a key stands for; nothing when the key is none of 1–6.
    [[nodiscard]] static std::optional<domain::Judgement> judgementOfKey(int key);
    /// How wide the cells right of the name are; the list's heading uses the same.
    enum class Cell { Counts, Pages, Judged };
    [[nodiscard]] static int cellWidth(const Look &look, const QWidget &on, Cell cell);

Q_SIGNALS:
    void judged(const QString &key, yichuang::domain::Judgement judgement);
    void focused(const QString &key);
    void detailWanted(const QString &key); ///< Enter
    void stepped(int by); ///< the clerk asks for the row above (-1) or below (+1)

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    [[nodiscard]] bool isToned() const;
    [[nodiscard]] QColor ground() const;
    void judge(domain::Judgement judgement);
    void showChoices();
    void makeChoices();
    void rename();

    const Look &m_look;
    MaterialLine m_line;
    QLabel *m_name;
    QLabel *m_note;
    QLabel *m_counts;
    QLabel *m_pages;
    Chip *m_chip;
    QWidget *m_chipBox;
    QWidget *m_choices = nullptr;
};

} // namespace yichuang::ui
