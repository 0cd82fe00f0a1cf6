// SPDX-License-Identifier: Apache-2.0
#include "center/store/Staff.h"

#include "center/store/DirectoryImport.h"

#include <QStringList>

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

template<typename T>
Result<T> readLatest(Stores &stores, DocumentKind kind)
{
    const auto latest = stores.documents.latest(kind);
    if (!latest) {
        return base::failure(latest);
    }
    return *latest ? T::fromJson((*latest)->body) : Result<T>(T());
}

QString rolesOf(const std::vector<domain::Role> &roles)
{
    QStringList words;
    for (const domain::Role role : roles) {
        words.append(domain::toWord(role));
    }
    return words.join(QLatin1Char(','));
}

QString windowsOf(const std::vector<domain::WindowId> &windows)
{
    QStringList ids;
    for (const domain::WindowId &window : windows) {
        ids.append(window.toText());
    }
    return ids.join(QLatin1Char(','));
}

QString detailOf(const domain::PersonChange &change)
{
    QStringList parts;
    parts << (change.name ? QStringLiteral("name") : QString()) << (change.roles ? QStringLiteral("roles=") + rolesOf(*change.roles) : QString())
          << (change.windows ? QStringLiteral("windows=") + windowsOf(*change.windows) : QString())
          << (change.departments ? QStringLiteral("departments=") + change.departments->join(QLatin1Char(',')) : QString());
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

} // namespace

Result<void> checkManager(const domain::Directory &directory, const domain::PersonId &id, const domain::WindowId &windowId)
{
    const domain::Person *person = directory.person(id);
    if (!person || !person->active || !person->has(domain::Role::Manager)) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("only a hall manager may"), "session.role");
    }
    const domain::Window *window = directory.window(windowId);
    if (!window || window->state != domain::WindowState::Open) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the window is closed"), "sign_in.window");
    }
    if (std::find(person->windows.begin(), person->windows.end(), windowId) == person->windows.end()) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the person has no seat at this window"), "sign_in.seat");
    }
    return {};
}

Result<domain::HallId> hallOf(const domain::Directory &directory, const Author &author)
{
    return domain::WindowId::fromText(author.window).map([&directory](const domain::WindowId &id) {
        const domain::Window *window = directory.window(id);
        return window ? window->hall : domain::HallId();
    });
}

bool isSeenFrom(const domain::Directory &directory, const domain::HallId &hall, const domain::Person &person)
{
    const auto isHere = [&](const domain::WindowId &id) {
        const domain::Window *window = directory.window(id);
        return window && window->hall == hall;
    };
    return person.windows.empty() || std::any_of(person.windows.begin(), person.windows.end(), isHere);
}

Result<void> Staff::checkReach(const std::vector<domain::WindowId> &windows, const std::vector<domain::HallId> &halls)
{
    if (m_author.person.isNull()) {
        return {};
    }
    const Result<Facts> known = facts();
    const Result<domain::HallId> own = known ? hallOf(known->directory, m_author) : base::failure(known);
    if (!own) {
        return base::failure(own);
    }
    const auto isElsewhere = [&own](const domain::HallId &hall) { return hall != *own; };
    const auto isOfElsewhere = [&](const domain::WindowId &id) {
        const domain::Window *window = known->directory.window(id);
        return window && isElsewhere(window->hall);
    };
    if (std::any_of(halls.begin(), halls.end(), isElsewhere) || std::any_of(windows.begin(), windows.end(), isOfElsewhere)) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("it belongs to another hall"), "staff.other_hall");
    }
    return {};
}

Result<void> Staff::checkReachOf(const domain::PersonId &id, const std::vector<domain::WindowId> &wanted)
{
    const Result<Facts> known = m_author.person.isNull() ? Result<Facts>(Facts()) : facts();
    if (!known) {
        return base::failure(known);
    }
    const domain::Person *person = known->directory.person(id);
    std::vector<domain::WindowId> windows = person ? person->windows : std::vector<domain::WindowId>();
    windows.insert(windows.end(), wanted.begin(), wanted.end());
    return checkReach(windows);
}

