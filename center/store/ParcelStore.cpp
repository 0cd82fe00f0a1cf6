// SPDX-License-Identifier: Apache-2.0
#include "center/store/ParcelStore.h"

#include "app/base/Json.h"
#include "center/store/Query.h"
#include "center/store/TierStore.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char OutTable[] = "tier_outbox";
constexpr char InTable[] = "tier_inbox";
constexpr char HistoryTable[] = "tier_histories";
constexpr qsizetype MaxParcel = 8 * 1024 * 1024;
constexpr int RowsAtOnce = 100;

Result<void> done(const Result<qint64> &run)
{
    return run.map([](qint64) {});
}

Result<Parcel> parcelOf(const QByteArray &text)
{
    return base::JsonIn::parse(text, MaxParcel).and_then([](const base::JsonIn &json) { return Parcel::fromJson(json); });
}

QByteArray rowName(const domain::CaseId &caseId, int custody)
{
    return caseId.toBytes() + QByteArray::number(custody);
}

Result<TransferRow> readTransfer(Statement &row)
{
    const auto id = domain::CaseId::fromBytes(row.blob(0));
    const auto from = domain::PlaceId::fromText(row.text(2));
    const auto to = domain::PlaceId::fromText(row.text(3));
    if (!id || !from || !to) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a transfer cannot be read"), "tiers.row");
    }
    return TransferRow{*id, static_cast<int>(row.integer(1)), *from, *to, row.text(4), row.text(5), row.instant(6)};
}

} // namespace

Result<LinkState> ParcelStore::link(qint64 neighbour)
{
    return findRow(m_connection, "SELECT out_n, out_hash, out_taken, in_n, in_hash FROM tier_links WHERE neighbour = :neighbour",
                   [neighbour](Statement &s) { s.bind(":neighbour", neighbour); },
                   [](Statement &row) {
                       return Result<LinkState>({{row.integer(0), {}, row.blob(1)}, row.integer(2), {row.integer(3), {}, row.blob(4)}});
                   })
        .map([](const std::optional<LinkState> &found) { return found.value_or(LinkState{}); });
}

Result<void> ParcelStore::touch(qint64 neighbour)
{
    return done(runQuery(m_connection,
                         "INSERT INTO tier_links (neighbour, out_hash, in_hash) VALUES (:neighbour, :zeros, :zeros) ON CONFLICT DO NOTHING",
                         [neighbour](Statement &s) { s.bind(":neighbour", neighbour).bind(":zeros", crypto::ChainLink().hash); }));
}

Result<void> ParcelStore::send(qint64 neighbour, const Parcel &parcel)
{
    const Result<LinkState> state = touch(neighbour).and_then([&] { return link(neighbour); });
    const auto next = state ? parcelLink(state->out, parcel) : base::failure(state);
    const auto sealed = next ? m_vault.seal(OutTable, parcel.id.toBytes(), base::canonicalJson(parcel.toJson())) : base::failure(next);
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection,
                    "INSERT INTO tier_outbox (neighbour, n, id, hash, sealed_body) VALUES (:neighbour, :n, :id, :hash, :body)",
                    [&](Statement &s) {
                        s.bind(":neighbour", neighbour).bind(":n", next->n).bind(":id", parcel.id.toBytes()).bind(":hash", next->hash);
                        s.bind(":body", *sealed);
                    })
        .and_then([&](qint64) {
            return runQuery(m_connection, "UPDATE tier_links SET out_n = :n, out_hash = :hash WHERE neighbour = :neighbour",
                            [&](Statement &s) { s.bind(":n", next->n).bind(":hash", next->hash).bind(":neighbour", neighbour); });
        })
        .map([](qint64) {});
}

Result<std::vector<ParcelOnLink>> ParcelStore::outgoing(qint64 neighbour, qint64 afterN, qsizetype bytes)
{
    qsizetype size = 0;
    auto rows = listRows(m_connection, "SELECT n, hash, id, sealed_body FROM tier_outbox WHERE neighbour = :neighbour AND n > :n ORDER BY n LIMIT :limit",
                         [&](Statement &s) { s.bind(":neighbour", neighbour).bind(":n", afterN).bind(":limit", RowsAtOnce); },
                         [&](Statement &row) -> Result<std::optional<ParcelOnLink>> {
                             if (size > bytes) {
                                 return std::optional<ParcelOnLink>();
                             }
                             const Result<QByteArray> text = m_vault.unseal(OutTable, row.blob(2), row.blobView(3));
                             auto parcel = text ? parcelOf(*text) : base::failure(text);
                             if (!parcel) {
                                 return base::failure(parcel);
                             }
                             size += text->size();
                             return std::optional(ParcelOnLink{row.integer(0), row.blob(1), std::move(*parcel)});
                         });
    if (!rows) {
        return base::failure(rows);
    }
    std::vector<ParcelOnLink> list;
    for (auto &row : *rows) {
        if (row) {
            list.push_back(std::move(*row));
        }
    }
    // The last one may have made it too much; alone it must still go.
    if (size > bytes && list.size() > 1) {
        list.pop_back();
    }
    return list;
}

