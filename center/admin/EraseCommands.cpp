// SPDX-License-Identifier: Apache-2.0
#include "center/admin/EraseCommands.h"

#include "app/base/DateText.h"
#include "center/admin/Resources.h"
#include "center/admin/StaffSession.h"
#include "center/admin/Verbs.h"
#include "center/journal/Erasing.h"

#include <QJsonArray>

#include <limits>
#include <vector>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int AtOnce = 200;
constexpr int MostListed = std::numeric_limits<int>::max(); ///< all: `again` needs the whole list
/// A backup of before the erasure must not be needed any more for what the case says.
constexpr int LeastDays = 30;

Result<QString> orderOption(const CommandLine &line)
{
    const Result<QString> order = line.required(QStringLiteral("order"));
    return order && order->trimmed().isEmpty() ? usage(QStringLiteral("--order: say on whose order, or by which rule")) : order;
}

using Erase = Result<Erasure> (*)(Stores &, const domain::CaseId &, const QString &order, base::Instant now);

Result<void> eraseOne(AdminSession &session, const domain::CaseId &id, const QString &order, Erase erase)
{
    return session.write([&](Stores &stores, CenterStore::Heads &heads) {
        return erase(stores, id, order, session.now()).and_then([&](const Erasure &) { return staffOf(session, stores, heads).note("case_erased", id.toText(), order); });
    });
}

Report erased(qint64 count)
{
    return {{{QStringLiteral("erased"), count}}, QStringLiteral("%1 cases erased\n").arg(count)};
}

Result<Report> runCase(AdminSession &session, const CommandLine &line, const QStringList &words)
{
    const Result<QString> order = orderOption(line);
    const auto found = order ? session.stores().cases.outlineOf(words.front()) : base::failure(order);
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no case %1").arg(words.front()), "erase.unknown");
    }
    return eraseOne(session, (*found)->id, *order, eraseCase).map([] { return erased(1); });
}

Result<base::Instant> beforeOption(AdminSession &session, const CommandLine &line)
{
    const QDate day = base::dateFromIso(line.text(QStringLiteral("before")));
    if (!day.isValid()) {
        return usage(QStringLiteral("--before must be a day, as 2015-12-31"));
    }
    if (day > base::chinaDate(session.now()).addDays(-LeastDays)) {
        return usage(QStringLiteral("--before: a case is kept at least %1 days after its end").arg(LeastDays));
    }
    return base::chinaInstant(day, QTime(0, 0));
}

Result<Report> runEnded(AdminSession &session, const CommandLine &line, const QStringList &)
{
    const Result<QString> order = orderOption(line);
    const Result<base::Instant> before = order ? beforeOption(session, line) : base::failure(order);
    if (!before) {
        return base::failure(before);
    }
    const bool isDry = line.has(QStringLiteral("dry-run"));
    qint64 count = 0;
    qint64 kept = 0;
    domain::CaseId after;
    for (bool more = true; more;) {
        const auto page = session.stores().erasures.endedBefore(*before, after, AtOnce);
        if (!page) {
            return base::failure(page);
        }
        for (const domain::CaseId &id : *page) {
            const Result<void> done = isDry ? Result<void>() : eraseOne(session, id, *order, eraseCase);
            const bool isKept = !done && done.error().reason == "erase.travelled";
            if (!done && !isKept) {
                return base::failure(done);
            }
            ++(isKept ? kept : count);
            after = id;
        }
        more = !page->empty();
    }
    const QString text = QStringLiteral("%1 cases %2").arg(count).arg(isDry ? QStringLiteral("would be erased") : QStringLiteral("erased"));
    return Report{{{isDry ? QStringLiteral("would_erase") : QStringLiteral("erased"), count}, {QStringLiteral("kept"), kept}},
                  text + (kept > 0 ? QStringLiteral(", %1 kept that were handed over between centres\n").arg(kept) : QStringLiteral("\n"))};
}

Result<Report> runList(AdminSession &session, const CommandLine &, const QStringList &)
{
    const auto erasures = session.stores().erasures.newest(MostListed);
    if (!erasures) {
        return base::failure(erasures);
    }
    QJsonArray list;
    QString text;
    for (const Erasure &erasure : *erasures) {
        list.append(QJsonObject{{QStringLiteral("case"), erasure.caseId.toText()},
                                {QStringLiteral("operations"), erasure.operations},
                                {QStringLiteral("erased"), base::toIso(erasure.erased)},
                                {QStringLiteral("order"), erasure.order}});
        text += QStringLiteral("%1  %2  %3\n").arg(base::toIso(erasure.erased), erasure.caseId.toText(), erasure.order);
    }
    return Report{{{QStringLiteral("erasures"), list}}, list.isEmpty() ? QStringLiteral("Nothing was erased.\n") : text};
}

base::Error noList(const QString &path)
{
    return {ErrorCode::Malformed, QStringLiteral("%1 is no list of `erase list --json`").arg(path), "erase.list"};
}

Result<QJsonArray> listIn(const QString &path)
{
    return readJsonFile(path).and_then([&path](const QJsonObject &json) {
        const QJsonValue list = json.value(QLatin1String("erasures"));
        return list.isArray() ? Result<QJsonArray>(list.toArray()) : tl::unexpected(noList(path));
    });
}

// After a restore: what was erased since the backup.
Result<Report> runAgain(AdminSession &session, const CommandLine &, const QStringList &words)
{
    const Result<QJsonArray> list = listIn(words.front());
    if (!list) {
        return base::failure(list);
    }
    std::vector<std::pair<domain::CaseId, QString>> erasures;
    for (const QJsonValue &entry : *list) {
        const auto id = domain::CaseId::fromText(entry[QLatin1String("case")].toString());
        if (!id) {
            return tl::unexpected(noList(words.front()));
        }
        erasures.emplace_back(*id, entry[QLatin1String("order")].toString());
    }
    qint64 count = 0;
    qint64 kept = 0;
    for (const auto &[id, order] : erasures) {
        const Result<void> done = eraseOne(session, id, order, eraseCaseAgain);
        const QByteArray reason = done ? QByteArray() : done.error().reason;
        if (!done && reason != "erase.done" && reason != "erase.unknown" && reason != "erase.travelled") {
            return base::failure(done);
        }
        count += done ? 1 : 0;
        kept += reason == "erase.travelled" ? 1 : 0;
    }
    return Report{{{QStringLiteral("erased"), count}, {QStringLiteral("kept"), kept}},
                  QStringLiteral("%1 cases erased%2\n").arg(count).arg(kept > 0 ? QStringLiteral(", %1 kept that were handed over between centres").arg(kept) : QString())};
}

constexpr std::array Verbs{
    VerbRow{"case", runCase, 1, 1, "case NUMBER --order TEXT"},
    VerbRow{"ended", runEnded, 0, 0, "ended --before DAY --order TEXT [--dry-run]"},
    VerbRow{"again", runAgain, 1, 1, "again FILE"},
    VerbRow{"list", runList, 0, 0, "list"},
};

} // namespace

Result<Report> runErase(const CommandLine &line, const base::Clock &clock)
{
    return runVerb(Verbs, line, clock);
}

} // namespace yichuang::center
