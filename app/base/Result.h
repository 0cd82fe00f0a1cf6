// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"

#include <tl/expected.hpp>

namespace yichuang::base {

/// A value, or why there is none. `Result<void>` for acts without a value.
template<typename T>
using Result = tl::expected<T, Error>;

/// The failing half of a Result: `return fail(ErrorCode::NotFound, u"no such case"_qs);`
[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString detail, QByteArray reason = {})
{
    return tl::unexpected<Error>(Error{code, std::move(detail), std::move(reason)});
}

/// Passes on the failure of another Result.
template<typename T>
[[nodiscard]] tl::unexpected<Error> failure(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}

} // namespace yichuang::base
