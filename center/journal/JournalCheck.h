// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

#include <functional>

namespace yichuang::center {

/// Something in the stored data that is not as it must be. No personal data.
struct Finding {
    QString code;  ///< journal.hash, journal.gap, journal.head, journal.unreadable, chain.hash, chain.link, chain.head, chain.signature,
                   ///< case.differs, case.missing, case.history, audit.hash, audit.gap, audit.head, audit.unreadable
    QString place; ///< "journal 17", "workstation 3 operation 42", "audit 17", a case id
    friend bool operator==(const Finding &, const Finding &) = default;
};

struct CheckReport {
    qint64 operations = 0;
    qint64 cases = 0;
    qint64 auditLines = 0;
    qint64 openPlaces = 0; ///< places in workstations' chains still to come
    std::vector<Finding> findings;
};

/// Verifies everything end to end, in bounded memory: the centre's own chain, its audit, each workstation's chain, and that every
/// snapshot equals what its operations make of it by the facts of their day. Services may write meanwhile: what looks different is
/// looked at once more with the facts of now while nobody writes, and only what it says then is told. Changes nothing.
class JournalCheck {
public:
    explicit JournalCheck(Stores &stores) : m_stores(stores) {}

    /// A failure is one of reading; what is wrong in the data are findings.
    [[nodiscard]] base::Result<CheckReport> run();

private:
    [[nodiscard]] base::Result<void> checkJournal();
    [[nodiscard]] base::Result<void> checkRowsAfter(crypto::ChainLink &head);
    [[nodiscard]] base::Result<void> checkErasure(const JournalRow &row);
    [[nodiscard]] base::Result<void> checkRow(const JournalRow &row, crypto::ChainLink &head);
    /// What came along with a case that was taken over is still what the operation binds.
    [[nodiscard]] base::Result<void> checkArrival(const JournalRow &row);
    [[nodiscard]] base::Result<void> checkChains();
    struct Walk;
    [[nodiscard]] base::Result<Walk> walkChain(const Enrolled &workstation);
    [[nodiscard]] base::Result<void> checkChain(const Enrolled &workstation);
    /// Each signed head is the workstation's, and one of them answers for the last operation.
    [[nodiscard]] base::Result<void> checkSignatures(const Enrolled &workstation);
    [[nodiscard]] base::Result<void> checkAudit();
    [[nodiscard]] base::Result<void> checkAuditAfter(crypto::ChainLink &head);
    [[nodiscard]] base::Result<void> checkErasures(crypto::ChainLink &audit);
    [[nodiscard]] base::Result<void> checkAuditRow(AuditRow &row, crypto::ChainLink &head);
    [[nodiscard]] base::Result<void> checkCases();
    [[nodiscard]] base::Result<bool> isCaseWhole(const domain::CaseId &id);
    [[nodiscard]] base::Result<bool> hasEveryVersion();
    /// Whether `look` finds all in order, now or at the second glance.
    [[nodiscard]] base::Result<bool> surely(const std::function<base::Result<bool>()> &look);
    void find(const char *code, const QString &place) { m_report.findings.push_back({QLatin1String(code), place}); }

    Stores &m_stores;
    CheckReport m_report;
    qint64 m_toldErasures = 0; ///< by the audit
};

} // namespace yichuang::center
