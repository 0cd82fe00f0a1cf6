// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Look.h"

#include <QWidget>

namespace yichuang::ui {

/// The body of a page of forms: at most as wide as such a page is on a small screen and in the middle of a wide one, so
/// that no line of it is drawn out.
class MeasureColumn final : public QWidget {
    Q_OBJECT

public:
    /// Lays itself out in `page`, which has no layout yet.
    MeasureColumn(const Look &look, QWidget *page);
};

} // namespace yichuang::ui
