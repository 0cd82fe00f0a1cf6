// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace yichuang::center {

/// Some bytes of a content in a row, or all of them.
struct ByteRange {
    qint64 first = 0;
    qint64 length = 0;

    [[nodiscard]] qint64 end() const { return first + length; }
    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

/// What a request wants of a content (RFC 9110, 13 and 14).
struct Wanted {
    enum class Kind { Whole, Part, Nothing, Unsatisfiable };
    Kind kind = Kind::Whole;
    ByteRange range; ///< of Whole and Part

    friend bool operator==(const Wanted &, const Wanted &) = default;
};

/// The headers that say so; empty when they are not there.
struct RangeHeaders {
    QByteArray range;
    QByteArray ifRange;
    QByteArray ifNoneMatch;
};

/// Nothing: the asker has it already. A range that is malformed, of another unit or more than one gets the whole, as the RFC allows; one
/// that begins behind the end is Unsatisfiable. `tag` is the content's strong entity tag, with its quotes.
[[nodiscard]] Wanted wantedOf(const RangeHeaders &headers, const QByteArray &tag, qint64 size);

} // namespace yichuang::center
