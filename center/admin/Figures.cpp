// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Figures.h"

#include "app/base/DateText.h"
#include "app/domain/Figures.h"
#include "center/admin/AdminSession.h"

#include <QMap>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int PageSize = 1000;

/// The six headline figures, counted by the one class that defines them, and how many cases stand where.
struct Counts {
    domain::Figures figures;
    qint64 cases = 0;
    qint64 open = 0;
    qint64 received = 0;
    QMap<QString, qint64> byState;
    QMap<QString, qint64> byItem;
    QMap<QString, qint64> byClosing;

    void add(const domain::Case &record)
    {
        ++cases;
        open += domain::isFinal(record.state) ? 0 : 1;
        ++byState[domain::toWord(record.state)];
        ++byItem[record.item.toText()];
        if (record.closing) {
            ++byClosing[QString::number(static_cast<int>(*record.closing))];
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

Result<void> count(const domain::Case &record, const domain::Facts &facts, const domain::FiguresScope &scope, Counts &counts)
{
    const domain::Item *item = facts.item(record.catalogue, record.item);
    const domain::Calendar *calendar = facts.calendar(record.region);
    if (!item || !calendar) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("case %1 rests on a catalogue or calendar that is not here").arg(record.number),
                          "figures.facts");
    }
    const QDate day = base::chinaDate(record.received);
    counts.received += day >= scope.from && day <= scope.to ? 1 : 0;
    counts.add(record);
    counts.figures.add(record, *item, facts.workingTime(*calendar));
    return {};
}

Result<void> countAll(CaseStore &cases, const domain::Facts &facts, const domain::FiguresScope &scope, Counts &counts)
{
    domain::CaseId after;
    while (true) {
        const Result<std::vector<domain::Case>> page = cases.page(after, PageSize);
        if (!page || page->empty()) {
            return page.map([](const auto &) {});
        }
        for (const domain::Case &record : *page) {
            const Result<void> counted = count(record, facts, scope, counts);
            if (!counted) {
                return counted;
            }
        }
        after = page->back().id;
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
    const domain::FiguresView view = counts.figures.view();
    const QString span = scope.from == scope.to ? scope.from.toString(Qt::ISODate)
                                                : QStringLiteral("%1 to %2").arg(scope.from.toString(Qt::ISODate), scope.to.toString(Qt::ISODate));
    return QStringLiteral("%1 cases, %2 open\n%3: %4 received, %5 accepted, %6 closed; immediate %7, promised %8, faster than promised %9, content %10\n")
        .arg(counts.cases)
        .arg(counts.open)
        .arg(span)
        .arg(counts.received)
        .arg(view.accepted)
        .arg(view.closed)
        .arg(valueText(view.immediateMinutes, 1, " min", 2), valueText(view.promisedWorkingDays, 1, " working days", 2),
             valueText(view.speedUp, 100, " %", 2), valueText(view.satisfaction, 100, " %", 1));
}

} // namespace

Result<Report> runFigures(const CommandLine &line, const base::Clock &clock)
{
    Result<domain::FiguresScope> scope = scopeOf(line, clock);
    const auto session = scope ? AdminSession::open(Places::of(line), clock) : base::failure(scope);
    if (!session) {
        return base::failure(session);
    }
    Stores &stores = (*session)->stores();
    const Result<Rules> rules = stores.facts.current();
    if (!rules) {
        return base::failure(rules);
    }
    scope->end = (*rules)->facts().directory.site().closedAt;
    Counts counts{domain::Figures(*scope), 0, 0, 0, {}, {}, {}};
    const Result<void> counted = countAll(stores.cases, (*rules)->facts(), *scope, counts);
    if (!counted) {
        return base::failure(counted);
    }
    return Report{{{QStringLiteral("from"), scope->from.toString(Qt::ISODate)},
                   {QStringLiteral("to"), scope->to.toString(Qt::ISODate)},
                   {QStringLiteral("closed_at"), domain::toWord(scope->end)},
                   {QStringLiteral("cases"), counts.cases},
                   {QStringLiteral("open"), counts.open},
                   {QStringLiteral("received"), counts.received},
                   {QStringLiteral("figures"), counts.figures.view().toJson()},
                   {QStringLiteral("by_state"), toJson(counts.byState)},
                   {QStringLiteral("by_item"), toJson(counts.byItem)},
                   {QStringLiteral("by_closing"), toJson(counts.byClosing)}},
                  textOf(counts, *scope)};
}

} // namespace yichuang::center
