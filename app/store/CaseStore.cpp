// SPDX-License-Identifier: Apache-2.0
#include "app/store/CaseStore.h"

#include "app/base/Json.h"
#include "app/domain/CaseText.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::Result;
using domain::Case;
using domain::CaseId;
using storage::Statement;

namespace {

constexpr char Table[] = "cases";
constexpr char BriefTable[] = "cases.brief";
constexpr char SideTable[] = "case_side";

const QByteArray PutSql = "INSERT INTO cases (id, version, heard, updated, brief, body) VALUES (:id, :version, :version, :updated, :brief, :body) "
                          "ON CONFLICT (id) DO UPDATE SET version = excluded.version, updated = excluded.updated, brief = excluded.brief, "
                          "body = excluded.body";
const QByteArray GetSql = "SELECT version, body FROM cases WHERE id = :id";
const QByteArray HeardSql = "SELECT heard FROM cases WHERE id = :id";
const QByteArray HeldSql = "SELECT version FROM cases WHERE id = :id";
const QByteArray HearFeedSql = "UPDATE cases SET heard = :version WHERE id = :id AND heard < :version";
const QByteArray HearAnswerSql = "UPDATE cases SET version = CASE WHEN version = :version - 1 THEN :version ELSE version END, heard = :version "
                           "WHERE id = :id AND heard < :version";
const QByteArray RemoveSql = "DELETE FROM cases WHERE id = :id";
const QByteArray ForgetHeardSql = "UPDATE cases SET heard = 0";
const QByteArray ForgetTheirsSql = "DELETE FROM case_side WHERE side = 'theirs'";
const QByteArray NeverHadSql = "UPDATE cases SET version = 0 WHERE heard = 0 AND version <> 0";
const QByteArray AnyUnheardSql = "SELECT EXISTS (SELECT 1 FROM cases WHERE heard = 0)";
const QByteArray UnheardSql = "SELECT id FROM cases WHERE heard = 0 AND id NOT IN (SELECT lane FROM outbox)";
const QByteArray PutSideSql = "INSERT INTO case_side (id, side, version, body) VALUES (:id, :side, :version, :body) "
                              "ON CONFLICT (id, side) DO UPDATE SET version = excluded.version, body = excluded.body";
const QByteArray SideSql = "SELECT version, body FROM case_side WHERE id = :id AND side = :side";
const QByteArray AnySideSql = "SELECT EXISTS (SELECT 1 FROM case_side)";
const QByteArray DropSidesSql = "DELETE FROM case_side WHERE id = :id";
const QByteArray BriefsSql = "SELECT id, brief FROM cases ORDER BY updated, id";
const QByteArray PageSql = "SELECT rowid, id, version, body FROM cases WHERE rowid > :after ORDER BY rowid LIMIT :limit";

QLatin1String sideWord(CaseSide side)
{
    switch (side) {
    case CaseSide::Base: return QLatin1String("base");
    case CaseSide::Theirs: return QLatin1String("theirs");
    }
    Q_UNREACHABLE();
}

QByteArray sideRow(const CaseId &id, CaseSide side)
{
    const QLatin1String word = sideWord(side);
    return id.toBytes().append(word.data(), word.size());
}

} // namespace

Result<void> CaseStore::put(const Case &record)
{
    const QByteArray id = record.id.toBytes();
    const CaseBrief brief = CaseBrief::of(record);
    const Result<QByteArray> sealedBrief = m_vault.seal(BriefTable, id, brief.toBytes());
    if (!sealedBrief) {
        return failure(sealedBrief);
    }
    const Result<QByteArray> sealed = m_vault.seal(Table, id, domain::caseText(record));
    if (!sealed) {
        return failure(sealed);
    }
    return storage::done(storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":id", id).bind(":version", record.version).bind(":updated", brief.updated).bind(":brief", *sealedBrief).bind(":body", *sealed);
    }));
}

Result<Case> CaseStore::read(const char *table, QByteArrayView row, QByteArrayView sealed, qint64 version)
{
    return m_vault.unseal(table, row, sealed)
        .and_then([](const QByteArray &json) { return base::JsonIn::parse(json); })
        .and_then([](const base::JsonIn &json) { return Case::fromJson(json); })
        .map([version](Case record) {
            record.version = version;
            return record;
        });
}

Result<std::optional<Case>> CaseStore::get(const CaseId &id)
{
    const QByteArray row = id.toBytes();
    return storage::firstRow(m_connection, GetSql, [&](Statement &s) { s.bind(":id", row); },
                             [&](const Statement &s) { return read(Table, row, s.blobView(1), s.integer(0)); });
}

Result<void> CaseStore::remove(const CaseId &id)
{
    if (const Result<void> dropped = dropSides(id); !dropped) {
        return dropped;
    }
    return storage::done(storage::execute(m_connection, RemoveSql, [&](Statement &s) { s.bind(":id", id.toBytes()); }));
}

Result<void> CaseStore::forgetHeard()
{
    return storage::execute(m_connection, ForgetHeardSql, storage::bindNothing).and_then([this](qint64) {
        return storage::done(storage::execute(m_connection, ForgetTheirsSql, storage::bindNothing));
    });
}

Result<std::vector<CaseId>> CaseStore::removeUnheard()
{
    std::vector<CaseId> unheard;
    Result<void> done = storage::forEachRow(m_connection, UnheardSql, storage::bindNothing, [&](const Statement &row) {
        return CaseId::fromBytes(row.blob(0)).map([&](const CaseId &id) { unheard.push_back(id); });
    });
    for (size_t i = 0; done && i < unheard.size(); ++i) {
        done = remove(unheard[i]);
    }
    done = done ? storage::done(storage::execute(m_connection, NeverHadSql, storage::bindNothing)) : done;
    return done.map([&unheard] { return std::move(unheard); });
}

