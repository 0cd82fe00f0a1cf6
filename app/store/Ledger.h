// SPDX-License-Identifier: Apache-2.0
#pragma once

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
    /// The stuck operation this act settles. From Here it is offered again, and what it withheld goes over to this act; from
    /// Centre it is settled against, and what it withheld is void.
    std::optional<domain::OperationId> settles;
    enum class From { Here, Centre } from = From::Here; ///< Centre: the case is first taken back to what the centre has
    base::Instant now;                            ///< trusted
};

/// What the act is made from, read inside its transaction.
struct ActTicket {
    std::optional<domain::Case> record; ///< as it stands here; empty when the act makes it
    qint64 base = 0;                    ///< centre version it is made on; 0 too while the centre's feed has not brought the case again
    std::optional<TakenNumber> number;
};

/// Answers the papers of an act. They may be made meanwhile: the commit asks last, and waits.
using PaperMaking = std::function<base::Result<std::vector<NewPaper>>()>;

/// What an act leaves behind. `operation` needs no seq and chain: the journal gives them.
struct ActRecord {
    protocol::Operation operation;
    domain::Case record;
    PaperMaking papers; ///< empty: it gives none
    AuditEntry audit;
};

struct Committed {
    protocol::Operation operation;
    domain::Case record;
    std::vector<PaperRecord> papers;
};

using ActBuilder = std::function<base::Result<ActRecord>(const ActTicket &)>;

/// A published document as it is kept: `name` "catalogue:<version>", "calendar", "directory" or "policy".
struct FeedDocument {
    QString name;
    QString version;
    QJsonObject body;
};

/// A page of the change feed, already read and found good.
struct FeedPage {
    std::vector<domain::Case> cases; ///< with the centre's version
    std::vector<domain::CaseId> gone;
    std::vector<domain::CaseId> erased; ///< among `gone`: the law has deleted them
    std::vector<FeedDocument> documents;
    QString cursor;
    QString fingerprint;
    /// The centre was restored: what lies above this place of the chain is offered again.
    std::optional<qint64> offerAgainAfter;
    bool isLast = false; ///< the centre has nothing more for now
};

/// What a page of the feed changed.
struct FeedOutcome {
    std::vector<domain::CaseId> changed;
    std::vector<domain::CaseId> removed;
    QStringList documents; ///< names
};

/// The operations still under way, in order, applied on top of what the centre has; a failure (they no longer fit) keeps
/// the local look until the centre has answered them.
using Rebase = std::function<base::Result<domain::Case>(const domain::Case &theirs, const std::vector<protocol::Operation> &waiting)>;

/// The transactions that touch several stores. Each either happens whole and is on the disk when the call ends,
/// or did not happen. Used on the store worker only.
class Ledger {
public:
    explicit Ledger(Workspace &workspace) : m_workspace(workspace) {}

    /// One confirmed act: the operation, the case as it now looks, the number used, the papers, the audit line, the draft gone.
    /// Refused in a folder that is not sound (StandingStore::mayConfirm). NotFound "store.no_base" when the case shall be
    /// taken back to what the centre has, and it never had it.
    /// `build` is called inside the transaction, so that the number it gets is used by this act or by none; its
    /// failure undoes everything.
    [[nodiscard]] base::Result<Committed> commit(const ActRequest &request, const ActBuilder &build);

    /// Settles a stuck operation on a case the centre never had: the case goes, its number is void. Nothing can be told to the
    /// centre about it.
    [[nodiscard]] base::Result<void> discard(const domain::OperationId &operation, const domain::CaseId &id, base::Instant now);

    [[nodiscard]] base::Result<std::vector<Outgoing>> takeBatch(const BatchLimits &limits, base::Instant now);
    /// Answers to the batch under way; an act that became final lets its papers go to the printer. Answers the cases they speak of.
    /// OutboxStore::endBatch follows the last of them.
    [[nodiscard]] base::Result<std::vector<domain::CaseId>> takeAnswers(const std::vector<protocol::Answer> &answers, base::Instant now);
    /// A page of the change feed with its cursor. A case with operations under way shows them on top of what the centre has,
    /// which is set beside it. With the last page of a feed begun anew the cases go that did not come again.
    [[nodiscard]] base::Result<FeedOutcome> takeChanges(const FeedPage &page, const Rebase &rebase, base::Instant now);
    /// 412 from the feed, or another centre's data behind it: it begins anew. What is here is shown until it has come again.
    [[nodiscard]] base::Result<void> forgetFeed();

    static const QString CursorSetting;      ///< "feed.cursor"
    static const QString FingerprintSetting; ///< "feed.fingerprint"
    static const QString RebuildingSetting;  ///< "feed.rebuilding", there from forgetFeed to the last page after it

private:
    [[nodiscard]] base::Result<ActTicket> ticketFor(const ActRequest &request);
    [[nodiscard]] base::Result<Committed> write(const ActRequest &request, const ActTicket &ticket, const ActRecord &act);
    [[nodiscard]] base::Result<void> keepBase(const ActRequest &request, const ActTicket &ticket);
    [[nodiscard]] base::Result<void> settle(const ActRequest &request, qint64 n);
    [[nodiscard]] base::Result<std::vector<PaperRecord>> issuePapers(const PaperMaking &making, qint64 n, base::Instant now);
    [[nodiscard]] base::Result<void> voidNumber(const domain::CaseId &id, base::Instant now);
    [[nodiscard]] base::Result<void> afterAnswer(const AnswerOutcome &outcome, base::Instant now);
    [[nodiscard]] base::Result<void> settleSides(const domain::CaseId &id);
    [[nodiscard]] base::Result<void> takeDocuments(const FeedPage &page, base::Instant now, FeedOutcome &outcome);
    [[nodiscard]] base::Result<void> takeCase(const domain::Case &theirs, const Rebase &rebase, FeedOutcome &outcome);
    [[nodiscard]] base::Result<void> setBeside(const domain::Case &theirs, const Rebase &rebase);
    [[nodiscard]] base::Result<void> erase(const domain::CaseId &id, base::Instant now);
    [[nodiscard]] base::Result<void> takeTombstone(const domain::CaseId &id, FeedOutcome &outcome);
    [[nodiscard]] base::Result<void> endRebuild(FeedOutcome &outcome);

    Workspace &m_workspace;
};

} // namespace yichuang::store
