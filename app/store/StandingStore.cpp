// SPDX-License-Identifier: Apache-2.0
#include "app/store/StandingStore.h"

#include "app/base/Words.h"
#include "app/storage/Transaction.h"

namespace yichuang::store {

using base::ErrorCode;
using base::Result;

namespace {

const QString PlaceSetting = QStringLiteral("standing.place");
const QString ForkedSetting = QStringLiteral("standing.forked");
/// The twin may have the same request open; asked by both, the centre would give both the same block.
const QString RequestSetting = QStringLiteral("sync.number_request");

constexpr base::Words StandingWords{std::array{
    std::pair{Standing::Sound, "sound"},
    std::pair{Standing::Moved, "moved"},
    std::pair{Standing::Forked, "forked"},
}};

} // namespace

QString toWord(Standing standing)
{
    return StandingWords.word(standing);
}

Result<void> StandingStore::recognise(const QByteArray &place)
{
    const Result<std::optional<QByteArray>> kept = m_settings.get(PlaceSetting);
    const Result<std::optional<QByteArray>> forked = m_settings.get(ForkedSetting);
    if (!kept || !forked) {
        return kept ? base::failure(forked) : base::failure(kept);
    }
    m_place = place;
    if (*forked) {
        m_standing = Standing::Forked;
        return {};
    }
    m_standing = *kept && **kept != place ? Standing::Moved : Standing::Sound;
    return *kept ? Result<void>() : m_settings.put(PlaceSetting, place, Keeping::Plain);
}

Result<void> StandingStore::mayConfirm() const
{
    switch (m_standing) {
    case Standing::Sound: return {};
    case Standing::Moved:
        return base::fail(ErrorCode::Unavailable,
                          QStringLiteral("this folder was copied or put back from a backup; nothing is confirmed in it before the centre was reached once"),
                          "store.moved");
    case Standing::Forked: break;
    }
    return base::fail(ErrorCode::Conflict,
                      QStringLiteral("this folder is an older copy of this workstation: the centre has acts that are not in it; enrol anew in an empty folder"),
                      "store.forked");
}

Result<bool> StandingStore::isBehind(const KnownChain &chain)
{
    const Result<crypto::ChainLink> head = m_journal.head();
    if (!head) {
        return failure(head);
    }
    if (std::max(chain.top, chain.upTo) > head->n) {
        return true;
    }
    if (chain.upTo == 0 || chain.hash.isEmpty()) {
        return false;
    }
    return m_journal.hashAt(chain.upTo).map([&chain](const std::optional<QByteArray> &here) { return here != chain.hash; });
}

Result<void> StandingStore::settle(base::Instant now)
{
    Result<storage::Transaction> transaction = storage::Transaction::begin(m_connection);
    if (!transaction) {
        return failure(transaction);
    }
    return m_numbers.giveUp(now)
        .and_then([this] { return m_settings.remove(RequestSetting); })
        .and_then([this] { return m_settings.put(PlaceSetting, m_place, Keeping::Plain); })
        .and_then([&transaction] { return transaction->commit(); });
}

Result<Standing> StandingStore::hear(const KnownChain &chain, base::Instant now)
{
    if (m_standing == Standing::Forked) {
        return m_standing;
    }
    const Result<bool> behind = isBehind(chain);
    if (!behind) {
        return failure(behind);
    }
    if (*behind) {
        const Result<void> kept = m_settings.put(ForkedSetting, QByteArray::number(chain.upTo), Keeping::Plain);
        m_standing = Standing::Forked; // also when that could not be written: nothing more may be confirmed
        return kept.map([this] { return m_standing; });
    }
    const Result<void> settled = m_standing == Standing::Moved ? settle(now) : Result<void>();
    if (!settled) {
        return failure(settled);
    }
    m_standing = Standing::Sound;
    return m_standing;
}

} // namespace yichuang::store
