// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/Queries.h"

namespace yichuang::bench {

namespace {

void addBeginnings(std::vector<Query> &queries, const char *kind, const QString &text)
{
    for (qsizetype length = 1; length <= std::min<qsizetype>(text.size(), 12); ++length) {
        queries.push_back({kind, text.left(length)});
    }
}

} // namespace

std::vector<Query> queriesFor(const store::CaseBrief &brief, const domain::Pinyin &pinyin, std::mt19937 &random)
{
    std::vector<Query> queries;
    addBeginnings(queries, "name, growing", brief.name);
    queries.push_back({"one sign", brief.name.right(1)});
    queries.push_back({"two signs", brief.name.right(2)});
    const QStringList initials = pinyin.initials(brief.name);
    const QStringList syllables = pinyin.full(brief.name);
    addBeginnings(queries, "initials, growing", initials.value(0));
    addBeginnings(queries, "syllables, growing", syllables.value(0));
    // A tail is read off a paper and typed from its first digit on: what stands in the box is every beginning of it.
    addBeginnings(queries, "identity tail, growing", brief.idNumber.right(4));
    addBeginnings(queries, "identity tail, growing", brief.idNumber.right(6));
    addBeginnings(queries, "phone tail, growing", brief.phone.right(4));
    queries.push_back({"whole phone", brief.phone});
    addBeginnings(queries, "number tail, growing", brief.number.right(6));
    queries.push_back({"whole identity number", brief.idNumber});
    queries.push_back({"query code", brief.queryCode});
    queries.push_back({"name and tail", brief.name.left(1) + QLatin1Char(' ') + brief.idNumber.right(4)});
    queries.push_back({"name and tail", initials.value(0).left(1) + QLatin1Char(' ') + brief.phone.right(4)});
    queries.push_back({"two common", brief.name.left(1) + QStringLiteral(" 1")});
    queries.push_back({"found nowhere", QStringLiteral("龘") + brief.name.left(static_cast<qsizetype>(random() % 3))});
    queries.push_back({"found nowhere", QStringLiteral("vvv") + initials.value(0)});
    return queries;
}

} // namespace yichuang::bench
