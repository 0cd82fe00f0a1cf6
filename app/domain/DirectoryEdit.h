// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Policy.h"

#include <QJsonObject>

namespace yichuang::domain {

/// What is to be changed of a person; what is empty stays.
struct PersonChange {
    std::optional<QString> name;
    std::optional<std::vector<Role>> roles;
    std::optional<std::vector<WindowId>> windows;
    std::optional<QStringList> departments;
};

struct WindowChange {
    std::optional<QString> name;
    std::optional<HallId> hall;
    std::optional<QMap<QString, std::vector<WindowRight>>> rights;
    std::optional<QString> phone;
};

/// The next version of a directory with one change made. Pure; each answers the whole document without its version, or why
/// the change is impossible: NotFound "person.unknown", "window.unknown", "hall.unknown" · AlreadyExists "person.exists",
/// "window.exists" (also for a number that reads the same, "1" beside "01") · Malformed "window.number", "directory.name" · NotAllowed "person.retired", "window.retired", "policy.exclusive". The detail names what it is about.
class DirectoryEdit {
public:
    DirectoryEdit(const Directory &directory, const Policy &policy) : m_directory(directory), m_policy(policy) {}

    [[nodiscard]] base::Result<QJsonObject> addPerson(const Person &person) const;
    [[nodiscard]] base::Result<QJsonObject> changePerson(const PersonId &id, const PersonChange &change) const;
    /// For good: acts of the person stand, nothing new is possible, the id is never given again.
    [[nodiscard]] base::Result<QJsonObject> retirePerson(const PersonId &id) const;
    [[nodiscard]] base::Result<QJsonObject> addWindow(const Window &window) const;
    [[nodiscard]] base::Result<QJsonObject> changeWindow(const WindowId &id, const WindowChange &change) const;
    [[nodiscard]] base::Result<QJsonObject> setWindowState(const WindowId &id, WindowState state) const;

private:
    [[nodiscard]] base::Result<Person> activePerson(const PersonId &id) const;
    [[nodiscard]] base::Result<Window> usableWindow(const WindowId &id) const;
    [[nodiscard]] base::Result<QJsonObject> with(const Person &person) const;
    [[nodiscard]] base::Result<QJsonObject> with(const Window &window) const;

    const Directory &m_directory;
    const Policy &m_policy;
};

/// Whether windows have numbers that make case numbers of their own, everybody's roles may be held together and everybody's windows
/// are there; the first that offends is named.
[[nodiscard]] base::Result<void> checkStaff(const Directory &directory, const Policy &policy);

} // namespace yichuang::domain