Result<void> Staff::checkReachOf(const domain::WorkstationId &id)
{
    const auto workstation = m_stores.workstations.find(id);
    if (!workstation || !*workstation) {
        return workstation ? Result<void>() : base::failure(workstation);
    }
    return checkReach({(*workstation)->window}, {(*workstation)->hall});
}

// Its certificate and all it sees are of the hall it was enrolled in.
Result<void> Staff::checkHallsStay(const domain::Directory &before, const domain::Directory &after)
{
    const auto workstations = m_stores.workstations.list();
    if (!workstations) {
        return base::failure(workstations);
    }
    for (const Enrolled &workstation : *workstations) {
        const domain::Window *was = before.window(workstation.window);
        const domain::Window *becomes = after.window(workstation.window);
        const bool isGone = was && (!becomes || becomes->state == domain::WindowState::Retired);
        const bool isMoved = isGone || (becomes && becomes->hall != workstation.hall && (!was || was->hall != becomes->hall));
        if (!workstation.revoked && isMoved) {
            return base::fail(ErrorCode::NotAllowed,
                              QStringLiteral("a workstation is enrolled at window %1: revoke it first; in another hall it is enrolled anew")
                                  .arg(workstation.window.toText()),
                              "window.enrolled");
        }
    }
    return {};
}

Result<void> Staff::checkAuthor()
{
    const Result<Facts> known = facts();
    const Result<domain::WindowId> window = known ? domain::WindowId::fromText(m_author.window) : base::failure(known);
    return window.and_then([&](const domain::WindowId &id) { return checkManager(known->directory, m_author.person, id); });
}

Result<void> Staff::note(const char *act, const QString &subject, const QString &detail)
{
    QString told = detail;
    if (!m_author.origin.isEmpty()) {
        told += (told.isEmpty() ? QString() : QStringLiteral(" ")) + QStringLiteral("by=") + m_author.origin;
    }
    return m_stores.audit.append({m_now, QLatin1String(act), m_author.person, m_author.workstation, std::nullopt, m_author.window, subject, told});
}

Result<Staff::Facts> Staff::facts()
{
    const auto latest = m_stores.documents.latest(DocumentKind::Directory);
    if (!latest) {
        return base::failure(latest);
    }
    if (!*latest) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no directory has been published: 'directory import FILE' brings halls and windows"),
                          "document.none");
    }
    auto directory = domain::Directory::fromJson((*latest)->body);
    auto policy = directory ? readLatest<domain::Policy>(m_stores, DocumentKind::Policy) : base::failure(directory);
    if (!policy) {
        return base::failure(policy);
    }
    return Facts{std::move(**latest), std::move(*directory), std::move(*policy)};
}

Result<void> Staff::publishDirectory(const Facts &before, QJsonObject body)
{
    // The number before it makes two changes of one moment two versions.
    const QString day = base::chinaDate(m_now).toString(QStringLiteral("yyyy.MM.dd"));
    body.insert(QStringLiteral("version"), QStringLiteral("%1.%2").arg(day).arg(before.document.no + 1));
    const Result<domain::Directory> after = domain::Directory::fromJson(body);
    const Result<void> checked = after ? checkHallsStay(before.directory, *after) : base::failure(after);
    return checked.and_then([&] { return m_stores.publish(DocumentKind::Directory, body, m_journalN, m_now); }).map([](const Document &) {});
}

template<typename Edit>
Result<void> Staff::edit(const char *act, const QString &subject, const QString &detail, Edit change)
{
    const Result<Facts> before = facts();
    if (!before) {
        return base::failure(before);
    }
    return change(domain::DirectoryEdit(before->directory, before->policy))
        .and_then([&](const QJsonObject &body) { return publishDirectory(*before, body); })
        .and_then([&] { return note(act, subject, detail); });
}

