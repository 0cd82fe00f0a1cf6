// SPDX-License-Identifier: Apache-2.0
#include "center/store/SummaryStore.h"

#include "app/base/Json.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

Result<void> done(const Result<qint64> &run)
{
    return run.map([](qint64) {});
}

QString dayOf(base::Instant at)
{
    return base::chinaDate(at).toString(Qt::ISODate);
}

QString lastDay(const domain::CaseDues &dues)
{
    const QDate last = std::max(dues.statutory, dues.promised);
    return last.isValid() ? last.toString(Qt::ISODate) : QString();
}

Result<CaseCounts> readCounts(Statement &row)
{
    return CaseCounts{row.text(0), row.text(1), row.text(2), row.text(3), row.text(4), row.text(5)};
}

#define SUMMARY_SELECT "SELECT place, day, revision, received, accepted, closed, overdue, sent, taken FROM tier_summaries"

Result<DaySummary> readSummary(Statement &row)
{
    const auto place = domain::PlaceId::fromText(row.text(0));
    if (!place) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a summary cannot be read"), "tiers.row");
    }
    return DaySummary{*place, row.text(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5), row.integer(6), row.integer(7), row.integer(8)};
}

} // namespace

CaseCounts countsOf(const domain::Case &record)
{
    using domain::ActKind;
    CaseCounts counts;
    const auto &steps = record.steps;
    const auto last = [&](ActKind act) {
        return std::find_if(steps.rbegin(), steps.rend(), [act](const domain::Step &step) { return step.act == act; });
    };
    const auto taken = last(ActKind::TakeOver);
    const auto sent = last(ActKind::Transfer);
    const bool isForeign = taken != steps.rend();
    const bool isGone = record.state == domain::CaseState::Transferred;
    counts.received = isForeign ? QString() : dayOf(record.received);
    counts.taken = isForeign ? dayOf(taken->at) : QString();
    counts.sent = isGone && sent != steps.rend() ? dayOf(sent->at) : QString();
    const bool acceptedHere = record.accepted && (!isForeign || *record.accepted >= taken->at);
    counts.accepted = acceptedHere ? dayOf(*record.accepted) : QString();
    counts.closed = record.closed ? dayOf(*record.closed) : QString();
    counts.due = isGone ? QString() : lastDay(record.dues);
    return counts;
}

bool DaySummary::sameNumbers(const DaySummary &other) const
{
    return received == other.received && accepted == other.accepted && closed == other.closed && overdue == other.overdue && sent == other.sent
        && taken == other.taken;
}

Result<DaySummary> DaySummary::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "summary");
    DaySummary summary;
    summary.place = domain::readKey<domain::PlaceId>(reader, "place");
    summary.day = reader.date("day").toString(Qt::ISODate);
    summary.revision = reader.integer("revision", 1);
    summary.received = reader.integer("received", 0);
    summary.accepted = reader.integer("accepted", 0);
    summary.closed = reader.integer("closed", 0);
    summary.overdue = reader.integer("overdue", 0);
    summary.sent = reader.integer("sent", 0);
    summary.taken = reader.integer("taken", 0);
    return reader.finish(std::move(summary));
}

QJsonObject DaySummary::toJson() const
{
    return {{QStringLiteral("place"), place.toText()}, {QStringLiteral("day"), day},           {QStringLiteral("revision"), revision},
            {QStringLiteral("received"), received},    {QStringLiteral("accepted"), accepted}, {QStringLiteral("closed"), closed},
            {QStringLiteral("overdue"), overdue},      {QStringLiteral("sent"), sent},         {QStringLiteral("taken"), taken}};
}

Result<SummaryStore::Progress> SummaryStore::progress()
{
    return findRow(m_connection, "SELECT counted, counted_day FROM tier_self", bindNothing,
                   [](Statement &row) { return Result<Progress>({row.integer(0), row.text(1)}); })
        .map([](const std::optional<Progress> &found) { return found.value_or(Progress{}); });
}

Result<void> SummaryStore::saveProgress(const Progress &progress)
{
    return done(runQuery(m_connection, "UPDATE tier_self SET counted = :position, counted_day = :day",
                         [&](Statement &s) { s.bind(":position", progress.position).bind(":day", progress.day); }));
}

Result<std::set<QString>> SummaryStore::count(const domain::CaseId &id, const CaseCounts &counts)
{
    const auto before = findRow(m_connection, "SELECT received, accepted, closed, due, sent, taken FROM tier_counts WHERE case_id = :id",
                                [&](Statement &s) { s.bind(":id", id.toBytes()); }, readCounts);
    if (!before || *before == counts) {
        return before ? Result<std::set<QString>>(std::set<QString>()) : base::failure(before);
    }
    const Result<qint64> kept = runQuery(
        m_connection,
        "INSERT INTO tier_counts (case_id, received, accepted, closed, due, sent, taken)"
        " VALUES (:id, :received, :accepted, :closed, :due, :sent, :taken) ON CONFLICT (case_id) DO UPDATE SET received = excluded.received,"
        " accepted = excluded.accepted, closed = excluded.closed, due = excluded.due, sent = excluded.sent, taken = excluded.taken",
        [&](Statement &s) {
            s.bind(":id", id.toBytes()).bind(":received", counts.received).bind(":accepted", counts.accepted).bind(":closed", counts.closed);
            s.bind(":due", counts.due).bind(":sent", counts.sent).bind(":taken", counts.taken);
        });
    const CaseCounts old = before->value_or(CaseCounts{});
    std::set<QString> days;
    for (const CaseCounts *each : {&old, &counts}) {
        days.insert({each->received, each->accepted, each->closed, each->due, each->sent, each->taken});
    }
    days.erase(QString());
    return kept.map([&days](qint64) { return days; });
}

