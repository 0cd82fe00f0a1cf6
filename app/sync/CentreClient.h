// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/domain/CaseNumber.h"
#include "app/protocol/Change.h"
#include "app/protocol/Messages.h"
#include "app/sync/CentreTrust.h"
#include "app/sync/ClockOffset.h"
#include "app/sync/Failure.h"
#include "app/sync/HttpCall.h"

#include <QNetworkAccessManager>
#include <QObject>

namespace yichuang::sync {

struct ChangesQuery {
    QString after; ///< cursor; empty = from the beginning
    int limit = 500;
    std::chrono::milliseconds wait{0}; ///< how long the centre may hold the answer back when there is nothing new
};

/// How long a person is kept waiting for a sign-in. Short: a sealed verifier can answer instead.
enum class Patience { Long, Short };

/// A request that is not JSON of the protocol.
struct CentreRequest {
    QByteArray verb;
    QString path; ///< with its query, encoded
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;
};

struct ClientLimits {
    std::chrono::milliseconds request{30'000}; ///< the whole exchange, not counting a long-poll's wait
    std::chrono::milliseconds hastySignIn{5'000}; ///< see Patience::Short
    std::chrono::milliseconds silence{5'000}; ///< of a centre that follows with changes, not counting a long-poll's wait
    std::chrono::milliseconds piece{120'000}; ///< a request of CentreRequest's: up to 1 MiB over a slow line
    qint64 replyBytes = 4 * 1024 * 1024;
    qint64 pageBytes = 32 * 1024 * 1024; ///< a page of changes may carry the whole catalogue
};

/// Speaks the protocol with one centre over TLS 1.3. Lives in the sync thread; every call answers by `then`, in
/// that thread, exactly once, unless the client dies first. Connections are kept and used again. Redirects, proxies,
/// caches, cookies and compression are off: what is not the centre's own answer is a failure.
class CentreClient final : public QObject {
    Q_OBJECT
public:
    /// The trust's errors (CentreTrust::tls).
    [[nodiscard]] static base::Result<std::unique_ptr<CentreClient>> make(const CentreTrust &trust, const base::Clock &clock, const ClientLimits &limits);
    ~CentreClient() override;

    void enrol(const protocol::EnrolmentRequest &request, Then<protocol::EnrolmentReply> then);
    void signIn(const protocol::SignInRequest &request, Patience patience, Then<protocol::SignInReply> then);
    /// `body`: an OperationBatch as JSON.
    void sendOperations(const QByteArray &body, Then<protocol::BatchReply> then);
    void changes(const ChangesQuery &query, Then<protocol::ChangePage> then);
    void numberBlock(const protocol::NumberBlockRequest &request, Then<domain::NumberBlock> then);
    /// Measures the clock; the value is in `exchanged`.
    void time(Then<QJsonObject> then);
    /// Answers with what came, whatever it is. The reply to a HEAD has no body, whatever length it announces.
    void exchange(const CentreRequest &request, std::function<void(const RawReply &)> then);

Q_SIGNALS:
    /// Any whole answer that carried the centre's time.
    void exchanged(const yichuang::sync::ClockExchange &exchange);

private:
    struct Call {
        QByteArray verb;
        QString path;
        QByteArray body;
        CallLimits limits;
        QList<std::pair<QByteArray, QByteArray>> headers;
    };
    CentreClient(const CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock, const ClientLimits &limits);
    [[nodiscard]] Call post(const QString &path, const QByteArray &body) const;
    [[nodiscard]] Call get(const QString &path) const;
    template<typename T>
    void start(const Call &call, Then<T> then);
    void run(const Call &call, std::function<void(const RawReply &)> then);
    void noteTime(const QByteArray &header, base::Instant sentWall, std::chrono::milliseconds sentSinceBoot);
    [[nodiscard]] QNetworkRequest requestFor(const Call &call) const;
    [[nodiscard]] QNetworkReply *begin(const Call &call);

    QUrl m_centre;
    QSslConfiguration m_tls;
    const base::Clock &m_clock;
    ClientLimits m_limits;
    QNetworkAccessManager m_network;
};

} // namespace yichuang::sync
