// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"

namespace yichuang::desk {

/// A case as a row of a list: masked, with the working days left as of now.
[[nodiscard]] CaseRow caseRow(const store::CaseBrief &brief, const domain::Facts &facts, base::Instant now);

/// The same id where the store has its own type for it.
template<typename To, typename From>
[[nodiscard]] To sameId(const From &id)
{
    return To::fromBytes(id.toBytes()).value_or(To());
}

/// A future that has its result already.
template<typename T>
[[nodiscard]] QFuture<base::Result<T>> readyResult(base::Result<T> result)
{
    QPromise<base::Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// What every call without a session answers.
[[nodiscard]] inline base::Error notSignedIn()
{
    return {base::ErrorCode::NotAllowed, QStringLiteral("nobody is signed in"), "session.none"};
}

} // namespace yichuang::desk
