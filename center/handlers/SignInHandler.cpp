// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/SignInHandler.h"

#include "app/protocol/Messages.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

struct SignInHandler::Attempt {
    Responder responder;
    domain::Person person;
    crypto::SecretBytes password;
    crypto::SecretBytes dataKey;
    std::optional<crypto::PasswordHash> expected;
};

namespace {

tl::unexpected<base::Error> wrong()
{
    return base::fail(ErrorCode::WrongSecret, QStringLiteral("unknown person or wrong password"), "sign_in.wrong");
}

bool maySitAt(const domain::Person &person, const domain::WindowId &window)
{
    const bool seated = std::find(person.windows.begin(), person.windows.end(), window) != person.windows.end();
    return seated || person.has(domain::Role::Manager) || person.has(domain::Role::Supervisor);
}

Result<domain::Person> findPerson(Stores &stores, const domain::PersonId &id, const domain::WindowId &window)
{
    const auto rules = stores.facts.current();
    if (!rules) {
        return base::failure(rules);
    }
    const domain::Person *person = (*rules)->facts().directory.person(id);
    if (!person || !person->active) {
        return wrong();
    }
    if (!maySitAt(*person, window)) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the person has no seat at this window"), "sign_in.seat");
    }
    return *person;
}

// Whether the account exists is nobody's business.
base::Error hidden(const base::Error &error)
{
    return error.code == ErrorCode::NotFound ? wrong().value() : error;
}

} // namespace

void SignInHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto given = base::parseJsonObject(request.body).and_then(protocol::SignInRequest::fromJson);
        const auto workstation = given ? speakerOf(request, stores) : base::failure(given);
        const auto person = workstation ? findPerson(stores, given->person, workstation->window) : base::failure(workstation);
        auto dataKey = person ? stores.workstations.dataKey(workstation->id) : base::failure(person);
        if (!dataKey) {
            return responder.send(problemOf(dataKey.error()));
        }
        QByteArray password = given->password.toUtf8();
        const auto attempt = std::make_shared<Attempt>(
            Attempt{responder, *person, crypto::SecretBytes(QByteArrayView(password)), std::move(*dataKey), std::nullopt});
        password.fill('\0');
        count(attempt);
    });
}

void SignInHandler::count(const std::shared_ptr<Attempt> &attempt) const
{
    const Result<void> taken = m_context.writer.perform(
        [attempt](const WriteContext &write) {
            return write.stores.people.beginTry(attempt->person.id, write.now).map([&attempt](crypto::PasswordHash hash) {
                attempt->expected = std::move(hash);
            });
        },
        [this, attempt](const Result<void> &done) {
            done ? verify(attempt) : attempt->responder.send(problemOf(hidden(done.error())));
        });
    if (!taken) {
        attempt->responder.send(problemOf(taken.error()));
    }
}

void SignInHandler::verify(const std::shared_ptr<Attempt> &attempt) const
{
    m_context.read(attempt->responder, [this, attempt](Stores &) {
        if (const Result<void> fits = attempt->expected->verify(attempt->password); !fits) {
            const bool isWrong = fits.error().code == ErrorCode::WrongSecret;
            return attempt->responder.send(problemOf(isWrong ? wrong().value() : fits.error()));
        }
        succeed(attempt);
    });
}

void SignInHandler::succeed(const std::shared_ptr<Attempt> &attempt) const
{
    m_context.write(
        attempt->responder, [attempt](const WriteContext &write) { return write.stores.people.succeed(attempt->person.id, write.now); },
        [this, attempt] {
            const protocol::SignInReply reply{attempt->person, attempt->dataKey.view().toByteArray(),
                                              m_context.clock.now() + m_context.offlineSignIn};
            attempt->responder.send(Response::json(200, reply.toJson()));
        });
}

} // namespace yichuang::center
