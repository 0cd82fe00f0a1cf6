// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DirectoryEdit.h"

#include "app/domain/ChineseText.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

// The document with `entry` in place of the one in `list` that has its id, or at the end.
QJsonObject replaced(QJsonObject document, const QString &list, const QJsonObject &entry)
{
    const QString idMember = QStringLiteral("id");
    QJsonArray entries = document.value(list).toArray();
    const auto same = std::find_if(entries.begin(), entries.end(),
                                   [&](const QJsonValue &value) { return value.toObject().value(idMember) == entry.value(idMember); });
    if (same == entries.end()) {
        entries.append(entry);
    } else {
        *same = entry;
    }
    document.insert(list, entries);
    return document;
}

// Case numbers write every window with three digits: "1", "01" and "001" would give out the same ones.
Result<void> checkNumber(const Directory &directory, const WindowId &id)
{
    const QString number = id.toText();
    if (!std::all_of(number.begin(), number.end(), [](QChar c) { return c >= u'0' && c <= u'9'; })) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("window %1: a window has up to three digits, they stand in case numbers").arg(number), "window.number");
    }
    const auto isTwin = [&id, value = number.toInt()](const Window &other) { return other.id != id && other.id.toText().toInt() == value; };
    const std::vector<Window> windows = directory.windows();
    const auto twin = std::find_if(windows.begin(), windows.end(), isTwin);
    return twin == windows.end() ? Result<void>()
                                 : base::fail(ErrorCode::AlreadyExists,
                                              QStringLiteral("windows %1 and %2 would give out the same case numbers").arg(twin->id.toText(), number), "window.exists");
}

// A name with a line break or a mark that turns the writing round would break every list it stands in.
Result<void> checkName(const QString &of, const QString &name)
{
    return isShowable(name) ? Result<void>()
                   : base::fail(ErrorCode::Malformed, QStringLiteral("%1: the name has characters that cannot be shown").arg(of), "directory.name");
}

Result<void> checkPerson(const Directory &directory, const Policy &policy, const Person &person)
{
    if (const Result<void> checked = checkName(person.id.toText(), person.name); !checked) {
        return checked;
    }
    const auto missing = std::find_if(person.windows.begin(), person.windows.end(), [&directory](const WindowId &id) { return !directory.window(id); });
    if (missing != person.windows.end()) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("%1: there is no window %2 in the directory").arg(person.id.toText(), missing->toText()),
                          "window.unknown");
    }
    return policy.checkRoles(person);
}

} // namespace

Result<QJsonObject> DirectoryEdit::with(const Person &person) const
{
    // Read back as it will be read: lengths and words are the directory's rules.
    return Person::fromJson(person.toJson())
        .and_then([this](const Person &read) { return checkPerson(m_directory, m_policy, read); })
        .map([&] { return replaced(m_directory.source(), QStringLiteral("people"), person.toJson()); });
}

Result<QJsonObject> DirectoryEdit::with(const Window &window) const
{
    const Result<Window> read = Window::fromJson(window.toJson());
    if (!read) {
        return base::failure(read);
    }
    if (const Result<void> checked = checkName(window.id.toText(), window.name); !checked) {
        return base::failure(checked);
    }
    if (!m_directory.hall(window.hall)) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no hall %1 in the directory").arg(window.hall.toText()), "hall.unknown");
    }
    return replaced(m_directory.source(), QStringLiteral("windows"), window.toJson());
}

Result<Person> DirectoryEdit::activePerson(const PersonId &id) const
{
    const Person *found = m_directory.person(id);
    if (!found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is nobody with the id %1").arg(id.toText()), "person.unknown");
    }
    if (!found->active) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("%1 is retired; an account that is retired stays so").arg(id.toText()), "person.retired");
    }
    return *found;
}

Result<Window> DirectoryEdit::usableWindow(const WindowId &id) const
{
    const Window *found = m_directory.window(id);
    if (!found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("there is no window %1 in the directory").arg(id.toText()), "window.unknown");
    }
    if (found->state == WindowState::Retired) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("window %1 is retired; its number stands in cases and is not used again").arg(id.toText()),
                          "window.retired");
    }
    return *found;
}

Result<QJsonObject> DirectoryEdit::addPerson(const Person &person) const
{
    if (m_directory.person(person.id)) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("there is somebody with the id %1 already").arg(person.id.toText()), "person.exists");
    }
    return with(person);
}

Result<QJsonObject> DirectoryEdit::changePerson(const PersonId &id, const PersonChange &change) const
{
    return activePerson(id).and_then([&](Person person) {
        person.name = change.name.value_or(person.name);
        person.roles = change.roles.value_or(person.roles);
        person.windows = change.windows.value_or(person.windows);
        person.departments = change.departments.value_or(person.departments);
        return with(person);
    });
}

Result<QJsonObject> DirectoryEdit::retirePerson(const PersonId &id) const
{
    return activePerson(id).map([this](Person person) {
        person.active = false;
        return replaced(m_directory.source(), QStringLiteral("people"), person.toJson());
    });
}

Result<QJsonObject> DirectoryEdit::addWindow(const Window &window) const
{
    if (m_directory.window(window.id)) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("there is a window %1 already").arg(window.id.toText()), "window.exists");
    }
    return checkNumber(m_directory, window.id).and_then([&] { return with(window); });
}

Result<QJsonObject> DirectoryEdit::changeWindow(const WindowId &id, const WindowChange &change) const
{
    return usableWindow(id).and_then([&](Window window) {
        window.name = change.name.value_or(window.name);
        window.hall = change.hall.value_or(window.hall);
        window.rights = change.rights.value_or(window.rights);
        window.phone = change.phone.value_or(window.phone);
        return with(window);
    });
}

Result<QJsonObject> DirectoryEdit::setWindowState(const WindowId &id, WindowState state) const
{
    return usableWindow(id).and_then([&](Window window) {
        window.state = state;
        return with(window);
    });
}

Result<void> checkStaff(const Directory &directory, const Policy &policy)
{
    for (const Window &window : directory.windows()) {
        const Result<void> checked = checkName(window.id.toText(), window.name).and_then([&] { return checkNumber(directory, window.id); });
        if (!checked) {
            return checked;
        }
    }
    for (const Person &person : directory.people()) {
        if (const Result<void> checked = checkPerson(directory, policy, person); !checked) {
            return checked;
        }
    }
    return {};
}

} // namespace yichuang::domain
