// SPDX-License-Identifier: Apache-2.0
#include "app/desk/SessionStation.h"

#include "app/base/ThenOn.h"

#include <QPromise>

#include <algorithm>

namespace yichuang::desk {

using base::ErrorCode;
using base::Result;

struct SessionStation::Opening {
    domain::PersonId person;
    std::shared_ptr<const crypto::SecretBytes> secret;
    QPromise<Result<SessionView>> promise;
};

namespace {

// The person must be known, active and seated at this window; checked again by the centre for every act.
Result<SessionView> seat(const Engine &engine, const domain::PersonId &id)
{
    const auto enrolment = engine.enrolment();
    const auto rules = engine.facts.rules();
    const domain::Directory &directory = rules->facts().directory;
    const domain::Person *person = directory.person(id);
    const domain::Window *window = enrolment ? directory.window(enrolment->window) : nullptr;
    const domain::Hall *hall = enrolment ? directory.hall(enrolment->hall) : nullptr;
    if (!person || !window || !hall) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("person, window or hall is not in the directory"), "session.directory");
    }
    const bool sitsHere = std::find(person->windows.begin(), person->windows.end(), window->id) != person->windows.end();
    if (window->state != domain::WindowState::Open) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the window is closed"), "sign_in.window");
    }
    if (!person->active || !sitsHere) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the person does not work at this window"), "session.seat");
    }
    SessionView view;
    view.person = *person;
    view.window = *window;
    view.hall = *hall;
    return view;
}

Result<void> audit(Engine &engine, const SessionView &view, const QString &act)
{
    return engine.workspace->audit().append({engine.time.now(), view.person.id, view.window.id, act, view.person.id.toText(), {}});
}

} // namespace

SessionStation::SessionStation(Engine &engine, sync::SyncEngine &sync, QObject *parent) : SessionDesk(parent), m_engine(engine), m_sync(sync) {}

QFuture<Result<SessionView>> SessionStation::signIn(const domain::PersonId &person, const QString &password)
{
    return open(person, password, sync::Patience::Long);
}

QFuture<Result<SessionView>> SessionStation::open(const domain::PersonId &person, const QString &password, sync::Patience patience)
{
    auto opening = std::make_shared<Opening>();
    opening->person = person;
    opening->secret = std::make_shared<const crypto::SecretBytes>(QByteArrayView(password.toUtf8()));
    opening->promise.start();
    QFuture<Result<SessionView>> future = opening->promise.future();
    if (!m_engine.enrolment()) {
        finish(opening, base::fail(ErrorCode::NotAllowed, QStringLiteral("this workstation is not enrolled"), "session.not_enrolled"));
        return future;
    }
    if (patience == sync::Patience::Short && m_sync.status().state == sync::LinkState::Offline) {
        openOffline(opening); // known already: nobody waits to hear it again
        return future;
    }
    base::thenOn(this, m_sync.signIn(person, password, patience),
                 [this, opening](const sync::Outcome<protocol::SignInReply> &outcome) { centreAnswered(opening, outcome); });
    return future;
}

void SessionStation::centreAnswered(const std::shared_ptr<Opening> &opening, const sync::Outcome<protocol::SignInReply> &outcome)
{
    if (!outcome) {
        const bool isAway = outcome.error().kind == sync::FailureClass::Network || outcome.error().kind == sync::FailureClass::Busy;
        if (isAway) {
            openOffline(opening);
        } else {
            finish(opening, tl::unexpected(outcome.error().error));
        }
        return;
    }
    const auto job = [this, opening, reply = *outcome]() -> Result<SessionView> {
        const crypto::SecretBytes dataKey{QByteArrayView(reply.dataKey)};
        const Result<void> opened = m_engine.unlock(dataKey).and_then([&] {
            return m_engine.workspace->people().remember(opening->person, *opening->secret, dataKey, reply.offlineUntil, m_engine.time.now());
        });
        if (!opened) {
            return base::failure(opened);
        }
        return seat(m_engine, opening->person).and_then([&](SessionView view) {
            m_engine.setToken(reply.session);
            view.offlineUntil = reply.offlineUntil;
            return audit(m_engine, view, QStringLiteral("sign_in")).map([&view] { return view; });
        });
    };
    base::thenOn(this, m_engine.worker.run(job), [this, opening](const Result<SessionView> &result) { finish(opening, result); });
}

