// SPDX-License-Identifier: Apache-2.0
#include "center/admin/PeopleCommands.h"

#include "center/admin/StaffSession.h"
#include "center/store/PasswordPolicy.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>

namespace yichuang::center {

using base::Result;

namespace {

constexpr char Usage[] = "say people list, add, change, retire, set-password, unlock or roles";

Result<QString> passwordFor(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    if (!line.has(QStringLiteral("password-stdin"))) {
        return makePassword();
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return usage(QStringLiteral("standard input cannot be read"));
    }
    QString password = QString::fromUtf8(input.readLine(1024));
    while (password.endsWith(u'\n') || password.endsWith(u'\r')) {
        password.chop(1); // blanks are part of it, as at sign-in
    }
    return checkNewPassword(session.stores().people, id, password).map([&password] { return password; });
}

ChosenBy chosenBy(const CommandLine &line)
{
    return line.has(QStringLiteral("keep")) ? ChosenBy::ThePerson : ChosenBy::SomebodyElse;
}

Result<crypto::PasswordHash> hashOf(const QString &password)
{
    const QByteArray bytes = password.toUtf8();
    return crypto::PasswordHash::make(crypto::SecretBytes(QByteArrayView(bytes)));
}

Result<std::vector<domain::Role>> rolesOption(const CommandLine &line)
{
    std::vector<domain::Role> roles;
    const QStringList words = line.list(QStringLiteral("roles"));
    for (const QString &word : words) {
        const auto role = domain::roleFromWord(word);
        if (!role) {
            return usage(QStringLiteral("--roles: there is no role '%1'; there are clerk, approver, manager, supervisor").arg(word));
        }
        roles.push_back(*role);
    }
    return roles.empty() ? usage(QStringLiteral("--roles is needed: clerk, approver, manager, supervisor")) : Result<std::vector<domain::Role>>(roles);
}

Result<std::vector<domain::WindowId>> windowsOption(const CommandLine &line)
{
    std::vector<domain::WindowId> windows;
    const QStringList ids = line.list(QStringLiteral("windows"));
    for (const QString &text : ids) {
        const auto id = domain::WindowId::fromText(text);
        if (!id) {
            return usage(QStringLiteral("--windows: '%1' is no window").arg(text));
        }
        windows.push_back(*id);
    }
    return windows;
}

Result<domain::PersonChange> changeOf(const CommandLine &line)
{
    domain::PersonChange change;
    if (line.has(QStringLiteral("name"))) {
        change.name = line.text(QStringLiteral("name"));
    }
    if (line.has(QStringLiteral("departments"))) {
        change.departments = line.list(QStringLiteral("departments"));
    }
    const bool hasRoles = line.has(QStringLiteral("roles"));
    const bool hasWindows = line.has(QStringLiteral("windows"));
    if (!hasRoles && !hasWindows && !change.name && !change.departments) {
        return usage(QStringLiteral("say what changes: --name, --roles, --windows or --departments"));
    }
    const auto roles = hasRoles ? rolesOption(line) : Result<std::vector<domain::Role>>();
    const auto windows = hasWindows ? windowsOption(line) : Result<std::vector<domain::WindowId>>();
    if (!roles || !windows) {
        return roles ? base::failure(windows) : base::failure(roles);
    }
    change.roles = hasRoles ? std::optional(*roles) : std::nullopt;
    change.windows = hasWindows ? std::optional(*windows) : std::nullopt;
    return change;
}

Report said(const domain::PersonId &id, const QString &word)
{
    return {{{QStringLiteral("id"), id.toText()}, {QStringLiteral("done"), word}}, QStringLiteral("%1 %2\n").arg(id.toText(), word)};
}

Report withPassword(const domain::PersonId &id, const QString &word, const QString &password, const CommandLine &line)
{
    Report report = said(id, word);
    const bool mustChange = chosenBy(line) == ChosenBy::SomebodyElse;
    report.json.insert(QStringLiteral("must_change"), mustChange);
    if (!line.has(QStringLiteral("password-stdin"))) {
        report.json.insert(QStringLiteral("password"), password);
        report.text = QStringLiteral("%1 %2, password %3\n").arg(id.toText(), word, password);
    }
    report.text += mustChange ? QStringLiteral("It must be changed at the first sign-in.\n") : QString();
    return report;
}

Result<Report> add(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    const Result<QString> name = line.required(QStringLiteral("name"));
    const auto roles = name ? rolesOption(line) : base::failure(name);
    const auto windows = roles ? windowsOption(line) : base::failure(roles);
    const Result<QString> password = windows ? passwordFor(session, line, id) : base::failure(windows);
    const auto hash = password ? hashOf(*password) : base::failure(password);
    if (!hash) {
        return base::failure(hash);
    }
    const domain::Person person{id, *name, *roles, *windows, line.list(QStringLiteral("departments")), true};
    const auto work = [&](Staff &staff) {
        return staff.addPerson(person).and_then([&] { return staff.setPassword(id, *hash, chosenBy(line)); });
    };
    return changeStaff(session, work).map([&] {
        Report report = withPassword(id, QStringLiteral("added"), *password, line);
        report.json.insert(QStringLiteral("person"), person.toJson());
        return report;
    });
}

Result<Report> change(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    return changeOf(line).and_then([&](const domain::PersonChange &wanted) {
        return changeStaff(session, [&](Staff &staff) { return staff.changePerson(id, wanted); }).map([&] { return said(id, QStringLiteral("changed")); });
    });
}

Result<Report> retire(AdminSession &session, const CommandLine &, const domain::PersonId &id)
{
    return changeStaff(session, [&](Staff &staff) { return staff.retirePerson(id); }).map([&] { return said(id, QStringLiteral("retired")); });
}

Result<Report> changePassword(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    const Result<QString> password = passwordFor(session, line, id);
    const auto hash = password ? hashOf(*password) : base::failure(password);
    if (!hash) {
        return base::failure(hash);
    }
    return changeStaff(session, [&](Staff &staff) { return staff.setPassword(id, *hash, chosenBy(line)); }).map([&] {
        return withPassword(id, QStringLiteral("has a new password"), *password, line);
    });
}

Result<Report> unlock(AdminSession &session, const CommandLine &, const domain::PersonId &id)
{
    return changeStaff(session, [&](Staff &staff) { return staff.unlock(id); }).map([&] { return said(id, QStringLiteral("unlocked")); });
}

QJsonObject accessOf(const PersonAccess *access)
{
    QJsonObject json{{QStringLiteral("has_password"), access != nullptr}, {QStringLiteral("locked"), access && access->lockedUntil}};
    json.insert(QStringLiteral("must_change"), access && access->mustChange);
    if (access && access->lockedUntil) {
        json.insert(QStringLiteral("locked_until"), base::toIso(*access->lockedUntil));
    }
    if (access && access->signedIn) {
        json.insert(QStringLiteral("signed_in"), base::toIso(*access->signedIn));
    }
    return json;
}

QString lineOf(const QJsonObject &person)
{
    const auto words = [&person](const char *member) {
        QStringList list;
        const QJsonArray values = person.value(QLatin1String(member)).toArray();
        for (const QJsonValue &value : values) {
            list.append(value.toString());
        }
        return list.join(QLatin1Char(','));
    };
    const QString state = !person.value(QLatin1String("active")).toBool() ? QStringLiteral("retired")
        : person.value(QLatin1String("locked")).toBool()                  ? QStringLiteral("locked")
        : person.value(QLatin1String("has_password")).toBool()            ? QStringLiteral("active")
                                                                          : QStringLiteral("no password");
    return QStringLiteral("%1  %2  %3  %4  %5\n")
        .arg(person.value(QLatin1String("id")).toString(), -16)
        .arg(state, -11)
        .arg(words("roles"), -16)
        .arg(words("windows"), -16)
        .arg(person.value(QLatin1String("name")).toString());
}

Result<Report> list(AdminSession &session)
{
    const auto directory = currentDirectory(session);
    const auto access = directory ? session.stores().people.list(session.now()) : base::failure(directory);
    if (!access) {
        return base::failure(access);
    }
    QHash<domain::PersonId, const PersonAccess *> byId;
    for (const PersonAccess &entry : *access) {
        byId.insert(entry.id, &entry);
    }
    QJsonArray people;
    QString text;
    for (const domain::Person &person : directory->people()) {
        QJsonObject json = person.toJson();
        const QJsonObject more = accessOf(byId.value(person.id));
        for (auto member = more.begin(); member != more.end(); ++member) {
            json.insert(member.key(), member.value());
        }
        people.append(json);
        text += lineOf(json);
    }
    return Report{{{QStringLiteral("directory"), directory->version()}, {QStringLiteral("people"), people}}, text};
}

Result<Report> roles(AdminSession &session)
{
    const auto rules = session.stores().facts.current();
    if (!rules) {
        return base::failure(rules);
    }
    QJsonArray pairs;
    QString text = QStringLiteral("clerk, approver, manager, supervisor\nNobody holds both:\n");
    for (const domain::Exclusion &pair : (*rules)->facts().policy.exclusions()) {
        const QString first = domain::toWord(pair.first);
        const QString second = domain::toWord(pair.second);
        pairs.append(QJsonObject{{QStringLiteral("roles"), QJsonArray{first, second}}, {QStringLiteral("article"), pair.article}});
        text += QStringLiteral("  %1 and %2  %3\n").arg(first, second, pair.article);
    }
    const QJsonArray words{QStringLiteral("clerk"), QStringLiteral("approver"), QStringLiteral("manager"), QStringLiteral("supervisor")};
    return Report{{{QStringLiteral("policy"), (*rules)->facts().policy.version()}, {QStringLiteral("roles"), words}, {QStringLiteral("exclusive"), pairs}},
                  text};
}

struct Verb {
    const char *word;
    Result<Report> (*run)(AdminSession &, const CommandLine &, const domain::PersonId &);
};

constexpr Verb Verbs[] = {{"add", add},       {"change", change}, {"retire", retire}, {"deactivate", retire}, {"set-password", changePassword},
                          {"unlock", unlock}};

} // namespace

Result<void> setPassword(AdminSession &session, const domain::PersonId &person, const QString &password, ChosenBy by)
{
    return hashOf(password).and_then([&](const crypto::PasswordHash &hash) {
        return changeStaff(session, [&](Staff &staff) { return staff.setPassword(person, hash, by); });
    });
}

Result<Report> runPeople(const CommandLine &line, const base::Clock &clock)
{
    const QString word = line.words().value(1);
    const auto verb = std::find_if(std::begin(Verbs), std::end(Verbs), [&word](const Verb &each) { return word == QLatin1String(each.word); });
    const bool isList = word == QLatin1String("list");
    if (verb == std::end(Verbs) && !isList && word != QLatin1String("roles")) {
        return usage(QLatin1String(Usage));
    }
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    if (verb == std::end(Verbs)) {
        return isList ? list(**session) : roles(**session);
    }
    return keyOption<domain::PersonId>(line, "id").and_then([&](const domain::PersonId &id) { return verb->run(**session, line, id); });
}

} // namespace yichuang::center
