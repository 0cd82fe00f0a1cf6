// SPDX-License-Identifier: Apache-2.0
#include "center/store/QuarantineStore.h"

#include "app/base/JsonIn.h"
#include "app/crypto/Hash.h"
#include "center/store/Query.h"

#include <optional>

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "quarantine";
constexpr int FiledAtOnce = 20;

/// Not null: an empty value would be bound as none.
const QByteArray Nothing = QByteArray("", 0);

// Of its member "case", whatever else can be read of it.
std::optional<domain::CaseId> caseNamedIn(const QByteArray &raw)
{
    const Result<base::JsonIn> json = base::JsonIn::parse(raw);
    const Result<domain::CaseId> caseId = json ? domain::CaseId::fromText(json->value("case").text()) : base::failure(json);
    return caseId ? std::optional(*caseId) : std::nullopt;
}

} // namespace

struct QuarantineStore::Unfiled {
    qint64 no = 0;
    QByteArray raw;
};

// The bytes are counted only while there may be more rows: so many times at most.
Result<QuarantineStore::Kept> QuarantineStore::roomFor(qint64 workstation, qint64 bytes)
{
    const auto count = [&](const char *sql) {
        return findRow(m_connection, sql, [&](Statement &s) { s.bind(":workstation", workstation); }, [](Statement &row) { return Result<qint64>(row.integer(0)); });
    };
    const auto rows = count("SELECT count(*) FROM quarantine WHERE workstation = :workstation");
    if (!rows || **rows >= m_bounds.rows) {
        return rows.map([](const auto &) { return Kept::Nothing; });
    }
    return count("SELECT CAST(coalesce(sum(length(sealed_raw)), 0) AS BIGINT) FROM quarantine WHERE workstation = :workstation").map([&](const auto &kept) {
        return *kept + bytes <= m_bounds.bytes ? Kept::Whole : Kept::Outline;
    });
}

Result<QuarantineStore::Kept> QuarantineStore::add(qint64 workstation, const Unplaced &unplaced, base::Instant now)
{
    const Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, unplaced.raw);
    if (!hash) {
        return base::failure(hash);
    }
    const auto before = findRow(m_connection, "SELECT length(sealed_raw) FROM quarantine WHERE workstation = :workstation AND content_hash = :hash",
                                [&](Statement &s) { s.bind(":workstation", workstation).bind(":hash", *hash); },
                                [](Statement &row) { return Result<Kept>(row.integer(0) > 0 ? Kept::Whole : Kept::Outline); });
    if (!before || *before) {
        return before ? Result<Kept>(**before) : base::failure(before);
    }
    const Result<Kept> room = roomFor(workstation, unplaced.raw.size());
    if (!room || *room == Kept::Nothing) {
        return room;
    }
    const Result<QByteArray> sealed = *room == Kept::Whole ? m_vault.seal(Table, *hash, unplaced.raw) : Result<QByteArray>(Nothing);
    if (!sealed) {
        return base::failure(sealed);
    }
    const std::optional<domain::CaseId> caseId = caseNamedIn(unplaced.raw);
    return runQuery(m_connection,
                    "INSERT INTO quarantine (workstation, content_hash, code, received, sealed_raw, chain_hash, case_id)"
                    " VALUES (:workstation, :hash, :code, :received, :raw, :chain, :case)",
                    [&](Statement &s) {
                        s.bind(":workstation", workstation).bind(":hash", *hash).bind(":code", unplaced.code).bind(":received", now);
                        s.bind(":raw", *sealed).bind(":chain", unplaced.chainHash.isEmpty() ? std::nullopt : std::optional(unplaced.chainHash));
                        s.bind(":case", caseId ? std::optional(caseId->toBytes()) : std::nullopt);
                    })
        .map([&room](qint64) { return *room; });
}

Result<QuarantineStore::Fork> QuarantineStore::forkAt(qint64 workstation, const QByteArray &chainHash)
{
    return findRow(m_connection,
                   "SELECT (SELECT count(*) FROM quarantine WHERE workstation = :workstation AND chain_hash = :hash),"
                   " (SELECT count(*) FROM quarantine WHERE workstation = :workstation)",
                   [&](Statement &s) { s.bind(":workstation", workstation).bind(":hash", chainHash); },
                   [this](Statement &row) {
                       const Fork unlessFound = row.integer(1) < m_bounds.rows ? Fork::No : Fork::Unknown;
                       return Result<Fork>(row.integer(0) > 0 ? Fork::Yes : unlessFound);
                   })
        .map([](const std::optional<Fork> &found) { return found.value_or(Fork::No); });
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
    return file(caseId)
        .and_then([&] {
            return runQuery(m_connection, "UPDATE quarantine SET sealed_raw = :nothing WHERE case_id = :case",
                            [&](Statement &s) { s.bind(":nothing", Nothing).bind(":case", caseId.toBytes()); });
        })
        .map([](qint64) {});
}

Result<void> QuarantineStore::file(const domain::CaseId &caseId)
{
    for (qint64 after = 0;;) {
        const auto page = listRows(m_connection,
                                   "SELECT no, content_hash, sealed_raw FROM quarantine WHERE case_id IS NULL AND length(sealed_raw) > 0 AND no > :after"
                                   " ORDER BY no LIMIT :limit",
                                   [&](Statement &s) { s.bind(":after", after).bind(":limit", FiledAtOnce); },
                                   [this](Statement &row) {
                                       return m_vault.unseal(Table, row.blob(1), row.blobView(2)).map([&row](QByteArray raw) {
                                           return Unfiled{row.integer(0), std::move(raw)};
                                       });
                                   });
        Result<void> done = page.map([](const auto &) {});
        for (size_t i = 0; done && i < page->size(); ++i) {
            done = fileOne((*page)[i], caseId);
        }
        if (!done || page->empty()) {
            return done;
        }
        after = page->back().no;
    }
}

// What names no case may speak of this one all the same.
Result<void> QuarantineStore::fileOne(const Unfiled &unfiled, const domain::CaseId &caseId)
{
    std::optional<domain::CaseId> named = caseNamedIn(unfiled.raw);
    if (!named && unfiled.raw.contains(caseId.toText().toUtf8())) {
        named = caseId;
    }
    if (!named) {
        return {};
    }
    return runQuery(m_connection, "UPDATE quarantine SET case_id = :case WHERE no = :no",
                    [&](Statement &s) { s.bind(":case", named->toBytes()).bind(":no", unfiled.no); })
        .map([](qint64) {});
}

} // namespace yichuang::center
