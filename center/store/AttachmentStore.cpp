// SPDX-License-Identifier: Apache-2.0
#include "center/store/AttachmentStore.h"

#include "center/store/Query.h"

#include <array>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

#define UPLOAD_SELECT \
    "SELECT id, workstation, sha256, size, received, type, state, pieces, made, expires, lease_until, turn, turns FROM uploads"

#define UNNAMED " AND NOT EXISTS (SELECT 1 FROM case_attachments c WHERE c.sha256 = attachments.sha256)"

constexpr std::array StateWords{QLatin1String("open"), QLatin1String("waiting"), QLatin1String("done"), QLatin1String("gone")};

QLatin1String wordOf(UploadState state)
{
    return StateWords[static_cast<size_t>(state)];
}

QLatin1String wordOf(Attachment::State state)
{
    return state == Attachment::State::Present ? QLatin1String("present") : QLatin1String("quarantined");
}

Result<Upload> readUpload(Statement &row)
{
    const QString word = row.text(6);
    const auto state = std::find(StateWords.begin(), StateWords.end(), word);
    if (state == StateWords.end()) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("an upload in an unknown state"), "uploads.row");
    }
    const auto pieces = row.integer(7) == 1 ? Upload::Pieces::Own : Upload::Pieces::None;
    return Upload{row.blob(0),    row.integer(1), row.blob(2), row.integer(3), row.integer(4),     row.text(5), static_cast<UploadState>(state - StateWords.begin()),
                  pieces, row.instant(8), row.instant(9), row.instantIfAny(10), {static_cast<int>(row.integer(11)), row.blob(12)}};
}

Result<Attachment> readAttachment(Statement &row)
{
    const bool isPresent = row.text(3) == wordOf(Attachment::State::Present);
    return Attachment{row.blob(0), row.integer(1), row.text(2), isPresent ? Attachment::State::Present : Attachment::State::Quarantined, row.blob(4),
                      {static_cast<int>(row.integer(5)), row.blob(6)}};
}

std::optional<QByteArray> columnOf(const PieceTurns &turns)
{
    return turns.each.isEmpty() ? std::nullopt : std::optional(turns.each);
}

// A lease that is there was not given back. An upload of so many turns is over: each one's pieces would have to be removed with it.
#define MOST_TURNS "50"
#define GIVE_UP "lease = NULL, lease_until = NULL, turn = CASE WHEN turn < " MOST_TURNS " THEN turn + 1 ELSE turn END," \
                " state = CASE WHEN state = 'open' AND turn >= " MOST_TURNS " THEN 'gone' ELSE state END"
#define NEXT_TURN "turn = CASE WHEN lease IS NULL THEN turn ELSE turn + 1 END"

// A statement that may only touch the upload of whoever holds its lease.
Result<void> byTheHolder(const Result<qint64> &changed)
{
    if (changed && *changed == 0) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("somebody else has the upload now"), "upload.lease");
    }
    return changed.map([](qint64) {});
}

} // namespace

void PieceTurns::write(qint64 place)
{
    if (now > 0 && each.size() <= place) {
        each.resize(place + 1, '\0');
    }
    if (place < each.size()) {
        each[place] = static_cast<char>(now);
    }
}

Result<void> AttachmentStore::add(const Upload &upload)
{
    return runQuery(m_connection,
                    "INSERT INTO uploads (id, workstation, sha256, size, received, type, state, pieces, made, expires)"
                    " VALUES (:id, :workstation, :sha256, :size, :received, :type, :state, :pieces, :made, :expires)",
                    [&](Statement &s) {
                        s.bind(":id", upload.id).bind(":workstation", upload.workstation).bind(":sha256", upload.sha256).bind(":size", upload.size);
                        s.bind(":received", upload.received).bind(":type", upload.type).bind(":state", wordOf(upload.state));
                        s.bind(":pieces", upload.pieces == Upload::Pieces::Own ? 1 : 0).bind(":made", upload.made).bind(":expires", upload.expires);
                    })
        .map([](qint64) {});
}

Result<std::optional<Upload>> AttachmentStore::find(const QByteArray &id)
{
    return findRow(m_connection, UPLOAD_SELECT " WHERE id = :id", [&id](Statement &s) { s.bind(":id", id); }, readUpload);
}

