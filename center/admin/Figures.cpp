// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Figures.h"

#include "center/admin/AdminSession.h"

#include <QMap>

namespace yichuang::center {

using base::Result;

namespace {

constexpr int PageSize = 1000;

struct Counts {
    QDate day;
    qint64 cases = 0;
    qint64 open = 0;
    qint64 receivedOnDay = 0;
    qint64 closedOnDay = 0;
    QMap<QString, qint64> byState;
    QMap<QString, qint64> byItem;
    QMap<QString, qint64> byClosing;

    void add(const CaseOutline &outline)
    {
        ++cases;
        open += domain::isFinal(outline.state) ? 0 : 1;
        receivedOnDay += base::chinaDate(outline.received) == day ? 1 : 0;
        closedOnDay += outline.closed && base::chinaDate(*outline.closed) == day ? 1 : 0;
        ++byState[domain::toWord(outline.state)];
        ++byItem[outline.item.toText()];
        if (outline.closing) {
            ++byClosing[QString::number(static_cast<int>(*outline.closing))];
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

Result<void> countAll(CaseStore &cases, Counts &counts)
{
    domain::CaseId after;
    while (true) {
        const Result<std::vector<CaseOutline>> page = cases.outlines(after, PageSize);
        if (!page || page->empty()) {
            return page.map([](const auto &) {});
        }
        for (const CaseOutline &outline : *page) {
            counts.add(outline);
        }
        after = page->back().id;
    }
}

} // namespace

Result<Report> runFigures(const CommandLine &line, const base::Clock &clock)
{
    Counts counts;
    counts.day = line.has(QStringLiteral("day")) ? QDate::fromString(line.text(QStringLiteral("day")), Qt::ISODate) : base::chinaDate(clock.now());
    if (!counts.day.isValid()) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("--day must be a date: YYYY-MM-DD"), "usage");
    }
    auto session = AdminSession::open(Places::of(line), clock);
    const Result<void> counted = session ? countAll((*session)->stores().cases, counts) : base::failure(session);
    if (!counted) {
        return base::failure(counted);
    }
    return Report{{{QStringLiteral("day"), counts.day.toString(Qt::ISODate)},
                   {QStringLiteral("cases"), counts.cases},
                   {QStringLiteral("open"), counts.open},
                   {QStringLiteral("received_on_day"), counts.receivedOnDay},
                   {QStringLiteral("closed_on_day"), counts.closedOnDay},
                   {QStringLiteral("by_state"), toJson(counts.byState)},
                   {QStringLiteral("by_item"), toJson(counts.byItem)},
                   {QStringLiteral("by_closing"), toJson(counts.byClosing)}},
                  QStringLiteral("%1 cases, %2 open; on %3: %4 received, %5 closed\n")
                      .arg(counts.cases)
                      .arg(counts.open)
                      .arg(counts.day.toString(Qt::ISODate))
                      .arg(counts.receivedOnDay)
                      .arg(counts.closedOnDay)};
}

} // namespace yichuang::center
