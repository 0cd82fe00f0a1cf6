// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/devices/SamStatus.h"

#include <QMetaType>
#include <QString>

namespace yichuang::devices {

/// Why no card was read. The screen makes the sentence.
enum class CardProblem {
    NoCard,        ///< none was laid on the plate in time
    CardPulled,    ///< it was there and left before the read was done
    CardUnreadable,///< it is there, and every try failed
    WrongCard,     ///< not a card this reader may read
    BadContent,    ///< read, but the text breaks the card's own layout
    LineGarbled,   ///< bytes came, and never a whole frame: noise, a wrong length, a wrong check
    ReaderSilent,  ///< the line is open and the reader does not answer
    ReaderRefuses, ///< the security module reports a fault of its own
    ReaderGone,    ///< unplugged, or never there
    Cancelled,     ///< by the clerk
    Busy,          ///< a read is already under way
};
[[nodiscard]] QString toWord(CardProblem problem);

struct CardReadProblem {
    CardProblem problem = CardProblem::NoCard;
    /// The last thing the security module said about it; Ok when it said nothing.
    SamStatus status = SamStatus::Ok;

    friend bool operator==(const CardReadProblem &, const CardReadProblem &) = default;
};

} // namespace yichuang::devices

Q_DECLARE_METATYPE(yichuang::devices::CardReadProblem)
