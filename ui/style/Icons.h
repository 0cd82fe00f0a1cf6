// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QPixmap>
#include <QString>

namespace yichuang::ui {

/// The project's own icons: 24×24, one stroke of 1.75, drawn in whatever colour is asked for.
/// A picture is `size` logical pixels square and sharp at the given device pixel ratio.
/// An unknown name is a programmer's mistake; release builds draw nothing.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio);

} // namespace yichuang::ui
