// SPDX-License-Identifier: Apache-2.0
#include "center/admin/PeopleCommands.h"

#include "app/crypto/Random.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype ShortestPassword = 8;
constexpr char Letters[] = "23456789abcdefghjkmnpqrstuvwxyzA"; // 32: a random byte's low five bits pick one evenly

tl::unexpected<base::Error> usage(const char *what)
{
    return base::fail(ErrorCode::InvalidArgument, QLatin1String(what), "usage");
}

Result<QString> passwordFor(const CommandLine &line)
{
    if (!line.has(QStringLiteral("password-stdin"))) {
        return makePassword();
    }
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly)) {
        return usage("standard input cannot be read");
    }
    const QString password = QString::fromUtf8(input.readLine(1024)).trimmed();
    if (password.size() < ShortestPassword) {
        return usage("a password has at least eight characters");
    }
    return password;
}

Result<Document> currentDirectory(AdminSession &session)
{
    const auto latest = session.stores().documents.latest(DocumentKind::Directory);
    if (!latest) {
        return base::failure(latest);
    }
    if (!*latest) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no directory has been published: 'directory import FILE' brings halls and windows"),
                          "document.none");
    }
    return **latest;
}

/// Publishes the directory with this person in place of the one with the same id.
Result<Document> publishPerson(AdminSession &session, const Document &current, const domain::Person &person)
{
    QJsonObject directory = current.body;
    QJsonArray people;
    const QJsonArray old = directory.value(QLatin1String("people")).toArray();
    for (const QJsonValue &value : old) {
        if (value.toObject().value(QLatin1String("id")).toString() != person.id.toText()) {
            people.append(value);
        }
    }
    people.append(person.toJson());
    directory.insert(QStringLiteral("people"), people);
    // The number before it makes two changes of one moment two versions.
    const QString day = base::chinaDate(session.now()).toString(QStringLiteral("yyyy.MM.dd"));
    directory.insert(QStringLiteral("version"), QStringLiteral("%1.%2").arg(day).arg(current.no + 1));
    return session.publish(DocumentKind::Directory, directory);
}

Result<domain::Person> personOf(const CommandLine &line, const domain::PersonId &id)
{
    const Result<QString> name = line.required(QStringLiteral("name"));
    if (!name || line.list(QStringLiteral("roles")).isEmpty()) {
        return name ? usage("--roles is needed: clerk, approver, manager, supervisor") : base::failure(name);
    }
    const domain::Person plain{id, *name, {}, {}, line.list(QStringLiteral("departments")), true};
    QJsonObject json = plain.toJson();
    json.insert(QStringLiteral("roles"), QJsonArray::fromStringList(line.list(QStringLiteral("roles"))));
    json.insert(QStringLiteral("windows"), QJsonArray::fromStringList(line.list(QStringLiteral("windows"))));
    return domain::Person::fromJson(json);
}

// Roles that exclude each other (审、管、监相分离) are nobody's.
Result<domain::Person> lawfulPerson(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    const Result<domain::Person> person = personOf(line, id);
    const auto rules = session.stores().facts.current();
    if (!person || !rules) {
        return person ? base::failure(rules) : base::failure(person);
    }
    const Result<void> lawful = (*rules)->facts().policy.checkRoles(*person);
    return lawful ? person : base::failure(lawful);
}

Result<Report> add(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    const Result<domain::Person> person = lawfulPerson(session, line, id);
    const Result<QString> password = person ? passwordFor(line) : base::failure(person);
    const Result<Document> directory = password ? currentDirectory(session) : base::failure(password);
    if (!directory) {
        return base::failure(directory);
    }
    return publishPerson(session, *directory, *person)
        .and_then([&](const Document &) { return setPassword(session, id, *password); })
        .map([&] {
            return Report{{{QStringLiteral("person"), person->toJson()}, {QStringLiteral("password"), *password}},
                          QStringLiteral("%1 added, password %2\n").arg(id.toText(), *password)};
        });
}

