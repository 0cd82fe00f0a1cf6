// SPDX-License-Identifier: Apache-2.0
#include "center/admin/EnrolCommands.h"

#include "center/admin/StaffSession.h"

#include <QJsonArray>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

Result<Report> newCode(AdminSession &session, const CommandLine &line)
{
    const Result<QString> window = line.required(QStringLiteral("window"));
    const Result<int> hours = line.number(QStringLiteral("hours"), 24, 1, 24 * 30);
    if (!window || !hours) {
        return window ? base::failure(hours) : base::failure(window);
    }
    return issueCode(session, *window, std::chrono::hours(*hours)).map([&](const QString &code) {
        return Report{{{QStringLiteral("window"), *window}, {QStringLiteral("code"), code}, {QStringLiteral("hours"), *hours}},
                      QStringLiteral("%1\nFor window %2, once, within %3 hours.\n").arg(code, *window).arg(*hours)};
    });
}

QJsonObject toJson(const Enrolled &workstation)
{
    QJsonObject json{{QStringLiteral("id"), workstation.id.toText()},
                     {QStringLiteral("window"), workstation.window.toText()},
                     {QStringLiteral("hall"), workstation.hall.toText()},
                     {QStringLiteral("machine"), workstation.machine},
                     {QStringLiteral("enrolled"), base::toIso(workstation.enrolled)},
                     {QStringLiteral("state"), workstation.revoked ? QStringLiteral("revoked") : QStringLiteral("active")},
                     {QStringLiteral("renewal"), !workstation.nextCertificate.isEmpty() ? QStringLiteral("issued")
                          : workstation.renewAsked                                      ? QStringLiteral("asked")
                                                                                        : QStringLiteral("none")}};
    if (base::toMs(workstation.expires) > 0) {
        json.insert(QStringLiteral("expires"), base::toIso(workstation.expires));
    }
    return json;
}

Result<Report> list(AdminSession &session)
{
    const auto workstations = session.stores().workstations.list();
    const auto codes = workstations ? session.stores().workstations.openCodes(session.now()) : base::failure(workstations);
    if (!codes) {
        return base::failure(codes);
    }
    QJsonArray rows;
    QJsonArray open;
    QString text;
    for (const Enrolled &workstation : *workstations) {
        rows.append(toJson(workstation));
        text += QStringLiteral("%1  window %2  %3  %4\n")
                    .arg(workstation.id.toText(), workstation.window.toText(), workstation.machine,
                         workstation.revoked ? QStringLiteral("revoked") : QStringLiteral("active"));
    }
    for (const OpenCode &code : *codes) {
        open.append(QJsonObject{{QStringLiteral("window"), code.window.toText()},
                                {QStringLiteral("made"), base::toIso(code.made)},
                                {QStringLiteral("expires"), base::toIso(code.expires)}});
        text += QStringLiteral("a code for window %1, until %2\n").arg(code.window.toText(), base::toIso(code.expires));
    }
    return Report{{{QStringLiteral("workstations"), rows}, {QStringLiteral("codes"), open}}, text};
}

Result<Report> onWorkstation(AdminSession &session, const CommandLine &line, Result<void> (Staff::*change)(const domain::WorkstationId &),
                             const QString &state)
{
    const Result<QString> text = line.required(QStringLiteral("workstation"));
    const auto id = text ? domain::WorkstationId::fromText(*text) : base::failure(text);
    if (!id) {
        return text ? base::fail(ErrorCode::InvalidArgument, QStringLiteral("--workstation: '%1' is no id ('enrol list' shows them)").arg(*text), "usage")
                    : base::failure(id);
    }
    return changeStaff(session, [&](Staff &staff) { return (staff.*change)(*id); }).map([&] {
        return Report{{{QStringLiteral("workstation"), *text}, {QStringLiteral("state"), state}}, QStringLiteral("%1 %2\n").arg(*text, state)};
    });
}

} // namespace

Result<QString> issueCode(AdminSession &session, const QString &window, std::chrono::hours life)
{
    const auto id = domain::WindowId::fromText(window);
    if (!id) {
        return base::failure(id);
    }
    QString code;
    const auto work = [&](Staff &staff) {
        return staff.newCode(*id, session.now() + life).map([&code](const QString &made) { code = made; });
    };
    return changeStaff(session, work).map([&code] { return code; });
}

Result<Report> runEnrol(const CommandLine &line, const base::Clock &clock)
{
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    const QString verb = line.words().value(1);
    if (verb == QLatin1String("new-code")) {
        return newCode(**session, line);
    }
    if (verb == QLatin1String("revoke")) {
        return onWorkstation(**session, line, &Staff::revoke, QStringLiteral("revoked"));
    }
    if (verb == QLatin1String("renew")) {
        return onWorkstation(**session, line, &Staff::askToRenew, QStringLiteral("asked to renew"));
    }
    if (verb == QLatin1String("list")) {
        return list(**session);
    }
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("say enrol new-code, list, revoke or renew"), "usage");
}

} // namespace yichuang::center
