// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace yichuang::center {

/// What one commit did to the feed: it went from one head to another, and only who follows one of these scopes has
/// something to read. Services tell it each other as text.
struct FeedMove {
    qint64 from = 0;
    qint64 to = 0;
    QStringList scopes; ///< of the changes in (from, to]; empty = unknown, may concern everybody

    [[nodiscard]] bool isNothing() const { return from == to; }
    /// At most `PayloadBytes` long: where the scopes would not fit they are left out.
    [[nodiscard]] QByteArray toText() const;
    /// Empty when it is none.
    [[nodiscard]] static std::optional<FeedMove> fromText(const QByteArray &text);

    static constexpr qsizetype PayloadBytes = 7900; ///< PostgreSQL takes less than 8000 with a notice
    friend bool operator==(const FeedMove &, const FeedMove &) = default;
};

} // namespace yichuang::center
