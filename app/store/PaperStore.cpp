// SPDX-License-Identifier: Apache-2.0
#include "app/store/PaperStore.h"

#include "app/base/Words.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::ErrorCode;
using base::Instant;
using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "paper";

using enum PrintState;
constexpr base::Words StateWords{std::array{
    std::pair{NotPrinted, "not_printed"},
    std::pair{Queued, "queued"},
    std::pair{Sent, "sent"},
    std::pair{Confirmed, "confirmed"},
    std::pair{Unknown, "unknown"},
    std::pair{Failed, "failed"},
    std::pair{Void, "void"},
}};

const QByteArray IssueSql = "INSERT INTO paper (id, kind, issued, prints, state, since, body) "
                            "VALUES (:id, :kind, :issued, :prints, :state, :issued, :body)";
const QByteArray GetSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper WHERE id = :id";
const QByteArray OfSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper WHERE id >= :first AND id < :end ORDER BY id";
const QByteArray QueueSql = "UPDATE paper SET state = 'queued', prints = prints + (state <> 'failed'), since = :now, reason = '' "
                            "WHERE id = :id AND state IN ('confirmed', 'unknown', 'failed')";
const QByteArray TakeOutSql = "UPDATE paper SET state = 'confirmed', prints = prints + (state NOT IN ('queued', 'failed')), since = :now, reason = 'file' "
                              "WHERE id = :id AND state IN ('queued', 'confirmed', 'unknown', 'failed')";
const QByteArray ReleaseSql = "UPDATE paper SET state = 'queued', prints = prints + 1, since = :now "
                              "WHERE id >= :first AND id < :end AND state = 'not_printed'";
const QByteArray VoidSql = "UPDATE paper SET state = 'void', since = :now WHERE id >= :first AND id < :end AND state = 'not_printed'";
const QByteArray RemoveOneSql = "DELETE FROM paper WHERE id = :id";
const QByteArray RemoveSql = "DELETE FROM paper WHERE id >= :first AND id < :end";
const QByteArray NextSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper "
                           "WHERE state = 'queued' ORDER BY since, id LIMIT 1";
const QByteArray SpoolSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper "
                            "WHERE state IN ('queued', 'sent', 'unknown', 'failed') ORDER BY since, id";
const QByteArray MarkSql = "UPDATE paper SET state = :state, reason = :reason, since = :now WHERE id = :id";
const QByteArray SettleSql = "UPDATE paper SET state = :state, reason = 'person', since = :now WHERE id = :id AND state = 'unknown'";
const QByteArray RecoverSql = "UPDATE paper SET state = 'unknown', reason = 'restart' WHERE state = 'sent'";

void bindPapersOf(Statement &s, qint64 n)
{
    s.bind(":first", n * PaperStore::MaxPapersOfAct).bind(":end", (n + 1) * PaperStore::MaxPapersOfAct);
}

Result<void> mayLeave(PrintState state)
{
    if (state == NotPrinted) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the act is provisional until the centre has applied it"), "paper.provisional");
    }
    if (state == Void) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("the act was settled against: its paper is void"), "paper.void");
    }
    return {};
}

} // namespace

QString toWord(PrintState state)
{
    return StateWords.word(state);
}

std::optional<PrintState> printStateFromWord(const QString &word)
{
    return StateWords.value(word);
}

Result<PaperRecord> PaperStore::issue(qint64 n, int place, const NewPaper &paper, Instant now)
{
    if (place < 0 || place >= MaxPapersOfAct) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an act issues at most %1 papers").arg(MaxPapersOfAct), "store.papers");
    }
    const bool isQueued = paper.printing == Printing::Queue;
    const PaperRecord record{n * MaxPapersOfAct + place, paper.kind, now, isQueued ? 1 : 0, isQueued ? Queued : NotPrinted, now, {}, paper.body};
    const Result<QByteArray> sealed = m_vault.seal(Table, record.id, paper.body);
    if (!sealed) {
        return failure(sealed);
    }
    const Result<qint64> written = storage::execute(m_connection, IssueSql, [&](Statement &s) {
        s.bind(":id", record.id).bind(":kind", record.kind).bind(":issued", now).bind(":prints", record.prints);
        s.bind(":state", toWord(record.state)).bind(":body", *sealed);
    });
    return written ? Result<PaperRecord>(record) : Result<PaperRecord>(failure(written));
}

Result<PaperRecord> PaperStore::read(const Statement &row)
{
    const qint64 id = row.integer(0);
    return m_vault.unseal(Table, id, row.blobView(7)).map([&](const QByteArray &body) {
        return PaperRecord{id, row.text(1), row.instant(2), static_cast<int>(row.integer(3)), printStateFromWord(row.text(4)).value_or(Unknown),
                           row.instant(5), row.text(6), body};
    });
}

