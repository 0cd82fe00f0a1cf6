// SPDX-License-Identifier: Apache-2.0
#include "center/store/FeedMove.h"

namespace yichuang::center {

namespace {

constexpr char Between = '\n'; // no scope has one

} // namespace

QByteArray FeedMove::toText() const
{
    const QByteArray heads = QByteArray::number(from) + Between + QByteArray::number(to);
    const QByteArray all = scopes.isEmpty() ? heads : heads + Between + scopes.join(QLatin1Char(Between)).toUtf8();
    return all.size() <= PayloadBytes ? all : heads;
}

std::optional<FeedMove> FeedMove::fromText(const QByteArray &text)
{
    const QStringList parts = QString::fromUtf8(text).split(QLatin1Char(Between));
    bool isFrom = false;
    bool isTo = false;
    FeedMove move{parts.value(0).toLongLong(&isFrom), parts.value(1).toLongLong(&isTo), parts.mid(2)};
    return isFrom && isTo && move.from >= 0 && move.from <= move.to ? std::optional(std::move(move)) : std::nullopt;
}

} // namespace yichuang::center
