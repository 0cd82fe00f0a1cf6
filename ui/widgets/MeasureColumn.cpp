// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/MeasureColumn.h"

#include <QHBoxLayout>

namespace yichuang::ui {

MeasureColumn::MeasureColumn(const Look &look, QWidget *page) : QWidget(page)
{
    constexpr int first = 1000; // the room beside it comes last
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(16, 12, 16, 12);
    row->setSpacing(0);
    row->addStretch(1);
    row->addWidget(this, first);
    row->addStretch(1);
    const auto dress = [this, &look] { setMaximumWidth(look.tokens().measure()); };
    connect(&look, &Look::changed, this, dress);
    dress();
}

} // namespace yichuang::ui
