// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Signer.h"
#include "app/domain/CaseNumber.h"
#include "app/protocol/Operation.h"
#include "center/store/WorkstationStore.h"
#include "tests/support/FakeClock.h"
#include "tests/support/domain/CaseBuilder.h"

#include <QHash>

#include <memory>
#include <vector>

namespace yichuang::tests {

/// A workstation as far as the centre can see one: makes valid operations, one chain, lanes without gaps, numbers
/// from its block. What a test wants wrong it changes afterwards and `relink`s (or not).
class FakeWorkstation {
public:
    FakeWorkstation(center::Enrolled enrolled, domain::NumberBlock block, const FakeClock &clock);

    [[nodiscard]] const center::Enrolled &enrolled() const { return m_enrolled; }

    /// A case of the item that this workstation is going to make; `n` makes the applicant.
    [[nodiscard]] CaseBuilder newCase(const char *itemKey);

    /// The act on the case, in the journal; the builder goes along, as the workstation's own record does.
    protocol::Operation act(CaseBuilder &builder, domain::ActKind kind, qint64 base = 0);
    protocol::Operation act(CaseBuilder &builder, const domain::Act &act, qint64 base = 0);
    /// The same without asking the rules at the window: what a forged or outdated workstation would send.
    protocol::Operation force(const domain::CaseId &caseId, const domain::Act &act, const domain::ActMoment &moment, qint64 base = 0);

    /// The act that makes a case, with a number from the block.
    [[nodiscard]] domain::Act firstAct(const CaseBuilder &builder, domain::ActKind kind);

    /// All operations so far, in the order of the chain.
    [[nodiscard]] const std::vector<protocol::Operation> &journal() const { return m_journal; }
    [[nodiscard]] std::vector<QJsonObject> journalJson() const;
    /// Puts an operation of the journal in place of another and chains everything from there on anew.
    void replace(qint64 n, protocol::Operation operation);
    [[nodiscard]] QByteArray signHead(const protocol::Operation &last);
    [[nodiscard]] static crypto::Signer signerOf(const domain::WorkstationId &id);

private:
    protocol::Operation append(protocol::Operation operation);
    void link(protocol::Operation &operation) const;

    center::Enrolled m_enrolled;
    domain::NumberBlock m_block;
    const FakeClock &m_clock;
    qint64 m_nextSerial;
    std::vector<protocol::Operation> m_journal;
    QHash<domain::CaseId, qint64> m_lanes;
};

} // namespace yichuang::tests
