// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/domain/CaseNumber.h"
#include "app/net/HttpsClient.h"
#include "app/protocol/Change.h"
#include "app/protocol/Messages.h"
#include "app/protocol/StaffMessages.h"
#include "app/protocol/TrustMessages.h"

namespace yichuang::sync {

struct ChangesQuery {
    QString after; ///< cursor; empty = from the beginning
    int limit = 500;
    std::chrono::milliseconds wait{0}; ///< how long the centre may hold the answer back when there is nothing new
};

/// A content of a material as the centre gives it to a window whose cases have it.
struct ContentQuery {
    enum class Form {
        Whole, ///< at most domain::MaxContentSize; whether it is what was asked for its hash tells
        Small, ///< a JPEG of at most 256 pixels, of pictures only
    };
    QString content; ///< SHA-256, 64 lower-case hex digits
    Form form = Form::Whole;
    friend bool operator==(const ContentQuery &, const ContentQuery &) = default;
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
    std::chrono::milliseconds page{300'000}; ///< a page of changes as a whole: a slow line may take its time, a silent one not
    std::chrono::milliseconds piece{120'000}; ///< a request of CentreRequest's: up to 1 MiB over a slow line
    qint64 replyBytes = 4 * 1024 * 1024;
    qint64 smallBytes = 256 * 1024;           ///< a small picture
    qint64 pageBytes = 32 * 1024 * 1024; ///< a page of changes may carry the whole catalogue
};

/// Speaks the protocol of a workstation with its centre (see HttpsClient). Lives in the sync thread.
class CentreClient final : public HttpsClient {
    Q_OBJECT
public:
    /// The trust's errors (CentreTrust::tls).
    [[nodiscard]] static base::Result<std::unique_ptr<CentreClient>> make(const CentreTrust &trust, const base::Clock &clock, const ClientLimits &limits);

    void enrol(const protocol::EnrolmentRequest &request, Then<protocol::EnrolmentReply> then);
    void signIn(const protocol::SignInRequest &request, Patience patience, Then<protocol::SignInReply> then);
    void changePassword(const protocol::PasswordOrder &order, Then<QJsonObject> then);
    void renew(const protocol::RenewalRequest &request, Then<protocol::RenewalReply> then);
    void enrolmentStanding(Then<protocol::EnrolmentStanding> then);
    void tellAudit(const protocol::AuditBatch &batch, Then<protocol::AuditReply> then);
    /// What a hall manager does: `session` is the token that the sign-in gave.
    void people(const QString &session, Then<protocol::StaffReply> then);
    void order(const QString &session, const protocol::PersonOrder &order, Then<protocol::PersonReply> then);
    void windows(const QString &session, Then<protocol::WindowsReply> then);
    void order(const QString &session, const protocol::WindowOrder &order, Then<protocol::WindowEntry> then);
    void issueCode(const QString &session, const protocol::CodeOrder &order, Then<protocol::CodeReply> then);
    /// `body`: an OperationBatch as JSON.
    void sendOperations(const QByteArray &body, Then<protocol::BatchReply> then);
    void changes(const ChangesQuery &query, Then<protocol::ChangePage> then);
    void numberBlock(const protocol::NumberBlockRequest &request, Then<domain::NumberBlock> then);
    /// Measures the clock; the value is in `exchanged`.
    void time(Then<QJsonObject> then);
    void content(const ContentQuery &query, Then<QByteArray> then);
    /// Answers with what came, whatever it is. The reply to a HEAD has no body, whatever length it announces.
    void exchange(const CentreRequest &request, std::function<void(const RawReply &)> then);

private:
    CentreClient(const CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock, const ClientLimits &limits);
    [[nodiscard]] Call post(const QString &path, const QByteArray &body) const;
    [[nodiscard]] Call get(const QString &path) const;
    [[nodiscard]] static Call with(const QString &session, Call call);

    ClientLimits m_limits;
};

} // namespace yichuang::sync
