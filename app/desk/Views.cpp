// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Views.h"

#include "app/base/Words.h"

namespace yichuang::desk {

namespace {

constexpr base::Words<OperationState, 7> OperationWords{{{
    {OperationState::Ready, "ready"},
    {OperationState::Sending, "sending"},
    {OperationState::Applied, "applied"},
    {OperationState::Held, "held"},
    {OperationState::Conflict, "conflict"},
    {OperationState::Refused, "refused"},
    {OperationState::Settled, "settled"},
}}};

constexpr base::Words<PrintState, 7> PrintWords{{{
    {PrintState::NotPrinted, "not_printed"},
    {PrintState::Queued, "queued"},
    {PrintState::Sent, "sent"},
    {PrintState::Confirmed, "confirmed"},
    {PrintState::Unknown, "unknown"},
    {PrintState::Failed, "failed"},
    {PrintState::Void, "void"},
}}};

constexpr base::Words<domain::ReceiptStatement, 3> StatementWords{{{
    {domain::ReceiptStatement::Unsaid, "unsaid"},
    {domain::ReceiptStatement::Received, "received"},
    {domain::ReceiptStatement::Accepted, "accepted"},
}}};

} // namespace

QString toWord(OperationState state)
{
    return OperationWords.word(state);
}

std::optional<OperationState> operationStateFromWord(const QString &word)
{
    return OperationWords.value(word);
}

QString toWord(PrintState state)
{
    return PrintWords.word(state);
}

std::optional<PrintState> printStateFromWord(const QString &word)
{
    return PrintWords.value(word);
}

QString toWord(domain::ReceiptStatement statement)
{
    return StatementWords.word(statement);
}

} // namespace yichuang::desk
