// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/OfferedBatch.h"
#include "center/journal/WriteScope.h"
#include "center/store/CaseStore.h"
#include "center/store/ChangeStore.h"
#include "center/store/NumberBlockStore.h"
#include "center/store/OperationStore.h"
#include "center/store/WorkstationStore.h"

namespace yichuang::center {

/// Judges what one workstation offers, in the order of sync.md: repeat → readable → chain → what it waits for →
/// authority and rules → stored together with its answer. Applied, Conflict and Refused are kept with the
/// operation and repeated for ever; Held and Retry keep nothing.
///
/// Operations of one workstation may arrive with gaps (a lane that waits for a person is left out, the others
/// go on), so the chain is checked against the neighbours that are here, and closes when the gap is filled.
class OperationJudge {
public:
    OperationJudge(WriteScope &scope, Workstation workstation);

    /// A step of its own. Never fails: what the database could not do now is Retry.
    [[nodiscard]] protocol::Answer judge(const OfferedOperation &offered);
    /// Once, after the last operation: how far the chain is whole. Part of the running transaction.
    [[nodiscard]] base::Result<void> finish();
    [[nodiscard]] const Workstation &workstation() const { return m_workstation; }

private:
    /// What the rules say: the case as it becomes, or why not.
    struct Decision {
        protocol::Answer answer;
        CaseCache::Entry next; ///< set when applied
        QString hallBefore;
    };

    [[nodiscard]] base::Result<protocol::Answer> judgeInStep(const OfferedOperation &offered);
    [[nodiscard]] protocol::Answer repeat(const OfferedOperation &offered, const OperationStore::Known &known) const;
    [[nodiscard]] base::Result<std::optional<base::Error>> chainFault(const protocol::Operation &operation);
    [[nodiscard]] base::Result<QByteArray> previousHash(qint64 n);
    [[nodiscard]] base::Result<QStringList> missing(const protocol::Operation &operation, const CaseCache::Entry &record, qint64 lastSeq);
    [[nodiscard]] base::Result<CaseCache::Entry> findCase(const domain::CaseId &id);
    [[nodiscard]] base::Result<Decision> decide(const protocol::Operation &operation, const CaseCache::Entry &record);
    [[nodiscard]] base::Result<void> mayJudge(const protocol::Operation &operation, const CaseCache::Entry &record) const;
    [[nodiscard]] base::Result<void> checkNumber(const domain::Act &act);
    [[nodiscard]] base::Result<Decision> settleFailure(const protocol::Operation &operation, const domain::Act &act,
                                                       const CaseCache::Entry &record, const base::Error &why);
    [[nodiscard]] base::Result<bool> overwritesMaterials(const protocol::Operation &operation, const domain::Act &act,
                                                         const CaseCache::Entry &record);
    [[nodiscard]] base::Result<protocol::Answer> store(const OfferedOperation &offered, const Decision &decision);
    [[nodiscard]] base::Result<protocol::Answer> storeOutside(const OfferedOperation &offered, const base::Error &why);
    [[nodiscard]] base::Result<void> storeCase(const Decision &decision);

    WriteScope &m_scope;
    Workstation m_workstation;
    OperationStore m_operations;
    CaseStore m_cases;
    ChangeStore m_changes;
    NumberBlockStore m_numbers;
    std::optional<domain::NumberBlock> m_block; ///< the one last looked up
    qint64 m_tipN = 0;                          ///< the operation judged last, to save looking it up
    QByteArray m_tipHash;
    qint64 m_chainUpToBefore;
};

} // namespace yichuang::center