Result<bool> CaseStore::hasUnheard()
{
    return storage::queryInteger(m_connection, AnyUnheardSql).map([](qint64 any) { return any != 0; });
}

Result<std::optional<qint64>> CaseStore::heard(const CaseId &id)
{
    return storage::firstRow(m_connection, HeardSql, [&](Statement &s) { s.bind(":id", id.toBytes()); },
                             [](const Statement &s) -> Result<qint64> { return s.integer(0); });
}

Result<void> CaseStore::hearFeed(const CaseId &id, qint64 version)
{
    return storage::done(storage::execute(m_connection, HearFeedSql, [&](Statement &s) { s.bind(":version", version).bind(":id", id.toBytes()); }));
}

Result<void> CaseStore::hearAnswer(const CaseId &id, qint64 version)
{
    return storage::done(storage::execute(m_connection, HearAnswerSql, [&](Statement &s) { s.bind(":version", version).bind(":id", id.toBytes()); }));
}

Result<void> CaseStore::putSide(CaseSide side, const Case &record)
{
    const Result<QByteArray> sealed = m_vault.seal(SideTable, sideRow(record.id, side), domain::caseText(record));
    if (!sealed) {
        return failure(sealed);
    }
    return storage::done(storage::execute(m_connection, PutSideSql, [&](Statement &s) {
        s.bind(":id", record.id.toBytes()).bind(":side", sideWord(side)).bind(":version", record.version).bind(":body", *sealed);
    }));
}

Result<std::optional<Case>> CaseStore::side(const CaseId &id, CaseSide side)
{
    return storage::firstRow(
        m_connection, SideSql, [&](Statement &s) { s.bind(":id", id.toBytes()).bind(":side", sideWord(side)); },
        [&](const Statement &s) { return read(SideTable, sideRow(id, side), s.blobView(1), s.integer(0)); });
}

Result<bool> CaseStore::hasSides()
{
    return storage::queryInteger(m_connection, AnySideSql).map([](qint64 any) { return any != 0; });
}

Result<void> CaseStore::dropSides(const CaseId &id)
{
    return storage::done(storage::execute(m_connection, DropSidesSql, [&](Statement &s) { s.bind(":id", id.toBytes()); }));
}

Result<void> CaseStore::keepBase(const Case &record)
{
    const Result<std::optional<Case>> kept = side(record.id, CaseSide::Base);
    if (!kept) {
        return failure(kept);
    }
    return *kept ? Result<void>() : putSide(CaseSide::Base, record);
}

Result<bool> CaseStore::settleSides(const CaseId &id)
{
    const Result<std::optional<Case>> theirs = side(id, CaseSide::Theirs);
    if (!theirs) {
        return failure(theirs);
    }
    const Result<std::optional<qint64>> known = heard(id);
    if (!known) {
        return failure(known);
    }
    const bool isNewer = theirs->has_value() && (*theirs)->version >= known->value_or(0);
    if (isNewer) {
        if (const Result<void> taken = put(**theirs); !taken) {
            return failure(taken);
        }
    }
    return dropSides(id).map([isNewer] { return isNewer; });
}

Result<Case> CaseStore::revert(const CaseId &id)
{
    Result<std::optional<Case>> centre = side(id, CaseSide::Theirs);
    if (centre && !*centre) {
        centre = side(id, CaseSide::Base);
    }
    if (!centre) {
        return failure(centre);
    }
    const Result<std::optional<qint64>> told = heard(id);
    const auto held = storage::firstRow(m_connection, HeldSql, [&](Statement &s) { s.bind(":id", id.toBytes()); },
                                        [](const Statement &s) -> Result<qint64> { return s.integer(0); });
    if (!told || !held) {
        return told ? failure(held) : failure(told);
    }
    const qint64 atCentre = told->value_or(0);
    if (atCentre == 0 && held->value_or(0) == 0) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("the centre never had this case"), "store.no_base");
    }
    // It answered "applied" and the feed has not brought the case since: what lies here is older than what it has. Or its feed
    // began anew and has not come to this case.
    if (!*centre || (*centre)->version < atCentre || atCentre == 0) {
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("the case as the centre has it is not here yet"), "store.not_heard");
    }
    const Case record = **centre;
    return put(record).and_then([&] { return dropSides(id); }).map([&record] { return record; });
}

Result<qint64> CaseStore::count()
{
    return storage::queryInteger(m_connection, "SELECT count(*) FROM cases");
}

Result<void> CaseStore::forEachBrief(const std::function<Result<void>(const CaseBrief &)> &take)
{
    return storage::forEachRow(m_connection, BriefsSql, storage::bindNothing, [&](const Statement &row) {
        return m_vault.unseal(BriefTable, row.blobView(0), row.blobView(1))
            .and_then([](const QByteArray &bytes) { return CaseBrief::fromBytes(bytes); })
            .and_then(take);
    });
}

Result<std::vector<std::pair<qint64, Case>>> CaseStore::page(qint64 after, int limit)
{
    std::vector<std::pair<qint64, Case>> cases;
    const Result<void> walked = storage::forEachRow(
        m_connection, PageSql, [&](Statement &s) { s.bind(":after", after).bind(":limit", limit); },
        [&](const Statement &row) {
            return read(Table, row.blobView(1), row.blobView(3), row.integer(2)).map([&](Case record) {
                cases.emplace_back(row.integer(0), std::move(record));
            });
        });
    if (!walked) {
        return failure(walked);
    }
    return cases;
}

} // namespace yichuang::store
