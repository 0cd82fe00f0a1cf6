// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/Joining.h"

#include "app/net/NewKey.h"

#include <QThread>

#include <future>

namespace yichuang::center::tiers {

using base::ErrorCode;
using sync::FailureClass;

namespace {

constexpr std::chrono::milliseconds Patience{15'000};

sync::Failure fatal(ErrorCode code, const char *reason, const QString &detail)
{
    return {FailureClass::Fatal, base::Error{code, detail, reason}, {}, {}};
}

} // namespace

void Joining::start(sync::Then<Joined> then)
{
    m_then = std::move(then);
    auto *probe = new sync::CentreProbe(m_order.parent, Patience, this);
    connect(probe, &sync::CentreProbe::ended, this, [this](const sync::Outcome<sync::ProbedCentre> &outcome) {
        outcome ? ask(*outcome) : end(tl::unexpected(outcome.error()));
    });
}

void Joining::ask(const sync::ProbedCentre &centre)
{
    if (centre.authoritySha256 != m_order.authoritySha256) {
        return end(tl::unexpected(fatal(ErrorCode::CryptoFailed, "enrolment.other_centre",
                                        QStringLiteral("the authority there has the fingerprint %1; compare it with the parent's and give it with --authority")
                                            .arg(QString::fromLatin1(centre.authoritySha256.toHex())))));
    }
    const auto key = sync::makeNewKey(QStringLiteral("yichuang-center"));
    auto client = ParentClient::make({m_order.parent, centre.authorityPem, {}, nullptr}, m_clock);
    if (!key || !client) {
        return end(tl::unexpected(fatal(ErrorCode::CryptoFailed, "enrolment.keys", QStringLiteral("the keys could not be made"))));
    }
    m_client = std::move(*client);
    m_client->join({m_order.code, key->requestPem, m_order.signingKey}, [this, shared = key->keyPem, authority = centre.authorityPem](const sync::Outcome<JoinReply> &outcome) {
        if (!outcome) {
            return end(tl::unexpected(outcome.error()));
        }
        if (outcome->authorityPem.trimmed() != authority.trimmed()) {
            return end(tl::unexpected(fatal(ErrorCode::CryptoFailed, "enrolment.other_centre", QStringLiteral("the answer names another authority"))));
        }
        end(Joined{*outcome, {m_order.parent, authority, outcome->certificatePem, shared}});
    });
}

void Joining::end(const sync::Outcome<Joined> &outcome)
{
    std::exchange(m_then, nullptr)(outcome);
}

sync::Outcome<Joined> joinAndWait(const JoinOrder &order, const base::Clock &clock)
{
    std::promise<sync::Outcome<Joined>> promise;
    QThread thread;
    auto *joining = new Joining(order, clock);
    joining->moveToThread(&thread);
    QObject::connect(&thread, &QThread::finished, joining, &QObject::deleteLater);
    QObject::connect(&thread, &QThread::started, joining, [joining, &promise] {
        joining->start([&promise](const sync::Outcome<Joined> &outcome) { promise.set_value(outcome); });
    });
    thread.start();
    const sync::Outcome<Joined> outcome = promise.get_future().get();
    thread.quit();
    thread.wait();
    return outcome;
}

} // namespace yichuang::center::tiers
