// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace yichuang::ui {

/// A white panel with a heading line: words left, anything right; the body below.
class Card final : public QFrame {
    Q_OBJECT

public:
    explicit Card(QWidget *parent);

    void setTitle(const QString &title);
    /// Quiet words at the right end of the heading line.
    void setAside(const QString &aside);
    void addToHeader(QWidget *widget);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    QHBoxLayout *m_header;
    QVBoxLayout *m_body;
    QLabel *m_title;
    QLabel *m_aside;
};

} // namespace yichuang::ui