Result<OpenUploads> AttachmentStore::openUploads(qint64 workstation, base::Instant now)
{
    return findRow(m_connection,
                   "SELECT count(*), CAST(coalesce(sum(size), 0) AS BIGINT) FROM uploads"
                   " WHERE workstation = :workstation AND (state = 'open' OR state = 'waiting') AND expires > :now",
                   [&](Statement &s) { s.bind(":workstation", workstation).bind(":now", now); },
                   [](Statement &row) { return Result<OpenUploads>(OpenUploads{row.integer(0), row.integer(1)}); })
        .map([](const std::optional<OpenUploads> &found) { return found.value_or(OpenUploads{}); });
}

Result<std::optional<Upload>> AttachmentStore::take(const QByteArray &id, qint64 offset, const UploadLease &lease, base::Instant now)
{
    return runQuery(m_connection,
                    "UPDATE uploads SET lease = :lease, lease_until = :until, " NEXT_TURN " WHERE id = :id AND state = 'open' AND received = :offset"
                    " AND expires > :now AND (lease_until IS NULL OR lease_until <= :now) AND (lease IS NULL OR turn < " MOST_TURNS ")",
                    [&](Statement &s) {
                        s.bind(":lease", lease.token).bind(":until", lease.until).bind(":id", id).bind(":offset", offset).bind(":now", now);
                    })
        .and_then([&](qint64 changed) { return changed == 1 ? find(id) : Result<std::optional<Upload>>(std::nullopt); });
}

Result<bool> AttachmentStore::takeWaiting(const QByteArray &id, const UploadLease &lease, base::Instant now)
{
    return runQuery(m_connection,
                    "UPDATE uploads SET lease = :lease, lease_until = :until WHERE id = :id AND state = 'waiting'"
                    " AND (lease_until IS NULL OR lease_until <= :now)",
                    [&](Statement &s) { s.bind(":lease", lease.token).bind(":until", lease.until).bind(":id", id).bind(":now", now); })
        .map([](qint64 changed) { return changed == 1; });
}

Result<void> AttachmentStore::renew(const QByteArray &id, const UploadLease &lease)
{
    return byTheHolder(runQuery(m_connection, "UPDATE uploads SET lease_until = :until WHERE id = :id AND lease = :lease", [&](Statement &s) {
        s.bind(":until", lease.until).bind(":id", id).bind(":lease", lease.token);
    }));
}

Result<void> AttachmentStore::advance(const Upload &upload, const UploadLease &lease)
{
    return byTheHolder(runQuery(m_connection,
                                "UPDATE uploads SET received = :received, expires = :expires, lease_until = :until, turns = :turns"
                                " WHERE id = :id AND lease = :lease AND state = 'open' AND received <= :received",
                                [&](Statement &s) {
                                    s.bind(":received", upload.received).bind(":expires", upload.expires).bind(":until", lease.until);
                                    s.bind(":id", upload.id).bind(":lease", lease.token).bind(":turns", columnOf(upload.turns));
                                }));
}

Result<void> AttachmentStore::release(const QByteArray &id, const QByteArray &token)
{
    return runQuery(m_connection, "UPDATE uploads SET lease = NULL, lease_until = NULL WHERE id = :id AND lease = :lease",
                    [&](Statement &s) { s.bind(":id", id).bind(":lease", token); })
        .map([](qint64) {});
}

Result<void> AttachmentStore::abandon(const QByteArray &id, const QByteArray &token)
{
    return runQuery(m_connection, "UPDATE uploads SET " GIVE_UP " WHERE id = :id AND lease = :lease", [&](Statement &s) { s.bind(":id", id).bind(":lease", token); })
        .map([](qint64) {});
}

Result<void> AttachmentStore::releaseAll()
{
    return runQuery(m_connection, "UPDATE uploads SET " GIVE_UP " WHERE lease IS NOT NULL", bindNothing).map([](qint64) {});
}

Result<void> AttachmentStore::releaseOf(const QByteArray &service)
{
    return runQuery(m_connection, "UPDATE uploads SET " GIVE_UP " WHERE substr(lease, 1, 8) = :service",
                    [&](Statement &s) { s.bind(":service", service); })
        .map([](qint64) {});
}

