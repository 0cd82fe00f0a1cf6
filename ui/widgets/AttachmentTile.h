// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/AttachmentShelf.h"
#include "ui/style/Look.h"

#include <QAbstractButton>

namespace yichuang::ui {

/// A page of a material, small: its picture or the mark of its type, and beside it where it is on its way. Left and
/// Right go to its neighbours, Enter looks at it; keys it does not know are its row's.
class AttachmentTile final : public QAbstractButton {
    Q_OBJECT

public:
    AttachmentTile(const Look &look, AttachmentShelf &shelf, const QString &content, QWidget *parent);

    [[nodiscard]] const QString &content() const { return m_face->content; }
    [[nodiscard]] const AttachmentFace &face() const { return *m_face; }
    /// The how manieth of how many it is, from 0.
    void setPlace(int at, int of);
    /// Its words in the language in force.
    void rename();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void stepped(int by);
    void movedBy(int by);
    void takeOutPressed();
    void resized();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    [[nodiscard]] QFont smallFont() const;
    [[nodiscard]] QSize paper() const;
    void paintFace(QPainter &painter, const QRect &box) const;
    void paintPlace(QPainter &painter, const QRect &box) const;

    const Look &m_look;
    AttachmentShelf::Face m_face;
    int m_at = 0;
    int m_of = 1;
};

} // namespace yichuang::ui
