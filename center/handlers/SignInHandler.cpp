// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/SignInHandler.h"

#include "app/protocol/Messages.h"
#include "app/protocol/StaffMessages.h"
#include "center/store/PasswordPolicy.h"
#include "center/store/Staff.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

// The password was right when it was looked at; a manager may have replaced it since.
Result<void> succeedStill(const WriteContext &write, const PasswordAttempt &attempt)
{
    return write.stores.people.isStill(attempt.person.id, attempt.counted->expected).and_then([&] {
        return write.stores.people.succeed(attempt.person.id, write.now);
    });
}

Result<QString> beginSession(const WriteContext &write, const PasswordAttempt &attempt)
{
    const AuditLine line{write.now, QStringLiteral("sign_in"), attempt.person.id, attempt.workstation.no, std::nullopt,
                         attempt.workstation.window.toText(), {}, {}};
    return succeedStill(write, attempt)
        .and_then([&] { return write.stores.audit.append(line); })
        .and_then([&] { return write.stores.sessions.start(attempt.person.id, attempt.workstation.no, write.now); });
}

} // namespace

void SignInHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto given = base::parseJsonObject(request.body).and_then(protocol::SignInRequest::fromJson);
        const auto workstation = given ? m_context.speaker(request, stores) : base::failure(given);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        m_check.run(stores, *workstation, given->person, given->password, responder,
                    [this](const std::shared_ptr<PasswordAttempt> &attempt, Stores &reading) { succeed(attempt, reading); });
    });
}

void SignInHandler::succeed(const std::shared_ptr<PasswordAttempt> &attempt, Stores &stores) const
{
    if (attempt->counted->mustChange) {
        const base::Error must{ErrorCode::NotAllowed, QStringLiteral("the password must be changed first"), "sign_in.must_change"};
        return m_context.write(
            attempt->responder, [attempt](const WriteContext &write) { return succeedStill(write, *attempt); },
            [attempt, must] { attempt->responder.send(problemOf(must)); });
    }
    Result<crypto::SecretBytes> dataKey = stores.workstations.dataKey(attempt->workstation.id);
    if (!dataKey) {
        return attempt->responder.send(problemOf(dataKey.error()));
    }
    const auto reply = std::make_shared<protocol::SignInReply>();
    reply->person = attempt->person;
    reply->dataKey = dataKey->view().toByteArray();
    m_context.write(
        attempt->responder,
        [attempt, reply](const WriteContext &write) {
            return beginSession(write, *attempt).map([&](const QString &token) {
                reply->session = token;
                reply->sessionUntil = write.now + SessionLife;
            });
        },
        [this, attempt, reply] {
            reply->offlineUntil = m_context.clock.now() + m_context.offlineSignIn;
            attempt->responder.send(Response::json(200, reply->toJson()));
        });
}

void SignInHandler::changePassword(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto given = base::parseJsonObject(request.body).and_then(protocol::PasswordOrder::fromJson);
        const auto workstation = given ? m_context.speaker(request, stores) : base::failure(given);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        const auto good = [this, wanted = given->newPassword](const std::shared_ptr<PasswordAttempt> &attempt, Stores &reading) {
            replace(attempt, reading, wanted);
        };
        m_check.run(stores, *workstation, given->person, given->password, responder, good);
    });
}

void SignInHandler::replace(const std::shared_ptr<PasswordAttempt> &attempt, Stores &stores, const QString &password) const
{
    const QByteArray bytes = password.toUtf8();
    const Result<void> good = checkNewPassword(stores.people, attempt->person.id, password);
    const auto hash = good ? crypto::PasswordHash::make(crypto::SecretBytes(QByteArrayView(bytes))) : base::failure(good);
    // A rule that was broken is no failed sign-in: the present password was right, and the counter starts anew.
    const auto refusal = hash ? std::optional<base::Error>() : std::optional(hash.error());
    m_context.write(
        attempt->responder,
        [attempt, hash, refusal](const WriteContext &write) -> Result<void> {
            const Result<void> still = succeedStill(write, *attempt);
            if (!still || refusal) {
                return still;
            }
            Staff staff(write.stores, write.heads.journal.n, write.now,
                        {attempt->person.id, attempt->workstation.no, attempt->workstation.window.toText(), {}});
            return staff.setPassword(attempt->person.id, *hash, ChosenBy::ThePerson);
        },
        [attempt, refusal] {
            attempt->responder.send(refusal ? problemOf(*refusal)
                                            : Response::json(200, {{QStringLiteral("person"), attempt->person.id.toText()}}));
        });
}

} // namespace yichuang::center
