// SPDX-License-Identifier: Apache-2.0
#include "app/store/OperationState.h"

#include "app/base/Words.h"

namespace yichuang::store {

namespace {

using enum OperationState;
constexpr base::Words StateWords{std::array{
    std::pair{Ready, "ready"},
    std::pair{Sending, "sending"},
    std::pair{Held, "held"},
    std::pair{Conflict, "conflict"},
    std::pair{Refused, "refused"},
    std::pair{Applied, "applied"},
    std::pair{Settled, "settled"},
}};

} // namespace

QString toWord(OperationState state)
{
    return StateWords.word(state);
}

std::optional<OperationState> operationStateFromWord(const QString &word)
{
    return StateWords.value(word);
}

} // namespace yichuang::store
