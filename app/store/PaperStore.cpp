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
}};

const QByteArray IssueSql = "INSERT INTO paper (id, kind, issued, prints, state, since, body) "
                            "VALUES (:id, :kind, :issued, :prints, :state, :issued, :body)";
const QByteArray GetSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper WHERE id = :id";
const QByteArray OfSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper WHERE id >= :first AND id < :end ORDER BY id";
const QByteArray QueueSql = "UPDATE paper SET state = 'queued', prints = prints + (state <> 'failed'), since = :now, reason = '' "
                            "WHERE id = :id AND state NOT IN ('queued', 'sent')";
const QByteArray WithheldSql = "SELECT count(*) FROM paper p JOIN outbox o ON o.n = p.id / :papers WHERE p.id = :id AND p.state = 'not_printed'";
const QByteArray ReleaseSql = "UPDATE paper SET state = 'queued', prints = prints + 1, since = :now "
                              "WHERE id >= :first AND id < :end AND state = 'not_printed'";
const QByteArray RemoveSql = "DELETE FROM paper WHERE id >= :first AND id < :end";
const QByteArray NextSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper "
                           "WHERE state = 'queued' ORDER BY since, id LIMIT 1";
const QByteArray SpoolSql = "SELECT id, kind, issued, prints, state, since, reason, body FROM paper "
                            "WHERE state IN ('queued', 'sent', 'unknown', 'failed') ORDER BY since, id";
const QByteArray MarkSql = "UPDATE paper SET state = :state, reason = :reason, since = :now WHERE id = :id";
const QByteArray RecoverSql = "UPDATE paper SET state = 'unknown', reason = 'restart' WHERE state = 'sent'";

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
            m_connection, OfSql, [n](Statement &s) { s.bind(":first", n * MaxPapersOfAct).bind(":end", (n + 1) * MaxPapersOfAct); },
            [&](const Statement &row) { return read(row).map([&papers](PaperRecord paper) { papers.push_back(std::move(paper)); }); });
        if (!walked) {
            return failure(walked);
        }
    }
    return papers;
}

Result<PaperRecord> PaperStore::queue(qint64 id, Instant now)
{
    const Result<qint64> queued = storage::execute(m_connection, QueueSql, [&](Statement &s) { s.bind(":now", now).bind(":id", id); });
    if (!queued) {
        return failure(queued);
    }
    Result<PaperRecord> paper = get(id);
    if (paper && *queued == 0) {
        return base::fail(ErrorCode::Busy, QStringLiteral("the paper is on its way to the printer"), "store.printing");
    }
    return paper;
}

Result<bool> PaperStore::isWithheld(qint64 id)
{
    return storage::firstRow(m_connection, WithheldSql, [id](Statement &s) { s.bind(":papers", MaxPapersOfAct).bind(":id", id); },
                             [](const Statement &row) -> Result<qint64> { return row.integer(0); })
        .map([](std::optional<qint64> count) { return count.value_or(0) > 0; });
}

Result<void> PaperStore::releaseOf(qint64 n, Instant now)
{
    return storage::done(storage::execute(m_connection, ReleaseSql, [&](Statement &s) {
        s.bind(":now", now).bind(":first", n * MaxPapersOfAct).bind(":end", (n + 1) * MaxPapersOfAct);
    }));
}

Result<void> PaperStore::removeOf(qint64 n)
{
    return storage::done(storage::execute(m_connection, RemoveSql, [&](Statement &s) {
        s.bind(":first", n * MaxPapersOfAct).bind(":end", (n + 1) * MaxPapersOfAct);
    }));
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

Result<void> PaperStore::recover()
{
    return storage::done(storage::execute(m_connection, RecoverSql, storage::bindNothing));
}

} // namespace yichuang::store
