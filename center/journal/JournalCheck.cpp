// SPDX-License-Identifier: Apache-2.0
#include "center/journal/JournalCheck.h"

#include "app/base/Json.h"
#include "app/crypto/Verifier.h"
#include "app/storage/Transaction.h"
#include "center/journal/CaseHistory.h"
#include "center/journal/CaseReplay.h"

#include <QtEndian>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using crypto::ChainLink;
using crypto::HashAlgorithm;

namespace {

constexpr int RowsAtOnce = 1000;

QString rowPlace(const JournalRow &row)
{
    return QStringLiteral("journal %1").arg(row.n);
}

QString chainPlace(const Enrolled &workstation, qint64 n)
{
    return QStringLiteral("workstation %1 operation %2").arg(workstation.no).arg(n);
}

QByteArray chainRecord(const JournalRow &row)
{
    QByteArray n(8, '\0');
    qToBigEndian(row.chain.n, n.data());
    return n + row.body;
}

// What does not open or fit is a finding; only what cannot be read at all ends the check.
bool isFinding(const base::Error &error)
{
    return error.code == ErrorCode::StorageCorrupt || error.code == ErrorCode::CryptoFailed || error.code == ErrorCode::Malformed
        || error.code == ErrorCode::WrongSecret;
}

} // namespace

Result<CheckReport> JournalCheck::run()
{
    m_report = {};
    m_toldErasures = 0;
    return checkJournal()
        .and_then([this] { return checkChains(); })
        .and_then([this] { return checkCases(); })
        .and_then([this] { return checkAudit(); })
        .map([this] { return std::move(m_report); });
}

Result<bool> JournalCheck::surely(const std::function<Result<bool>()> &look)
{
    const Result<bool> first = look();
    if (!first || *first) {
        return first;
    }
    // Ends without a commit: it only keeps writers out.
    const Result<storage::Transaction> still = storage::Transaction::begin(m_stores.connection());
    const Result<void> locked = still ? m_stores.center.lockHeads().map([](const CenterStore::Heads &) {}) : base::failure(still);
    return locked.and_then([this] { return m_stores.facts.refresh(); }).and_then(look);
}

Result<void> JournalCheck::checkJournal()
{
    ChainLink head;
    const Result<bool> right = surely([&] {
        return checkRowsAfter(head).and_then([this] { return m_stores.center.heads(); }).map([&head](const CenterStore::Heads &heads) {
            return heads.journal.n == head.n && heads.journal.hash == head.hash;
        });
    });
    if (right && !*right) {
        find("journal.head", QStringLiteral("journal %1").arg(head.n));
    }
    return right.map([](bool) {});
}

Result<void> JournalCheck::checkRowsAfter(ChainLink &head)
{
    for (bool more = true; more;) {
        const Result<std::vector<JournalRow>> rows = m_stores.operations.page(head.n, RowsAtOnce);
        if (!rows && isFinding(rows.error())) {
            find("journal.unreadable", QStringLiteral("after journal %1").arg(head.n));
            return m_stores.center.heads().map([&head](const CenterStore::Heads &heads) { head = heads.journal; }); // nothing more can be said of it
        }
        if (!rows) {
            return base::failure(rows);
        }
        for (const JournalRow &row : *rows) {
            if (const Result<void> checked = checkRow(row, head); !checked) {
                return checked;
            }
        }
        more = !rows->empty();
    }
    return {};
}

Result<void> JournalCheck::checkArrival(const JournalRow &row)
{
    const bool isTaken = row.answer.status == protocol::AnswerStatus::Applied && row.body.contains("\"case.take_over\"");
    const auto body = isTaken ? base::parseJsonObject(row.body) : Result<QJsonObject>(QJsonObject());
    if (!isTaken || !body || body->value(QLatin1String("kind")) != QLatin1String("case.take_over")) {
        return {};
    }
    const QJsonObject arrival = body->value(QLatin1String("payload")).toObject().value(QLatin1String("arrival")).toObject();
    const int custody = arrival.value(QLatin1String("case")).toObject().value(QLatin1String("custody")).toInt();
    const Result<QJsonArray> history = m_stores.parcels.history(row.caseId, custody);
    if (!history && !isFinding(history.error())) {
        return base::failure(history);
    }
    const bool isWhole = history && historyDigest(*history) == arrival.value(QLatin1String("history")).toString() && verifyHistory(*history, row.caseId);
    if (!isWhole) {
        find("case.history", rowPlace(row));
    }
    return {};
}

// Content may be gone only where somebody answered for it.
Result<void> JournalCheck::checkErasure(const JournalRow &row)
{
    if (row.caseId.isNull()) {
        return {}; // they are counted
    }
    return m_stores.erasures.contains(row.caseId).map([&](bool isNoted) {
        if (!isNoted) {
            find("journal.emptied", rowPlace(row));
        }
    });
}

