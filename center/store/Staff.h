// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/DirectoryEdit.h"
#include "center/store/Stores.h"

namespace yichuang::center {

/// Who asks for a change: for the audit.
struct Author {
    domain::PersonId person;           ///< null: the command line
    std::optional<qint64> workstation; ///< empty = at the centre
    QString window;
    QString origin;                    ///< "uid 0 root" of the command line; empty = a workstation
};

/// NotAllowed "session.role" for who is no hall manager, "sign_in.window" where the window is not open, "sign_in.seat" for a manager
/// without a seat there: what was so at the sign-in may not be any more.
[[nodiscard]] base::Result<void> checkManager(const domain::Directory &directory, const domain::PersonId &person, const domain::WindowId &window);

/// The hall of the author's window; null when there is no such window any more.
[[nodiscard]] base::Result<domain::HallId> hallOf(const domain::Directory &directory, const Author &author);

/// Whether somebody sits in the hall, or nowhere: whom its managers see.
[[nodiscard]] bool isSeenFrom(const domain::Directory &directory, const domain::HallId &hall, const domain::Person &person);

/// Changes of people, windows, enrolments and policy, from the command line and from hall managers alike. Each function is
/// part of the caller's transaction (after CenterStore::lockHeads), publishes a new version of the directory where it
/// changes one, and writes its audit line. Errors are those of domain::DirectoryEdit, and NotAllowed "staff.other_hall": a hall
/// manager orders what belongs to the hall of the own window, and people who sit nowhere else, before and after. The command line
/// may everywhere.
class Staff {
public:
    Staff(Stores &stores, qint64 journalN, base::Instant now, Author author)
        : m_stores(stores), m_journalN(journalN), m_now(now), m_author(std::move(author))
    {
    }

    /// Whether the author, a person at a window, may still manage there (checkManager), as the documents are now.
    [[nodiscard]] base::Result<void> checkAuthor();

    [[nodiscard]] base::Result<void> addPerson(const domain::Person &person);
    /// NotAllowed "person.own_rights" for roles, windows and departments of oneself.
    [[nodiscard]] base::Result<void> changePerson(const domain::PersonId &id, const domain::PersonChange &change);
    /// Also ends the person's sessions and forgets the password. NotAllowed "person.self" for oneself.
    [[nodiscard]] base::Result<void> retirePerson(const domain::PersonId &id);
    /// NotFound or NotAllowed for whoever cannot sign in; ends the person's sessions.
    [[nodiscard]] base::Result<void> setPassword(const domain::PersonId &id, const crypto::PasswordHash &hash, ChosenBy by);
    [[nodiscard]] base::Result<void> unlock(const domain::PersonId &id);

    [[nodiscard]] base::Result<void> addWindow(const domain::Window &window);
    /// NotAllowed "window.enrolled" for another hall while a workstation is enrolled there: it keeps the hall it was enrolled in.
    [[nodiscard]] base::Result<void> changeWindow(const domain::WindowId &id, const domain::WindowChange &change);
    /// Retired: its workstations' enrolments are revoked as well.
    [[nodiscard]] base::Result<void> setWindowState(const domain::WindowId &id, domain::WindowState state);

    /// NotFound "window.unknown", NotAllowed "window.retired".
    [[nodiscard]] base::Result<QString> newCode(const domain::WindowId &window, base::Instant expires);
    [[nodiscard]] base::Result<void> revoke(const domain::WorkstationId &id);
    [[nodiscard]] base::Result<void> askToRenew(const domain::WorkstationId &id);

    /// A document as a person brought it; directory and policy must go together (domain::checkStaff). NotAllowed "window.enrolled"
    /// as changeWindow.
    [[nodiscard]] base::Result<Document> publish(DocumentKind kind, const QJsonObject &body);
    [[nodiscard]] base::Result<void> notePublished(const Document &document);
    [[nodiscard]] base::Result<void> note(const char *act, const QString &subject, const QString &detail = {});

private:
    struct Facts {
        Document document;
        domain::Directory directory;
        domain::Policy policy;
    };
    [[nodiscard]] base::Result<Facts> facts();
    [[nodiscard]] base::Result<void> publishDirectory(const Facts &before, QJsonObject body);
    template<typename Edit>
    [[nodiscard]] base::Result<void> edit(const char *act, const QString &subject, const QString &detail, Edit change);
    [[nodiscard]] base::Result<void> checkTogether(DocumentKind kind, const QJsonObject &body);
    [[nodiscard]] base::Result<void> checkReach(const std::vector<domain::WindowId> &windows, const std::vector<domain::HallId> &halls = {});
    /// The person's windows, and those to come.
    [[nodiscard]] base::Result<void> checkOwn(const domain::PersonId &id, const domain::PersonChange &change);
    [[nodiscard]] base::Result<void> checkReachOf(const domain::PersonId &id, const std::vector<domain::WindowId> &wanted = {});
    [[nodiscard]] base::Result<void> checkReachOf(const domain::WorkstationId &id);
    [[nodiscard]] base::Result<void> checkHallsStay(const domain::Directory &before, const domain::Directory &after);
    [[nodiscard]] base::Result<void> revokeAllOf(const domain::WindowId &window);

    Stores &m_stores;
    qint64 m_journalN;
    base::Instant m_now;
    Author m_author;
};

} // namespace yichuang::center
