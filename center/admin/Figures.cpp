// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Figures.h"

#include "app/base/DateText.h"
#include "app/domain/Figures.h"
#include "center/admin/AdminSession.h"
#include "center/journal/CaseCounting.h"

#include <QMap>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int AtOnce = 500;

/// What was kept, as it was at one moment, and how many cases stand where.
struct Counts {
    domain::FiguresView view;
    domain::HandlingEnd closedAt = domain::HandlingEnd::Decision;
    qint64 cases = 0;
    qint64 open = 0;
    QMap<QString, qint64> byState;
    QMap<QString, qint64> byItem;
    QMap<QString, qint64> byClosing;

    void add(const CaseStanding &standing, qint64 count)
    {
        const std::optional<domain::CaseState> state = domain::caseStateFromWord(standing.state);
        cases += count;
        open += state && !domain::isFinal(*state) ? count : 0;
        byState[standing.state] += count;
        byItem[standing.item] += count;
        if (standing.closing != CaseStanding::NoClosing) {
            byClosing[QString::number(standing.closing)] += count;
        }
    }
};

QJsonObject toJson(const QMap<QString, qint64> &counts)
{
    QJsonObject json;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        json.insert(it.key(), it.value());
    }
    return json;
}

// Beside services that count as well: what one of them counted first is prepared again. `head`: all that was there when it was asked.
Result<void> catchUp(AdminSession &session, qint64 head)
{
    while (true) {
        const auto batch = prepareCounting(session.stores(), AtOnce);
        if (!batch || !*batch) {
            return batch.map([](const auto &) {});
        }
        bool isKept = false;
        const Result<void> written = session.write([&](Stores &stores, CenterStore::Heads &) {
            return keepCounting(stores, **batch).map([&isKept](bool kept) { isKept = kept; });
        });
        if (!written || (isKept && (*batch)->after.position >= head)) {
            return written;
        }
    }
}

Result<Counts> read(Stores &stores, const domain::FiguresScope &scope)
{
    Counts counts;
    domain::Figures figures(scope);
    return stores.facts.current()
        .and_then([&](const Rules &rules) {
            counts.closedAt = rules->facts().directory.site().closedAt;
            return stores.figures.sums(scope.from, scope.to);
        })
        .and_then([&](const domain::FiguresSums &sums) {
            figures.add(sums);
            counts.view = figures.view();
            return stores.figures.standings();
        })
        .map([&](const std::map<CaseStanding, qint64> &standings) {
            for (const auto &[standing, count] : standings) {
                counts.add(standing, count);
            }
            return std::move(counts);
        });
}

// Read again when anything was counted meanwhile: all of the answer is of one moment, and nobody is held up for it.
Result<Counts> countsOf(AdminSession &session, const domain::FiguresScope &scope)
{
    Stores &stores = session.stores();
    while (true) {
        const auto before = stores.center.heads().and_then([&](const CenterStore::Heads &heads) { return catchUp(session, heads.feed); }).and_then([&] {
            return stores.figures.progress();
        });
        Result<Counts> counts = before ? read(stores, scope) : base::failure(before);
        const auto after = counts ? stores.figures.progress() : base::failure(counts);
        if (!after || *after == *before) {
            return after ? std::move(counts) : base::failure(after);
        }
    }
}

Result<QDate> dateOf(const CommandLine &line, const QString &option, QDate absent)
{
    const QDate date = line.has(option) ? base::dateFromIso(line.text(option)) : absent;
    if (!date.isValid()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("--%1 must be a date: YYYY-MM-DD").arg(option), "usage");
    }
    return date;
}

/// One day, by default today, or from one day to another.
Result<domain::FiguresScope> scopeOf(const CommandLine &line, const base::Clock &clock)
{
    if (line.has(QStringLiteral("day")) && (line.has(QStringLiteral("from")) || line.has(QStringLiteral("to")))) {
        return usage(QStringLiteral("say --day, or --from and --to"));
    }
    const Result<QDate> day = dateOf(line, QStringLiteral("day"), base::chinaDate(clock.now()));
    const Result<QDate> from = day.and_then([&](QDate date) { return dateOf(line, QStringLiteral("from"), date); });
    const Result<QDate> to = day.and_then([&](QDate date) { return dateOf(line, QStringLiteral("to"), date); });
    if (!from || !to) {
        return base::failure(!from ? from : to);
    }
    if (*from > *to) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("--from lies after --to"), "usage");
    }
    return domain::FiguresScope{*from, *to, domain::HandlingEnd::Decision};
}