Result<void> JournalCheck::checkRow(const JournalRow &row, ChainLink &head)
{
    ++m_report.operations;
    if (const Result<void> checked = checkArrival(row); !checked) {
        return checked;
    }
    if (row.n != head.n + 1) {
        find("journal.gap", rowPlace(row));
    }
    const Result<ChainLink> own = journalRecord(row).and_then([&](const QByteArray &record) {
        return crypto::nextLink(HashAlgorithm::Sha256, head, record);
    });
    const Result<ChainLink> link =
        crypto::nextLink(HashAlgorithm::Sha256, {row.chain.n - 1, QByteArray(), row.chain.previous}, chainRecord(row));
    if (!own || !link) {
        return own ? base::failure(link) : base::failure(own);
    }
    if (own->hash != row.hash) {
        find("journal.hash", rowPlace(row));
    }
    if (!row.isErased() && link->hash != row.chain.hash) {
        find("chain.hash", rowPlace(row));
    }
    if (const Result<void> checked = row.isErased() ? checkErasure(row) : Result<void>(); !checked) {
        return checked;
    }
    head = {row.n, {}, row.hash};
    return {};
}

Result<void> JournalCheck::checkChains()
{
    const Result<std::vector<Enrolled>> workstations = m_stores.workstations.list();
    if (!workstations) {
        return base::failure(workstations);
    }
    for (const Enrolled &workstation : *workstations) {
        if (const Result<void> checked = checkChain(workstation).and_then([&] { return checkSignatures(workstation); }); !checked) {
            return checked;
        }
    }
    return {};
}

// What a workstation's chain looks like from its first place to its last.
struct JournalCheck::Walk {
    struct Place {
        qint64 upTo = 0;
        QByteArray hash = QByteArray(crypto::HashSize, '\0');
        qint64 top = 0;
        friend bool operator==(const Place &, const Place &) = default;
    } place;
    qint64 open = 0;
    std::vector<qint64> broken;
};

Result<JournalCheck::Walk> JournalCheck::walkChain(const Enrolled &workstation)
{
    ChainLink last;
    Walk walk;
    for (bool more = true; more;) {
        const auto links = m_stores.operations.links(workstation.no, last.n, RowsAtOnce);
        if (!links) {
            return base::failure(links);
        }
        for (const ChainLink &link : *links) {
            const bool follows = link.n == last.n + 1;
            if (follows && link.previous != last.hash) {
                walk.broken.push_back(link.n);
            }
            walk.open += link.n - last.n - 1;
            walk.place = follows && walk.place.upTo == last.n ? Walk::Place{link.n, link.hash, link.n} : Walk::Place{walk.place.upTo, walk.place.hash, link.n};
            last = link;
        }
        more = !links->empty();
    }
    return walk;
}

Result<void> JournalCheck::checkChain(const Enrolled &workstation)
{
    Walk walk;
    const Result<bool> right = surely([&] {
        const Result<ChainState> state = m_stores.operations.chain(workstation.no);
        return (state ? walkChain(workstation) : base::failure(state)).map([&](Walk walked) {
            walk = std::move(walked);
            return walk.place == Walk::Place{state->upTo, state->hash, state->top};
        });
    });
    m_report.openPlaces += walk.open;
    for (const qint64 n : walk.broken) {
        find("chain.link", chainPlace(workstation, n));
    }
    if (right && !*right) {
        find("chain.head", chainPlace(workstation, walk.place.top));
    }
    return right.map([](bool) {});
}

Result<void> JournalCheck::checkSignatures(const Enrolled &workstation)
{
    const auto key = crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, workstation.signingKey);
    QByteArray last(crypto::HashSize, '\0');
    for (bool more = true; more;) {
        const auto heads = m_stores.operations.signedHeads(workstation.no, last, RowsAtOnce);
        if (!heads) {
            return base::failure(heads);
        }
        for (const SignedHead &head : *heads) {
            if (!key || !key->verify(head.hash, head.signature)) {
                find("chain.signature", QStringLiteral("workstation %1 head %2").arg(workstation.no).arg(QLatin1String(head.hash.toHex())));
            }
            last = head.hash;
        }
        more = !heads->empty();
    }
    const Result<bool> isSigned = surely([&] { return m_stores.operations.isTopSigned(workstation.no); });
    if (isSigned && !*isSigned) {
        find("chain.signature", QStringLiteral("workstation %1: its last operation is not signed for").arg(workstation.no));
    }
    return isSigned.map([](bool) {});
}

