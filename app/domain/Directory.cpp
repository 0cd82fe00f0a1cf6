// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Directory.h"

#include "app/base/Json.h"
#include "app/base/Words.h"
#include "app/domain/CalendarFile.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr base::Words<Role, 4> RoleWords{{{
    {Role::Clerk, "clerk"},
    {Role::Approver, "approver"},
    {Role::Manager, "manager"},
    {Role::Supervisor, "supervisor"},
}}};

constexpr base::Words<WindowRight, 3> RightWords{{{
    {WindowRight::Accept, "accept"},
    {WindowRight::Decide, "decide"},
    {WindowRight::Issue, "issue"},
}}};

constexpr base::Words<WindowState, 3> StateWords{{{
    {WindowState::Open, "open"},
    {WindowState::Closed, "closed"},
    {WindowState::Retired, "retired"},
}}};

// "person(wei.xf)": what an error names a broken entry by.
QByteArray entryPath(const char *kind, const QJsonObject &json)
{
    return QByteArray(kind) + '(' + json.value(QLatin1String("id")).toString().left(64).toUtf8() + ')';
}

base::Result<Hall> readHall(const QJsonObject &json)
{
    base::JsonReader reader(json, entryPath("hall", json));
    Hall hall;
    hall.id = readKey<HallId>(reader, "id");
    hall.name = reader.text("name", 200);
    hall.region = reader.text("region", 16);
    if (!isRegionCode(hall.region)) {
        reader.note("region", "is not a region of China (\"CN\", \"CN-45\", \"CN-4503\")");
    }
    hall.address = reader.textOr("address", {}, 500);
    hall.phone = reader.textOr("phone", {}, 64);
    hall.shortName = reader.textOr("short_name", {}, 16);
    hall.hours = reader.textOr("hours", {}, 200);
    hall.reconsiderationBody = reader.textOr("reconsideration_body", {}, 100);
    hall.court = reader.textOr("court", {}, 100);
    return reader.finish(hall);
}

// Fills `into` with the entries of `list`, keyed by id; a twin is an error.
template<typename Entry, typename Id, typename Read>
base::Result<void> readAll(const QJsonArray &list, QHash<Id, Entry> &into, Read read)
{
    for (const QJsonValue &value : list) {
        base::Result<Entry> entry = read(value.toObject());
        if (!entry) {
            return base::failure(entry);
        }
        if (into.contains(entry->id)) {
            return base::fail(base::ErrorCode::Malformed, QStringLiteral("two entries of the directory have the id %1").arg(entry->id.toText()), "directory.twin");
        }
        const Id id = entry->id;
        into.insert(id, std::move(*entry));
    }
    return {};
}

template<typename Entry, typename Id>
std::vector<Entry> sortedById(const QHash<Id, Entry> &hash)
{
    std::vector<Entry> list(hash.begin(), hash.end());
    std::sort(list.begin(), list.end(), [](const Entry &a, const Entry &b) { return a.id < b.id; });
    return list;
}

} // namespace

QString toWord(Role role)
{
    return RoleWords.word(role);
}

std::optional<Role> roleFromWord(const QString &word)
{
    return RoleWords.value(word);
}

QString toWord(WindowRight right)
{
    return RightWords.word(right);
}

std::optional<WindowRight> windowRightFromWord(const QString &word)
{
    return RightWords.value(word);
}

QString toWord(WindowState state)
{
    return StateWords.word(state);
}

std::optional<WindowState> windowStateFromWord(const QString &word)
{
    return StateWords.value(word);
}

bool Person::has(Role role) const
{
    return std::find(roles.begin(), roles.end(), role) != roles.end();
}

base::Result<Person> Person::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, entryPath("person", json));
    Person person;
    person.id = readKey<PersonId>(reader, "id");
    person.name = reader.text("name", 64);
    for (const QString &word : reader.texts("roles")) {
        const std::optional<Role> role = roleFromWord(word);
        if (!role) {
            reader.note("roles", "has an unknown role");
            break;
        }
        person.roles.push_back(*role);
    }
    for (const QString &text : reader.texts("windows")) {
        const base::Result<WindowId> window = WindowId::fromText(text);
        if (!window) {
            reader.note("windows", "has an entry that is no window");
            break;
        }
        person.windows.push_back(*window);
    }
    person.departments = reader.texts("departments");
    person.active = reader.booleanOr("active", true);
    return reader.finish(person);
}

QJsonObject Person::toJson() const
{
    QJsonArray roleWords;
    for (const Role role : roles) {
        roleWords.append(toWord(role));
    }
    QJsonArray windowIds;
    for (const WindowId &window : windows) {
        windowIds.append(window.toText());
    }
    return {{QStringLiteral("id"), id.toText()},
            {QStringLiteral("name"), name},
            {QStringLiteral("roles"), roleWords},
            {QStringLiteral("windows"), windowIds},
            {QStringLiteral("departments"), QJsonArray::fromStringList(departments)},
            {QStringLiteral("active"), active}};
}

bool Window::may(const ItemKey &item, WindowRight right) const
{
    const auto own = rights.constFind(item.toText());
    const auto list = own != rights.constEnd() ? own : rights.constFind(QStringLiteral("*"));
    return list != rights.constEnd() && std::find(list->begin(), list->end(), right) != list->end();
}

