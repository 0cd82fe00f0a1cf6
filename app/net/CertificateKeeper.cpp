// SPDX-License-Identifier: Apache-2.0
#include "app/net/CertificateKeeper.h"

#include "app/base/Log.h"
#include "app/crypto/Certificate.h"
#include "app/net/NewKey.h"

#include <QPointer>

namespace yichuang::sync {

using base::Result;

namespace {

std::optional<base::Instant> expiryOf(const QByteArray &pem)
{
    const auto expires = crypto::Certificate::endOf(pem);
    return expires ? std::optional(*expires) : std::nullopt;
}

} // namespace

CertificateKeeper::CertificateKeeper(const CentreTrust &trust, CertificateOwner &owner, const base::Clock &clock, const Options &options, QObject *parent)
    : QObject(parent), m_trust(trust), m_owner(owner), m_clock(clock), m_options(options)
{
    m_state.expires = expiryOf(trust.certificatePem);
    m_timer.setInterval(options.every);
    connect(&m_timer, &QTimer::timeout, this, &CertificateKeeper::check);
}

void CertificateKeeper::start()
{
    m_timer.start();
    QTimer::singleShot(m_options.firstLook, this, &CertificateKeeper::check);
    Q_EMIT changed(m_state);
    look(Asking::Nobody);
}

void CertificateKeeper::check()
{
    look(Asking::Centre);
}

void CertificateKeeper::look(Asking asking)
{
    if (m_isBusy || !m_trust.keyPem) {
        return;
    }
    m_isBusy = true;
    const QPointer<CertificateKeeper> guard(this);
    m_owner.next([guard, asking](const Result<std::optional<NextCertificate>> &next) {
        if (!guard) {
            return;
        }
        const auto &expires = guard->m_state.expires;
        if (next && *next) {
            guard->prove(**next);
        } else if (next && expires && *expires - guard->m_clock.now() < guard->m_options.before) {
            guard->renew();
        } else if (next && asking == Asking::Centre) {
            guard->ask();
        } else {
            guard->rest();
        }
    });
}

void CertificateKeeper::ask()
{
    const QPointer<CertificateKeeper> guard(this);
    m_owner.ask([guard](const Outcome<bool> &isAsked) {
        if (!guard) {
            return;
        }
        if (isAsked && *isAsked) {
            guard->renew();
        } else {
            guard->rest();
        }
    });
}

void CertificateKeeper::renew()
{
    // The centre writes its own subject; a request only brings the key.
    const Result<NewKey> key = makeNewKey(QStringLiteral("renewal"));
    if (!key) {
        failed(key.error().reason);
        return;
    }
    const QPointer<CertificateKeeper> guard(this);
    m_owner.renew({key->requestPem}, [guard, keyPem = key->keyPem](const Outcome<protocol::RenewalReply> &outcome) {
        if (guard && outcome) {
            guard->keep({outcome->certificatePem, keyPem});
        } else if (guard) {
            guard->failed(outcome.error().error.reason);
        }
    });
}

void CertificateKeeper::keep(const NextCertificate &next)
{
    const QPointer<CertificateKeeper> guard(this);
    m_owner.keepNext(next, [guard, next](const Result<void> &stored) {
        if (guard) {
            stored ? guard->prove(next) : guard->failed(stored.error().reason);
        }
    });
}

void CertificateKeeper::prove(const NextCertificate &next)
{
    CentreTrust trust = m_trust;
    trust.certificatePem = next.certificatePem;
    trust.keyPem = next.keyPem;
    const QPointer<CertificateKeeper> guard(this);
    m_owner.prove(trust, [guard, trust](const std::optional<Failure> &failure) {
        if (!guard) {
            return;
        }
        if (!failure) {
            guard->adopt(trust);
            return;
        }
        guard->failed(failure->error.reason);
        if (failure->kind == FailureClass::Auth) {
            // The centre knows nothing of it (restored from a backup): the old one is still the one in force.
            guard->m_owner.dropNext();
        }
    });
}

void CertificateKeeper::adopt(const CentreTrust &trust)
{
    const QPointer<CertificateKeeper> guard(this);
    m_owner.adopt(trust, [guard, trust](const Result<void> &stored) {
        if (!guard) {
            return;
        }
        guard->rest();
        if (!stored) {
            guard->failed(stored.error().reason);
            return;
        }
        Q_EMIT guard->renewed(trust);
    });
}

void CertificateKeeper::failed(const QByteArray &reason)
{
    rest();
    base::log(base::LogLevel::Warning, "certificate", "not_renewed", {{"reason", QLatin1String(reason)}});
    m_state.trouble = reason;
    Q_EMIT changed(m_state);
}

} // namespace yichuang::sync
