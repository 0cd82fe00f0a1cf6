// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/ByteRange.h"

#include <algorithm>

namespace yichuang::center {

namespace {

constexpr QByteArrayView Unit = "bytes=";
constexpr qsizetype MostDigits = 18; // fits a qint64

// No sign, no blank: what QByteArray would let pass.
std::optional<qint64> numberIn(const QByteArray &digits)
{
    const bool isNumber = !digits.isEmpty() && digits.size() <= MostDigits && std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isNumber ? std::optional(digits.toLongLong()) : std::nullopt;
}

// Tags are compared weakly here, as for GET and HEAD they are.
bool isListed(const QByteArray &list, const QByteArray &tag)
{
    const QByteArrayList tags = list.split(',');
    return std::any_of(tags.begin(), tags.end(), [&tag](const QByteArray &each) {
        const QByteArray given = each.trimmed();
        return given == "*" || given == tag || given == "W/" + tag;
    });
}

Wanted part(qint64 first, qint64 last, qint64 size)
{
    if (first >= size) {
        return {Wanted::Kind::Unsatisfiable, {}};
    }
    return {Wanted::Kind::Part, {first, std::min(last, size - 1) - first + 1}};
}

} // namespace

Wanted wantedOf(const RangeHeaders &headers, const QByteArray &tag, qint64 size)
{
    if (!headers.ifNoneMatch.isEmpty() && isListed(headers.ifNoneMatch, tag)) {
        return {Wanted::Kind::Nothing, {}};
    }
    const Wanted whole{Wanted::Kind::Whole, {0, size}};
    const bool isOfThis = headers.ifRange.isEmpty() || headers.ifRange == tag;
    if (!isOfThis || !headers.range.startsWith(Unit)) {
        return whole;
    }
    const QByteArrayList ends = headers.range.mid(Unit.size()).split('-');
    if (ends.size() != 2) {
        return whole;
    }
    const std::optional<qint64> first = numberIn(ends[0]);
    const std::optional<qint64> last = numberIn(ends[1]);
    if (ends[0].isEmpty() && last) {
        return *last == 0 ? Wanted{Wanted::Kind::Unsatisfiable, {}} : part(std::max<qint64>(size - *last, 0), size - 1, size);
    }
    if (!first || (!last && !ends[1].isEmpty()) || (last && *last < *first)) {
        return whole;
    }
    return part(*first, last.value_or(size - 1), size);
}

} // namespace yichuang::center
