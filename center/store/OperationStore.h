// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Chain.h"
#include "app/domain/Ids.h"
#include "app/protocol/Answer.h"
#include "center/store/Vault.h"
#include "app/storage/Connection.h"

#include <QHash>

#include <optional>
#include <vector>

namespace yichuang::center {

/// One row of the official journal.
struct JournalRow {
    qint64 n = 0;                 ///< place in the centre's own chain
    domain::OperationId id;
    qint64 workstation = 0;       ///< Enrolled::no
    crypto::ChainLink chain;      ///< place in the workstation's chain
    domain::CaseId caseId;        ///< null when the envelope could not be read
    qint64 seq = 0;               ///< place in the lane; 0 with a null case
    protocol::Answer answer;      ///< Applied, Conflict or Refused
    base::Instant received;
    QByteArray body;              ///< canonical JSON of the operation without `chain`, as it was offered; empty: erased
    QByteArray hash;              ///< of the centre's own chain
    QByteArray answerHash;        ///< of an answer that was erased with the body; `answer` then has its status and version only

    [[nodiscard]] bool isErased() const { return body.isEmpty(); }
};

/// What was answered before under an operation's id.
struct FirstAnswer {
    qint64 workstation = 0;
    QByteArray chainHash;
    protocol::Answer answer;
};

/// How far a workstation's chain has come.
struct ChainState {
    qint64 upTo = 0; ///< the last one without a gap before it
    QByteArray hash = QByteArray(crypto::HashSize, '\0'); ///< of that one
    qint64 top = 0;  ///< the highest one
    base::Instant latest{};      ///< when the latest of them all was made, of those whose time was measured (protocol::Made)
    base::Instant latestWhole{}; ///< the same, when the chain last had no gap
};

/// The head of a workstation's chain with the workstation's signature over it.
struct SignedHead {
    QByteArray hash;
    QByteArray signature;
    base::Instant received;
};

/// An operation that will be asked about.
struct Foreseen {
    domain::OperationId id;
    domain::CaseId caseId; ///< may be null
    qint64 workstation = 0;
};

/// The official journal: append-only, an operation and its answer together.
class OperationStore {
public:
    OperationStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// `row.n` and `row.hash` are set by the caller (see `journalRecord`). AlreadyExists when the id, the place in the
    /// workstation's chain or the place in the lane is taken.
    [[nodiscard]] base::Result<void> append(const JournalRow &row);
    [[nodiscard]] base::Result<std::optional<FirstAnswer>> find(const domain::OperationId &id);
    /// The last place taken in a lane; 0 = none.
    [[nodiscard]] base::Result<qint64> lastSeq(const domain::CaseId &caseId, qint64 workstation);
    /// Asks at once what `find` and `lastSeq` will be asked of each, for an engine where a question is a journey (PostgreSQL);
    /// with what is appended meanwhile it holds until `forgetForeseen`, within one transaction.
    [[nodiscard]] base::Result<void> foresee(const std::vector<Foreseen> &operations);
    void forgetForeseen();
    /// Whether the operation is in the journal and is about this case.
    [[nodiscard]] base::Result<bool> isAbout(const domain::OperationId &id, const domain::CaseId &caseId);
    /// Whether another workstation changed the case after this version of it.
    [[nodiscard]] base::Result<bool> changedByOthers(const domain::CaseId &caseId, qint64 sinceVersion, qint64 workstation);

    [[nodiscard]] base::Result<ChainState> chain(qint64 workstation);
    /// Of those that are there, with their numbers. On PostgreSQL only.
    [[nodiscard]] base::Result<std::vector<std::pair<qint64, ChainState>>> chains(const QList<qint64> &workstations);
    [[nodiscard]] base::Result<void> saveChain(qint64 workstation, const ChainState &state);
    [[nodiscard]] base::Result<std::optional<crypto::ChainLink>> linkAt(qint64 workstation, qint64 n);

    /// Rows after `n`, in the order of the journal.
    [[nodiscard]] base::Result<std::vector<JournalRow>> page(qint64 afterN, int limit);
    /// All operations on a case, in the order of the journal.
    [[nodiscard]] base::Result<std::vector<JournalRow>> ofCase(const domain::CaseId &caseId);
    /// The links of a workstation's chain after place `n`, ascending.
    [[nodiscard]] base::Result<std::vector<crypto::ChainLink>> links(qint64 workstation, qint64 afterN, int limit);
    /// When the last one was received; epoch when there is none.
    [[nodiscard]] base::Result<base::Instant> lastReceived();
    /// Operations that changed a case.
    [[nodiscard]] base::Result<qint64> countApplied();

    /// A head as its workstation signed it; the caller has verified the signature.
    [[nodiscard]] base::Result<void> saveSignedHead(qint64 workstation, const QByteArray &hash, const QByteArray &signature, base::Instant now);
    /// Those whose hash follows `after`, in the order of their hashes.
    [[nodiscard]] base::Result<std::vector<SignedHead>> signedHeads(qint64 workstation, const QByteArray &after, int limit);
    /// Whether the last operation of the chain is the head of a request, or one was signed that has no place here yet (it waits for
    /// an attachment, or was kept in quarantine) and to which it may lead.
    [[nodiscard]] base::Result<bool> isTopSigned(qint64 workstation);

private:
    [[nodiscard]] base::Result<protocol::Answer> readAnswer(storage::Statement &row, const domain::OperationId &id, int firstColumn);
    [[nodiscard]] base::Result<JournalRow> readRow(storage::Statement &row);
    [[nodiscard]] base::Result<FirstAnswer> readFirst(storage::Statement &row, const domain::OperationId &id, int firstColumn);
    [[nodiscard]] base::Result<void> foreseeAnswers(const QByteArrayList &ids);
    [[nodiscard]] base::Result<void> foreseeSeqs(const QByteArrayList &cases);
    void noteAppended(const JournalRow &row);

    storage::Connection &m_connection;
    Vault &m_vault;
    QHash<domain::OperationId, std::optional<FirstAnswer>> m_foreseenAnswers;
    QHash<std::pair<domain::CaseId, qint64>, qint64> m_foreseenSeqs;
};

/// What the centre's own chain hashes for a row: its place, the operation, its link and its answer.
[[nodiscard]] base::Result<QByteArray> journalRecord(const JournalRow &row);

} // namespace yichuang::center
