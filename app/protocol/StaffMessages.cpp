// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/StaffMessages.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QJsonArray>

namespace yichuang::protocol {

using base::JsonReader;
using base::Result;

namespace {

constexpr qsizetype MaxStaff = 100'000;

constexpr base::Words<PersonAct, 5> PersonActWords{{{
    {PersonAct::Add, "add"},
    {PersonAct::Change, "change"},
    {PersonAct::Retire, "retire"},
    {PersonAct::ResetPassword, "reset_password"},
    {PersonAct::Unlock, "unlock"},
}}};

constexpr base::Words<WindowAct, 5> WindowActWords{{{
    {WindowAct::Add, "add"},
    {WindowAct::Change, "change"},
    {WindowAct::Open, "open"},
    {WindowAct::Close, "close"},
    {WindowAct::Retire, "retire"},
}}};

template<typename Entry>
std::vector<Entry> entriesOf(JsonReader &reader, const char *member)
{
    std::vector<Entry> entries;
    const QJsonArray list = reader.array(member, MaxStaff);
    for (const QJsonValue &value : list) {
        entries.push_back(reader.nested(Entry::fromJson(value.toObject())));
    }
    return entries;
}

template<typename Entry>
QJsonArray listOf(const std::vector<Entry> &entries)
{
    QJsonArray list;
    for (const Entry &entry : entries) {
        list.append(entry.toJson());
    }
    return list;
}

std::vector<domain::Role> rolesOf(JsonReader &reader)
{
    std::vector<domain::Role> roles;
    for (const QString &word : reader.texts("roles")) {
        const auto role = domain::roleFromWord(word);
        if (!role) {
            reader.note("roles", "has an unknown role");
            return roles;
        }
        roles.push_back(*role);
    }
    return roles;
}

std::vector<domain::WindowId> windowsOf(JsonReader &reader)
{
    std::vector<domain::WindowId> windows;
    for (const QString &text : reader.texts("windows")) {
        const auto window = domain::WindowId::fromText(text);
        if (!window) {
            reader.note("windows", "has an entry that is no window");
            return windows;
        }
        windows.push_back(*window);
    }
    return windows;
}

std::optional<QString> textIfAny(JsonReader &reader, const char *member, qsizetype maxLength)
{
    return reader.has(member) ? std::optional(reader.text(member, maxLength)) : std::nullopt;
}

} // namespace

QString toWord(PersonAct act)
{
    return PersonActWords.word(act);
}

std::optional<PersonAct> personActFromWord(const QString &word)
{
    return PersonActWords.value(word);
}

QString toWord(WindowAct act)
{
    return WindowActWords.word(act);
}

std::optional<WindowAct> windowActFromWord(const QString &word)
{
    return WindowActWords.value(word);
}

Result<StaffEntry> StaffEntry::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "staff");
    StaffEntry entry;
    entry.person = reader.nested(domain::Person::fromJson(reader.object("person")));
    entry.hasPassword = reader.boolean("has_password");
    entry.mustChange = reader.boolean("must_change");
    entry.lockedUntil = reader.instantIfAny("locked_until");
    entry.signedIn = reader.instantIfAny("signed_in");
    return reader.finish(std::move(entry));
}

QJsonObject StaffEntry::toJson() const
{
    QJsonObject json{{QStringLiteral("person"), person.toJson()}, {QStringLiteral("has_password"), hasPassword}, {QStringLiteral("must_change"), mustChange}};
    if (lockedUntil) {
        json.insert(QStringLiteral("locked_until"), base::toIso(*lockedUntil));
    }
    if (signedIn) {
        json.insert(QStringLiteral("signed_in"), base::toIso(*signedIn));
    }
    return json;
}

Result<StaffReply> StaffReply::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "people");
    StaffReply reply{reader.text("directory", 64), entriesOf<StaffEntry>(reader, "people")};
    return reader.finish(std::move(reply));
}

QJsonObject StaffReply::toJson() const
{
    return {{QStringLiteral("directory"), directory}, {QStringLiteral("people"), listOf(people)}};
}

Result<PersonOrder> PersonOrder::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "person");
    PersonOrder order;
    order.act = reader.word<PersonAct>("act", personActFromWord);
    order.id = domain::readKey<domain::PersonId>(reader, "id");
    order.change.name = textIfAny(reader, "name", 64);
    if (reader.has("roles")) {
        order.change.roles = rolesOf(reader);
    }
    if (reader.has("windows")) {
        order.change.windows = windowsOf(reader);
    }
    if (reader.has("departments")) {
        order.change.departments = reader.texts("departments");
    }
    const bool isWhole = order.change.name && !order.change.name->trimmed().isEmpty() && order.change.roles && !order.change.roles->empty();
    if (order.act == PersonAct::Add && !isWhole) {
        reader.note("name", "and roles are needed to add somebody");
    }
    return reader.finish(std::move(order));
}

