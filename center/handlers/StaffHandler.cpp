// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/StaffHandler.h"

#include "app/protocol/StaffMessages.h"
#include "center/store/PasswordPolicy.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using protocol::PersonAct;
using protocol::WindowAct;

namespace {

protocol::StaffEntry entryOf(const domain::Person &person, const std::vector<PersonAccess> &accounts)
{
    protocol::StaffEntry entry;
    entry.person = person;
    const auto found = std::find_if(accounts.begin(), accounts.end(), [&person](const PersonAccess &account) { return account.id == person.id; });
    if (found != accounts.end()) {
        entry.hasPassword = true;
        entry.mustChange = found->mustChange;
        entry.lockedUntil = found->lockedUntil;
        entry.signedIn = found->signedIn;
    }
    return entry;
}

Result<domain::Directory> directoryOf(Stores &stores)
{
    return stores.facts.current().map([](const Rules &rules) { return rules->facts().directory; });
}

Result<protocol::StaffReply> staffOf(Stores &stores, const Author &author, base::Instant now)
{
    const auto directory = directoryOf(stores);
    const auto accounts = directory ? stores.people.list(now) : base::failure(directory);
    const auto hall = accounts ? hallOf(*directory, author) : base::failure(accounts);
    if (!hall) {
        return base::failure(hall);
    }
    protocol::StaffReply reply{directory->version(), {}};
    for (const domain::Person &person : directory->people()) {
        if (isSeenFrom(*directory, *hall, person)) {
            reply.people.push_back(entryOf(person, *accounts));
        }
    }
    return reply;
}

Result<QJsonObject> personAfter(Stores &stores, const domain::PersonId &id, const QString &password, base::Instant now)
{
    const auto directory = directoryOf(stores);
    const auto accounts = directory ? stores.people.list(now) : base::failure(directory);
    if (!accounts) {
        return base::failure(accounts);
    }
    const domain::Person *person = directory->person(id);
    if (!person) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the directory has nobody of this id"), "person.unknown");
    }
    return protocol::PersonReply{entryOf(*person, *accounts), password}.toJson();
}

protocol::WindowEntry entryOf(const domain::Window &window, const std::vector<Enrolled> &workstations)
{
    const auto count = std::count_if(workstations.begin(), workstations.end(),
                                     [&window](const Enrolled &each) { return each.window == window.id && !each.revoked; });
    return {window, static_cast<int>(count)};
}

Result<QJsonObject> windowAfter(Stores &stores, const domain::WindowId &id)
{
    const auto directory = directoryOf(stores);
    const auto workstations = directory ? stores.workstations.list() : base::failure(directory);
    if (!workstations) {
        return base::failure(workstations);
    }
    const domain::Window *window = directory->window(id);
    if (!window) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the directory has no such window"), "window.unknown");
    }
    return entryOf(*window, *workstations).toJson();
}

domain::Person personOf(const protocol::PersonOrder &order)
{
    const domain::PersonChange &given = order.change;
    return {order.id, given.name.value_or(QString()), given.roles.value_or(std::vector<domain::Role>()),
            given.windows.value_or(std::vector<domain::WindowId>()), given.departments.value_or(QStringList()), true};
}

/// What an order on an account needs besides: made before the writer has it, for hashing takes 70 ms.
struct NewPassword {
    QString text; ///< empty = none
    std::optional<crypto::PasswordHash> hash;
};

Result<NewPassword> passwordFor(PersonAct act)
{
    if (act != PersonAct::Add && act != PersonAct::ResetPassword) {
        return NewPassword();
    }
    return makePassword().and_then([](const QString &text) {
        const QByteArray bytes = text.toLatin1();
        return crypto::PasswordHash::make(crypto::SecretBytes(QByteArrayView(bytes))).map([&text](crypto::PasswordHash hash) {
            return NewPassword{text, std::move(hash)};
        });
    });
}

Result<void> perform(Staff &staff, const protocol::PersonOrder &order, const NewPassword &password)
{
    switch (order.act) {
    case PersonAct::Add:
        return staff.addPerson(personOf(order)).and_then([&] { return staff.setPassword(order.id, *password.hash, ChosenBy::SomebodyElse); });
    case PersonAct::Change: return staff.changePerson(order.id, order.change);
    case PersonAct::Retire: return staff.retirePerson(order.id);
    case PersonAct::ResetPassword: return staff.setPassword(order.id, *password.hash, ChosenBy::SomebodyElse);
    case PersonAct::Unlock: return staff.unlock(order.id);
    }
    return base::fail(ErrorCode::Internal, QStringLiteral("an unknown act"));
}

