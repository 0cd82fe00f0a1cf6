// SPDX-License-Identifier: Apache-2.0
#include "center/admin/EnrolCommands.h"

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

Result<Report> list(AdminSession &session)
{
    const auto workstations = session.stores().workstations.list();
    if (!workstations) {
        return base::failure(workstations);
    }
    QJsonArray rows;
    QString text;
    for (const Enrolled &workstation : *workstations) {
        const QString state = workstation.revoked ? QStringLiteral("revoked") : QStringLiteral("active");
        rows.append(QJsonObject{{QStringLiteral("id"), workstation.id.toText()},
                                {QStringLiteral("window"), workstation.window.toText()},
                                {QStringLiteral("hall"), workstation.hall.toText()},
                                {QStringLiteral("machine"), workstation.machine},
                                {QStringLiteral("enrolled"), base::toIso(workstation.enrolled)},
                                {QStringLiteral("state"), state}});
        text += QStringLiteral("%1  window %2  %3  %4\n").arg(workstation.id.toText(), workstation.window.toText(), workstation.machine, state);
    }
    return Report{{{QStringLiteral("workstations"), rows}}, text};
}

Result<Report> revoke(AdminSession &session, const CommandLine &line)
{
    const Result<QString> text = line.required(QStringLiteral("workstation"));
    const auto id = text ? domain::WorkstationId::fromText(*text) : base::failure(text);
    if (!id) {
        return base::failure(id);
    }
    const auto write = [&](Stores &stores, CenterStore::Heads &heads) {
        return stores.workstations.revoke(*id, session.now()).and_then([&] { return stores.republishDirectory(heads.journal.n, session.now()); });
    };
    return session.write(write).map([&] {
        return Report{{{QStringLiteral("workstation"), *text}, {QStringLiteral("state"), QStringLiteral("revoked")}}, *text + QStringLiteral(" revoked\n")};
    });
}

} // namespace

Result<QString> issueCode(AdminSession &session, const QString &window, std::chrono::hours life)
{
    const auto id = domain::WindowId::fromText(window);
    const auto rules = id ? session.stores().facts.current() : base::failure(id);
    if (!rules) {
        return base::failure(rules);
    }
    const domain::Window *found = (*rules)->facts().directory.window(*id);
    if (!found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no window %1 in the directory").arg(window), "window.unknown");
    }
    QString code;
    const EnrolmentPlace place{found->id, found->hall};
    return session
        .write([&](Stores &stores, CenterStore::Heads &) {
            return stores.workstations.issueCode(place, session.now(), session.now() + life).map([&code](const QString &made) { code = made; });
        })
        .map([&code] { return code; });
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
        return revoke(**session, line);
    }
    if (verb == QLatin1String("list")) {
        return list(**session);
    }
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("say enrol new-code, list or revoke"), "usage");
}

} // namespace yichuang::center
