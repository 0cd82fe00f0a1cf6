// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SamStatus.h"

#include "app/base/Words.h"

namespace yichuang::devices {

namespace {

const base::Words words{std::array{
    std::pair{SamStatus::Ok, "ok"},
    std::pair{SamStatus::CardFound, "card_found"},
    std::pair{SamStatus::ChecksumError, "checksum_error"},
    std::pair{SamStatus::LengthError, "length_error"},
    std::pair{SamStatus::BadCommand, "bad_command"},
    std::pair{SamStatus::NoRight, "no_right"},
    std::pair{SamStatus::UnknownError, "unknown_error"},
    std::pair{SamStatus::CardRejectsSam, "card_rejects_sam"},
    std::pair{SamStatus::SamRejectsCard, "sam_rejects_card"},
    std::pair{SamStatus::CheckFailed, "check_failed"},
    std::pair{SamStatus::WrongCard, "wrong_card"},
    std::pair{SamStatus::ReadFailed, "read_failed"},
    std::pair{SamStatus::RandomFailed, "random_failed"},
    std::pair{SamStatus::SelfTestFailed, "self_test_failed"},
    std::pair{SamStatus::SamUnauthorised, "sam_unauthorised"},
    std::pair{SamStatus::NoCardFound, "no_card_found"},
    std::pair{SamStatus::SelectFailed, "select_failed"},
    std::pair{SamStatus::NoSuchItem, "no_such_item"},
    std::pair{SamStatus::Undocumented, "undocumented"},
}};

} // namespace

SamStatus samStatusFromSw3(quint8 sw3)
{
    switch (sw3) {
    case 0x90: return SamStatus::Ok;
    case 0x9F: return SamStatus::CardFound;
    case 0x10: return SamStatus::ChecksumError;
    case 0x11: return SamStatus::LengthError;
    case 0x21: return SamStatus::BadCommand;
    case 0x23: return SamStatus::NoRight;
    case 0x24: return SamStatus::UnknownError;
    case 0x31: return SamStatus::CardRejectsSam;
    case 0x32: return SamStatus::SamRejectsCard;
    case 0x33: return SamStatus::CheckFailed;
    case 0x40: return SamStatus::WrongCard;
    case 0x41: return SamStatus::ReadFailed;
    case 0x47: return SamStatus::RandomFailed;
    case 0x60: return SamStatus::SelfTestFailed;
    case 0x66: return SamStatus::SamUnauthorised;
    case 0x80: return SamStatus::NoCardFound;
    case 0x81: return SamStatus::SelectFailed;
    case 0x91: return SamStatus::NoSuchItem;
    default: return SamStatus::Undocumented;
    }
}

QString toWord(SamStatus status)
{
    return words.word(status);
}

SamRemedy remedyFor(SamStatus status)
{
    switch (status) {
    case SamStatus::Ok:
    case SamStatus::CardFound:
    case SamStatus::ChecksumError:
    case SamStatus::LengthError:
    case SamStatus::UnknownError:
    case SamStatus::CheckFailed:
    case SamStatus::ReadFailed:
    case SamStatus::RandomFailed:
    case SamStatus::SelectFailed:
    case SamStatus::Undocumented: return SamRemedy::TryAgain;
    case SamStatus::NoCardFound: return SamRemedy::WaitForCard;
    case SamStatus::CardRejectsSam:
    case SamStatus::SamRejectsCard:
    case SamStatus::WrongCard:
    case SamStatus::NoSuchItem: return SamRemedy::GiveUpCard;
    case SamStatus::BadCommand:
    case SamStatus::NoRight:
    case SamStatus::SelfTestFailed:
    case SamStatus::SamUnauthorised: return SamRemedy::GiveUpReader;
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::devices
