// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>

namespace yichuang::tests {

/// What the slip looks like: ESC/POS bytes drawn as a printer of `dots` width would print them. Unreadable
/// bytes show as black boxes, characters the printer has no font for as crossed ones.
[[nodiscard]] QImage paintSlip(const QByteArray &job, int dots);

} // namespace yichuang::tests
