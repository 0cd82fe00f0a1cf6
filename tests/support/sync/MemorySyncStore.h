// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Operation.h"
#include "app/sync/SyncStore.h"

#include <QHash>

#include <map>
#include <mutex>
#include <set>

namespace yichuang::tests {

/// The workstation's memory as sync sees it, kept in this process: outlives engines, so that a test can end one at
/// any moment and start the next. Any call can be made to fail, without effect. Thread-safe.
class MemorySyncStore final : public sync::SyncStore {
public:
    enum class State { Ready, Sending, Held, Conflict, Refused, Applied };

    /// A chain of operations over `lanes` cases, in turn.
    void addOperations(int count, int lanes);
    [[nodiscard]] protocol::Operation operation(int index) const;
    [[nodiscard]] std::vector<State> states() const;
    [[nodiscard]] int count(State state) const;
    [[nodiscard]] int tries(int index) const;
    [[nodiscard]] QJsonObject kept(const QString &key) const;
    [[nodiscard]] std::map<domain::CaseId, domain::Case> cases() const;
    [[nodiscard]] std::vector<sync::CheckedDocument> documents() const;
    [[nodiscard]] sync::FollowState follow() const;
    [[nodiscard]] int rebuilds() const;
    [[nodiscard]] qint64 calls() const;
    void setNumbersLeft(qint64 left);

    /// The n-th call from now (0 = the next) fails with StorageFailed.
    void failCall(qint64 n);

    base::Result<void> recover() override;
    base::Result<sync::OutgoingBatch> takeBatch(const sync::BatchLimits &limits, base::Instant now) override;
    base::Result<void> recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now) override;
    base::Result<void> putBack(const QString &reason, base::Instant now, base::Instant next) override;
    base::Result<void> endBatch() override;
    base::Result<void> clearWaits() override;
    base::Result<store::Standing> hearChain(const sync::ChainKnown &known) override;
    base::Result<sync::FollowState> followState() override;
    base::Result<sync::PageEffect> applyPage(const sync::CheckedPage &page) override;
    base::Result<void> beginRebuild() override;
    base::Result<qint64> numbersLeft() override;
    base::Result<void> addNumberBlock(const domain::NumberBlock &block) override;
    base::Result<protocol::AuditBatch> auditAfter(qint64 after, int limit) override;
    base::Result<void> keepTrust(const sync::CentreTrust &trust) override;
    /// Lines that the audit gets, one after the other.
    void addAuditLines(int count);
    [[nodiscard]] std::optional<sync::CentreTrust> keptTrust() const;
    sync::UploadStore &uploads() override { return m_uploads; }
    base::Result<QJsonObject> memory(const QString &key) override;
    base::Result<void> setMemory(const QString &key, const QJsonObject &value) override;

private:
    /// No attachments: what needs them is tested over the real store.
    class NoUploads final : public sync::UploadStore {
    public:
        base::Result<sync::UploadWork> nextUpload(base::Instant) override { return sync::UploadWork(); }
        base::Result<QByteArray> part(const QByteArray &, qint64, qint64) override { return QByteArray(); }
        base::Result<void> noteProgress(const QByteArray &, const QString &, qint64) override { return {}; }
        base::Result<void> confirm(const QByteArray &, base::Instant) override { return {}; }
        base::Result<void> forgetLocation(const QByteArray &) override { return {}; }
        base::Result<void> noteTrouble(const QByteArray &, const store::UploadTrouble &) override { return {}; }
    };
    NoUploads m_uploads;
    struct Row {
        protocol::Operation operation;
        State state = State::Ready;
        int tries = 0;
        std::optional<base::Instant> next;
    };
    [[nodiscard]] base::Result<void> enter();
    [[nodiscard]] bool blocks(const Row &row, base::Instant now) const;
    void takeAnswer(Row &row, const protocol::Answer &answer, base::Instant now);

    mutable std::mutex m_mutex;
    std::vector<Row> m_rows;
    QHash<domain::OperationId, size_t> m_index;
    std::map<QString, QJsonObject> m_memory;
    std::map<domain::CaseId, domain::Case> m_cases;
    std::set<domain::CaseId> m_fresh; ///< came since the rebuild began
    std::vector<sync::CheckedDocument> m_documents;
    std::set<QString> m_blocks;
    sync::FollowState m_follow;
    qint64 m_numbersLeft = 100'000;
    int m_rebuilds = 0;
    int m_auditLines = 0;
    std::optional<sync::CentreTrust> m_trust;
    qint64 m_calls = 0;
    qint64 m_failAt = -1;
};

} // namespace yichuang::tests