QString valueText(const domain::Quotient &quotient, double scale, const char *unit, int decimals)
{
    const std::optional<double> value = quotient.value();
    return value ? QString::number(*value * scale, 'f', decimals) + QLatin1String(unit) : QStringLiteral("-");
}

QString textOf(const Counts &counts, const domain::FiguresScope &scope)
{
    const domain::FiguresView &view = counts.view;
    const QString span = scope.from == scope.to ? scope.from.toString(Qt::ISODate)
                                                : QStringLiteral("%1 to %2").arg(scope.from.toString(Qt::ISODate), scope.to.toString(Qt::ISODate));
    return QStringLiteral("%1 cases, %2 open\n%3: %4 received, %5 accepted, %6 closed; immediate %7, promised %8, faster than promised %9, content %10\n")
        .arg(counts.cases)
        .arg(counts.open)
        .arg(span)
        .arg(view.received)
        .arg(view.accepted)
        .arg(view.closed)
        .arg(valueText(view.immediateMinutes, 1, " min", 2), valueText(view.promisedWorkingDays, 1, " working days", 2),
             valueText(view.speedUp, 100, " %", 2), valueText(view.satisfaction, 100, " %", 1));
}

// A page is a transaction of its own, so that a service goes on writing in between.
Result<Report> recount(AdminSession &session)
{
    Recount state;
    bool areEqual = false;
    Result<void> done;
    while (done && !state.isComplete) {
        done = session.write([&](Stores &stores, CenterStore::Heads &) {
            return recountSome(stores, state, AtOnce).map([&state](const Recount &next) { state = next; });
        });
    }
    done = done.and_then([&] {
        return session.write([&](Stores &stores, CenterStore::Heads &) { return recountSums(stores).map([&areEqual](bool equal) { areEqual = equal; }); });
    });
    return done.map([&] {
        const bool isRight = areEqual && state.different == 0;
        return Report{{{QStringLiteral("cases"), state.cases}, {QStringLiteral("different"), state.different}, {QStringLiteral("sums_equal"), areEqual}},
                      isRight ? QStringLiteral("%1 cases counted again: the kept figures are equal\n").arg(state.cases)
                              : QStringLiteral("%1 cases counted again: %2 had been counted otherwise, the sums were %3; all is put right\n")
                                    .arg(state.cases)
                                    .arg(state.different)
                                    .arg(areEqual ? QStringLiteral("those of what was counted") : QStringLiteral("others")),
                      isRight ? 0 : 1};
    });
}

} // namespace

Result<Report> runFigures(const CommandLine &line, const base::Clock &clock)
{
    const Result<domain::FiguresScope> scope = scopeOf(line, clock);
    const auto session = scope ? AdminSession::open(Places::of(line), clock) : base::failure(scope);
    if (!session) {
        return base::failure(session);
    }
    if (line.has(QStringLiteral("recount"))) {
        return recount(**session);
    }
    return countsOf(**session, *scope).map([&](const Counts &counts) {
        return Report{{{QStringLiteral("from"), scope->from.toString(Qt::ISODate)},
                       {QStringLiteral("to"), scope->to.toString(Qt::ISODate)},
                       {QStringLiteral("closed_at"), domain::toWord(counts.closedAt)},
                       {QStringLiteral("cases"), counts.cases},
                       {QStringLiteral("open"), counts.open},
                       {QStringLiteral("received"), counts.view.received},
                       {QStringLiteral("figures"), counts.view.toJson()},
                       {QStringLiteral("by_state"), toJson(counts.byState)},
                       {QStringLiteral("by_item"), toJson(counts.byItem)},
                       {QStringLiteral("by_closing"), toJson(counts.byClosing)}},
                      textOf(counts, *scope)};
    });
}

} // namespace yichuang::center