// Who manages rights gives none to the own account.
Result<void> Staff::checkOwn(const domain::PersonId &id, const domain::PersonChange &change)
{
    if (id != m_author.person) {
        return {};
    }
    return facts().and_then([&](const Facts &known) -> Result<void> {
        const domain::Person *person = known.directory.person(id);
        const bool isSame = !person
            || (change.roles.value_or(person->roles) == person->roles && change.windows.value_or(person->windows) == person->windows
                && change.departments.value_or(person->departments) == person->departments);
        return isSame ? Result<void>() : base::fail(ErrorCode::NotAllowed, QStringLiteral("nobody decides what the own account may"), "person.own_rights");
    });
}

Result<void> Staff::addPerson(const domain::Person &person)
{
    const QString detail = QStringLiteral("roles=%1 windows=%2").arg(rolesOf(person.roles), windowsOf(person.windows));
    return checkReach(person.windows).and_then([&] {
        return edit("person_added", person.id.toText(), detail, [&](const domain::DirectoryEdit &edit) { return edit.addPerson(person); });
    });
}

Result<void> Staff::changePerson(const domain::PersonId &id, const domain::PersonChange &change)
{
    return checkReachOf(id, change.windows.value_or(std::vector<domain::WindowId>())).and_then([&] { return checkOwn(id, change); }).and_then([&] {
        return edit("person_changed", id.toText(), detailOf(change), [&](const domain::DirectoryEdit &edit) { return edit.changePerson(id, change); });
    });
}

Result<void> Staff::retirePerson(const domain::PersonId &id)
{
    if (id == m_author.person) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("nobody retires the own account"), "person.self");
    }
    const auto retire = [&](const domain::DirectoryEdit &edit) { return edit.retirePerson(id); };
    return checkReachOf(id)
        .and_then([&] { return edit("person_retired", id.toText(), {}, retire); })
        .and_then([&] { return m_stores.sessions.endOf(id, m_now); })
        .and_then([&] {
            const Result<void> removed = m_stores.people.remove(id);
            return !removed && removed.error().code == ErrorCode::NotFound ? Result<void>() : removed;
        });
}

Result<void> Staff::setPassword(const domain::PersonId &id, const crypto::PasswordHash &hash, ChosenBy by)
{
    const Result<Facts> known = facts();
    if (!known) {
        return base::failure(known);
    }
    const domain::Person *person = known->directory.person(id);
    if (!person || !person->active) {
        return base::fail(person ? ErrorCode::NotAllowed : ErrorCode::NotFound,
                          (person ? QStringLiteral("%1 is retired") : QStringLiteral("there is nobody with the id %1")).arg(id.toText()),
                          person ? "person.retired" : "person.unknown");
    }
    // The own one is nobody else's business, wherever one sits.
    const Result<void> reaches = id == m_author.person ? Result<void>() : checkReachOf(id);
    return reaches.and_then([&] { return m_stores.people.setPassword(id, hash, by); })
        .and_then([&] { return m_stores.sessions.endOf(id, m_now); })
        .and_then([&] { return note("password_set", id.toText(), by == ChosenBy::SomebodyElse ? QStringLiteral("must be changed") : QString()); });
}

Result<void> Staff::unlock(const domain::PersonId &id)
{
    return checkReachOf(id).and_then([&] { return m_stores.people.unlock(id); }).and_then([&] { return note("person_unlocked", id.toText()); });
}

Result<void> Staff::addWindow(const domain::Window &window)
{
    return checkReach({}, {window.hall}).and_then([&] {
        return edit("window_added", window.id.toText(), QStringLiteral("hall=") + window.hall.toText(),
                    [&](const domain::DirectoryEdit &edit) { return edit.addWindow(window); });
    });
}

Result<void> Staff::changeWindow(const domain::WindowId &id, const domain::WindowChange &change)
{
    const auto halls = change.hall ? std::vector<domain::HallId>{*change.hall} : std::vector<domain::HallId>();
    return checkReach({id}, halls).and_then([&] {
        return edit("window_changed", id.toText(), change.rights ? QStringLiteral("rights") : QString(),
                    [&](const domain::DirectoryEdit &edit) { return edit.changeWindow(id, change); });
    });
}

