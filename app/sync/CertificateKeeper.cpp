// SPDX-License-Identifier: Apache-2.0
#include "app/sync/CertificateKeeper.h"

#include "app/base/Log.h"
#include "app/crypto/Certificate.h"
#include "app/crypto/CertificateRequest.h"

#include <QPointer>

namespace yichuang::sync {

using base::Result;

namespace {

const QString RenewalMemory = QStringLiteral("sync.renewal");
const QString CertificateMember = QStringLiteral("certificate");
const QString KeyMember = QStringLiteral("key");

std::shared_ptr<const crypto::SecretBytes> shared(crypto::SecretBytes &&bytes)
{
    return std::make_shared<const crypto::SecretBytes>(std::move(bytes));
}

std::optional<base::Instant> expiryOf(const QByteArray &pem)
{
    const auto expires = crypto::Certificate::fromPem(pem).and_then([](const crypto::Certificate &certificate) { return certificate.notAfter(); });
    return expires ? std::optional(*expires) : std::nullopt;
}

struct NewKey {
    std::shared_ptr<const crypto::SecretBytes> keyPem;
    QByteArray requestPem;
};

Result<NewKey> makeKey()
{
    const auto key = crypto::TlsKey::generate();
    if (!key) {
        return base::failure(key);
    }
    // The centre writes its own subject; a request only brings the key.
    const auto request = crypto::CertificateRequest::make(*key, {QStringLiteral("renewal"), {}, {}});
    const auto requestPem = request ? request->toPem() : Result<QByteArray>(base::failure(request));
    auto keyPem = key->toPem();
    if (!requestPem || !keyPem) {
        return requestPem ? base::failure(keyPem) : base::failure(requestPem);
    }
    return NewKey{shared(std::move(*keyPem)), *requestPem};
}

CentreTrust trustWith(const CentreTrust &old, const QJsonObject &kept)
{
    CentreTrust trust = old;
    trust.certificatePem = kept.value(CertificateMember).toString().toLatin1();
    const QByteArray key = kept.value(KeyMember).toString().toLatin1();
    trust.keyPem = shared(crypto::SecretBytes(QByteArrayView(key)));
    return trust;
}

} // namespace

CertificateKeeper::CertificateKeeper(const CentreTrust &trust, CentreClient &client, StoreAccess store, const base::Clock &clock, const Options &options,
                                     QObject *parent)
    : QObject(parent), m_trust(trust), m_client(client), m_store(store), m_clock(clock), m_options(options)
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
    m_store.call(this, [](SyncStore &store) { return store.memory(RenewalMemory); }, [this, asking](const Result<QJsonObject> &kept) {
        if (kept && !kept->isEmpty()) {
            prove(*kept);
        } else if (kept && m_state.expires && *m_state.expires - m_clock.now() < m_options.before) {
            renew();
        } else if (kept && asking == Asking::Centre) {
            ask();
        } else {
            rest();
        }
    });
}

void CertificateKeeper::ask()
{
    const QPointer<CertificateKeeper> guard(this);
    m_client.enrolmentStanding([guard](const Outcome<protocol::EnrolmentStanding> &outcome) {
        if (!guard) {
            return;
        }
        if (outcome && outcome->renew) {
            guard->renew();
        } else {
            guard->rest();
        }
    });
}

void CertificateKeeper::renew()
{
    const Result<NewKey> key = makeKey();
    if (!key) {
        failed(key.error().reason);
        return;
    }
    const QPointer<CertificateKeeper> guard(this);
    m_client.renew({key->requestPem}, [guard, keyPem = key->keyPem](const Outcome<protocol::RenewalReply> &outcome) {
        if (guard && outcome) {
            guard->keep(keyPem, *outcome);
        } else if (guard) {
            guard->failed(outcome.error().error.reason);
        }
    });
}

void CertificateKeeper::keep(const std::shared_ptr<const crypto::SecretBytes> &keyPem, const protocol::RenewalReply &reply)
{
    const QJsonObject kept{{CertificateMember, QLatin1String(reply.certificatePem)}, {KeyMember, QLatin1String(keyPem->view().toByteArray())}};
    m_store.call(this, [kept](SyncStore &store) { return store.setMemory(RenewalMemory, kept); }, [this, kept](const Result<void> &stored) {
        stored ? prove(kept) : failed(stored.error().reason);
    });
}

void CertificateKeeper::prove(const QJsonObject &kept)
{
    const CentreTrust trust = trustWith(m_trust, kept);
    auto client = CentreClient::make(trust, m_clock, m_options.limits);
    if (!client) {
        failed(client.error().reason);
        return;
    }
    m_next = std::move(*client);
    const QPointer<CertificateKeeper> guard(this);
    m_next->enrolmentStanding([guard, trust](const Outcome<protocol::EnrolmentStanding> &outcome) {
        if (!guard) {
            return;
        }
        guard->m_next.release()->deleteLater(); // its answer is still being handled by itself
        if (outcome) {
            guard->adopt(trust);
            return;
        }
        guard->failed(outcome.error().error.reason);
        if (outcome.error().kind == FailureClass::Auth) {
            // The centre knows nothing of it (restored from a backup): the old one is still the one in force.
            guard->m_store.call(guard.data(), [](SyncStore &store) { return store.setMemory(RenewalMemory, {}); }, [](const Result<void> &) {});
        }
    });
}

// First the place it is read from at the next start, then the memory of the renewal: a crash between proves it once more.
void CertificateKeeper::adopt(const CentreTrust &trust)
{
    const auto job = [trust](SyncStore &store) {
        return store.keepTrust(trust).and_then([&store] { return store.setMemory(RenewalMemory, {}); });
    };
    m_store.call(this, job, [this, trust](const Result<void> &stored) {
        if (!stored) {
            failed(stored.error().reason);
            return;
        }
        rest();
        Q_EMIT renewed(trust);
    });
}

void CertificateKeeper::failed(const QByteArray &reason)
{
    rest();
    base::log(base::LogLevel::Warning, "sync", "certificate_not_renewed", {{"reason", QLatin1String(reason)}});
    m_state.trouble = reason;
    Q_EMIT changed(m_state);
}

} // namespace yichuang::sync
