// SPDX-License-Identifier: Apache-2.0
#include "center/admin/RehearseCommand.h"

#include "app/base/DateText.h"
#include "app/domain/Rehearsal.h"
#include "center/admin/CatalogueDesk.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int LookedAtOnce = 500;

struct Span {
    QDate from;
    QDate to;
    [[nodiscard]] bool has(base::Instant at) const
    {
        const QDate day = base::chinaDate(at);
        return day >= from && day <= to;
    }
};

Result<QDate> dateOf(const CommandLine &line, const QString &option, QDate absent)
{
    const QDate date = line.has(option) ? base::dateFromIso(line.text(option)) : absent;
    if (!date.isValid()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("--%1 must be a date: YYYY-MM-DD").arg(option), "usage");
    }
    return date;
}

/// Last month where nothing is said.
Result<Span> spanOf(const CommandLine &line, QDate today)
{
    const QDate month(today.year(), today.month(), 1);
    const Result<QDate> from = dateOf(line, QStringLiteral("from"), month.addMonths(-1));
    const Result<QDate> to = dateOf(line, QStringLiteral("to"), line.has(QStringLiteral("from")) ? today : month.addDays(-1));
    if (!from || !to) {
        return from ? base::failure(to) : base::failure(from);
    }
    if (*from > *to) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("--from lies after --to"), "usage");
    }
    return Span{*from, *to};
}

// Outlines tell when a case was received; only those of the span are opened.
Result<void> rehearseAll(CaseStore &cases, const Span &span, domain::Rehearsal &rehearsal)
{
    domain::CaseId after;
    while (true) {
        const Result<std::vector<CaseOutline>> page = cases.outlines(after, LookedAtOnce);
        if (!page || page->empty()) {
            return page.map([](const auto &) {});
        }
        for (const CaseOutline &outline : *page) {
            const Result<std::optional<domain::Case>> record = span.has(outline.received) ? cases.read(outline.id) : Result<std::optional<domain::Case>>(std::nullopt);
            if (!record) {
                return base::failure(record);
            }
            if (*record) {
                rehearsal.add(**record);
            }
        }
        after = page->back().id;
    }
}

} // namespace

Result<Report> runRehearse(AdminSession &session, const CommandLine &line, const QStringList &words)
{
    const Result<Span> span = spanOf(line, base::chinaDate(session.now()));
    const Result<qint64> number = draftNumber(words.first());
    const QString name = number ? QStringLiteral("draft:%1").arg(*number) : words.first();
    const Result<QJsonObject> body = span.and_then([&](const Span &) { return CatalogueDesk(session).bodyOf(name); });
    const Result<domain::Catalogue> draft = body.and_then([](const QJsonObject &json) { return domain::Catalogue::fromJson(json); });
    const Result<Rules> rules = draft.and_then([&session](const domain::Catalogue &) { return session.stores().facts.current(); });
    if (!rules) {
        return base::failure(rules);
    }
    domain::Rehearsal rehearsal(*draft, (*rules)->facts());
    return rehearseAll(session.stores().cases, *span, rehearsal).map([&] {
        QJsonObject json = rehearsal.toJson();
        json.insert(QStringLiteral("version"), draft->version());
        json.insert(QStringLiteral("from"), span->from.toString(Qt::ISODate));
        json.insert(QStringLiteral("to"), span->to.toString(Qt::ISODate));
        const QString head = QStringLiteral("version %1, cases received %2 to %3\n").arg(draft->version(), span->from.toString(Qt::ISODate), span->to.toString(Qt::ISODate));
        return Report{json, head + rehearsal.toText(), rehearsal.breaks() ? 1 : 0};
    });
}

} // namespace yichuang::center
