// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/desk/Draft.h"
#include "app/domain/Case.h"
#include "app/domain/CaseClock.h"
#include "app/domain/Directory.h"
#include "app/domain/Ids.h"
#include "app/domain/Merge.h"
#include "app/domain/ReceiptStatement.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

/// Plain values the screen shows. None holds a pointer into the engine; all may be copied between threads.
namespace yichuang::desk {

/// Who sits here now.
struct SessionView {
    domain::Person person;
    domain::Window window;
    domain::Hall hall;
    bool offline = false;        ///< signed in without the centre
    base::Instant offlineUntil;  ///< until when offline sign-in works
};

/// One row of a list of cases; enough to draw it without opening the case.
struct CaseRow {
    domain::CaseId id;
    QString number;
    QString itemName;
    QString applicantMasked; ///< "覃*贞"
    QString idMasked;
    domain::CaseState state = domain::CaseState::Received;
    domain::CaseKind kind = domain::CaseKind::Promised;
    base::Instant received;
    base::Instant updated;
    QDate due;           ///< domain::nextDue; null when none runs
    domain::DueKind dueKind = domain::DueKind::Promised; ///< of `due`
    std::optional<int> workingDaysLeft; ///< to `due`, negative = overdue; empty when none runs
    domain::LimitUnit leftIn = domain::LimitUnit::WorkingDay; ///< the days the limit of `due` counts in: of work, or NaturalDay
    int left = 0;                       ///< so many of them; as `workingDaysLeft`
    domain::WindowId window;
    bool waiting = false; ///< has operations the centre has not confirmed
};

struct CasePage {
    std::vector<CaseRow> rows; ///< at most 50
    QString next;              ///< give back to get the following rows; empty = the end
};

struct CaseFilter {
    QString text; ///< number, query code, ID tail, phone tail, name, pinyin initials; empty = all
    std::vector<domain::CaseState> states; ///< empty = any
    bool mineOnly = false; ///< held by this window
    bool dueSoon = false;  ///< due within 3 working days or overdue
    bool unsent = false;   ///< with operations the centre has not confirmed
};

/// How an operation stands.
enum class OperationState { Ready, Sending, Applied, Held, Conflict, Refused, Settled };
[[nodiscard]] QString toWord(OperationState state);
[[nodiscard]] std::optional<OperationState> operationStateFromWord(const QString &word);

struct TimelineEntry {
    domain::Step step;
    QString personName;
    QString windowName;
    std::optional<OperationState> local; ///< made on this workstation; empty = came from the centre
};

enum class PrintState { NotPrinted, Queued, Sent, Confirmed, Unknown, Failed, Void };
[[nodiscard]] QString toWord(PrintState state);
[[nodiscard]] std::optional<PrintState> printStateFromWord(const QString &word);

struct PaperView {
    QString id;
    QString kind;       ///< receipt, acceptance, deferral, correction, rejection, completion, handover
    QString title;      ///< "受理通知书"
    QString documentNumber;
    base::Instant issued;
    PrintState state = PrintState::NotPrinted;
    int prints = 0;     ///< 2 and more: reprints, marked on the paper
    QString reason = {}; ///< of Failed, Unknown and Confirmed (folder: no printer, only a PDF): a printer word (PaperDesk::printerTrouble), folder, file, render, restart, person
};

[[nodiscard]] QString toWord(domain::ReceiptStatement statement);

/// What the code on a genuine receipt says (docs/receipt-qr.md).
struct ReceiptView {
    QString caseNumber;
    domain::CaseId caseId;
    QString itemKey;
    QString itemName; ///< empty when this window does not know the item
    int itemVersion = 0;
    domain::ReceiptStatement statement = domain::ReceiptStatement::Accepted; ///< what happened at `at`
    base::Instant at;
    std::optional<base::Instant> withdrawn; ///< since when the key is no longer used; the receipt says it is older
};

/// A case as its page shows it.
struct CaseView {
    domain::Case record;
    QString itemName;
    QString departmentName;
    QString resultName;  ///< what the applicant gets: 卫生许可证
    domain::CaseKind kind = domain::CaseKind::Promised;
    std::vector<domain::MaterialSpec> materialSpecs; ///< of the version the case was made under
    std::vector<domain::FeeLine> fees;
    std::vector<domain::FieldSpec> fieldSpecs;
    std::optional<domain::ExtensionRule> extension;
    std::vector<domain::SpecialProcedure> procedures;
    std::optional<domain::DueDate> statutory; ///< with the working, day by day
    std::optional<domain::DueDate> promised;
    std::optional<domain::DueKind> nextKind; ///< of `next`
    std::optional<domain::DueDate> next; ///< domain::nextDue with the working; empty when none runs
    std::vector<TimelineEntry> timeline; ///< newest first
    std::vector<PaperView> papers;
    std::vector<domain::ActKind> offered; ///< what this person may do here now
    std::vector<domain::Place> places; ///< centres the case can be transferred to, while that is offered
    bool waiting = false;
    bool isStuck = false; ///< the centre did not take an act as it was: a person decides before anything else is done (SyncDesk)
    ActDraft draft; ///< what this person had entered on its page and not recorded
};

/// What a confirmed act left behind, all durable before this exists.
struct Confirmed {
    domain::Case record;
    std::vector<PaperView> papers; ///< issued and queued for printing
    QStringList contents = {};     ///< of its materials that the act brought: they go to the centre before it
};

/// One operation on the sync page.
struct LaneRow {
    domain::OperationId operation;
    domain::CaseId caseId;
    QString number;         ///< of the case
    QString itemName;
    QString applicantMasked;
    domain::ActKind act = domain::ActKind::Receive;
    base::Instant made;
    OperationState state = OperationState::Ready;
    int tries = 0;
    base::Instant nextTry;  ///< epoch = none planned
    QString reasonCode;     ///< why it waits: network, auth, busy, held, or the centre's refusal code
    QString refusalText;    ///< the centre's sentence
    QString remedy;         ///< the centre's remedy word
    QStringList papers = {}; ///< of Conflict and Refused: titles of what the act printed, so that somebody may hold it
};

struct ConflictView {
    LaneRow lane;
    std::vector<domain::FieldConflict> fields;     ///< same field, two values
    std::vector<domain::FieldChange> mergedAlready; ///< changed by the other side only
    std::optional<base::Instant> theirsMade;        ///< when the centre's side last changed
    QString theirsBy;                               ///< who changed it there; empty = not known here
    domain::CaseState mine = domain::CaseState::Received;
    domain::CaseState theirs = domain::CaseState::Received; ///< differ when two moves exclude each other
};

enum class LinkState { NotEnrolled, Online, Offline, AuthNeeded, Stopped };

/// The connection pill and the tiles of the sync page: always a query over the journal, never a flag.
struct SyncStatus {
    LinkState link = LinkState::Offline;
    base::Instant since;   ///< when the link got this state
    int waiting = 0;       ///< ready
    int sending = 0;
    int held = 0;
    int conflicts = 0;
    int refused = 0;
    int confirmedToday = 0;
    base::Instant oldestWaiting; ///< epoch = none
    base::Instant nextTry;
    QString lastError;     ///< reason word: network, tls, auth, busy, fatal, or empty
    qint64 clockOffsetMs = 0;
    qint64 clockUncertaintyMs = -1;
    int numbersLeft = 0;
    QString standing = QStringLiteral("sound"); ///< of this folder: sound, moved (the centre must be heard first), forked (enrol anew)
    qint64 diskFreeBytes = 0; ///< negative: the system does not say
    bool databaseOk = true;
    QString centre;        ///< host name
    QString catalogueVersion;
    QString calendarVersion;
    std::optional<base::Instant> certificateExpires; ///< of this workstation; empty = not known
    QString certificateTrouble; ///< reason why it could not be renewed; empty = nothing is wrong
    int calendarYear = 0; ///< the last whose holidays are published; 0 = no calendar yet
};

} // namespace yichuang::desk
