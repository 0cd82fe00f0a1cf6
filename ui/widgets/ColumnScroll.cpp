// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ColumnScroll.h"

#include <QScrollBar>
#include <QVBoxLayout>

namespace yichuang::ui {

namespace {

/// Takes the width of the column whatever its contents would like: long words wrap or end early,
/// nothing is pushed out of sight to the right.
class Body final : public QWidget {
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize minimumSizeHint() const override { return QSize(0, QWidget::minimumSizeHint().height()); }
};

} // namespace

ColumnScroll::ColumnScroll(QWidget *parent) : QScrollArea(parent)
{
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto *body = new Body(this);
    body->setObjectName(QStringLiteral("scrollBody"));
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(8);
    setWidget(body);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAutoFillBackground(false);
    body->setAutoFillBackground(false);
    // Larger type, or a row that unfolds: whoever has the caret stays in sight. Queued, so that the rows have their new places.
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, &ColumnScroll::followFocus, Qt::QueuedConnection);
}

void ColumnScroll::followFocus()
{
    QWidget *focused = window()->focusWidget();
    if (focused != nullptr && isAncestorOf(focused)) {
        ensureWidgetVisible(focused, 0, focusMargin);
    }
}

int ColumnScroll::takenAtRight() const
{
    return m_bar == Bar::BesideRows && verticalScrollBar()->maximum() > 0 ? gutter : 0;
}

void ColumnScroll::useGutter()
{
    m_bar = Bar::InGutter;
    const auto fit = [this](int, int most) { m_column->setContentsMargins(0, 0, most > 0 ? 0 : gutter, 0); };
    connect(verticalScrollBar(), &QScrollBar::rangeChanged, this, fit);
    fit(0, verticalScrollBar()->maximum());
}

} // namespace yichuang::ui
