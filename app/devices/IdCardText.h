// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/devices/IdCard.h"

#include <QByteArray>

namespace yichuang::devices {

constexpr int idCardTextSize = 256;

/// Reads the card's 256 bytes of UCS-2LE text in the layout that its own flag (offset 248) names. Fails
/// (Malformed, "card.text.…") on a wrong size, an unknown flag, or no name or number; whatever else
/// looks wrong becomes a warning, because the printed card in the clerk's hand decides. The check
/// digit of the number is the domain's business. Does not keep or wipe `text`.
[[nodiscard]] base::Result<IdCard> parseIdCardText(const QByteArray &text);

} // namespace yichuang::devices