Result<void> Staff::setWindowState(const domain::WindowId &id, domain::WindowState state)
{
    // First, so that the directory published says that the receipt keys are withdrawn.
    return checkReach({id})
        .and_then([&] { return state == domain::WindowState::Retired ? revokeAllOf(id) : Result<void>(); })
        .and_then([&] {
            return edit("window_state", id.toText(), domain::toWord(state),
                        [&](const domain::DirectoryEdit &edit) { return edit.setWindowState(id, state); });
        });
}

Result<void> Staff::revokeAllOf(const domain::WindowId &window)
{
    const auto workstations = m_stores.workstations.list();
    if (!workstations) {
        return base::failure(workstations);
    }
    for (const Enrolled &workstation : *workstations) {
        if (workstation.window != window || workstation.revoked) {
            continue;
        }
        const Result<void> done = m_stores.workstations.revoke(workstation.id, m_now).and_then([&] {
            return note("enrolment_revoked", workstation.id.toText(), QStringLiteral("window retired"));
        });
        if (!done) {
            return done;
        }
    }
    return {};
}

Result<QString> Staff::newCode(const domain::WindowId &window, base::Instant expires)
{
    const Result<Facts> known = facts();
    if (!known) {
        return base::failure(known);
    }
    const domain::Window *found = known->directory.window(window);
    if (!found || found->state == domain::WindowState::Retired) {
        return base::fail(found ? ErrorCode::NotAllowed : ErrorCode::NotFound,
                          (found ? QStringLiteral("window %1 is retired") : QStringLiteral("there is no window %1 in the directory")).arg(window.toText()),
                          found ? "window.retired" : "window.unknown");
    }
    return checkReach({window})
        .and_then([&] { return m_stores.workstations.issueCode({found->id, found->hall}, m_now, expires); })
        .and_then([&](const QString &code) {
            return note("code_issued", window.toText(), QStringLiteral("until ") + base::toIso(expires)).map([&code] { return code; });
        });
}

Result<void> Staff::revoke(const domain::WorkstationId &id)
{
    return checkReachOf(id)
        .and_then([&] { return m_stores.workstations.revoke(id, m_now); })
        .and_then([&] { return m_stores.republishDirectory(m_journalN, m_now); })
        .and_then([&] { return note("enrolment_revoked", id.toText()); });
}

Result<void> Staff::askToRenew(const domain::WorkstationId &id)
{
    return checkReachOf(id)
        .and_then([&] { return m_stores.workstations.askToRenew(id, m_now); })
        .and_then([&] { return note("renewal_asked", id.toText()); });
}

Result<void> Staff::checkTogether(DocumentKind kind, const QJsonObject &body)
{
    if (kind != DocumentKind::Directory && kind != DocumentKind::Policy) {
        return {};
    }
    const bool isDirectory = kind == DocumentKind::Directory;
    const auto directory = isDirectory ? domain::Directory::fromJson(body) : readLatest<domain::Directory>(m_stores, DocumentKind::Directory);
    const auto policy = isDirectory ? readLatest<domain::Policy>(m_stores, DocumentKind::Policy) : domain::Policy::fromJson(body);
    if (!directory || !policy) {
        return directory ? base::failure(policy) : base::failure(directory);
    }
    const Result<void> together = domain::checkStaff(*directory, *policy);
    if (!together || !isDirectory) {
        return together;
    }
    return readLatest<domain::Directory>(m_stores, kind).and_then([&](const domain::Directory &before) {
        return checkRetiredStay(before, *directory).and_then([&] { return checkHallsStay(before, *directory); });
    });
}

Result<Document> Staff::publish(DocumentKind kind, const QJsonObject &body)
{
    return checkTogether(kind, body)
        .and_then([&] { return m_stores.publish(kind, body, m_journalN, m_now); })
        .and_then([&](const Document &document) {
            return notePublished(document).map([&document] { return document; });
        });
}

Result<void> Staff::notePublished(const Document &document)
{
    return note("published", toWord(document.kind), QStringLiteral("version ") + document.version);
}

} // namespace yichuang::center
