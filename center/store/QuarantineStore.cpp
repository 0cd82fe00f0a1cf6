// SPDX-License-Identifier: Apache-2.0
#include "center/store/QuarantineStore.h"

#include "app/crypto/Hash.h"
#include "center/store/Query.h"

#include <optional>

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "quarantine";

struct SealedOffer {
    qint64 no = 0;
    QByteArray sealed;
    QByteArray hash;
};

} // namespace

Result<void> QuarantineStore::add(qint64 workstation, const Unplaced &unplaced, base::Instant now)
{
    const Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, unplaced.raw);
    if (!hash) {
        return base::failure(hash);
    }
    const Result<QByteArray> sealed = m_vault.seal(Table, *hash, unplaced.raw);
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection,
                    "INSERT INTO quarantine (workstation, content_hash, code, received, sealed_raw, chain_hash)"
                    " VALUES (:workstation, :hash, :code, :received, :raw, :chain) ON CONFLICT (workstation, content_hash) DO NOTHING",
                    [&](Statement &s) {
                        s.bind(":workstation", workstation).bind(":hash", *hash).bind(":code", unplaced.code).bind(":received", now);
                        s.bind(":raw", *sealed).bind(":chain", unplaced.chainHash.isEmpty() ? std::nullopt : std::optional(unplaced.chainHash));
                    })
        .map([](qint64) {});
}

Result<bool> QuarantineStore::isForked(qint64 workstation, const QByteArray &chainHash)
{
    return findRow(m_connection, "SELECT 1 FROM quarantine WHERE workstation = :workstation AND chain_hash = :hash LIMIT 1",
                   [&](Statement &s) { s.bind(":workstation", workstation).bind(":hash", chainHash); }, [](Statement &) { return Result<bool>(true); })
        .map([](const std::optional<bool> &found) { return found.has_value(); });
}

Result<std::vector<Quarantined>> QuarantineStore::list(qint64 afterNo, int limit)
{
    return listRows(m_connection,
                    "SELECT no, workstation, code, received, content_hash, sealed_raw FROM quarantine WHERE no > :after AND length(sealed_raw) > 0 ORDER BY no LIMIT :limit",
                    [&](Statement &s) { s.bind(":after", afterNo).bind(":limit", limit); },
                    [this](Statement &row) {
                        return m_vault.unseal(Table, row.blob(4), row.blobView(5)).map([&row](QByteArray raw) {
                            return Quarantined{row.integer(0), row.integer(1), row.text(2), row.instant(3), std::move(raw)};
                        });
                    });
}

Result<void> QuarantineStore::empty(const domain::CaseId &caseId)
{
    const auto offers = listRows(m_connection, "SELECT no, sealed_raw, content_hash FROM quarantine WHERE length(sealed_raw) > 0", bindNothing,
                                 [](Statement &row) { return Result<SealedOffer>(SealedOffer{row.integer(0), row.blob(1), row.blob(2)}); });
    if (!offers) {
        return base::failure(offers);
    }
    for (const SealedOffer &offer : *offers) {
        const Result<QByteArray> raw = m_vault.unseal(Table, offer.hash, offer.sealed);
        if (!raw) {
            return base::failure(raw);
        }
        if (!raw->contains(caseId.toText().toUtf8())) {
            continue;
        }
        const Result<qint64> emptied = runQuery(m_connection, "UPDATE quarantine SET sealed_raw = :nothing WHERE no = :no",
                                                [&](Statement &s) { s.bind(":nothing", QByteArray("", 0)).bind(":no", offer.no); });
        if (!emptied) {
            return base::failure(emptied);
        }
    }
    return {};
}

} // namespace yichuang::center
