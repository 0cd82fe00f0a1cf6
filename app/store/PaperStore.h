// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Ids.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

#include <optional>
#include <vector>

namespace yichuang::store {

/// How the last print of a paper stands.
enum class PrintState {
    NotPrinted, ///< withheld until the centre has applied its act
    Queued,    ///< waits for the printer
    Sent,      ///< its bytes went to the printer
    Confirmed, ///< the printer said it is out, or a person did
    Unknown,   ///< sent, and nobody knows: a person must look
    Failed,    ///< surely not out; `reason` says why
    Void,      ///< its act was settled against: it never leaves
};
[[nodiscard]] QString toWord(PrintState state);
[[nodiscard]] std::optional<PrintState> printStateFromWord(const QString &word);

/// Whether a new paper is printed at once.
enum class Printing {
    Queue,
    Later, ///< when the centre has applied its act
};

/// A paper as an act makes it. `body` is the whole document, so that a reprint says what the first print said.
struct NewPaper {
    QString kind;
    Printing printing = Printing::Queue;
    QByteArray body;
};

struct PaperRecord {
    qint64 id = 0;
    QString kind;
    base::Instant issued;
    int prints = 0;  ///< 2 and more: reprints, to be marked so
    PrintState state = PrintState::NotPrinted;
    base::Instant since; ///< of the state
    QString reason;
    QByteArray body;
    friend bool operator==(const PaperRecord &, const PaperRecord &) = default;
};

/// Papers issued, sealed, and the print spool. A paper belongs to the operation that issued it: its id holds
/// the operation's place in the chain. Writes join the caller's transaction, or are durable by themselves.
class PaperStore {
public:
    static constexpr int MaxPapersOfAct = 16;

    PaperStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Paper `place` (0…15) of the operation at `n`.
    [[nodiscard]] base::Result<PaperRecord> issue(qint64 n, int place, const NewPaper &paper, base::Instant now);
    /// Forgets the papers of the operation at `n`.
    [[nodiscard]] base::Result<void> removeOf(qint64 n);
    [[nodiscard]] base::Result<PaperRecord> get(qint64 id);
    /// Papers issued by the operations at these places, in that order.
    [[nodiscard]] base::Result<std::vector<PaperRecord>> ofOperations(const std::vector<qint64> &places);

    /// To the printer (again); counted, unless it is certain that the last print did not come out. Busy when it is on its
    /// way already; NotAllowed "paper.provisional" while it is withheld, "paper.void" when it never leaves.
    [[nodiscard]] base::Result<PaperRecord> queue(qint64 id, base::Instant now);
    /// Leaves as a file instead: the print that waits or failed, else one more, counted as `queue` does. Busy while one is at
    /// the printer; NotAllowed as `queue` says.
    [[nodiscard]] base::Result<PaperRecord> takeOut(qint64 id, base::Instant now);
    /// The act at `n` is final: what was withheld goes to the printer. In the caller's transaction.
    [[nodiscard]] base::Result<void> releaseOf(qint64 n, base::Instant now);
    /// The act at `n` was settled against: what was withheld never leaves. In the caller's transaction.
    [[nodiscard]] base::Result<void> voidOf(qint64 n, base::Instant now);
    /// The act at `from` is offered again as the one at `to`: what was withheld waits for that. In the caller's transaction.
    [[nodiscard]] base::Result<void> moveWithheld(qint64 from, qint64 to);
    /// The longest queued paper; empty when the spool is.
    [[nodiscard]] base::Result<std::optional<PaperRecord>> nextQueued();
    /// All that is queued, sent, unknown or failed, oldest first.
    [[nodiscard]] base::Result<std::vector<PaperRecord>> spool();
    [[nodiscard]] base::Result<void> mark(qint64 id, PrintState state, const QString &reason, base::Instant now);
    /// What a person saw of an Unknown print. NotAllowed "paper.not_unknown".
    [[nodiscard]] base::Result<PaperRecord> settle(qint64 id, PrintState state, base::Instant now);
    /// At start: what was Sent when the program ended is Unknown. Works while locked.
    [[nodiscard]] base::Result<void> recover();

private:
    [[nodiscard]] base::Result<PaperRecord> read(const storage::Statement &row);
    [[nodiscard]] base::Result<PaperRecord> leave(qint64 id, const QByteArray &sql, base::Instant now);

    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::store