Result<void> AttachmentStore::await(const Upload &upload, const UploadLease &lease)
{
    return byTheHolder(runQuery(m_connection,
                                "UPDATE uploads SET received = size, state = 'waiting', lease_until = :until, turns = :turns"
                                " WHERE id = :id AND lease = :lease AND state = 'open'",
                                [&](Statement &s) {
                                    s.bind(":until", lease.until).bind(":turns", columnOf(upload.turns)).bind(":id", upload.id).bind(":lease", lease.token);
                                }));
}

Result<void> AttachmentStore::complete(const Upload &upload, const QByteArray &token, Attachment::State state, base::Instant now)
{
    const Result<qint64> added = runQuery(m_connection,
                                          "INSERT INTO attachments (sha256, size, type, state, object, workstation, stored, turn, turns)"
                                          " VALUES (:sha256, :size, :type, :state, :object, :workstation, :now, :turn, :turns) ON CONFLICT DO NOTHING",
                                          [&](Statement &s) {
                                              s.bind(":sha256", upload.sha256).bind(":size", upload.size).bind(":type", upload.type);
                                              s.bind(":state", wordOf(state)).bind(":object", upload.id);
                                              s.bind(":workstation", upload.workstation).bind(":now", now);
                                              s.bind(":turn", upload.turns.now).bind(":turns", columnOf(upload.turns));
                                          });
    if (!added) {
        return base::failure(added);
    }
    // Who was not the first has pieces to spare.
    const auto end = state == Attachment::State::Present ? UploadState::Done : UploadState::Gone;
    return byTheHolder(runQuery(m_connection,
                                "UPDATE uploads SET received = size, state = :state, pieces = :pieces, lease = NULL, lease_until = NULL"
                                " WHERE id = :id AND lease = :lease AND (state = 'open' OR state = 'waiting')",
                                [&](Statement &s) {
                                    s.bind(":state", wordOf(end)).bind(":pieces", *added == 1 ? 0 : 1).bind(":id", upload.id).bind(":lease", token);
                                }));
}

Result<void> AttachmentStore::drop(const QByteArray &id)
{
    return runQuery(m_connection, "UPDATE uploads SET state = 'gone', lease = NULL, lease_until = NULL WHERE id = :id",
                    [&](Statement &s) { s.bind(":id", id); })
        .map([](qint64) {});
}

Result<std::vector<Upload>> AttachmentStore::uploadsWhere(const char *sql, base::Instant now, int limit)
{
    return listRows(m_connection, sql, [&](Statement &s) { s.bind(":now", now).bind(":limit", limit); }, readUpload);
}

Result<std::vector<Upload>> AttachmentStore::expired(base::Instant now, int limit)
{
    return uploadsWhere(UPLOAD_SELECT " WHERE state = 'open' AND expires <= :now AND (lease_until IS NULL OR lease_until <= :now)"
                                      " ORDER BY expires LIMIT :limit",
                        now, limit);
}

Result<std::vector<Upload>> AttachmentStore::waiting(base::Instant now, const std::optional<UploadPlace> &after, int limit)
{
    // Before every upload there is: no id is empty.
    const UploadPlace place = after.value_or(UploadPlace{base::instantFromMs(0), QByteArray("")});
    return listRows(m_connection,
                    UPLOAD_SELECT " WHERE state = 'waiting' AND (lease_until IS NULL OR lease_until <= :now)"
                                  " AND (made > :made OR (made = :made AND id > :id)) ORDER BY made, id LIMIT :limit",
                    [&](Statement &s) { s.bind(":now", now).bind(":made", place.made).bind(":id", place.id).bind(":limit", limit); }, readUpload);
}

Result<std::vector<Upload>> AttachmentStore::leftovers(int limit)
{
    return listRows(m_connection, UPLOAD_SELECT " WHERE pieces = 1 AND (state = 'done' OR state = 'gone') ORDER BY expires LIMIT :limit",
                    [limit](Statement &s) { s.bind(":limit", limit); }, readUpload);
}

Result<void> AttachmentStore::piecesRemoved(const QByteArray &id)
{
    return runQuery(m_connection, "UPDATE uploads SET pieces = 0 WHERE id = :id AND (state = 'done' OR state = 'gone')",
                    [&](Statement &s) { s.bind(":id", id); })
        .map([](qint64) {});
}

