// SPDX-License-Identifier: Apache-2.0
#include "center/store/DraftStore.h"

#include "app/base/Json.h"
#include "app/base/Words.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "drafts";
constexpr qsizetype MaxDraft = 64 * 1024 * 1024;

constexpr base::Words<DraftState, 3> StateWords{{{
    {DraftState::Open, "open"},
    {DraftState::Published, "published"},
    {DraftState::Withdrawn, "withdrawn"},
}}};

QByteArray rowName(qint64 no)
{
    return QByteArray::number(no);
}

} // namespace

QString toWord(DraftState state)
{
    return StateWords.word(state);
}

Result<qint64> DraftStore::add(const Draft &draft)
{
    const Result<qint64> no = storage::queryInteger(m_connection, "SELECT coalesce(max(no), 0) + 1 FROM drafts");
    if (!no) {
        return no;
    }
    const QJsonObject content{{QStringLiteral("author"), draft.author}, {QStringLiteral("note"), draft.note}, {QStringLiteral("body"), draft.body}};
    const Result<QByteArray> sealed = m_vault.seal(Table, rowName(*no), base::canonicalJson(content));
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection, "INSERT INTO drafts (no, kind, state, made, sealed_body) VALUES (:no, 'catalogue', 'open', :made, :body)",
                    [&](Statement &s) { s.bind(":no", *no).bind(":made", draft.made).bind(":body", *sealed); })
        .map([&no](qint64) { return *no; });
}

// Columns: no, state, made, ended, sealed body.
Result<Draft> DraftStore::readRow(Statement &row)
{
    const std::optional<DraftState> state = StateWords.value(row.text(1));
    if (!state) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a draft of unknown state"), "drafts.row");
    }
    Draft draft{row.integer(0), *state, row.instant(2), row.instantIfAny(3), {}, {}, {}};
    return m_vault.unseal(Table, rowName(draft.no), row.blobView(4))
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json, MaxDraft); })
        .map([&draft](const QJsonObject &content) {
            draft.author = content.value(QLatin1String("author")).toString();
            draft.note = content.value(QLatin1String("note")).toString();
            draft.body = content.value(QLatin1String("body")).toObject();
            return draft;
        });
}

Result<Draft> DraftStore::read(qint64 no)
{
    Result<std::optional<Draft>> found = findRow(m_connection, "SELECT no, state, made, ended, sealed_body FROM drafts WHERE no = :no",
                                                 [no](Statement &s) { s.bind(":no", no); }, [this](Statement &row) { return readRow(row); });
    if (!found) {
        return base::failure(found);
    }
    return *found ? Result<Draft>(std::move(**found)) : base::fail(ErrorCode::NotFound, QStringLiteral("there is no draft %1").arg(no), "draft.unknown");
}

Result<std::vector<Draft>> DraftStore::list()
{
    return listRows(m_connection, "SELECT no, state, made, ended, sealed_body FROM drafts ORDER BY no", bindNothing,
                    [this](Statement &row) { return readRow(row); });
}

Result<void> DraftStore::end(qint64 no, DraftState state, base::Instant now)
{
    const Result<qint64> done = runQuery(m_connection, "UPDATE drafts SET state = :state, ended = :ended WHERE no = :no AND state = 'open'",
                                         [&](Statement &s) { s.bind(":state", toWord(state)).bind(":ended", now).bind(":no", no); });
    if (done && *done == 0) {
        return read(no).and_then([no](const Draft &draft) -> Result<void> {
            return base::fail(ErrorCode::Conflict, QStringLiteral("draft %1 is %2 already").arg(no).arg(toWord(draft.state)), "draft.ended");
        });
    }
    return done.map([](qint64) {});
}

} // namespace yichuang::center