Result<PaperRecord> PaperStore::get(qint64 id)
{
    const auto found = storage::firstRow(m_connection, GetSql, [id](Statement &s) { s.bind(":id", id); },
                                         [this](const Statement &row) { return read(row); });
    if (!found) {
        return failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such paper"), "store.paper");
    }
    return **found;
}

Result<std::vector<PaperRecord>> PaperStore::ofOperations(const std::vector<qint64> &places)
{
    std::vector<PaperRecord> papers;
    for (const qint64 n : places) {
        const Result<void> walked = storage::forEachRow(
            m_connection, OfSql, [n](Statement &s) { bindPapersOf(s, n); },
            [&](const Statement &row) { return read(row).map([&papers](PaperRecord paper) { papers.push_back(std::move(paper)); }); });
        if (!walked) {
            return failure(walked);
        }
    }
    return papers;
}

Result<PaperRecord> PaperStore::queue(qint64 id, Instant now)
{
    return leave(id, QueueSql, now);
}

Result<PaperRecord> PaperStore::takeOut(qint64 id, Instant now)
{
    return leave(id, TakeOutSql, now);
}

Result<PaperRecord> PaperStore::leave(qint64 id, const QByteArray &sql, Instant now)
{
    const Result<qint64> changed = storage::execute(m_connection, sql, [&](Statement &s) { s.bind(":now", now).bind(":id", id); });
    if (!changed) {
        return failure(changed);
    }
    Result<PaperRecord> paper = get(id);
    if (!paper || *changed > 0) {
        return paper;
    }
    if (const Result<void> may = mayLeave(paper->state); !may) {
        return failure(may);
    }
    return base::fail(ErrorCode::Busy, QStringLiteral("the paper is on its way to the printer"), "store.printing");
}

Result<void> PaperStore::releaseOf(qint64 n, Instant now)
{
    return storage::done(storage::execute(m_connection, ReleaseSql, [&](Statement &s) {
        bindPapersOf(s, n);
        s.bind(":now", now);
    }));
}

Result<void> PaperStore::voidOf(qint64 n, Instant now)
{
    return storage::done(storage::execute(m_connection, VoidSql, [&](Statement &s) {
        bindPapersOf(s, n);
        s.bind(":now", now);
    }));
}

Result<void> PaperStore::moveWithheld(qint64 from, qint64 to)
{
    const Result<std::vector<PaperRecord>> papers = ofOperations({from});
    if (!papers) {
        return failure(papers);
    }
    for (const PaperRecord &paper : *papers) {
        if (paper.state != NotPrinted) {
            continue;
        }
        const auto place = static_cast<int>(paper.id % MaxPapersOfAct);
        const Result<void> moved = issue(to, place, {paper.kind, Printing::Later, paper.body}, paper.issued).and_then([&](const PaperRecord &) {
            return storage::done(storage::execute(m_connection, RemoveOneSql, [&](Statement &s) { s.bind(":id", paper.id); }));
        });
        if (!moved) {
            return moved;
        }
    }
    return {};
}

Result<void> PaperStore::removeOf(qint64 n)
{
    return storage::done(storage::execute(m_connection, RemoveSql, [n](Statement &s) { bindPapersOf(s, n); }));
}

Result<std::optional<PaperRecord>> PaperStore::nextQueued()
{
    return storage::firstRow(m_connection, NextSql, storage::bindNothing, [this](const Statement &row) { return read(row); });
}

Result<std::vector<PaperRecord>> PaperStore::spool()
{
    std::vector<PaperRecord> papers;
    const Result<void> walked = storage::forEachRow(m_connection, SpoolSql, storage::bindNothing, [&](const Statement &row) {
        return read(row).map([&papers](PaperRecord paper) { papers.push_back(std::move(paper)); });
    });
    return walked ? Result<std::vector<PaperRecord>>(std::move(papers)) : Result<std::vector<PaperRecord>>(failure(walked));
}

Result<void> PaperStore::mark(qint64 id, PrintState state, const QString &reason, Instant now)
{
    const Result<qint64> marked = storage::execute(m_connection, MarkSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":reason", reason).bind(":now", now).bind(":id", id);
    });
    if (marked && *marked == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no such paper"), "store.paper");
    }
    return storage::done(marked);
}

Result<PaperRecord> PaperStore::settle(qint64 id, PrintState state, Instant now)
{
    const Result<qint64> settled = storage::execute(m_connection, SettleSql, [&](Statement &s) {
        s.bind(":state", toWord(state)).bind(":now", now).bind(":id", id);
    });
    if (!settled) {
        return failure(settled);
    }
    Result<PaperRecord> paper = get(id);
    if (paper && *settled == 0) {
        return base::fail(ErrorCode::NotAllowed, QStringLiteral("nobody asks whether this paper came out"), "paper.not_unknown");
    }
    return paper;
}

Result<void> PaperStore::recover()
{
    return storage::done(storage::execute(m_connection, RecoverSql, storage::bindNothing));
}

} // namespace yichuang::store