void SessionStation::openOffline(const std::shared_ptr<Opening> &opening)
{
    const auto job = [this, opening]() -> Result<SessionView> {
        Result<store::OfflineSignIn> signedIn = m_engine.workspace->people().signIn(opening->person, *opening->secret, m_engine.time.now());
        if (!signedIn) {
            if (signedIn.error().code == ErrorCode::NotFound) {
                return base::fail(ErrorCode::Unavailable, QStringLiteral("never signed in here, and the centre is away"), "session.first_offline");
            }
            return base::failure(signedIn);
        }
        const Result<void> opened = m_engine.unlock(signedIn->dataKey);
        if (!opened) {
            return base::failure(opened);
        }
        return seat(m_engine, opening->person).and_then([&](SessionView view) {
            m_engine.setToken({}); // whoever was here before must not speak for this person
            view.offline = true;
            view.offlineUntil = signedIn->validUntil;
            return audit(m_engine, view, QStringLiteral("sign_in_offline")).map([&view] { return view; });
        });
    };
    base::thenOn(this, m_engine.worker.run(job), [this, opening](const Result<SessionView> &result) { finish(opening, result); });
}

void SessionStation::finish(const std::shared_ptr<Opening> &opening, const Result<SessionView> &result)
{
    const bool wasLocked = m_isLocked;
    if (result) {
        m_engine.setSession(*result);
        m_isLocked = false;
    }
    opening->promise.addResult(result);
    opening->promise.finish();
    if (!result) {
        return;
    }
    m_sync.retryNow();
    if (wasLocked) {
        Q_EMIT lockedChanged();
    } else {
        Q_EMIT signedIn();
    }
}

QFuture<Result<void>> SessionStation::changePassword(const domain::PersonId &person, const QString &password, const QString &newPassword)
{
    const protocol::PasswordOrder order{person, password, newPassword};
    return m_sync
        .exchange<QJsonObject>([order](sync::CentreClient &client, sync::Then<QJsonObject> then) { client.changePassword(order, std::move(then)); })
        .then([](const sync::Outcome<QJsonObject> &outcome) -> Result<void> {
            return outcome ? Result<void>() : tl::unexpected(outcome.error().error);
        });
}

void SessionStation::checkSeat()
{
    const auto session = m_engine.session();
    const auto still = session ? seat(m_engine, session->person.id) : Result<SessionView>(SessionView());
    if (session && !still && still.error().code == ErrorCode::NotAllowed) {
        lock(); // what is being typed stays a draft; nobody who is not of this window unlocks
    } else if (session && still) {
        // Names, rights and roles follow; how the session began does not.
        SessionView view = *still;
        view.offline = session->offline;
        view.offlineUntil = session->offlineUntil;
        m_engine.setSession(view);
    }
}

void SessionStation::lock()
{
    if (m_isLocked || !m_engine.session()) {
        return;
    }
    m_isLocked = true;
    Q_EMIT lockedChanged();
}

QFuture<Result<SessionView>> SessionStation::unlock(const QString &password)
{
    const auto session = m_engine.session();
    // Whoever is signed in has a sealed verifier here.
    return open(session ? session->person.id : domain::PersonId(), password, sync::Patience::Short);
}

QFuture<Result<void>> SessionStation::signOut()
{
    const auto session = m_engine.session();
    m_engine.setSession(std::nullopt);
    m_engine.setToken({});
    m_isLocked = false;
    Q_EMIT signedOut();
    return m_engine.worker.run([this, session]() -> Result<void> {
        return session ? audit(m_engine, *session, QStringLiteral("sign_out")) : Result<void>();
    });
}

} // namespace yichuang::desk
