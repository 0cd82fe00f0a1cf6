// SPDX-License-Identifier: Apache-2.0
#include "center/admin/PublishCommands.h"

#include "center/admin/AdminSession.h"
#include "center/admin/CalendarCommands.h"
#include "center/admin/CatalogueCommands.h"
#include "center/admin/Resources.h"
#include "center/admin/StaffSession.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace yichuang::center {

using base::Result;

namespace {

QString summaryOf(const Document &document)
{
    const auto count = [&document](const char *list) { return document.body.value(QLatin1String(list)).toArray().size(); };
    return document.kind == DocumentKind::Directory
        ? QStringLiteral("directory %1: %2 people, %3 windows").arg(document.version).arg(count("people")).arg(count("windows"))
        : QStringLiteral("policy %1: %2 acts").arg(document.version).arg(count("acts"));
}

Report reportOf(const Document &document)
{
    return {{{QStringLiteral("kind"), toWord(document.kind)},
             {QStringLiteral("version"), document.version},
             {QStringLiteral("published"), base::toIso(document.published)}},
            summaryOf(document) + QStringLiteral(", published ") + base::toIso(document.published) + QLatin1Char('\n')};
}

Result<Report> import(AdminSession &session, DocumentKind kind, const QStringList &paths)
{
    if (paths.size() != 1) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("import needs one file"), "usage");
    }
    const Result<QJsonObject> body = readJsonFile(paths.first());
    if (!body) {
        return base::failure(body);
    }
    Document published;
    const auto work = [&](Staff &staff) {
        return staff.publish(kind, *body).map([&published](const Document &document) { published = document; });
    };
    return changeStaff(session, work).map([&published] { return reportOf(published); });
}

// What an import would say, without it: also whether the people there are fit the table.
Result<Report> check(AdminSession &session, const QStringList &paths)
{
    const Result<QJsonObject> body = readJsonFile(paths.value(0));
    const auto policy = body.and_then(domain::Policy::fromJson);
    if (!policy) {
        return base::failure(policy);
    }
    const auto directory = currentDirectory(session);
    if (!directory && directory.error().code != base::ErrorCode::NotFound) {
        return base::failure(directory);
    }
    const Result<void> fits = directory ? domain::checkStaff(*directory, *policy) : Result<void>();
    const QString finding = fits ? QString() : fits.error().detail;
    return Report{{{QStringLiteral("version"), policy->version()}, {QStringLiteral("fits"), fits.has_value()}, {QStringLiteral("finding"), finding}},
                  QStringLiteral("policy %1: %2\n").arg(policy->version(), fits ? QStringLiteral("in order, and the people there are fit it") : finding),
                  fits ? 0 : 1};
}

Result<Report> show(AdminSession &session, DocumentKind kind)
{
    const auto latest = session.stores().documents.latest(kind);
    if (!latest) {
        return base::failure(latest);
    }
    if (!*latest) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("no %1 has been published").arg(toWord(kind)), "document.none");
    }
    Report report = reportOf(**latest);
    report.json.insert(QStringLiteral("body"), (*latest)->body);
    return report;
}

} // namespace

Result<Report> runPublish(const CommandLine &line, const base::Clock &clock)
{
    const std::optional<DocumentKind> kind = documentKindFromWord(line.words().value(0));
    if (kind == DocumentKind::Catalogue) {
        return runCatalogue(line, clock);
    }
    if (kind == DocumentKind::Calendar) {
        return runCalendar(line, clock);
    }
    const QString verb = line.words().value(1);
    const bool isCheck = kind == DocumentKind::Policy && verb == QLatin1String("check") && line.words().size() == 3;
    if (!kind || (verb != QLatin1String("show") && verb != QLatin1String("import") && !isCheck)) {
        const QString more = kind == DocumentKind::Policy ? QStringLiteral(", '%1 check FILE'") : QString();
        return usage((QStringLiteral("say '%1 show'") + more + QStringLiteral(" or '%1 import FILE'")).arg(line.words().value(0)));
    }
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    if (isCheck) {
        return check(**session, line.words().mid(2));
    }
    return verb == QLatin1String("show") ? show(**session, *kind) : import(**session, *kind, line.words().mid(2));
}

} // namespace yichuang::center
