// SPDX-License-Identifier: Apache-2.0
#include "center/admin/CatalogueCommands.h"

#include "app/domain/JsonDiff.h"
#include "center/admin/CatalogueDesk.h"
#include "center/admin/RehearseCommand.h"
#include "center/admin/Resources.h"
#include "center/admin/Verbs.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::CatalogueFaults;

namespace {

constexpr int NotInOrder = 1;

qsizetype itemsIn(const QJsonObject &body)
{
    return body.value(QLatin1String("items")).toArray().size();
}

QString versionIn(const QJsonObject &body)
{
    return body.value(QLatin1String("version")).toString();
}

QJsonObject toJson(const Draft &draft)
{
    QJsonObject json{{QStringLiteral("draft"), draft.no},
                     {QStringLiteral("state"), toWord(draft.state)},
                     {QStringLiteral("made"), base::toIso(draft.made)},
                     {QStringLiteral("author"), draft.author},
                     {QStringLiteral("note"), draft.note},
                     {QStringLiteral("version"), versionIn(draft.body)},
                     {QStringLiteral("items"), itemsIn(draft.body)}};
    if (draft.ended) {
        json.insert(QStringLiteral("ended"), base::toIso(*draft.ended));
    }
    return json;
}

QString lineOf(const Draft &draft)
{
    return QStringLiteral("draft %1 %2: version %3, %4 items, by %5%6\n")
        .arg(draft.no)
        .arg(toWord(draft.state), versionIn(draft.body))
        .arg(itemsIn(draft.body))
        .arg(draft.author.isEmpty() ? QStringLiteral("nobody named") : draft.author, draft.note.isEmpty() ? QString() : QStringLiteral(" — ") + draft.note);
}

QJsonArray toJson(const CatalogueFaults &faults)
{
    QJsonArray list;
    for (const domain::CatalogueFault &fault : faults) {
        list.append(fault.toJson());
    }
    return list;
}

QString faultLines(const CatalogueFaults &faults)
{
    return faults.empty() ? QStringLiteral("in order\n") : textOf(faults) + QLatin1Char('\n');
}

Report publishedReport(const Document &document)
{
    return {{{QStringLiteral("kind"), toWord(document.kind)}, {QStringLiteral("version"), document.version}, {QStringLiteral("published"), base::toIso(document.published)}},
            QStringLiteral("catalogue %1: %2 items, published %3\n").arg(document.version).arg(itemsIn(document.body)).arg(base::toIso(document.published))};
}

// The verbs. `words`: what stands behind the verb.

Result<Report> draft(AdminSession &session, const CommandLine &line, const QStringList &words)
{
    CatalogueDesk desk(session);
    const Result<QJsonObject> body = readJsonFile(words.first());
    const Result<CatalogueFaults> faults = body.and_then([&desk](const QJsonObject &json) { return desk.examine(json); });
    const Result<Draft> kept = faults.and_then([&](const CatalogueFaults &) { return desk.keep(*body, line.text(QStringLiteral("author")), line.text(QStringLiteral("note"))); });
    if (!kept) {
        return base::failure(kept);
    }
    QJsonObject json = toJson(*kept);
    json.insert(QStringLiteral("faults"), toJson(*faults));
    return Report{json, lineOf(*kept) + faultLines(*faults)};
}

Result<Report> list(AdminSession &session, const CommandLine &, const QStringList &)
{
    Stores &stores = session.stores();
    const auto documents = stores.documents.outlines();
    const auto drafts = stores.drafts.list();
    if (!documents || !drafts) {
        return documents ? base::failure(drafts) : base::failure(documents);
    }
    QJsonArray versions;
    QString text;
    for (const Document &document : *documents) {
        if (document.kind == DocumentKind::Catalogue) {
            versions.append(QJsonObject{{QStringLiteral("version"), document.version}, {QStringLiteral("published"), base::toIso(document.published)}});
            text += QStringLiteral("version %1, published %2\n").arg(document.version, base::toIso(document.published));
        }
    }
    const QString inForce = versions.isEmpty() ? QString() : versions.last()[QLatin1String("version")].toString();
    text += inForce.isEmpty() ? QStringLiteral("nothing has been published\n") : QStringLiteral("in force: %1\n").arg(inForce);
    QJsonArray kept;
    for (const Draft &draft : *drafts) {
        kept.append(toJson(draft));
        text += lineOf(draft);
    }
    return Report{{{QStringLiteral("versions"), versions}, {QStringLiteral("in_force"), inForce}, {QStringLiteral("drafts"), kept}}, text};
}

Result<Report> show(AdminSession &session, const CommandLine &, const QStringList &words)
{
    if (!words.isEmpty() && words.first().startsWith(QLatin1String("draft:"))) {
        return draftNumber(words.first()).and_then([&session](qint64 no) { return session.stores().drafts.read(no); }).map([](const Draft &draft) {
            QJsonObject json = toJson(draft);
            json.insert(QStringLiteral("body"), draft.body);
            return Report{json, lineOf(draft)};
        });
    }
    DocumentStore &documents = session.stores().documents;
    const auto found = words.isEmpty() ? documents.latest(DocumentKind::Catalogue) : documents.find(DocumentKind::Catalogue, words.first());
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, words.isEmpty() ? QStringLiteral("no catalogue has been published") : QStringLiteral("no version '%1' was published").arg(words.first().left(64)),
                          "document.none");
    }
    Report report = publishedReport(**found);
    report.json.insert(QStringLiteral("body"), (*found)->body);
    return report;
}