Result<Report> changePassword(AdminSession &session, const CommandLine &line, const domain::PersonId &id)
{
    const Result<QString> password = passwordFor(line);
    if (!password) {
        return base::failure(password);
    }
    return setPassword(session, id, *password).map([&] {
        return Report{{{QStringLiteral("id"), id.toText()}, {QStringLiteral("password"), *password}},
                      QStringLiteral("%1: password %2\n").arg(id.toText(), *password)};
    });
}

Result<Report> deactivate(AdminSession &session, const domain::PersonId &id)
{
    const Result<Document> directory = currentDirectory(session);
    const Result<domain::Directory> read = directory ? domain::Directory::fromJson(directory->body) : base::failure(directory);
    if (!read) {
        return base::failure(read);
    }
    const domain::Person *found = read->person(id);
    if (!found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no %1").arg(id.toText()), "person.unknown");
    }
    domain::Person person = *found;
    person.active = false;
    return publishPerson(session, *directory, person).map([&id](const Document &) {
        return Report{{{QStringLiteral("id"), id.toText()}, {QStringLiteral("active"), false}}, id.toText() + QStringLiteral(" deactivated\n")};
    });
}

Result<Report> unlock(AdminSession &session, const domain::PersonId &id)
{
    return session.write([&id](Stores &stores, CenterStore::Heads &) { return stores.people.unlock(id); }).map([&id] {
        return Report{{{QStringLiteral("id"), id.toText()}, {QStringLiteral("locked"), false}}, id.toText() + QStringLiteral(" unlocked\n")};
    });
}

Result<Report> list(AdminSession &session)
{
    const Result<Document> directory = currentDirectory(session);
    const auto access = directory ? session.stores().people.list(session.now()) : base::failure(directory);
    if (!access) {
        return base::failure(access);
    }
    QHash<QString, PersonAccess> byId;
    for (const PersonAccess &entry : *access) {
        byId.insert(entry.id.toText(), entry);
    }
    QJsonArray people;
    QString text;
    const QJsonArray listed = directory->body.value(QLatin1String("people")).toArray();
    for (const QJsonValue &value : listed) {
        QJsonObject person = value.toObject();
        const QString id = person.value(QLatin1String("id")).toString();
        const auto found = byId.constFind(id);
        const bool locked = found != byId.constEnd() && found->lockedUntil.has_value();
        person.insert(QStringLiteral("has_password"), found != byId.constEnd());
        person.insert(QStringLiteral("locked"), locked);
        people.append(person);
        text += QStringLiteral("%1  %2%3\n").arg(id, -16).arg(person.value(QLatin1String("name")).toString(), locked ? QStringLiteral("  locked") : QString());
    }
    return Report{{{QStringLiteral("people"), people}}, text};
}

} // namespace

Result<QString> makePassword()
{
    return crypto::randomBytes(12).map([](const QByteArray &random) {
        QString password;
        for (const char byte : random) {
            password += QLatin1Char(Letters[static_cast<uchar>(byte) & 31U]);
        }
        return password;
    });
}

Result<void> setPassword(AdminSession &session, const domain::PersonId &person, const QString &password)
{
    const QByteArray bytes = password.toUtf8();
    const auto hash = crypto::PasswordHash::make(crypto::SecretBytes(QByteArrayView(bytes)));
    if (!hash) {
        return base::failure(hash);
    }
    return session.write([&](Stores &stores, CenterStore::Heads &) { return stores.people.setPassword(person, *hash); });
}

Result<Report> runPeople(const CommandLine &line, const base::Clock &clock)
{
    const QString verb = line.words().value(1);
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    if (verb == QLatin1String("list")) {
        return list(**session);
    }
    const Result<QString> text = line.required(QStringLiteral("id"));
    const auto id = text ? domain::PersonId::fromText(*text) : base::failure(text);
    if (!id) {
        return base::failure(id);
    }
    if (verb == QLatin1String("add")) {
        return add(**session, line, *id);
    }
    if (verb == QLatin1String("set-password")) {
        return changePassword(**session, line, *id);
    }
    if (verb == QLatin1String("deactivate")) {
        return deactivate(**session, *id);
    }
    return verb == QLatin1String("unlock") ? unlock(**session, *id) : usage("say people list, add, set-password, deactivate or unlock");
}

} // namespace yichuang::center
