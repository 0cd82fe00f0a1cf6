// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Pinyin.h"
#include "app/store/CaseBrief.h"

#include <random>
#include <vector>

namespace yichuang::bench {

/// One thing a clerk has in the search box while typing.
struct Query {
    const char *kind; ///< "initials", "one sign", …
    QString text;
};

/// What people type to find these cases again, key by key: each beginning of a name, its initials, its syllables, the
/// endings of numbers; common names and rare ones, and what finds nothing.
[[nodiscard]] std::vector<Query> queriesFor(const store::CaseBrief &brief, const domain::Pinyin &pinyin, std::mt19937 &random);

} // namespace yichuang::bench
