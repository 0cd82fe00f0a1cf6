// SPDX-License-Identifier: Apache-2.0
#include "center/store/FiguresStore.h"

#include "app/base/DateText.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::FiguresSums;
using storage::RowsChanged;
using storage::Statement;

namespace {

#define NUMBERS "received, accepted, closed, immediate, immediate_ms, promised, actual, promise, actual_of_promise"
#define SELECT_CASE "SELECT case_id, item, state, closing, received, accepted, ended, handled, used, promise FROM figures_cases"

QString textOf(QDate day)
{
    return day.isValid() ? day.toString(Qt::ISODate) : QStringLiteral("");
}

FiguresSums readNumbers(Statement &row, int first)
{
    return {row.integer(first),     row.integer(first + 1), row.integer(first + 2), row.integer(first + 3), row.integer(first + 4),
            row.integer(first + 5), row.integer(first + 6), row.integer(first + 7), row.integer(first + 8)};
}

Result<CountedCase> readCase(Statement &row)
{
    const auto id = domain::CaseId::fromBytes(row.blob(0));
    const auto handled = domain::caseKindFromWord(row.text(7));
    if (!id || !handled) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("what a case was counted as cannot be read"), "figures.row");
    }
    CountedCase counted{*id, {row.text(1), row.text(2), static_cast<int>(row.integer(3))}, {}};
    counted.figures.received = base::dateFromIso(row.text(4));
    counted.figures.accepted = base::dateFromIso(row.text(5));
    counted.figures.ended = base::dateFromIso(row.text(6));
    counted.figures.handled = *handled;
    counted.figures.used = row.integer(8);
    counted.figures.promise = row.isNull(9) ? std::nullopt : std::optional(row.integer(9));
    return counted;
}

Result<std::pair<CaseStanding, qint64>> readStanding(Statement &row)
{
    return std::pair(CaseStanding{row.text(0), row.text(1), static_cast<int>(row.integer(2))}, row.integer(3));
}

} // namespace

CaseStanding CaseStanding::of(const domain::Case &record)
{
    return {record.item.toText(), domain::toWord(record.state), record.closing ? static_cast<int>(*record.closing) : NoClosing};
}

void CaseSums::change(const CountedCase &counted, int sign)
{
    for (const auto &[day, sums] : counted.figures.days()) {
        const auto at = days.try_emplace({textOf(day), counted.standing.item}).first;
        sign > 0 ? at->second += sums : at->second -= sums;
        if (at->second == FiguresSums()) {
            days.erase(at);
        }
    }
    const auto at = standings.try_emplace(counted.standing).first;
    at->second += sign;
    if (at->second == 0) {
        standings.erase(at);
    }
}

void CaseSums::add(const CountedCase &counted)
{
    change(counted, 1);
}

void CaseSums::takeOut(const CountedCase &counted)
{
    change(counted, -1);
}

Result<FiguresStore::Progress> FiguresStore::progress()
{
    return findRow(m_connection, "SELECT position, rules, changes FROM figures_progress WHERE id = 1", bindNothing,
                   [](Statement &row) { return Result<Progress>({row.integer(0), row.text(1), row.integer(2)}); })
        .map([](const std::optional<Progress> &found) { return found.value_or(Progress()); });
}

Result<void> FiguresStore::saveProgress(const Progress &progress)
{
    return runQuery(m_connection, "UPDATE figures_progress SET position = :position, rules = :rules, changes = :changes WHERE id = 1",
                    [&](Statement &s) { s.bind(":position", progress.position).bind(":rules", progress.rules).bind(":changes", progress.changes); })
        .map([](qint64) {});
}

Result<std::optional<CountedCase>> FiguresStore::counted(const domain::CaseId &id)
{
    return findRow(m_connection, SELECT_CASE " WHERE case_id = :id", [&](Statement &s) { s.bind(":id", id.toBytes()); }, readCase);
}

Result<std::vector<CountedCase>> FiguresStore::page(const domain::CaseId &after, int limit)
{
    return listRows(m_connection, SELECT_CASE " WHERE case_id > :after ORDER BY case_id LIMIT :limit",
                    [&](Statement &s) { s.bind(":after", after.toBytes()).bind(":limit", limit); }, readCase);
}

Result<void> FiguresStore::put(const CountedCase &counted)
{
    const domain::CaseFigures &figures = counted.figures;
    return gatherQuery(m_connection,
                       "INSERT INTO figures_cases (case_id, item, state, closing, received, accepted, ended, handled, used, promise)"
                       " VALUES (:id, :item, :state, :closing, :received, :accepted, :ended, :handled, :used, :promise)"
                       " ON CONFLICT (case_id) DO UPDATE SET item = excluded.item, state = excluded.state, closing = excluded.closing,"
                       " received = excluded.received, accepted = excluded.accepted, ended = excluded.ended, handled = excluded.handled,"
                       " used = excluded.used, promise = excluded.promise",
                       RowsChanged::One, counted.id.toBytes(), [&](Statement &s) {
                           s.bind(":id", counted.id.toBytes()).bind(":item", counted.standing.item).bind(":state", counted.standing.state);
                           s.bind(":closing", counted.standing.closing).bind(":received", textOf(figures.received));
                           s.bind(":accepted", textOf(figures.accepted)).bind(":ended", textOf(figures.ended));
                           s.bind(":handled", domain::toWord(figures.handled)).bind(":used", figures.used).bind(":promise", figures.promise);
                       });
}

