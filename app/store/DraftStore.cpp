// SPDX-License-Identifier: Apache-2.0
#include "app/store/DraftStore.h"

#include "app/base/Json.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "draft";

const QByteArray PutSql = "INSERT INTO draft (id, person, started, saved, body) VALUES (:id, :person, :started, :saved, :body) "
                          "ON CONFLICT (id) DO UPDATE SET person = excluded.person, saved = excluded.saved, body = excluded.body";
const QByteArray OfSql = "SELECT id, started, saved, body FROM draft WHERE person = :person ORDER BY saved DESC, id DESC";
const QByteArray AllSql = "SELECT id, body FROM draft";
const QByteArray RemoveSql = "DELETE FROM draft WHERE id = :id";

} // namespace

Result<void> DraftStore::put(const DraftRecord &draft)
{
    const QByteArray id = draft.id.toBytes();
    const Result<QByteArray> person = m_vault.lookup(draft.person.toText().toUtf8());
    if (!person) {
        return failure(person);
    }
    const Result<QByteArray> sealed = m_vault.seal(Table, id, base::canonicalJson(draft.body));
    if (!sealed) {
        return failure(sealed);
    }
    return storage::done(storage::execute(m_connection, PutSql, [&](Statement &s) {
        s.bind(":id", id).bind(":person", *person).bind(":started", draft.started).bind(":saved", draft.saved).bind(":body", *sealed);
    }));
}

Result<std::vector<DraftRecord>> DraftStore::of(const domain::PersonId &person)
{
    const Result<QByteArray> owner = m_vault.lookup(person.toText().toUtf8());
    if (!owner) {
        return failure(owner);
    }
    std::vector<DraftRecord> drafts;
    const Result<void> read = storage::forEachRow(
        m_connection, OfSql, [&](Statement &s) { s.bind(":person", *owner); },
        [&](const Statement &row) -> Result<void> {
            const Result<DraftId> id = DraftId::fromBytes(row.blob(0));
            if (!id) {
                return failure(id);
            }
            const Result<QJsonObject> body = m_vault.unseal(Table, row.blobView(0), row.blobView(3)).and_then([](const QByteArray &json) {
                return base::parseJsonObject(json);
            });
            if (!body) {
                return failure(body);
            }
            drafts.push_back({*id, person, row.instant(1), row.instant(2), *body});
            return {};
        });
    if (!read) {
        return failure(read);
    }
    return drafts;
}

Result<void> DraftStore::forEachBody(const std::function<void(const QJsonObject &)> &take)
{
    return storage::forEachRow(m_connection, AllSql, storage::bindNothing, [&](const Statement &row) {
        return m_vault.unseal(Table, row.blobView(0), row.blobView(1))
            .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
            .map([&take](const QJsonObject &body) { take(body); });
    });
}

Result<void> DraftStore::remove(const DraftId &id)
{
    return storage::done(storage::execute(m_connection, RemoveSql, [&](Statement &s) { s.bind(":id", id.toBytes()); }));
}

} // namespace yichuang::store
