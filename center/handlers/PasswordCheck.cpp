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

AuditLine lineOf(const PasswordAttempt &attempt, const char *act, base::Instant now)
{
    return {now, QLatin1String(act), attempt.person.id, attempt.workstation.no, std::nullopt, attempt.workstation.window.toText(), {}, {}};
}

// Whether the account exists is nobody's business.
base::Error hidden(const base::Error &error)
{
    return error.code == ErrorCode::NotFound ? wrong().value() : error;
}

} // namespace

void PasswordCheck::run(Stores &stores, const Enrolled &workstation, const domain::PersonId &id, const QString &password, const Responder &responder,
                        Good good) const
{
    const Result<domain::Person> person = findPerson(stores, id, workstation.window);
    if (!person) {
        return responder.send(problemOf(person.error()));
    }
    QByteArray bytes = password.toUtf8();
    const auto attempt = std::make_shared<PasswordAttempt>(
        PasswordAttempt{responder, workstation, *person, crypto::SecretBytes(QByteArrayView(bytes)), std::nullopt});
    bytes.fill('\0');
    // A refusal is kept beside the work, whose transaction must stand for the audit line's sake.
    const auto refusal = std::make_shared<std::optional<base::Error>>();
    m_context.write(
        responder,
        [attempt, refusal](const WriteContext &write) -> Result<void> {
            Result<SignInTry> counted = write.stores.people.beginTry(attempt->person.id, write.now);
            if (counted) {
                attempt->counted = std::move(*counted);
                return {};
            }
            if (counted.error().code != ErrorCode::Locked && counted.error().code != ErrorCode::NotFound) {
                return base::failure(counted);
            }
            *refusal = counted.error();
            return write.stores.audit.append(lineOf(*attempt, counted.error().code == ErrorCode::Locked ? "sign_in_locked" : "sign_in_failed", write.now));
        },
        [this, attempt, refusal, good = std::move(good)] {
            *refusal ? attempt->responder.send(problemOf(hidden(**refusal))) : verify(attempt, good);
        });
}

void PasswordCheck::verify(const std::shared_ptr<PasswordAttempt> &attempt, const Good &good) const
{
    m_context.read(attempt->responder, [this, attempt, good](Stores &stores) {
        const Result<void> fits = attempt->counted->expected.verify(attempt->password);
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
            if (!failed || !attempt->counted->lockedUntil) {
                return failed;
            }
            AuditLine locked = lineOf(*attempt, "person_locked", write.now);
            locked.detail = QStringLiteral("until ") + base::toIso(*attempt->counted->lockedUntil);
            return write.stores.audit.append(locked);
        },
        [attempt] { attempt->responder.send(problemOf(wrong().value())); });
}

} // namespace yichuang::center
