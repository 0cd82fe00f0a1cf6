// SPDX-License-Identifier: Apache-2.0
#include "center/journal/JournalCheck.h"

#include "app/base/Json.h"
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
    return checkJournal()
        .and_then([this] { return checkChains(); })
        .and_then([this] { return checkCases(); })
        .and_then([this] { return checkAudit(); })
        .map([this] { return std::move(m_report); });
}

Result<void> JournalCheck::checkJournal()
{
    ChainLink head;
    for (bool more = true; more;) {
        const Result<std::vector<JournalRow>> rows = m_stores.operations.page(head.n, RowsAtOnce);
        if (!rows && isFinding(rows.error())) {
            find("journal.unreadable", QStringLiteral("after journal %1").arg(head.n));
            return {};
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
    return m_stores.center.heads().map([&](const CenterStore::Heads &heads) {
        if (heads.journal.n != head.n || heads.journal.hash != head.hash) {
            find("journal.head", QStringLiteral("journal %1").arg(head.n));
        }
    });
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
    if (link->hash != row.chain.hash) {
        find("chain.hash", rowPlace(row));
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
        if (const Result<void> checked = checkChain(workstation); !checked) {
            return checked;
        }
    }
    return {};
}

Result<void> JournalCheck::checkChain(const Enrolled &workstation)
{
    const Result<ChainState> state = m_stores.operations.chain(workstation.no);
    if (!state) {
        return base::failure(state);
    }
    ChainLink last;
    ChainState found;
    for (bool more = true; more;) {
        const auto links = m_stores.operations.links(workstation.no, last.n, RowsAtOnce);
        if (!links) {
            return base::failure(links);
        }
        for (const ChainLink &link : *links) {
            const bool follows = link.n == last.n + 1;
            if (follows && link.previous != last.hash) {
                find("chain.link", chainPlace(workstation, link.n));
            }
            m_report.openPlaces += link.n - last.n - 1;
            found = follows && found.upTo == last.n ? ChainState{link.n, link.hash, link.n} : ChainState{found.upTo, found.hash, link.n};
            last = link;
        }
        more = !links->empty();
    }
    if (found != *state) {
        find("chain.head", chainPlace(workstation, found.top));
    }
    return {};
}

Result<void> JournalCheck::checkAudit()
{
    ChainLink head;
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
    return m_stores.audit.head().map([&](const ChainLink &kept) {
        if (kept.n != head.n || kept.hash != head.hash) {
            find("audit.head", QStringLiteral("audit %1, the head says %2").arg(head.n).arg(kept.n));
        }
    });
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
    qint64 versions = 0;
    domain::CaseId after;
    for (bool more = true; more;) {
        const Result<std::vector<CaseOutline>> page = m_stores.cases.outlines(after, RowsAtOnce);
        if (!page) {
            return base::failure(page);
        }
        for (const CaseOutline &outline : *page) {
            ++m_report.cases;
            versions += outline.version;
            after = outline.id;
            if (const Result<void> checked = checkCase(outline); !checked) {
                return checked;
            }
        }
        more = !page->empty();
    }
    const Result<qint64> dated = m_stores.dateChanges.count();
    const Result<qint64> applied = m_stores.operations.countApplied();
    if (!dated || !applied) {
        return dated ? base::failure(applied) : base::failure(dated);
    }
    if (*applied + *dated != versions) {
        find("case.missing", QStringLiteral("%1 operations applied, %2 changes of dates, %3 versions of cases").arg(*applied).arg(*dated).arg(versions));
    }
    return {};
}

Result<void> JournalCheck::checkCase(const CaseOutline &outline)
{
    const Result<std::optional<domain::Case>> stored = m_stores.cases.read(outline.id);
    const Result<std::optional<domain::Case>> replayed = replayCase(m_stores, outline.id);
    for (const auto *read : {&stored, &replayed}) {
        if (!*read && !isFinding(read->error())) {
            return base::failure(*read);
        }
    }
    const bool same = stored && replayed && *stored && *replayed
        && base::canonicalJson((*stored)->toJson()) == base::canonicalJson((*replayed)->toJson()) && (*stored)->version == outline.version
        && (*stored)->state == outline.state && (*stored)->number == outline.number && (*stored)->window == outline.window;
    if (!same) {
        find("case.differs", outline.id.toText());
    }
    return {};
}

} // namespace yichuang::center