Result<void> JournalCheck::checkAudit()
{
    ChainLink head;
    qint64 kept = 0;
    const Result<bool> right = surely([&] {
        return checkAuditAfter(head).and_then([this] { return m_stores.audit.head(); }).map([&](const ChainLink &told) {
            kept = told.n;
            return told.n == head.n && told.hash == head.hash;
        });
    });
    if (right && !*right) {
        find("audit.head", QStringLiteral("audit %1, the head says %2").arg(head.n).arg(kept));
    }
    return right ? checkErasures(head) : base::failure(right);
}

// What is gone was erased, and somebody answers for each erasure.
Result<void> JournalCheck::checkErasures(ChainLink &audit)
{
    const Result<bool> isBalanced = surely([this] { return m_stores.erasures.isBalanced(); });
    const Result<bool> isTold = isBalanced ? surely([&] {
        return checkAuditAfter(audit).and_then([this] { return m_stores.erasures.count(); }).map([this](qint64 erasures) { return erasures <= m_toldErasures; });
    }) : isBalanced;
    if (!isTold) {
        return base::failure(isTold);
    }
    if (!*isBalanced) {
        find("journal.emptied", QStringLiteral("operations without content are not those that were erased"));
    }
    if (!*isTold) {
        find("audit.erasures", QStringLiteral("only %1 erasures stand in the audit").arg(m_toldErasures));
    }
    return {};
}

Result<void> JournalCheck::checkAuditAfter(ChainLink &head)
{
    for (bool more = true; more;) {
        Result<std::vector<AuditRow>> rows = m_stores.audit.page(head.n, RowsAtOnce);
        if (!rows) {
            return base::failure(rows);
        }
        for (AuditRow &row : *rows) {
            if (const Result<void> checked = checkAuditRow(row, head); !checked) {
                return checked;
            }
        }
        more = !rows->empty();
    }
    return {};
}

Result<void> JournalCheck::checkAuditRow(AuditRow &row, ChainLink &head)
{
    ++m_report.auditLines;
    const QString place = QStringLiteral("audit %1").arg(row.n);
    if (row.n != head.n + 1) {
        find("audit.gap", place);
    }
    const Result<QByteArray> hash = AuditStore::hashAfter(head.hash, row);
    if (!hash) {
        return base::failure(hash);
    }
    if (*hash != row.hash) {
        find("audit.hash", place);
    }
    // What a workstation tells is no erasure of the centre's.
    m_toldErasures += row.line.act == QLatin1String("case_erased") && !row.line.sourceN ? 1 : 0;
    if (const Result<void> opened = m_stores.audit.open(row); !opened) {
        if (!isFinding(opened.error())) {
            return opened;
        }
        find("audit.unreadable", place);
    }
    head = {row.n, {}, row.hash};
    return {};
}

Result<void> JournalCheck::checkCases()
{
    domain::CaseId after;
    for (bool more = true; more;) {
        const Result<std::vector<CaseOutline>> page = m_stores.cases.outlines(after, RowsAtOnce);
        if (!page) {
            return base::failure(page);
        }
        for (const CaseOutline &outline : *page) {
            ++m_report.cases;
            after = outline.id;
            const Result<bool> right = surely([&] { return isCaseWhole(outline.id); });
            if (!right) {
                return base::failure(right);
            }
            if (!*right) {
                find("case.differs", outline.id.toText());
            }
        }
        more = !page->empty();
    }
    return surely([this] { return hasEveryVersion(); }).map([this](bool isWhole) {
        if (!isWhole) {
            find("case.missing", QStringLiteral("what was applied does not make the versions of cases there are"));
        }
    });
}

Result<bool> JournalCheck::hasEveryVersion()
{
    const Result<qint64> dated = m_stores.dateChanges.count();
    const Result<qint64> applied = dated ? m_stores.operations.countApplied() : dated;
    const Result<qint64> versions = applied ? m_stores.cases.sumOfVersions() : applied;
    return versions.map([&](qint64 sum) { return *applied + *dated == sum; });
}

Result<bool> JournalCheck::isCaseWhole(const domain::CaseId &id)
{
    const Result<std::optional<CaseOutline>> outline = m_stores.cases.outline(id);
    if (!outline || !*outline) {
        return outline.map([](const auto &) { return false; });
    }
    if ((*outline)->isErased) {
        return m_stores.erasures.contains(id);
    }
    const Result<std::optional<domain::Case>> stored = m_stores.cases.read(id);
    const Result<std::optional<domain::Case>> replayed = replayCase(m_stores, id);
    for (const auto *read : {&stored, &replayed}) {
        if (!*read && !isFinding(read->error())) {
            return base::failure(*read);
        }
    }
    return stored && replayed && *stored && *replayed
        && base::canonicalJson((*stored)->toJson()) == base::canonicalJson((*replayed)->toJson()) && fits(**outline, **stored);
}

} // namespace yichuang::center
