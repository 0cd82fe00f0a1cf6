// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace yichuang::ui {

class ColumnScroll;

/// A white panel with a heading line: words left, anything right; the body below, then what scrolls, then a
/// foot. The scroll bar stands in the panel's right margin, so that all parts share one right edge.
class Card final : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent);

    void setTitle(const QString &title);
    /// Quiet words at the right end of the heading line.
    void setAside(const QString &aside);
    void addToHeader(QWidget *widget);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    /// Takes the room that is left, between body and foot.
    void addScroll(ColumnScroll *scroll);
    [[nodiscard]] QVBoxLayout *foot() const { return m_foot; }

private:
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
    QVBoxLayout *m_scrolls;
    QVBoxLayout *m_foot;
    QLabel *m_title;
    QLabel *m_aside;
};

} // namespace yichuang::ui
