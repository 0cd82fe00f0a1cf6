// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Answer.h"
#include "app/protocol/Change.h"
#include "app/protocol/Operation.h"
#include "app/protocol/TrustMessages.h"
#include "tests/support/sync/FakeHttp.h"
#include "tests/support/sync/TestTrust.h"

#include <QHash>
#include <QMutex>
#include <QSet>
#include <QThread>

#include <atomic>
#include <vector>

namespace yichuang::tests {

/// A centre in a few lines that speaks the real bytes over real TLS from its own thread: applies each operation once,
/// in the order of its lane, repeats first answers, follows with a feed. Single replies can be spoilt (`setFaults`)
/// or decided (`setJudge`). All functions are thread-safe.
class FakeCentre {
public:
    /// What becomes of an operation that is new and in order; `version` is what the case has now.
    using Judge = std::function<protocol::Answer(const protocol::Operation &operation, qint64 version)>;

    FakeCentre();
    ~FakeCentre();
    FakeCentre(const FakeCentre &) = delete;
    FakeCentre &operator=(const FakeCentre &) = delete;

    [[nodiscard]] TestTrust &trust() { return m_trust; }
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] quint16 port() const { return m_port; }

    /// The network goes and comes back on the same port; what was applied stays.
    void unplug();
    void plug();
    void setFaults(FakeHttp::FaultPlan plan);
    void setJudge(Judge judge);
    /// Enrolment code that is good (again and again for the same request).
    void setCode(const QString &code);
    void publish(const protocol::Change &change);
    /// The centre's clock minus this machine's.
    void setClockOffset(std::chrono::milliseconds offset);
    /// Back to the state after the first `operations` operations, with another fingerprint and epoch of cursors.
    void restoreFromBackup(int operations);
    /// Old cursors are refused with 412 from now on.
    void forgetCursors();

    /// The ids in the order they were applied.
    [[nodiscard]] std::vector<domain::OperationId> applied() const;
    /// How often any operation was applied a second time: must stay 0.
    [[nodiscard]] int appliedTwice() const;
    /// Requests seen of a path, all in all.
    [[nodiscard]] int requests(const QByteArray &path) const;
    [[nodiscard]] int blocksGiven() const;
    /// What the workstation told of its audit, in the order it was taken.
    [[nodiscard]] std::vector<protocol::ToldLine> audit() const;
    /// The administrator wants another certificate.
    void askToRenew();
    [[nodiscard]] int renewals() const;
    /// A certificate that was renewed is refused once the new one was used.
    [[nodiscard]] bool isNewCertificateUsed() const;

private:
    void handle(const FakeRequest &request, const FakeHttp::Answer &answer);
    [[nodiscard]] FakeResponse enrol(const FakeRequest &request);
    [[nodiscard]] FakeResponse operations(const FakeRequest &request);
    [[nodiscard]] protocol::Answer takeOperation(const protocol::Operation &operation);
    [[nodiscard]] FakeResponse audit(const FakeRequest &request);
    [[nodiscard]] FakeResponse renew(const FakeRequest &request);
    [[nodiscard]] FakeResponse enrolment() const;
    /// Whether this certificate is still good; a renewed one is used now.
    [[nodiscard]] bool isGood(const QByteArray &certificate);
    [[nodiscard]] FakeResponse numberBlock(const FakeRequest &request);
    void changes(const FakeRequest &request, const FakeHttp::Answer &answer);
    [[nodiscard]] FakeResponse page(qsizetype after, int limit) const;
    [[nodiscard]] FakeResponse json(int status, const QJsonObject &body) const;
    [[nodiscard]] FakeResponse problem(int status, const QString &code) const;
    [[nodiscard]] base::Instant now() const;
    void wakePolls();

    struct Poll {
        qsizetype after = 0;
        int limit = 0;
        FakeHttp::Answer answer;
    };

    TestTrust m_trust;
    QThread m_thread;
    FakeHttp *m_http = nullptr; ///< lives in m_thread
    std::atomic<quint16> m_port{0};

    mutable QMutex m_mutex;
    FakeHttp::FaultPlan m_faults;
    Judge m_judge;
    QString m_code;
    QHash<QByteArray, QByteArray> m_certificates; ///< by request
    QHash<domain::OperationId, protocol::Answer> m_answers;
    std::vector<protocol::Operation> m_applied;
    QHash<domain::CaseId, qint64> m_versions;
    QHash<domain::CaseId, qint64> m_seqs;
    int m_appliedTwice = 0;
    QHash<QByteArray, int> m_requests;
    QHash<QString, QJsonObject> m_blocks; ///< by request
    std::vector<protocol::Change> m_feed;
    QString m_fingerprint = QStringLiteral("first");
    int m_epoch = 1;
    qint64 m_chainUpTo = 0;
    std::chrono::milliseconds m_offset{0};
    std::vector<Poll> m_polls;
    std::vector<protocol::ToldLine> m_audit;
    qint64 m_auditUpTo = 0;
    bool m_renewAsked = false;
    int m_renewals = 0;
    QByteArray m_oldCertificate;
    QByteArray m_nextCertificate;
    QSet<QByteArray> m_dropped;
};

} // namespace yichuang::tests