Result<void> perform(Staff &staff, const protocol::WindowOrder &order)
{
    const domain::WindowChange &given = order.change;
    switch (order.act) {
    case WindowAct::Add:
        return staff.addWindow({order.id, given.name.value_or(QString()), given.hall.value_or(domain::HallId()),
                                given.rights.value_or(QMap<QString, std::vector<domain::WindowRight>>()), given.phone.value_or(QString()),
                                domain::WindowState::Open});
    case WindowAct::Change: return staff.changeWindow(order.id, given);
    case WindowAct::Open: return staff.setWindowState(order.id, domain::WindowState::Open);
    case WindowAct::Close: return staff.setWindowState(order.id, domain::WindowState::Closed);
    case WindowAct::Retire: return staff.setWindowState(order.id, domain::WindowState::Retired);
    }
    return base::fail(ErrorCode::Internal, QStringLiteral("an unknown act"));
}

} // namespace

Result<Author> StaffHandler::managerOf(const Request &request, Stores &stores) const
{
    const Result<Enrolled> workstation = m_context.speaker(request, stores);
    if (!workstation) {
        return base::failure(workstation);
    }
    const QString token = QString::fromLatin1(bearerOf(request).left(256));
    const base::Instant now = m_context.clock.now();
    const Result<Session> session = stores.sessions.find(token, workstation->no, now);
    const auto directory = session ? directoryOf(stores) : base::failure(session);
    if (!directory) {
        return base::failure(directory);
    }
    if (now - session->made > FreshSignIn) {
        return base::fail(ErrorCode::WrongSecret, QStringLiteral("the sign-in is too long ago"), "session.stale");
    }
    return checkManager(*directory, session->person, workstation->window).map([&] {
        return Author{session->person, workstation->no, workstation->window.toText(), {}};
    });
}

template<typename Work>
void StaffHandler::order(const Author &author, int status, const Responder &responder, Work work) const
{
    const auto answer = std::make_shared<QJsonObject>();
    m_context.write(
        responder,
        [author, answer, work = std::move(work)](const WriteContext &write) {
            Staff staff(write.stores, write.heads.journal.n, write.now, author);
            // Again: it may have been closed, or the seat taken away, between the reading and this transaction.
            return staff.checkAuthor().and_then([&] { return work(staff, write); }).map([&answer](const QJsonObject &json) { *answer = json; });
        },
        [answer, status, responder] { responder.send(Response::json(status, *answer)); });
}

void StaffHandler::people(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Author> author = managerOf(request, stores);
        const auto staff = author ? staffOf(stores, *author, m_context.clock.now()) : base::failure(author);
        responder.send(staff ? Response::json(200, staff->toJson()) : problemOf(staff.error()));
    });
}

void StaffHandler::changePeople(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Author> author = managerOf(request, stores);
        const auto wanted = author ? base::parseJsonObject(request.body).and_then(protocol::PersonOrder::fromJson) : base::failure(author);
        const auto password = wanted ? passwordFor(wanted->act) : base::failure(wanted);
        if (!password) {
            return responder.send(problemOf(password.error()));
        }
        order(*author, 200, responder, [wanted = *wanted, given = *password](Staff &staff, const WriteContext &write) {
            return perform(staff, wanted, given).and_then([&] { return personAfter(write.stores, wanted.id, given.text, write.now); });
        });
    });
}

void StaffHandler::windows(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Author> author = managerOf(request, stores);
        const auto directory = author ? directoryOf(stores) : base::failure(author);
        const auto workstations = directory ? stores.workstations.list() : base::failure(directory);
        const auto hall = workstations ? hallOf(*directory, *author) : base::failure(workstations);
        if (!hall) {
            return responder.send(problemOf(hall.error()));
        }
        protocol::WindowsReply reply{directory->version(), {}};
        for (const domain::Window &window : directory->windows()) {
            if (window.hall == *hall) {
                reply.windows.push_back(entryOf(window, *workstations));
            }
        }
        responder.send(Response::json(200, reply.toJson()));
    });
}

void StaffHandler::changeWindows(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Author> author = managerOf(request, stores);
        const auto wanted = author ? base::parseJsonObject(request.body).and_then(protocol::WindowOrder::fromJson) : base::failure(author);
        if (!wanted) {
            return responder.send(problemOf(wanted.error()));
        }
        order(*author, 200, responder, [wanted = *wanted](Staff &staff, const WriteContext &write) {
            return perform(staff, wanted).and_then([&] { return windowAfter(write.stores, wanted.id); });
        });
    });
}

void StaffHandler::issueCode(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<Author> author = managerOf(request, stores);
        const auto wanted = author ? base::parseJsonObject(request.body).and_then(protocol::CodeOrder::fromJson) : base::failure(author);
        if (!wanted) {
            return responder.send(problemOf(wanted.error()));
        }
        order(*author, 201, responder, [wanted = *wanted](Staff &staff, const WriteContext &write) {
            const base::Instant expires = write.now + std::chrono::hours(wanted.hours);
            return staff.newCode(wanted.window, expires).map([&](const QString &code) {
                return protocol::CodeReply{wanted.window, code, expires}.toJson();
            });
        });
    });
}

} // namespace yichuang::center