QJsonObject PersonOrder::toJson() const
{
    QJsonObject json{{QStringLiteral("act"), toWord(act)}, {QStringLiteral("id"), id.toText()}};
    const QJsonObject whole = domain::Person{id, change.name.value_or(QString()), change.roles.value_or(std::vector<domain::Role>()),
                                             change.windows.value_or(std::vector<domain::WindowId>()), change.departments.value_or(QStringList()), true}
                                  .toJson();
    const auto take = [&](const char *member, bool isGiven) {
        if (isGiven) {
            json.insert(QLatin1String(member), whole.value(QLatin1String(member)));
        }
    };
    take("name", change.name.has_value());
    take("roles", change.roles.has_value());
    take("windows", change.windows.has_value());
    take("departments", change.departments.has_value());
    return json;
}

Result<PersonReply> PersonReply::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "person");
    PersonReply reply{reader.nested(StaffEntry::fromJson(reader.object("entry"))), reader.textOr("password", {}, 64)};
    return reader.finish(std::move(reply));
}

QJsonObject PersonReply::toJson() const
{
    QJsonObject json{{QStringLiteral("entry"), entry.toJson()}};
    if (!password.isEmpty()) {
        json.insert(QStringLiteral("password"), password);
    }
    return json;
}

Result<WindowEntry> WindowEntry::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "window");
    WindowEntry entry{reader.nested(domain::Window::fromJson(reader.object("window"))), static_cast<int>(reader.integer("workstations", 0, 1'000'000))};
    return reader.finish(std::move(entry));
}

QJsonObject WindowEntry::toJson() const
{
    return {{QStringLiteral("window"), window.toJson()}, {QStringLiteral("workstations"), workstations}};
}

Result<WindowsReply> WindowsReply::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "windows");
    WindowsReply reply{reader.text("directory", 64), entriesOf<WindowEntry>(reader, "windows")};
    return reader.finish(std::move(reply));
}

QJsonObject WindowsReply::toJson() const
{
    return {{QStringLiteral("directory"), directory}, {QStringLiteral("windows"), listOf(windows)}};
}

Result<WindowOrder> WindowOrder::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "window");
    WindowOrder order;
    order.act = reader.word<WindowAct>("act", windowActFromWord);
    order.id = domain::readKey<domain::WindowId>(reader, "id", 3);
    order.change.name = textIfAny(reader, "name", 64);
    order.change.phone = textIfAny(reader, "phone", 64);
    if (reader.has("hall")) {
        order.change.hall = domain::readKey<domain::HallId>(reader, "hall");
    }
    if (reader.has("rights")) {
        // A window with nothing but rights is read as the directory reads it.
        const QJsonObject shell{{QStringLiteral("id"), QStringLiteral("0")},
                                {QStringLiteral("name"), QStringLiteral("-")},
                                {QStringLiteral("hall"), QStringLiteral("-")},
                                {QStringLiteral("rights"), QJsonObject(reader.object("rights"))}};
        order.change.rights = reader.nested(domain::Window::fromJson(shell)).rights;
    }
    const bool isWhole = order.change.name && !order.change.name->trimmed().isEmpty() && order.change.hall;
    if (order.act == WindowAct::Add && !isWhole) {
        reader.note("name", "and hall are needed to add a window");
    }
    return reader.finish(std::move(order));
}

QJsonObject WindowOrder::toJson() const
{
    QJsonObject json{{QStringLiteral("act"), toWord(act)}, {QStringLiteral("id"), id.toText()}};
    if (change.name) {
        json.insert(QStringLiteral("name"), *change.name);
    }
    if (change.phone) {
        json.insert(QStringLiteral("phone"), *change.phone);
    }
    if (change.hall) {
        json.insert(QStringLiteral("hall"), change.hall->toText());
    }
    if (change.rights) {
        json.insert(QStringLiteral("rights"), domain::Window{id, {}, {}, *change.rights, {}, {}}.toJson().value(QLatin1String("rights")));
    }
    return json;
}

Result<CodeOrder> CodeOrder::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "code");
    CodeOrder order{domain::readKey<domain::WindowId>(reader, "window", 3), static_cast<int>(reader.integerOr("hours", 24, 1, 24 * 30))};
    return reader.finish(std::move(order));
}

QJsonObject CodeOrder::toJson() const
{
    return {{QStringLiteral("window"), window.toText()}, {QStringLiteral("hours"), hours}};
}

Result<CodeReply> CodeReply::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "code");
    CodeReply reply{domain::readKey<domain::WindowId>(reader, "window", 3), reader.text("code", 64), reader.instant("expires")};
    return reader.finish(std::move(reply));
}

QJsonObject CodeReply::toJson() const
{
    return {{QStringLiteral("window"), window.toText()}, {QStringLiteral("code"), code}, {QStringLiteral("expires"), base::toIso(expires)}};
}

Result<PasswordOrder> PasswordOrder::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "password");
    PasswordOrder order{domain::readKey<domain::PersonId>(reader, "person"), reader.text("password", 256), reader.text("new_password", 256)};
    return reader.finish(std::move(order));
}

QJsonObject PasswordOrder::toJson() const
{
    return {{QStringLiteral("person"), person.toText()}, {QStringLiteral("password"), password}, {QStringLiteral("new_password"), newPassword}};
}

} // namespace yichuang::protocol
