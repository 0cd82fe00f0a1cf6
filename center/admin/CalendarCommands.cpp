// SPDX-License-Identifier: Apache-2.0
#include "center/admin/CalendarCommands.h"

#include "app/domain/CalendarCheck.h"
#include "app/domain/JsonDiff.h"
#include "center/admin/AdminSession.h"
#include "center/admin/Resources.h"
#include "center/admin/StaffSession.h"
#include "center/admin/Verbs.h"
#include "center/journal/DateRecomputation.h"

#include <QFileInfo>
#include <QJsonArray>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::CalendarFaults;
using Files = std::vector<QJsonObject>;

namespace {

constexpr int NotInOrder = 1;

Result<Files> readFiles(const QStringList &paths)
{
    Files files;
    for (const QString &path : paths) {
        Result<QJsonObject> file = readJsonFile(path);
        if (!file) {
            return base::failure(file);
        }
        files.push_back(std::move(*file));
    }
    return files;
}

QString textOf(const CalendarFaults &faults)
{
    QStringList lines;
    for (const domain::CalendarFault &fault : faults) {
        lines.append((fault.weight == domain::CalendarFault::Weight::Fault ? QString() : QStringLiteral("remark: ")) + fault.text);
    }
    return lines.join(QLatin1Char('\n'));
}

QJsonArray toJson(const CalendarFaults &faults)
{
    QJsonArray list;
    for (const domain::CalendarFault &fault : faults) {
        list.append(fault.toJson());
    }
    return list;
}

QString fileList(const Files &files)
{
    QString text;
    for (const QJsonObject &file : files) {
        const qint64 year = file.value(QLatin1String("year")).toInteger();
        text += QStringLiteral("%1 %2: %3\n").arg(file.value(QLatin1String("region")).toString(), year > 0 ? QString::number(year) : QStringLiteral("statutory"),
                                                  file.value(QLatin1String("source")).toString());
    }
    return text;
}

// Each slice is a transaction of its own: a service beside this goes on writing.
Result<std::optional<Recomputation>> recomputeAll(AdminSession &session)
{
    std::optional<Recomputation> last;
    for (bool more = true; more;) {
        const Result<void> done = session.write([&](Stores &stores, CenterStore::Heads &) {
            return recomputeSlice(stores, session.now()).map([&](const std::optional<Recomputation> &state) {
                last = state ? state : last;
                more = state && !state->finished;
            });
        });
        if (!done) {
            return base::failure(done);
        }
    }
    return last;
}

QJsonObject toJson(const Recomputation &state)
{
    return {{QStringLiteral("open_cases"), state.seen}, {QStringLiteral("changed"), state.changed}};
}

QString lineOf(const std::optional<Recomputation> &state)
{
    return state ? QStringLiteral("%1 open cases looked at, the dates of %2 changed\n").arg(state->seen).arg(state->changed) : QStringLiteral("no dates to compute anew\n");
}

Result<Report> check(AdminSession &session, const CommandLine &, const QStringList &words)
{
    const Result<Files> fresh = readFiles(words);
    const Result<Files> known = fresh.and_then([&session](const Files &) { return session.stores().documents.calendarFiles(); });
    if (!known) {
        return base::failure(known);
    }
    const CalendarFaults faults = domain::checkCalendars(*known, *fresh);
    const bool isBroken = domain::hasFaults(faults);
    return Report{{{QStringLiteral("in_order"), !isBroken}, {QStringLiteral("faults"), toJson(faults)}},
                  faults.empty() ? QStringLiteral("in order\n") : textOf(faults) + QLatin1Char('\n'), isBroken ? NotInOrder : 0};
}

// Going back to files that were published before would be no new version: nobody would hear of it.
Result<void> refuseOldVersion(DocumentStore &documents, const QJsonObject &body)
{
    const auto latest = documents.latest(DocumentKind::Calendar);
    const auto same = versionOf(DocumentKind::Calendar, body).and_then([&documents](const QString &version) { return documents.find(DocumentKind::Calendar, version); });
    if (!latest || !same) {
        return latest ? base::failure(same) : base::failure(latest);
    }
    if (*same && (*same)->no != (*latest)->no) {
        return base::fail(ErrorCode::AlreadyExists,
                          QStringLiteral("these files were published before, as version %1, and others since; say in \"version\" of the file what is newer about it").arg((*same)->version),
                          "document.version");
    }
    return {};
}

// What is in force is read where it is replaced: of two imports at once the second one sees the first one's files.
Result<Document> publishWith(AdminSession &session, const Files &fresh, CalendarFaults &faults)
{
    Document published;
    const auto work = [&](Stores &stores, CenterStore::Heads &heads) -> Result<void> {
        const Result<Files> known = stores.documents.calendarFiles();
        if (!known) {
            return base::failure(known);
        }
        faults = domain::checkCalendars(*known, fresh);
        if (domain::hasFaults(faults)) {
            return base::fail(ErrorCode::Malformed, QStringLiteral("the notice is not in order:\n") + textOf(faults), "calendar.faults");
        }
        const QJsonObject body = calendarBodyOf(domain::withCalendars(*known, fresh));
        return refuseOldVersion(stores.documents, body)
            .and_then([&] { return staffOf(session, stores, heads).publish(DocumentKind::Calendar, body); })
            .map([&published](const Document &document) { published = document; });
    };
    return session.write(work).map([&published] { return std::move(published); });
}

Result<Report> import(AdminSession &session, const CommandLine &, const QStringList &words)
{
    CalendarFaults faults;
    const Result<Document> document = readFiles(words).and_then([&](const Files &fresh) { return publishWith(session, fresh, faults); });
    // Whoever did the slices, this command or a service beside it.
    const auto state = document.and_then([&session](const Document &) { return recomputeAll(session); }).and_then([&](const auto &) {
        return session.stores().dateChanges.of(document->no);
    });
    if (!state) {
        return base::failure(state);
    }
    const Recomputation counted = state->value_or(Recomputation());
    return Report{{{QStringLiteral("kind"), toWord(document->kind)},
                   {QStringLiteral("version"), document->version},
                   {QStringLiteral("published"), base::toIso(document->published)},
                   {QStringLiteral("remarks"), toJson(faults)},
                   {QStringLiteral("recomputed"), toJson(counted)}},
                  QStringLiteral("calendar %1: %2 files, published %3\n").arg(document->version).arg(calendarFilesOf(document->body).size()).arg(base::toIso(document->published)) + lineOf(*state)
                      + (faults.empty() ? QString() : textOf(faults) + QLatin1Char('\n'))};
}

Result<Report> list(AdminSession &session, const CommandLine &, const QStringList &)
{
    const auto documents = session.stores().documents.outlines();
    const Result<Files> files = session.stores().documents.calendarFiles();
    if (!documents || !files) {
        return documents ? base::failure(files) : base::failure(documents);
    }
    QJsonArray versions;
    for (const Document &document : *documents) {
        if (document.kind == DocumentKind::Calendar) {
            versions.append(QJsonObject{{QStringLiteral("version"), document.version}, {QStringLiteral("published"), base::toIso(document.published)}});
        }
    }
    QJsonArray names;
    for (const QJsonObject &file : *files) {
        names.append(QJsonObject{{QStringLiteral("region"), file.value(QLatin1String("region"))}, {QStringLiteral("year"), file.value(QLatin1String("year"))}, {QStringLiteral("source"), file.value(QLatin1String("source"))}});
    }
    const QString inForce = versions.isEmpty() ? QString() : versions.last()[QLatin1String("version")].toString();
    return Report{{{QStringLiteral("versions"), versions}, {QStringLiteral("in_force"), inForce}, {QStringLiteral("files"), names}},
                  (inForce.isEmpty() ? QStringLiteral("nothing has been published\n") : QStringLiteral("in force: %1\n").arg(inForce)) + fileList(*files)};
}

Result<Document> documentOf(AdminSession &session, const QString &version)
{
    DocumentStore &documents = session.stores().documents;
    const auto found = version.isEmpty() || version == QLatin1String("in-force") ? documents.latest(DocumentKind::Calendar) : documents.find(DocumentKind::Calendar, version);
    if (!found) {
        return base::failure(found);
    }
    return *found ? Result<Document>(**found)
                  : base::fail(ErrorCode::NotFound, version.isEmpty() ? QStringLiteral("no calendar has been published") : QStringLiteral("no calendar '%1' was published").arg(version.left(64)), "document.none");
}

Result<Report> show(AdminSession &session, const CommandLine &, const QStringList &words)
{
    return documentOf(session, words.value(0)).map([](const Document &document) {
        const Files files = calendarFilesOf(document.body);
        return Report{{{QStringLiteral("kind"), toWord(document.kind)}, {QStringLiteral("version"), document.version}, {QStringLiteral("published"), base::toIso(document.published)}, {QStringLiteral("body"), document.body}},
                      QStringLiteral("calendar %1: %2 files, published %3\n").arg(document.version).arg(files.size()).arg(base::toIso(document.published)) + fileList(files)};
    });
}

// Files: what is in force against the same with them. Versions: one against the other, or against what is in force.
Result<std::pair<QJsonObject, QJsonObject>> sides(AdminSession &session, const QStringList &words)
{
    if (QFileInfo(words.first()).isFile()) {
        const Result<Files> fresh = readFiles(words);
        const Result<Files> known = session.stores().documents.calendarFiles();
        if (!fresh || !known) {
            return fresh ? base::failure(known) : base::failure(fresh);
        }
        return std::pair(calendarBodyOf(*known), calendarBodyOf(domain::withCalendars(*known, *fresh)));
    }
    const Result<Document> before = documentOf(session, words.first());
    const Result<Document> after = before.and_then([&](const Document &) { return documentOf(session, words.value(1)); });
    return after.map([&before](const Document &document) { return std::pair(before->body, document.body); });
}

Result<Report> diff(AdminSession &session, const CommandLine &, const QStringList &words)
{
    return sides(session, words).map([](const std::pair<QJsonObject, QJsonObject> &two) {
        QJsonArray changes;
        QString text;
        for (const domain::DocumentChange &change : domain::diffCalendars(two.first, two.second)) {
            changes.append(change.toJson());
            text += change.toText() + QLatin1Char('\n');
        }
        return Report{{{QStringLiteral("changes"), changes}}, text.isEmpty() ? QStringLiteral("no difference\n") : text};
    });
}

Result<Report> recompute(AdminSession &session, const CommandLine &, const QStringList &)
{
    return recomputeAll(session).map([](const std::optional<Recomputation> &state) {
        return Report{{{QStringLiteral("recomputed"), toJson(state.value_or(Recomputation()))}}, lineOf(state)};
    });
}

constexpr std::array Verbs{
    VerbRow{"check", check, 1, 1000, "check FILE…"},
    VerbRow{"import", import, 1, 1000, "import FILE…"},
    VerbRow{"list", list, 0, 0, "list"},
    VerbRow{"show", show, 0, 1, "show [VERSION]"},
    VerbRow{"diff", diff, 1, 1000, "diff FILE… or diff VERSION [VERSION]"},
    VerbRow{"recompute", recompute, 0, 0, "recompute"},
};

} // namespace

Result<Report> runCalendar(const CommandLine &line, const base::Clock &clock)
{
    return runVerb(Verbs, line, clock);
}

} // namespace yichuang::center
