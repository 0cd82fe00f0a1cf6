// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>
#include <QString>

namespace yichuang::devices {

/// What SW3 of a SAM reply says.
enum class SamStatus {
    Ok,               ///< 90
    CardFound,        ///< 9F
    ChecksumError,    ///< 10
    LengthError,      ///< 11
    BadCommand,       ///< 21
    NoRight,          ///< 23
    UnknownError,     ///< 24
    CardRejectsSam,   ///< 31
    SamRejectsCard,   ///< 32
    CheckFailed,      ///< 33: the card's information fails verification
    WrongCard,        ///< 40: not a second-generation card
    ReadFailed,       ///< 41
    RandomFailed,     ///< 47
    SelfTestFailed,   ///< 60
    SamUnauthorised,  ///< 66
    NoCardFound,      ///< 80
    SelectFailed,     ///< 81
    NoSuchItem,       ///< 91: the card has no such content
    Undocumented,     ///< any other value
};

[[nodiscard]] SamStatus samStatusFromSw3(quint8 sw3);
/// Stable word for logs and the device page ("read_failed").
[[nodiscard]] QString toWord(SamStatus status);

/// What the reader does about a status that is not good.
enum class SamRemedy {
    TryAgain,    ///< line noise or a card not held still: find, select, read once more
    WaitForCard, ///< nothing on the plate
    GiveUpCard,  ///< this card will never read here
    GiveUpReader ///< the reader itself is out of order
};
[[nodiscard]] SamRemedy remedyFor(SamStatus status);

} // namespace yichuang::devices