Result<QByteArray> ParcelStore::hashAt(qint64 neighbour, qint64 n)
{
    if (n == 0) {
        return crypto::ChainLink().hash;
    }
    return findRow(m_connection, "SELECT hash FROM tier_outbox WHERE neighbour = :neighbour AND n = :n",
                   [&](Statement &s) { s.bind(":neighbour", neighbour).bind(":n", n); },
                   [](Statement &row) { return Result<QByteArray>(row.blob(0)); })
        .map([](const std::optional<QByteArray> &hash) { return hash.value_or(QByteArray()); });
}

Result<void> ParcelStore::noteTaken(qint64 neighbour, qint64 n)
{
    return done(runQuery(m_connection, "UPDATE tier_links SET out_taken = :n WHERE neighbour = :neighbour",
                         [&](Statement &s) { s.bind(":n", n).bind(":neighbour", neighbour); }));
}

// The chain begins at zeros and nothing is ever taken out of it: offered from its beginning, it is the new chain.
Result<void> ParcelStore::restart(qint64 neighbour)
{
    return done(runQuery(m_connection, "UPDATE tier_links SET out_taken = 0, in_n = 0, in_hash = :zeros WHERE neighbour = :neighbour",
                         [neighbour](Statement &s) { s.bind(":neighbour", neighbour).bind(":zeros", crypto::ChainLink().hash); }));
}

Result<void> ParcelStore::rewindIncoming(qint64 neighbour, const crypto::ChainLink &at)
{
    return done(runQuery(m_connection, "UPDATE tier_links SET in_n = :n, in_hash = :hash WHERE neighbour = :neighbour",
                         [&](Statement &s) { s.bind(":n", at.n).bind(":hash", at.hash).bind(":neighbour", neighbour); }));
}

Result<bool> ParcelStore::take(qint64 neighbour, const ParcelOnLink &next, base::Instant now)
{
    const Result<LinkState> state = touch(neighbour).and_then([&] { return link(neighbour); });
    const auto right = state ? parcelLink(state->in, next.parcel) : base::failure(state);
    if (!right) {
        return base::failure(right);
    }
    if (right->n != next.n || right->hash != next.hash) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("parcel %1 does not follow %2").arg(next.n).arg(state->in.n), "tiers.chain");
    }
    const Result<bool> added = addWaiting(neighbour, next.parcel, now);
    if (!added) {
        return added;
    }
    return rewindIncoming(neighbour, *right).map([&added] { return *added; });
}

Result<void> ParcelStore::setAside(const Parcel &word, base::Instant now)
{
    return addWaiting(Here, word, now).map([](bool) {});
}

Result<bool> ParcelStore::addWaiting(qint64 neighbour, const Parcel &parcel, base::Instant now)
{
    const auto sealed = m_vault.seal(InTable, parcel.id.toBytes(), base::canonicalJson(parcel.toJson()));
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection,
                    "INSERT INTO tier_inbox (id, neighbour, state, received, sealed_body) VALUES (:id, :neighbour, 'waiting', :now, :body)"
                    " ON CONFLICT DO NOTHING",
                    [&](Statement &s) {
                        s.bind(":id", parcel.id.toBytes()).bind(":neighbour", neighbour).bind(":now", now).bind(":body", *sealed);
                    })
        .map([](qint64 added) { return added > 0; });
}

Result<bool> ParcelStore::isKnown(const ParcelId &id)
{
    return findRow(m_connection, "SELECT 1 FROM tier_inbox WHERE id = :id", [&](Statement &s) { s.bind(":id", id.toBytes()); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found.has_value(); });
}

Result<void> ParcelStore::finish(const ParcelId &id)
{
    return done(runQuery(m_connection, "UPDATE tier_inbox SET state = 'done' WHERE id = :id", [&](Statement &s) { s.bind(":id", id.toBytes()); }));
}

Result<void> ParcelStore::waitAgain(const ParcelId &id, qint64 neighbour)
{
    return done(runQuery(m_connection, "UPDATE tier_inbox SET state = 'waiting', neighbour = :neighbour WHERE id = :id",
                         [&](Statement &s) { s.bind(":neighbour", neighbour).bind(":id", id.toBytes()); }));
}

Result<bool> ParcelStore::wentTo(qint64 neighbour, const Parcel &parcel)
{
    const QByteArray id = parcel.id.toBytes();
    return findRow(m_connection, "SELECT sealed_body FROM tier_outbox WHERE neighbour = :neighbour AND id = :id LIMIT 1",
                   [&](Statement &s) { s.bind(":neighbour", neighbour).bind(":id", id); },
                   [&](Statement &row) { return m_vault.unseal(OutTable, id, row.blobView(0)); })
        .map([&parcel](const std::optional<QByteArray> &sent) { return sent && *sent == base::canonicalJson(parcel.toJson()); });
}

