// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QImage>
#include <QWidget>

namespace yichuang::ui {

/// The photograph of the card, or a quiet outline of a person. Never more than the picture on screen.
class PhotoFrame final : public QWidget {
    Q_OBJECT

public:
    PhotoFrame(const Look &look, QWidget *parent);

    void setPhoto(const QImage &photo);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    QImage m_photo;
};

} // namespace yichuang::ui