Result<void> FiguresStore::add(const CaseSums &change)
{
    for (const auto &[key, sums] : change.days) {
        const auto bindAll = [&, &day = key.first, &item = key.second, &sums = sums](Statement &s) {
            s.bind(":day", day).bind(":item", item).bind(":received", sums.received).bind(":accepted", sums.accepted).bind(":closed", sums.closed);
            s.bind(":immediate", sums.immediate).bind(":immediate_ms", sums.immediateMs).bind(":promised", sums.promised);
            s.bind(":actual", sums.actualMicroDays).bind(":promise", sums.promiseMicroDays).bind(":actual_of_promise", sums.actualOfPromiseMicroDays);
        };
        const Result<void> added = gatherQuery(
            m_connection,
            "INSERT INTO figures_days AS d (day, item, " NUMBERS ") VALUES (:day, :item, :received, :accepted, :closed, :immediate, :immediate_ms,"
            " :promised, :actual, :promise, :actual_of_promise) ON CONFLICT (day, item) DO UPDATE SET received = d.received + excluded.received,"
            " accepted = d.accepted + excluded.accepted, closed = d.closed + excluded.closed, immediate = d.immediate + excluded.immediate,"
            " immediate_ms = d.immediate_ms + excluded.immediate_ms, promised = d.promised + excluded.promised, actual = d.actual + excluded.actual,"
            " promise = d.promise + excluded.promise, actual_of_promise = d.actual_of_promise + excluded.actual_of_promise",
            RowsChanged::One, {}, bindAll);
        if (!added) {
            return added;
        }
    }
    for (const auto &[standing, cases] : change.standings) {
        const Result<void> added = gatherQuery(
            m_connection,
            "INSERT INTO figures_states AS s (item, state, closing, cases) VALUES (:item, :state, :closing, :cases)"
            " ON CONFLICT (item, state, closing) DO UPDATE SET cases = s.cases + excluded.cases",
            RowsChanged::One, {}, [&, &standing = standing, &cases = cases](Statement &s) {
                s.bind(":item", standing.item).bind(":state", standing.state).bind(":closing", standing.closing).bind(":cases", cases);
            });
        if (!added) {
            return added;
        }
    }
    return {};
}

Result<FiguresSums> FiguresStore::sums(QDate from, QDate to)
{
    return findRow(m_connection,
                   "SELECT CAST(coalesce(sum(received), 0) AS BIGINT), CAST(coalesce(sum(accepted), 0) AS BIGINT), CAST(coalesce(sum(closed), 0) AS BIGINT),"
                   " CAST(coalesce(sum(immediate), 0) AS BIGINT), CAST(coalesce(sum(immediate_ms), 0) AS BIGINT), CAST(coalesce(sum(promised), 0) AS BIGINT),"
                   " CAST(coalesce(sum(actual), 0) AS BIGINT), CAST(coalesce(sum(promise), 0) AS BIGINT), CAST(coalesce(sum(actual_of_promise), 0) AS BIGINT)"
                   " FROM figures_days WHERE day >= :from AND day <= :to",
                   [&](Statement &s) { s.bind(":from", textOf(from)).bind(":to", textOf(to)); },
                   [](Statement &row) { return Result<FiguresSums>(readNumbers(row, 0)); })
        .map([](const std::optional<FiguresSums> &found) { return found.value_or(FiguresSums()); });
}

Result<std::map<CaseStanding, qint64>> FiguresStore::standings()
{
    return listRows(m_connection, "SELECT item, state, closing, cases FROM figures_states WHERE cases <> 0", bindNothing, readStanding).map([](const auto &rows) {
        return std::map<CaseStanding, qint64>(rows.begin(), rows.end());
    });
}

Result<CaseSums> FiguresStore::allSums()
{
    CaseSums sums;
    return standings()
        .and_then([&](std::map<CaseStanding, qint64> found) {
            sums.standings = std::move(found);
            return listRows(m_connection, "SELECT day, item, " NUMBERS " FROM figures_days", bindNothing, [](Statement &row) {
                return Result<std::pair<std::pair<QString, QString>, FiguresSums>>({{row.text(0), row.text(1)}, readNumbers(row, 2)});
            });
        })
        .map([&](const auto &rows) {
            for (const auto &[key, numbers] : rows) {
                if (!(numbers == FiguresSums())) {
                    sums.days.emplace(key, numbers);
                }
            }
            return std::move(sums);
        });
}

Result<void> FiguresStore::replaceSums(const CaseSums &sums)
{
    return runQuery(m_connection, "DELETE FROM figures_days", bindNothing)
        .and_then([&](qint64) { return runQuery(m_connection, "DELETE FROM figures_states", bindNothing); })
        .and_then([&](qint64) { return add(sums); });
}

} // namespace yichuang::center