Result<std::vector<ParcelWaiting>> ParcelStore::waitingAfter(int limit)
{
    const base::Instant at = m_lookedAt ? m_lookedAt->first : base::Instant();
    const QByteArray id = m_lookedAt ? m_lookedAt->second.toBytes() : QByteArray(1, '\0');
    return listRows(m_connection,
                    "SELECT id, sealed_body, received, neighbour FROM tier_inbox WHERE state = 'waiting' AND (received > :at OR (received = :at AND id > :id))"
                    " ORDER BY received, id LIMIT :limit",
                    [&](Statement &s) { s.bind(":at", at).bind(":id", id).bind(":limit", limit); },
                    [this](Statement &row) {
                        return m_vault.unseal(InTable, row.blob(0), row.blobView(1)).and_then(parcelOf).map([&row](Parcel parcel) {
                            return ParcelWaiting{std::move(parcel), row.instant(2), row.integer(3)};
                        });
                    });
}

Result<std::vector<ParcelWaiting>> ParcelStore::nextWaiting(int limit)
{
    Result<std::vector<ParcelWaiting>> next = waitingAfter(limit);
    if (next && next->empty() && m_lookedAt) {
        m_lookedAt.reset();
        next = waitingAfter(limit);
    }
    if (next) {
        m_lookedAt.reset();
        if (next->size() == static_cast<size_t>(limit)) {
            m_lookedAt.emplace(next->back().received, next->back().parcel.id);
        }
    }
    return next;
}

Result<qint64> ParcelStore::countWaiting()
{
    return storage::queryInteger(m_connection, "SELECT count(*) FROM tier_inbox WHERE state = 'waiting'");
}

Result<void> ParcelStore::noteTransfer(const TransferRow &row)
{
    return done(runQuery(m_connection,
                         "INSERT INTO tier_transfers (case_id, custody, from_place, to_place, state, reason, at)"
                         " VALUES (:case, :custody, :from, :to, :state, :reason, :at) ON CONFLICT DO NOTHING",
                         [&](Statement &s) {
                             s.bind(":case", row.caseId.toBytes()).bind(":custody", row.custody).bind(":from", row.from.toText());
                             s.bind(":to", row.to.toText()).bind(":state", row.state).bind(":reason", row.reason).bind(":at", row.at);
                         }));
}

Result<std::vector<TransferRow>> ParcelStore::transfers(int limit)
{
    return listRows(m_connection,
                    "SELECT case_id, custody, from_place, to_place, state, reason, at FROM tier_transfers ORDER BY at DESC, case_id LIMIT :limit",
                    [limit](Statement &s) { s.bind(":limit", limit); }, readTransfer);
}

Result<std::optional<TransferRow>> ParcelStore::transfer(const domain::CaseId &caseId, int custody)
{
    return findRow(m_connection,
                   "SELECT case_id, custody, from_place, to_place, state, reason, at FROM tier_transfers WHERE case_id = :case AND custody = :custody",
                   [&](Statement &s) { s.bind(":case", caseId.toBytes()).bind(":custody", custody); }, readTransfer);
}

Result<bool> ParcelStore::settleTransfer(const domain::CaseId &caseId, int custody, const QString &state, const QString &reason)
{
    return runQuery(m_connection,
                    "UPDATE tier_transfers SET state = :state, reason = :reason WHERE case_id = :case AND custody = :custody AND state = 'sent'",
                    [&](Statement &s) {
                        s.bind(":state", state).bind(":reason", reason).bind(":case", caseId.toBytes()).bind(":custody", custody);
                    })
        .map([](qint64 changed) { return changed > 0; });
}

Result<void> ParcelStore::keepHistory(const domain::CaseId &caseId, int custody, const QJsonArray &rows)
{
    return m_vault.seal(HistoryTable, rowName(caseId, custody), base::canonicalJson(QJsonObject{{QStringLiteral("rows"), rows}}))
        .and_then([&](const QByteArray &sealed) {
            return done(runQuery(m_connection, "INSERT INTO tier_histories (case_id, custody, sealed_body) VALUES (:case, :custody, :body)",
                                 [&](Statement &s) { s.bind(":case", caseId.toBytes()).bind(":custody", custody).bind(":body", sealed); }));
        });
}

Result<QJsonArray> ParcelStore::history(const domain::CaseId &caseId, int custody)
{
    return findRow(m_connection, "SELECT sealed_body FROM tier_histories WHERE case_id = :case AND custody = :custody",
                   [&](Statement &s) { s.bind(":case", caseId.toBytes()).bind(":custody", custody); },
                   [&](Statement &row) {
                       return m_vault.unseal(HistoryTable, rowName(caseId, custody), row.blobView(0)).and_then([](const QByteArray &text) {
                           return base::parseJsonObject(text, MaxParcel);
                       });
                   })
        .map([](const std::optional<QJsonObject> &found) { return found.value_or(QJsonObject()).value(QLatin1String("rows")).toArray(); });
}

} // namespace yichuang::center
