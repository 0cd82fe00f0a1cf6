// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"
#include "app/domain/Case.h"
#include "app/domain/CaseNumber.h"
#include "app/domain/Ids.h"
#include "app/protocol/Answer.h"
#include "app/protocol/TrustMessages.h"
#include "app/store/StandingStore.h"
#include "app/net/CentreTrust.h"
#include "app/sync/UploadStore.h"

#include <QByteArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::sync {

/// One operation on its way.
struct OutgoingOperation {
    domain::OperationId id;
    QByteArray text; ///< canonical JSON with its link
};

/// What is offered in one request, in the order of the chain.
struct OutgoingBatch {
    std::vector<OutgoingOperation> operations; ///< empty: nothing is due
    QByteArray headSignature;                  ///< by the workstation's key over the last operation's chain hash
    std::optional<base::Instant> nextDue;      ///< when empty: the earliest time a waiting operation may go
};

struct BatchLimits {
    int operations = 0;
    qint64 bytes = 0; ///< of the operations' JSON; a single larger operation still goes, alone
};

struct FollowState {
    QString cursor;
    QString fingerprint; ///< of the centre's data; empty = never seen
    bool isRebuilding = false; ///< since beginRebuild no last page was stored
};

/// A published document, already read once without a fault.
struct CheckedDocument {
    enum class Kind { Catalogue, Calendar, Directory, Policy } kind = Kind::Catalogue;
    QString key; ///< version or digest
    QJsonObject body;
};

/// A page of changes whose every part was read and found good.
struct CheckedPage {
    std::vector<domain::Case> cases;
    std::vector<domain::CaseId> gone;
    std::vector<domain::CaseId> erased; ///< among `gone`: their operations lose their content here too
    std::vector<CheckedDocument> documents;
    FollowState next; ///< stored with the page
    bool isLast = false; ///< the centre has nothing more for now
    /// Set when the centre was restored from a backup: offer again what lies above this place of the chain.
    std::optional<qint64> reofferAbove;
};

/// What a page changed here.
struct PageEffect {
    std::vector<domain::CaseId> cases;
    bool documents = false;
};

/// How far the centre has this workstation's chain, as it said with a page.
struct ChainKnown {
    qint64 upTo = 0;
    QByteArray hash; ///< of the operation there; empty = not told
    qint64 top = 0;
};

/// What sync needs of the workstation's memory. Called on the store's worker only; every function is one durable
/// transaction, or one read. Errors are the store's.
class SyncStore {
public:
    virtual ~SyncStore() = default;
    SyncStore(const SyncStore &) = delete;
    SyncStore &operator=(const SyncStore &) = delete;

    // The journal's way out

    /// At start and after the store failed: what was on its way is ready again, and nothing waits for its time (which may
    /// have been measured by another clock).
    [[nodiscard]] virtual base::Result<void> recover() = 0;
    /// The next operations that may be offered now; from here on they are on their way and not given out again. A lane with
    /// something on its way, with a conflict or refusal a person has not settled, with an attachment not yet at the
    /// centre, or whose time has not come, is left out from there on; the other lanes go on.
    [[nodiscard]] virtual base::Result<OutgoingBatch> takeBatch(const BatchLimits &limits, base::Instant now) = 0;
    /// Answers to what is on its way; never Duplicate (the first answer stands in its place). Held and Retry wait.
    /// An operation applied ends the waiting of those held behind it in its lane.
    [[nodiscard]] virtual base::Result<void> recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now) = 0;
    /// No answer came: all that is on its way is ready again at `next`, and remembers the try and its reason.
    [[nodiscard]] virtual base::Result<void> putBack(const QString &reason, base::Instant now, base::Instant next) = 0;
    /// All that is still on its way is ready again, at once, without counting a try.
    [[nodiscard]] virtual base::Result<void> endBatch() = 0;
    /// Waiting operations need not wait for their time any longer.
    [[nodiscard]] virtual base::Result<void> clearWaits() = 0;

    // What comes in

    /// Compares the chain here with what the centre has, before anything else of a page is believed. Whether this is still
    /// the folder in which the chain goes on; another answer than before is durable.
    [[nodiscard]] virtual base::Result<store::Standing> hearChain(const ChainKnown &known) = 0;
    [[nodiscard]] virtual base::Result<FollowState> followState() = 0;
    /// Cases, documents, blocks and cursor together. A case here shows the centre's snapshot with this workstation's
    /// still waiting operations applied on top.
    [[nodiscard]] virtual base::Result<PageEffect> applyPage(const CheckedPage &page) = 0;
    /// Forgets the cursor: the cache is brought anew. What is cached stays until the last page has come, then what did not come
    /// again and has no operation waiting goes.
    [[nodiscard]] virtual base::Result<void> beginRebuild() = 0;

    // Numbers

    /// None are asked for when there are many: a folder that is not sound says so and is given none.
    [[nodiscard]] virtual base::Result<qint64> numbersLeft() = 0;
    [[nodiscard]] virtual base::Result<void> addNumberBlock(const domain::NumberBlock &block) = 0;

    // Audit and trust

    /// What the audit says after place `after`, at most `limit` lines of it; `upTo` = `after` when there is nothing. Lines that are in
    /// the journal as operations are left out.
    [[nodiscard]] virtual base::Result<protocol::AuditBatch> auditAfter(qint64 after, int limit) = 0;
    /// The workstation's certificate and key from now on.
    [[nodiscard]] virtual base::Result<void> keepTrust(const CentreTrust &trust) = 0;
    // Attachments

    [[nodiscard]] virtual UploadStore &uploads() = 0;

    // Small memories of sync itself ("sync.retry", "sync.clock", "sync.number_request")

    /// Empty when there is none.
    [[nodiscard]] virtual base::Result<QJsonObject> memory(const QString &key) = 0;
    [[nodiscard]] virtual base::Result<void> setMemory(const QString &key, const QJsonObject &value) = 0;

protected:
    SyncStore() = default;
};

} // namespace yichuang::sync
