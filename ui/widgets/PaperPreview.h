// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QImage>
#include <QWidget>

namespace yichuang::ui {

/// A page of paper, as wide as its column.
class PaperPreview final : public QWidget {
    Q_OBJECT

public:
    PaperPreview(const Look &look, QWidget *parent);

    /// A null picture shows an empty sheet.
    void setPage(const QImage &page);
    [[nodiscard]] const QImage &page() const { return m_page; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Look &m_look;
    QImage m_page;
    QImage m_scaled; ///< as large as it is shown
};

} // namespace yichuang::ui
