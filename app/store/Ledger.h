// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Change.h"
#include "app/store/AuditStore.h"
#include "app/store/CaseStore.h"
#include "app/store/DraftStore.h"
#include "app/store/NumberStore.h"
#include "app/store/OutboxStore.h"
#include "app/store/PaperStore.h"
#include "app/store/SettingStore.h"

namespace yichuang::store {

class Workspace;

/// Whether an act uses up a case number.
enum class Numbering { None, Take };

struct ActRequest {
    domain::CaseId caseId;
    Numbering numbering = Numbering::None;
    std::optional<DraftId> draft;                 ///< removed with the commit
    std::optional<domain::OperationId> settles;   ///< the stuck operation this act settles
    base::Instant now;                            ///< trusted
};

/// What the act is made from, read inside its transaction.
struct ActTicket {
    std::optional<domain::Case> record; ///< as it stands here; empty when the act makes it
    qint64 base = 0;                    ///< centre version it is made on
    std::optional<TakenNumber> number;
};

/// What an act leaves behind. `operation` needs no seq and chain: the journal gives them.
struct ActRecord {
    protocol::Operation operation;
    domain::Case record;
    std::vector<NewPaper> papers;
    AuditEntry audit;
};

struct Committed {
    protocol::Operation operation;
    domain::Case record;
    std::vector<PaperRecord> papers;
};

using ActBuilder = std::function<base::Result<ActRecord>(const ActTicket &)>;

/// What a page of the feed changed.
struct FeedOutcome {
    std::vector<domain::CaseId> changed;
    std::vector<domain::CaseId> removed;
    QStringList documents; ///< kinds
};

/// The transactions that touch several stores. Each either happens whole and is on the disk when the call ends,
/// or did not happen. Used on the store worker only.
class Ledger {
public:
    explicit Ledger(Workspace &workspace) : m_workspace(workspace) {}

    /// One confirmed act: the operation, the case as it now looks, the number used, the papers, the audit line, the draft gone.
    /// `build` is called inside the transaction, so that the number it gets is used by this act or by none; its
    /// failure undoes everything.
    [[nodiscard]] base::Result<Committed> commit(const ActRequest &request, const ActBuilder &build);

    [[nodiscard]] base::Result<std::vector<protocol::Operation>> takeBatch(const BatchLimits &limits, base::Instant now);
    /// The answers to the batch under way; what got none is offered again. Answers the cases whose look changed.
    [[nodiscard]] base::Result<std::vector<domain::CaseId>> takeAnswers(const std::vector<protocol::Answer> &answers, base::Instant now);
    /// A page of the change feed and its cursor. A case with operations under way keeps its local look; what the centre has is
    /// set beside it.
    [[nodiscard]] base::Result<FeedOutcome> takeChanges(const protocol::ChangePage &page, const domain::WorkstationId &workstation,
                                                        base::Instant now);
    /// 412 from the feed: everything that came from it goes, drafts and the journal stay, and cases with operations under way too.
    [[nodiscard]] base::Result<void> forgetFeed();

    static const QString CursorSetting;      ///< "feed.cursor"
    static const QString FingerprintSetting; ///< "feed.fingerprint"

private:
    [[nodiscard]] base::Result<ActTicket> ticketFor(const ActRequest &request);
    [[nodiscard]] base::Result<Committed> write(const ActRequest &request, const ActTicket &ticket, const ActRecord &act);
    [[nodiscard]] base::Result<void> keepBase(const ActTicket &ticket);
    [[nodiscard]] base::Result<void> voidNumber(const ActRequest &request);
    [[nodiscard]] base::Result<void> afterAnswer(const AnswerOutcome &outcome);
    [[nodiscard]] base::Result<void> takeChange(const protocol::Change &change, const domain::WorkstationId &workstation, base::Instant now,
                                                FeedOutcome &outcome);
    [[nodiscard]] base::Result<void> takeCase(const domain::Case &theirs, FeedOutcome &outcome);
    [[nodiscard]] base::Result<void> takeTombstone(const domain::CaseId &id, FeedOutcome &outcome);

    Workspace &m_workspace;
};

} // namespace yichuang::store
