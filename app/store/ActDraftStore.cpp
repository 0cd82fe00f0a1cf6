// SPDX-License-Identifier: Apache-2.0
#include "app/store/ActDraftStore.h"

#include "app/base/Json.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "act_draft";

const QByteArray PutSql = "INSERT INTO act_draft (lane, person, saved, body) SELECT id, :person, :saved, :body FROM cases WHERE id = :lane "
                          "ON CONFLICT (lane, person) DO UPDATE SET saved = excluded.saved, body = excluded.body";
const QByteArray GetSql = "SELECT body FROM act_draft WHERE lane = :lane AND person = :person";
const QByteArray AllSql = "SELECT lane, person, body FROM act_draft";
const QByteArray RemoveSql = "DELETE FROM act_draft WHERE lane = :lane AND person = :person";

} // namespace

Result<ActDraftStore::Place> ActDraftStore::placeOf(const domain::CaseId &lane, const domain::PersonId &person)
{
    return m_vault.lookup(person.toText().toUtf8()).map([&lane](const QByteArray &owner) { return Place{lane.toBytes(), owner}; });
}

Result<void> ActDraftStore::put(const domain::CaseId &lane, const domain::PersonId &person, const QJsonObject &body, base::Instant saved)
{
    const Result<Place> place = placeOf(lane, person);
    const Result<QByteArray> sealed
        = place ? m_vault.seal(Table, place->row(), base::canonicalJson(body)) : Result<QByteArray>(failure(place));
    if (!sealed) {
        return failure(sealed);
    }
    const Result<qint64> written = storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":lane", place->lane).bind(":person", place->person).bind(":saved", saved).bind(":body", *sealed);
    });
    if (!written) {
        return failure(written);
    }
    return *written > 0 ? Result<void>() : base::fail(base::ErrorCode::NotFound, QStringLiteral("the case is not here"), "case.unknown");
}

Result<std::optional<QJsonObject>> ActDraftStore::get(const domain::CaseId &lane, const domain::PersonId &person)
{
    const Result<Place> place = placeOf(lane, person);
    if (!place) {
        return failure(place);
    }
    std::optional<QJsonObject> found;
    const Result<void> read = storage::forEachRow(
        m_connection, GetSql, [&](Statement &s) { s.bind(":lane", place->lane).bind(":person", place->person); },
        [&](const Statement &row) {
            return m_vault.unseal(Table, place->row(), row.blobView(0))
                .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
                .map([&found](const QJsonObject &body) { found = body; });
        });
    return read ? Result<std::optional<QJsonObject>>(found) : failure(read);
}

Result<void> ActDraftStore::remove(const domain::CaseId &lane, const domain::PersonId &person)
{
    return placeOf(lane, person).and_then([&](const Place &place) {
        return storage::done(
            storage::execute(m_connection, RemoveSql, [&](Statement &s) { s.bind(":lane", place.lane).bind(":person", place.person); }));
    });
}

Result<void> ActDraftStore::forEachBody(const std::function<void(const QJsonObject &)> &take)
{
    return storage::forEachRow(m_connection, AllSql, storage::bindNothing, [&](const Statement &row) {
        return m_vault.unseal(Table, row.blob(0) + row.blob(1), row.blobView(2))
            .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
            .map([&take](const QJsonObject &body) { take(body); });
    });
}

} // namespace yichuang::store