Result<DaySummary> SummaryStore::counted(const domain::PlaceId &place, const QString &day, const QString &today)
{
    return findRow(m_connection,
                   "SELECT (SELECT count(*) FROM tier_counts WHERE received = :day), (SELECT count(*) FROM tier_counts WHERE accepted = :day),"
                   " (SELECT count(*) FROM tier_counts WHERE closed = :day),"
                   " (SELECT count(*) FROM tier_counts WHERE due = :day AND due < :today AND (closed = '' OR closed > due)),"
                   " (SELECT count(*) FROM tier_counts WHERE sent = :day), (SELECT count(*) FROM tier_counts WHERE taken = :day)",
                   [&](Statement &s) { s.bind(":day", day).bind(":today", today); },
                   [&](Statement &row) {
                       return Result<DaySummary>(DaySummary{place, day, 0, row.integer(0), row.integer(1), row.integer(2), row.integer(3),
                                                            row.integer(4), row.integer(5)});
                   })
        .map([](const std::optional<DaySummary> &found) { return found.value_or(DaySummary{}); });
}

Result<std::vector<QString>> SummaryStore::dueDays(const QString &first, const QString &end)
{
    return listRows(m_connection, "SELECT DISTINCT due FROM tier_counts WHERE due >= :first AND due < :end AND due <> ''",
                    [&](Statement &s) { s.bind(":first", first).bind(":end", end); }, [](Statement &row) { return Result<QString>(row.text(0)); });
}

Result<bool> SummaryStore::put(const DaySummary &summary)
{
    return runQuery(m_connection,
                    "INSERT INTO tier_summaries (place, day, revision, received, accepted, closed, overdue, sent, taken)"
                    " VALUES (:place, :day, :revision, :received, :accepted, :closed, :overdue, :sent, :taken)"
                    " ON CONFLICT (place, day) DO UPDATE SET revision = excluded.revision, received = excluded.received,"
                    " accepted = excluded.accepted, closed = excluded.closed, overdue = excluded.overdue, sent = excluded.sent,"
                    " taken = excluded.taken WHERE excluded.revision > tier_summaries.revision",
                    [&](Statement &s) {
                        s.bind(":place", summary.place.toText()).bind(":day", summary.day).bind(":revision", summary.revision);
                        s.bind(":received", summary.received).bind(":accepted", summary.accepted).bind(":closed", summary.closed);
                        s.bind(":overdue", summary.overdue).bind(":sent", summary.sent).bind(":taken", summary.taken);
                    })
        .map([](qint64 changed) { return changed > 0; });
}

Result<bool> SummaryStore::keepOwn(const DaySummary &summary)
{
    const auto before = findRow(m_connection, SUMMARY_SELECT " WHERE place = :place AND day = :day",
                                [&](Statement &s) { s.bind(":place", summary.place.toText()).bind(":day", summary.day); }, readSummary);
    if (!before) {
        return base::failure(before);
    }
    const DaySummary old = before->value_or(DaySummary{});
    if (old.sameNumbers(summary)) {
        return false;
    }
    DaySummary next = summary;
    next.revision = old.revision + 1;
    return put(next);
}

Result<bool> SummaryStore::keep(const DaySummary &summary)
{
    return put(summary);
}

Result<std::vector<DaySummary>> SummaryStore::toOffer(int limit)
{
    return listRows(m_connection, SUMMARY_SELECT " WHERE offered < revision ORDER BY place, day LIMIT :limit",
                    [limit](Statement &s) { s.bind(":limit", limit); }, readSummary);
}

Result<void> SummaryStore::noteOffered(const DaySummary &summary)
{
    return done(runQuery(m_connection, "UPDATE tier_summaries SET offered = :revision WHERE place = :place AND day = :day AND offered < :revision",
                         [&](Statement &s) {
                             s.bind(":revision", summary.revision).bind(":place", summary.place.toText()).bind(":day", summary.day);
                         }));
}

Result<void> SummaryStore::offerAllAgain()
{
    return done(runQuery(m_connection, "UPDATE tier_summaries SET offered = 0", bindNothing));
}

Result<std::vector<DaySummary>> SummaryStore::list(const QString &from, const QString &to)
{
    return listRows(m_connection, SUMMARY_SELECT " WHERE day >= :from AND day <= :to ORDER BY place, day",
                    [&](Statement &s) { s.bind(":from", from).bind(":to", to); }, readSummary);
}

} // namespace yichuang::center