base::Result<Window> Window::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, entryPath("window", json));
    Window window;
    window.id = readKey<WindowId>(reader, "id", 3);
    window.name = reader.text("name", 64);
    window.hall = readKey<HallId>(reader, "hall");
    window.phone = reader.textOr("phone", {}, 64);
    if (reader.has("state")) {
        window.state = reader.word<WindowState>("state", windowStateFromWord);
    }
    const QJsonObject rights = reader.object("rights");
    for (auto it = rights.begin(); it != rights.end(); ++it) {
        std::vector<WindowRight> list;
        if (!it.value().isArray()) {
            reader.note("rights", "has an entry that is not a list");
            break;
        }
        const QJsonArray words = it.value().toArray();
        for (const QJsonValue &value : words) {
            const std::optional<WindowRight> right = windowRightFromWord(value.toString());
            if (!right) {
                reader.note("rights", "has an unknown right");
                return reader.finish(window);
            }
            list.push_back(*right);
        }
        window.rights.insert(it.key(), list);
    }
    return reader.finish(window);
}

QJsonObject Window::toJson() const
{
    QJsonObject rightWords;
    for (auto it = rights.begin(); it != rights.end(); ++it) {
        QJsonArray words;
        for (const WindowRight right : it.value()) {
            words.append(toWord(right));
        }
        rightWords.insert(it.key(), words);
    }
    QJsonObject json{{QStringLiteral("id"), id.toText()},
                     {QStringLiteral("name"), name},
                     {QStringLiteral("hall"), hall.toText()},
                     {QStringLiteral("phone"), phone},
                     {QStringLiteral("rights"), rightWords}};
    if (state != WindowState::Open) {
        json.insert(QStringLiteral("state"), toWord(state));
    }
    return json;
}

namespace {

base::Result<Place> readPlace(const QJsonObject &json)
{
    base::JsonReader reader(json, "place");
    Place place{readKey<PlaceId>(reader, "id"), reader.text("name", 120)};
    return reader.finish(std::move(place));
}

base::Result<std::vector<Place>> readPlaces(const QJsonArray &list)
{
    std::vector<Place> places;
    for (const QJsonValue &value : list) {
        base::Result<Place> place = readPlace(value.toObject());
        if (!place) {
            return base::failure(place);
        }
        places.push_back(std::move(*place));
    }
    return places;
}

} // namespace

base::Result<Directory> Directory::fromJson(const QJsonObject &json)
{
    auto data = std::make_shared<Data>();
    base::JsonReader reader(json, "directory");
    data->version = reader.text("version", 64);
    const QJsonArray halls = reader.array("halls");
    const QJsonArray windows = reader.array("windows");
    const QJsonArray people = reader.array("people", 100'000);
    data->places = reader.nested(readPlaces(json.value(QLatin1String("places")).toArray()));
    data->site = reader.nested(SiteRules::fromJson(reader.objectOr("site")));
    if (reader.error()) {
        return tl::unexpected(*reader.error());
    }
    const base::Result<void> read = readAll(halls, data->halls, readHall)
                                        .and_then([&] { return readAll(windows, data->windows, Window::fromJson); })
                                        .and_then([&] { return readAll(people, data->people, Person::fromJson); });
    if (!read) {
        return base::failure(read);
    }
    const auto homeless = std::find_if(data->windows.begin(), data->windows.end(), [&data](const Window &w) { return !data->halls.contains(w.hall); });
    if (homeless != data->windows.end()) {
        return base::fail(base::ErrorCode::Malformed,
                          QStringLiteral("window %1 is of the hall %2, which the directory does not have").arg(homeless->id.toText(), homeless->hall.toText()),
                          "directory.hall");
    }
    data->source = json;
    Directory directory;
    directory.m_data = std::move(data);
    return directory;
}

const Person *Directory::person(const PersonId &id) const
{
    if (!m_data) {
        return nullptr;
    }
    const auto found = m_data->people.constFind(id);
    return found == m_data->people.constEnd() ? nullptr : &*found;
}

const Window *Directory::window(const WindowId &id) const
{
    if (!m_data) {
        return nullptr;
    }
    const auto found = m_data->windows.constFind(id);
    return found == m_data->windows.constEnd() ? nullptr : &*found;
}

const Hall *Directory::hall(const HallId &id) const
{
    if (!m_data) {
        return nullptr;
    }
    const auto found = m_data->halls.constFind(id);
    return found == m_data->halls.constEnd() ? nullptr : &*found;
}

const Place *Directory::place(const PlaceId &id) const
{
    if (!m_data) {
        return nullptr;
    }
    const auto found = std::find_if(m_data->places.begin(), m_data->places.end(), [&id](const Place &place) { return place.id == id; });
    return found == m_data->places.end() ? nullptr : &*found;
}

std::vector<Place> Directory::places() const
{
    return m_data ? m_data->places : std::vector<Place>();
}

const SiteRules &Directory::site() const
{
    static const SiteRules standard;
    return m_data ? m_data->site : standard;
}

std::vector<Person> Directory::people() const
{
    return m_data ? sortedById(m_data->people) : std::vector<Person>();
}

std::vector<Window> Directory::windows() const
{
    return m_data ? sortedById(m_data->windows) : std::vector<Window>();
}

} // namespace yichuang::domain
