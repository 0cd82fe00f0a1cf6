// SPDX-License-Identifier: Apache-2.0
#include "center/store/DateChangeStore.h"

#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

Result<Recomputation> readState(Statement &row)
{
    // Before the first case stands the null id, which is nobody's.
    const QByteArray bytes = row.blob(1);
    const bool isStart = bytes == domain::CaseId().toBytes();
    const base::Result<domain::CaseId> after = isStart ? base::Result<domain::CaseId>(domain::CaseId()) : domain::CaseId::fromBytes(bytes);
    return after.map([&row](const domain::CaseId &id) { return Recomputation{row.integer(0), id, row.integer(2), row.integer(3), row.instantIfAny(4)}; });
}

} // namespace

Result<void> DateChangeStore::add(const domain::CaseId &caseId, const RecordedDateChange &change)
{
    return runQuery(m_connection, "INSERT INTO date_changes (case_id, version, revision, made) VALUES (:case, :version, :revision, :made)",
                    [&](Statement &s) {
                        s.bind(":case", caseId.toBytes()).bind(":version", change.version).bind(":revision", change.revision).bind(":made", change.made);
                    })
        .map([](qint64) {});
}

Result<std::vector<RecordedDateChange>> DateChangeStore::ofCase(const domain::CaseId &caseId)
{
    return listRows(m_connection, "SELECT version, revision, made FROM date_changes WHERE case_id = :case ORDER BY version",
                    [&caseId](Statement &s) { s.bind(":case", caseId.toBytes()); },
                    [](Statement &row) { return Result<RecordedDateChange>(RecordedDateChange{row.integer(0), row.integer(1), row.instant(2)}); });
}

Result<qint64> DateChangeStore::count()
{
    return storage::queryInteger(m_connection, "SELECT count(*) FROM date_changes");
}

Result<void> DateChangeStore::begin(qint64 calendar, base::Instant now)
{
    return runQuery(m_connection, "UPDATE recomputations SET finished = :now WHERE finished IS NULL AND calendar < :calendar",
                    [&](Statement &s) { s.bind(":now", now).bind(":calendar", calendar); })
        .and_then([&](qint64) {
            return runQuery(m_connection,
                            "INSERT INTO recomputations (calendar, started, after_case) VALUES (:calendar, :now, :after) ON CONFLICT (calendar) DO NOTHING",
                            [&](Statement &s) { s.bind(":calendar", calendar).bind(":now", now).bind(":after", domain::CaseId().toBytes()); });
        })
        .map([](qint64) {});
}

Result<std::optional<Recomputation>> DateChangeStore::unfinished()
{
    return findRow(m_connection, "SELECT calendar, after_case, seen, changed, finished FROM recomputations WHERE finished IS NULL ORDER BY calendar LIMIT 1",
                   bindNothing, readState);
}

Result<std::optional<Recomputation>> DateChangeStore::of(qint64 calendar)
{
    return findRow(m_connection, "SELECT calendar, after_case, seen, changed, finished FROM recomputations WHERE calendar = :calendar",
                   [calendar](Statement &s) { s.bind(":calendar", calendar); }, readState);
}

Result<void> DateChangeStore::save(const Recomputation &state)
{
    return runQuery(m_connection,
                    "UPDATE recomputations SET after_case = :after, seen = :seen, changed = :changed, finished = :finished WHERE calendar = :calendar",
                    [&](Statement &s) {
                        s.bind(":after", state.after.toBytes()).bind(":seen", state.seen).bind(":changed", state.changed);
                        s.bind(":finished", state.finished).bind(":calendar", state.calendar);
                    })
        .map([](qint64) {});
}

} // namespace yichuang::center
