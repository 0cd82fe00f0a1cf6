// SPDX-License-Identifier: Apache-2.0
#include "center/admin/WindowCommands.h"

#include "center/admin/StaffSession.h"

#include <QJsonArray>

namespace yichuang::center {

using base::Result;
using Rights = QMap<QString, std::vector<domain::WindowRight>>;

namespace {

// "*=accept,issue;hk-cs=accept,decide": items and what the window may do with them.
Result<Rights> rightsOption(const CommandLine &line)
{
    Rights rights;
    const QStringList entries = line.text(QStringLiteral("rights")).split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &entry : entries) {
        const QString item = entry.section(QLatin1Char('='), 0, 0).trimmed();
        if (item != QLatin1String("*") && !domain::ItemKey::fromText(item)) {
            return usage(QStringLiteral("--rights: '%1' is no item; write 'ITEM=accept,decide,issue' or '*=…'").arg(item));
        }
        std::vector<domain::WindowRight> list;
        const QStringList words = entry.section(QLatin1Char('='), 1).split(QLatin1Char(','), Qt::SkipEmptyParts);
        for (const QString &word : words) {
            const auto right = domain::windowRightFromWord(word.trimmed());
            if (!right) {
                return usage(QStringLiteral("--rights: there is no right '%1'; there are accept, decide, issue").arg(word));
            }
            list.push_back(*right);
        }
        rights.insert(item, list);
    }
    return rights;
}

Result<domain::HallId> hallOption(AdminSession &session, const CommandLine &line)
{
    if (line.has(QStringLiteral("hall"))) {
        return keyOption<domain::HallId>(line, "hall");
    }
    const auto directory = currentDirectory(session);
    if (!directory) {
        return base::failure(directory);
    }
    const QJsonArray halls = directory->source().value(QLatin1String("halls")).toArray();
    return halls.size() == 1 ? domain::HallId::fromText(halls.at(0).toObject().value(QLatin1String("id")).toString())
                             : usage(QStringLiteral("--hall is needed: there are %1 halls").arg(halls.size()));
}

Report said(const domain::WindowId &id, const QString &word)
{
    return {{{QStringLiteral("id"), id.toText()}, {QStringLiteral("done"), word}}, QStringLiteral("window %1 %2\n").arg(id.toText(), word)};
}

Result<Report> add(AdminSession &session, const CommandLine &line, const domain::WindowId &id)
{
    const Result<QString> name = line.required(QStringLiteral("name"));
    const auto hall = name ? hallOption(session, line) : base::failure(name);
    const Result<Rights> rights = hall ? rightsOption(line) : base::failure(hall);
    if (!rights) {
        return base::failure(rights);
    }
    const domain::Window window{id, *name, *hall, *rights, line.text(QStringLiteral("phone")), domain::WindowState::Open};
    return changeStaff(session, [&](Staff &staff) { return staff.addWindow(window); }).map([&] { return said(id, QStringLiteral("added")); });
}

Result<Report> change(AdminSession &session, const CommandLine &line, const domain::WindowId &id)
{
    domain::WindowChange change;
    const auto textOf = [&line](const char *name) {
        const QString option = QLatin1String(name);
        return line.has(option) ? std::optional(line.text(option)) : std::nullopt;
    };
    change.name = textOf("name");
    change.phone = textOf("phone");
    if (line.has(QStringLiteral("rights"))) {
        const Result<Rights> rights = rightsOption(line);
        if (!rights) {
            return base::failure(rights);
        }
        change.rights = *rights;
    }
    if (line.has(QStringLiteral("hall"))) {
        const auto hall = keyOption<domain::HallId>(line, "hall");
        if (!hall) {
            return base::failure(hall);
        }
        change.hall = *hall;
    }
    if (!change.name && !change.phone && !change.rights && !change.hall) {
        return usage(QStringLiteral("say what changes: --name, --hall, --rights or --phone"));
    }
    return changeStaff(session, [&](Staff &staff) { return staff.changeWindow(id, change); }).map([&] { return said(id, QStringLiteral("changed")); });
}

template<domain::WindowState State>
Result<Report> setState(AdminSession &session, const CommandLine &, const domain::WindowId &id)
{
    return changeStaff(session, [&](Staff &staff) { return staff.setWindowState(id, State); }).map([&] { return said(id, domain::toWord(State)); });
}

Result<Report> list(AdminSession &session)
{
    const auto directory = currentDirectory(session);
    const auto workstations = directory ? session.stores().workstations.list() : base::failure(directory);
    if (!workstations) {
        return base::failure(workstations);
    }
    QJsonArray windows;
    QString text;
    for (const domain::Window &window : directory->windows()) {
        const auto enrolled = std::count_if(workstations->begin(), workstations->end(),
                                            [&window](const Enrolled &each) { return each.window == window.id && !each.revoked; });
        QJsonObject json = window.toJson();
        json.insert(QStringLiteral("state"), domain::toWord(window.state));
        json.insert(QStringLiteral("workstations"), static_cast<int>(enrolled));
        windows.append(json);
        text += QStringLiteral("%1  %2  %3 workstations  %4\n").arg(window.id.toText(), -4).arg(domain::toWord(window.state), -8).arg(enrolled).arg(window.name);
    }
    return Report{{{QStringLiteral("directory"), directory->version()}, {QStringLiteral("windows"), windows}}, text};
}

struct Verb {
    const char *word;
    Result<Report> (*run)(AdminSession &, const CommandLine &, const domain::WindowId &);
};

constexpr Verb Verbs[] = {{"add", add},
                          {"change", change},
                          {"retire", setState<domain::WindowState::Retired>},
                          {"open", setState<domain::WindowState::Open>},
                          {"close", setState<domain::WindowState::Closed>}};

} // namespace

Result<Report> runWindows(const CommandLine &line, const base::Clock &clock)
{
    const QString word = line.words().value(1);
    const auto verb = std::find_if(std::begin(Verbs), std::end(Verbs), [&word](const Verb &each) { return word == QLatin1String(each.word); });
    if (verb == std::end(Verbs) && word != QLatin1String("list")) {
        return usage(QStringLiteral("say windows list, add, change, retire, open or close"));
    }
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session || verb == std::end(Verbs)) {
        return session ? list(**session) : base::failure(session);
    }
    const auto id = keyOption<domain::WindowId>(line, "id");
    if (id && id->toText().size() > 3) {
        return usage(QStringLiteral("--id: a window has up to three digits, they stand in case numbers"));
    }
    return id.and_then([&](const domain::WindowId &window) { return verb->run(**session, line, window); });
}

} // namespace yichuang::center
