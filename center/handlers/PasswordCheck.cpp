// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/PasswordCheck.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> wrong()
{
    return base::fail(ErrorCode::WrongSecret, QStringLiteral("unknown person or wrong password"), "sign_in.wrong");
}

// The certificate is one half of who somebody is: it says which window this is, and the directory who may sit there.
Result<domain::Person> findPerson(Stores &stores, const domain::PersonId &id, const domain::WindowId &windowId)
{
    const auto rules = stores.facts.current();
    if (!rules) {
        return base::failure(rules);
    }
    const domain::Directory &directory = (*rules)->facts().directory;
    const domain::Person *person = directory.person(id);
    if (!person || !person->active) {
        return wrong();
    }
    const domain::Window *window = directory.window(windowId);
    if (!window || window->state != domain::WindowState::Open) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the window is closed"), "sign_in.window");
    }
    if (std::find(person->windows.begin(), person->windows.end(), windowId) == person->windows.end()) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the person has no seat at this window"), "sign_in.seat");
    }
    return *person;
}

// What was typed for an account may be a password: it is kept sealed.
AuditLine lineOf(const PasswordAttempt &attempt, const char *act, base::Instant now)
{
    const bool isKnown = attempt.person.active;
    return {now, QLatin1String(act), isKnown ? attempt.person.id : domain::PersonId(), attempt.workstation.no, std::nullopt,
            attempt.workstation.window.toText(), isKnown ? QString() : attempt.person.id.toText(), {}};
}

// Whether an account exists is nobody's business, nor may the time tell.
Result<void> verifyNobody(const crypto::SecretBytes &password)
{
    static const Result<crypto::PasswordHash> nobody = crypto::PasswordHash::make(crypto::SecretBytes(QByteArrayView("nobody")));
    const Result<void> fits = nobody ? nobody->verify(password) : base::failure(nobody);
    return fits ? wrong() : fits;
}

} // namespace

void PasswordCheck::run(Stores &stores, const Enrolled &workstation, const domain::PersonId &id, const QString &password, const Responder &responder,
                        const Good &good) const
{
    const Result<domain::Person> person = findPerson(stores, id, workstation.window);
    if (!person && person.error().code != ErrorCode::WrongSecret) {
        return responder.send(problemOf(person.error()));
    }
    QByteArray bytes = password.toUtf8();
    const auto attempt = std::make_shared<PasswordAttempt>(PasswordAttempt{responder, workstation,
                                                                           person ? *person : domain::Person{id, {}, {}, {}, {}, false},
                                                                           crypto::SecretBytes(QByteArrayView(bytes)), std::nullopt, {}});
    bytes.fill('\0');
    takeTurns(attempt, good);
}

// The workstation's first: somebody unknown has no account to wait for, but takes as long to look at.
void PasswordCheck::takeTurns(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const
{
    const auto take = [this, attempt](const QString &key, auto then) {
        const bool isTaken = m_turns.take(key, [attempt, then = std::move(then)](SignInTurns::Turn turn) {
            attempt->turns.push_back(std::move(turn));
            then();
        });
        if (!isTaken) {
            attempt->responder.send(Response::busy(1));
        }
    };
    take(QStringLiteral("workstation ") + QString::number(attempt->workstation.no), [this, take, attempt, good] {
        take(QStringLiteral("person ") + attempt->person.id.toText(), [this, attempt, good] { count(attempt, good); });
    });
}

void PasswordCheck::count(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const
{
    if (!attempt->person.active) {
        return verify(attempt, good);
    }
    // A refusal is kept beside the work, whose transaction must stand for the audit line's sake.
    const auto refusal = std::make_shared<std::optional<base::Error>>();
    m_context.write(
        attempt->responder,
        [attempt, refusal](const WriteContext &write) -> Result<void> {
            Result<SignInTry> counted = write.stores.people.beginTry(attempt->person.id, write.now);
            if (counted) {
                attempt->counted = std::move(*counted);
                return {};
            }
            if (counted.error().code == ErrorCode::NotFound) {
                return {};
            }
            if (counted.error().code != ErrorCode::Locked) {
                return base::failure(counted);
            }
            *refusal = counted.error();
            return write.stores.audit.append(lineOf(*attempt, "sign_in_locked", write.now));
        },
        [this, attempt, refusal, good] { *refusal ? attempt->responder.send(problemOf(**refusal)) : verify(attempt, good); });
}

// It was let in and counted: however much is waiting by now, it is looked at.
void PasswordCheck::verify(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const
{
    m_context.readOn(attempt->responder, [this, attempt, good](Stores &stores) {
        const Result<void> fits = attempt->counted ? attempt->counted->expected.verify(attempt->password) : verifyNobody(attempt->password);
        if (fits) {
            good(attempt, stores);
        } else if (fits.error().code == ErrorCode::WrongSecret) {
            fail(attempt);
        } else {
            attempt->responder.send(problemOf(fits.error()));
        }
    });
}

void PasswordCheck::fail(const std::shared_ptr<PasswordAttempt> &attempt) const
{
    m_context.write(
        attempt->responder,
        [attempt](const WriteContext &write) {
            const Result<void> failed = write.stores.audit.append(lineOf(*attempt, "sign_in_failed", write.now));
            if (!failed || !attempt->counted || !attempt->counted->lockedUntil) {
                return failed;
            }
            AuditLine locked = lineOf(*attempt, "person_locked", write.now);
            locked.detail = QStringLiteral("until ") + base::toIso(*attempt->counted->lockedUntil);
            return write.stores.audit.append(locked);
        },
        [attempt] { attempt->responder.send(problemOf(wrong().value())); });
}

} // namespace yichuang::center