Result<Report> check(AdminSession &session, const CommandLine &, const QStringList &words)
{
    CatalogueDesk desk(session);
    return desk.bodyOf(words.first()).and_then([&desk](const QJsonObject &body) { return desk.examine(body); }).map([](const CatalogueFaults &faults) {
        const bool isBroken = domain::hasFaults(faults);
        return Report{{{QStringLiteral("in_order"), !isBroken}, {QStringLiteral("faults"), toJson(faults)}}, faultLines(faults), isBroken ? NotInOrder : 0};
    });
}

Result<Report> diff(AdminSession &session, const CommandLine &, const QStringList &words)
{
    CatalogueDesk desk(session);
    const Result<QJsonObject> before = desk.bodyOf(words[0]);
    const Result<QJsonObject> after = desk.bodyOf(words[1]);
    if (!before || !after) {
        return before ? base::failure(after) : base::failure(before);
    }
    QJsonArray changes;
    QString text;
    for (const domain::DocumentChange &change : domain::diffCatalogues(*before, *after)) {
        changes.append(change.toJson());
        text += change.toText() + QLatin1Char('\n');
    }
    return Report{{{QStringLiteral("before"), versionIn(*before)}, {QStringLiteral("after"), versionIn(*after)}, {QStringLiteral("changes"), changes}},
                  text.isEmpty() ? QStringLiteral("no difference\n") : text};
}

Result<Report> publish(AdminSession &session, const CommandLine &, const QStringList &words)
{
    return draftNumber(words.first()).and_then([&session](qint64 no) { return CatalogueDesk(session).publish(no); }).map(publishedReport);
}

Result<Report> withdraw(AdminSession &session, const CommandLine &, const QStringList &words)
{
    const Result<qint64> no = draftNumber(words.first());
    const Result<void> done = no.and_then([&session](qint64 number) {
        return session.write([&](Stores &stores, CenterStore::Heads &) { return stores.drafts.end(number, DraftState::Withdrawn, session.now()); });
    });
    return done.and_then([&] { return session.stores().drafts.read(*no); }).map([](const Draft &draft) { return Report{toJson(draft), lineOf(draft)}; });
}

Result<Report> exportBody(AdminSession &session, const CommandLine &, const QStringList &words)
{
    return CatalogueDesk(session).bodyOf(words.first()).map([](const QJsonObject &body) {
        return Report{body, QString::fromUtf8(QJsonDocument(body).toJson())};
    });
}

