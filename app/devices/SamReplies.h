// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/devices/IdCard.h"
#include "app/devices/SamFrame.h"

#include <QString>

namespace yichuang::devices {

class WltDecoder;

/// Whether `reply` can be the answer to `command`: an answer to an earlier command that comes late or twice is told by
/// its status or its size. Every fault belongs to the command that waits.
[[nodiscard]] bool mayAnswer(SamCommand command, const SamReply &reply);

/// The security module's number, "05.01-20191202-000483129-1234567890", from the 16 bytes of its management information.
[[nodiscard]] base::Result<QString> samNumber(const QByteArray &data);

/// The card out of a good answer to `ReadCard`; `photoDecoder` may be null (no photo). Text and photo are wiped. Fails
/// (Malformed) when the sizes are not those of a card, or its text breaks its own layout.
[[nodiscard]] base::Result<IdCard> cardFrom(SamReply reply, WltDecoder *photoDecoder);

} // namespace yichuang::devices
