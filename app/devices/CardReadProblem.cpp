// SPDX-License-Identifier: Apache-2.0
#include "app/devices/CardReadProblem.h"

#include "app/base/Words.h"

namespace yichuang::devices {

namespace {

const base::Words words{std::array{
    std::pair{CardProblem::NoCard, "no_card"},
    std::pair{CardProblem::CardPulled, "card_pulled"},
    std::pair{CardProblem::CardUnreadable, "card_unreadable"},
    std::pair{CardProblem::WrongCard, "wrong_card"},
    std::pair{CardProblem::BadContent, "bad_content"},
    std::pair{CardProblem::LineGarbled, "line_garbled"},
    std::pair{CardProblem::ReaderSilent, "reader_silent"},
    std::pair{CardProblem::ReaderRefuses, "reader_refuses"},
    std::pair{CardProblem::ReaderGone, "reader_gone"},
    std::pair{CardProblem::Cancelled, "cancelled"},
    std::pair{CardProblem::Busy, "busy"},
}};

} // namespace

QString toWord(CardProblem problem)
{
    return words.word(problem);
}

} // namespace yichuang::devices
