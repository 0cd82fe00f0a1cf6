// SPDX-License-Identifier: Apache-2.0
#include "app/net/Failure.h"

#include "app/base/Words.h"

namespace yichuang::sync {

namespace {

constexpr base::Words<FailureClass, 7> ClassWords{{{
    {FailureClass::Network, "network"},
    {FailureClass::Busy, "busy"},
    {FailureClass::Auth, "auth"},
    {FailureClass::Record, "record"},
    {FailureClass::Rebuild, "rebuild"},
    {FailureClass::Unsupported, "unsupported"},
    {FailureClass::Fatal, "fatal"},
}}};

} // namespace

QString toWord(FailureClass kind)
{
    return ClassWords.word(kind);
}

Failure Failure::ofStore(const base::Error &error)
{
    using base::ErrorCode;
    const bool passing = error.code == ErrorCode::Busy || error.code == ErrorCode::StorageFailed || error.code == ErrorCode::Locked;
    Failure failure{passing ? FailureClass::Busy : FailureClass::Fatal, error, {}, {}};
    if (failure.error.reason.isEmpty()) {
        failure.error.reason = "store." + base::errorCodeName(error.code).toLatin1();
    }
    return failure;
}

} // namespace yichuang::sync