Result<Report> import(AdminSession &session, const CommandLine &line, const QStringList &words)
{
    return readJsonFile(words.first())
        .and_then([&](const QJsonObject &body) { return CatalogueDesk(session).publishAtOnce(body, line.text(QStringLiteral("author")), line.text(QStringLiteral("note"))); })
        .map(publishedReport);
}

Result<Report> importParent(AdminSession &session, const CommandLine &line, const QStringList &words)
{
    const Result<QString> origin = line.required(QStringLiteral("origin"));
    const Result<QJsonObject> body = origin.and_then([&words](const QString &) { return readJsonFile(words.value(1)); });
    if (!body) {
        return base::failure(body);
    }
    if (const CatalogueFaults faults = domain::checkCatalogue(*body); domain::hasFaults(faults)) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("the parent catalogue is not in order:\n") + textOf(faults), "catalogue.faults");
    }
    ParentCatalogue kept;
    return session
        .write([&](Stores &stores, CenterStore::Heads &) {
            return stores.parents.add(*origin, *body, session.now()).map([&kept](ParentCatalogue parent) { kept = std::move(parent); });
        })
        .map([&kept] {
            return Report{{{QStringLiteral("origin"), kept.origin}, {QStringLiteral("version"), kept.version}, {QStringLiteral("received"), base::toIso(kept.received)}},
                          QStringLiteral("parent catalogue %1 of %2 is kept\n").arg(kept.version, kept.origin)};
        });
}

Result<Report> parent(AdminSession &session, const CommandLine &line, const QStringList &words)
{
    if (words.first() == QLatin1String("import") && words.size() == 2) {
        return importParent(session, line, words);
    }
    if (words.first() != QLatin1String("list") || words.size() != 1) {
        return usage(QStringLiteral("say 'catalogue parent list' or 'catalogue parent import FILE --origin NAME'"));
    }
    return session.stores().parents.outlines().map([](const std::vector<ParentCatalogue> &parents) {
        QJsonArray list;
        QString text;
        for (const ParentCatalogue &one : parents) {
            list.append(QJsonObject{{QStringLiteral("origin"), one.origin}, {QStringLiteral("version"), one.version}, {QStringLiteral("received"), base::toIso(one.received)}});
            text += QStringLiteral("%1, version %2, received %3\n").arg(one.origin, one.version, base::toIso(one.received));
        }
        return Report{{{QStringLiteral("parents"), list}}, text.isEmpty() ? QStringLiteral("no catalogue of a tier above is kept\n") : text};
    });
}

constexpr std::array Verbs{
    VerbRow{"draft", draft, 1, 1, "draft FILE [--author NAME] [--note TEXT]"},
    VerbRow{"list", list, 0, 0, "list"},
    VerbRow{"show", show, 0, 1, "show [draft:N|VERSION]"},
    VerbRow{"check", check, 1, 1, "check draft:N|FILE|VERSION"},
    VerbRow{"diff", diff, 2, 2, "diff BEFORE AFTER (each draft:N, a file, in-force or a version)"},
    VerbRow{"rehearse", runRehearse, 1, 1, "rehearse draft:N|FILE [--from DATE --to DATE]"},
    VerbRow{"publish", publish, 1, 1, "publish DRAFT"},
    VerbRow{"withdraw-draft", withdraw, 1, 1, "withdraw-draft DRAFT"},
    VerbRow{"export", exportBody, 1, 1, "export draft:N|in-force|VERSION"},
    VerbRow{"import", import, 1, 1, "import FILE"},
    VerbRow{"parent", parent, 1, 2, "parent list | parent import FILE --origin NAME"},
};

} // namespace

Result<Report> runCatalogue(const CommandLine &line, const base::Clock &clock)
{
    return runVerb(Verbs, line, clock);
}

} // namespace yichuang::center