Result<void> AttachmentStore::forget(base::Instant before)
{
    return runQuery(m_connection, "DELETE FROM uploads WHERE expires <= :before AND pieces = 0 AND (state = 'done' OR state = 'gone')",
                    [&](Statement &s) { s.bind(":before", before); })
        .map([](qint64) {});
}

Result<std::optional<Attachment>> AttachmentStore::attachment(const QByteArray &sha256)
{
    return findRow(m_connection, "SELECT sha256, size, type, state, object, turn, turns FROM attachments WHERE sha256 = :sha256",
                   [&](Statement &s) { s.bind(":sha256", sha256); }, readAttachment);
}

Result<std::optional<Attachment>> AttachmentStore::bringAgain(const QByteArray &sha256, base::Instant now)
{
    return runQuery(m_connection, "UPDATE attachments SET stored = :now WHERE sha256 = :sha256", [&](Statement &s) { s.bind(":now", now).bind(":sha256", sha256); })
        .and_then([&](qint64) { return attachment(sha256); });
}

Result<ContentPage> AttachmentStore::unnamed(const QByteArray &after, base::Instant before, int limit)
{
    ContentPage page;
    const auto rows = listRows(m_connection,
                               "SELECT sha256, CASE WHEN stored <= :before" UNNAMED " THEN 1 ELSE 0 END FROM attachments"
                               " WHERE sha256 > :after ORDER BY sha256 LIMIT :limit",
                               [&](Statement &s) { s.bind(":before", before).bind(":after", after.isEmpty() ? QByteArray("") : after).bind(":limit", limit); },
                               [&page](Statement &row) {
                                   page.end = row.blob(0);
                                   if (row.integer(1) == 1) {
                                       page.unnamed.push_back(page.end);
                                   }
                                   return Result<int>(0);
                               });
    if (rows && static_cast<int>(rows->size()) < limit) {
        page.end.clear();
    }
    return rows.map([&page](const auto &) { return std::move(page); });
}

Result<std::optional<base::Instant>> AttachmentStore::unnamedSince(const QByteArray &sha256, base::Instant before)
{
    return findRow(m_connection, "SELECT stored FROM attachments WHERE sha256 = :sha256 AND stored <= :before" UNNAMED,
                   [&](Statement &s) { s.bind(":sha256", sha256).bind(":before", before); }, [](Statement &row) { return Result<base::Instant>(row.instant(0)); });
}

// As an upload that ended with its pieces left over: the sweep knows what to do.
Result<void> AttachmentStore::letGo(const QByteArray &sha256, base::Instant now)
{
    return runQuery(m_connection,
                    "INSERT INTO uploads (id, workstation, sha256, size, received, type, state, pieces, made, expires, turn)"
                    " SELECT object, workstation, sha256, size, size, type, 'gone', 1, stored, :now, turn FROM attachments WHERE sha256 = :sha256"
                    " ON CONFLICT (id) DO UPDATE SET state = 'gone', pieces = 1",
                    [&](Statement &s) { s.bind(":sha256", sha256).bind(":now", now); })
        .and_then([&](qint64) {
            return runQuery(m_connection, "DELETE FROM attachments WHERE sha256 = :sha256", [&](Statement &s) { s.bind(":sha256", sha256); });
        })
        .map([](qint64) {});
}

Result<bool> AttachmentStore::isPresent(const QByteArray &sha256)
{
    return attachment(sha256).map([](const std::optional<Attachment> &found) { return found && found->state == Attachment::State::Present; });
}

Result<std::vector<QString>> AttachmentStore::casesWith(const QByteArray &sha256, const Follower &follower, int limit)
{
    return listRows(m_connection,
                    "SELECT DISTINCT c.case_key FROM case_attachments c JOIN feed f ON f.type = 'case' AND f.key = c.case_key AND f.gone = 0"
                    " WHERE c.sha256 = :sha256 AND (f.scope = :everyone OR f.scope = :hall OR f.scope = :own) LIMIT :limit",
                    [&](Statement &s) {
                        s.bind(":sha256", sha256).bind(":everyone", everyoneScope()).bind(":hall", scopeOf(follower.hall));
                        s.bind(":own", scopeOf(follower.workstation)).bind(":limit", limit);
                    },
                    [](Statement &row) { return Result<QString>(row.text(0)); });
}

} // namespace yichuang::center
