// SPDX-License-Identifier: Apache-2.0
#include "center/admin/AdminSession.h"

#include "app/storage/Transaction.h"
#include "center/admin/StaffSession.h"
#include "center/store/CenterDatabase.h"

#include <QFile>

namespace yichuang::center {

using base::Result;

Places Places::of(const CommandLine &line)
{
    return {line.text(QStringLiteral("database"), QStringLiteral("/var/lib/yichuang-center/center.sqlite")),
            line.text(QStringLiteral("keys"), QStringLiteral("/etc/yichuang-center/keys"))};
}

AdminSession::AdminSession(KeyFolder keys, std::unique_ptr<Stores> stores, const base::Clock &clock)
    : m_keys(std::move(keys)), m_stores(std::move(stores)), m_clock(clock)
{
}

Result<std::unique_ptr<AdminSession>> AdminSession::open(const Places &places, const base::Clock &clock)
{
    if (CenterDatabase::isFile(places.database) && !QFile::exists(places.database)) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("there is no database %1; run 'yichuang-center init'").arg(places.database),
                          "center.not_initialised");
    }
    Result<KeyFolder> keys = KeyFolder::load(places.keys);
    if (!keys) {
        return base::failure(keys);
    }
    auto database = CenterDatabase::join(places.database);
    if (!database) {
        return base::failure(database);
    }
    Result<std::unique_ptr<Stores>> stores = Stores::open(std::move(*database), *keys);
    if (!stores) {
        return base::failure(stores);
    }
    return std::unique_ptr<AdminSession>(new AdminSession(std::move(*keys), std::move(*stores), clock));
}

Result<void> AdminSession::write(const Work &work)
{
    Result<storage::Transaction> transaction = storage::Transaction::begin(m_stores->connection());
    if (!transaction) {
        return base::failure(transaction);
    }
    Result<CenterStore::Heads> heads = m_stores->center.lockHeads();
    if (!heads) {
        return base::failure(heads);
    }
    return work(*m_stores, *heads)
        .and_then([&] { return m_stores->feed.publish(*heads); })
        .and_then([&](const FeedMove &move) { return m_stores->center.saveHeads(*heads, move); })
        .and_then([&] { return transaction->commit(); });
}

Result<Document> AdminSession::publish(DocumentKind kind, const QJsonObject &body)
{
    Document published;
    return write([&](Stores &stores, CenterStore::Heads &heads) {
               return stores.publish(kind, body, heads.journal.n, now()).and_then([&](Document document) {
                   published = std::move(document);
                   return staffOf(*this, stores, heads).notePublished(published);
               });
           })
        .map([&published] { return published; });
}

} // namespace yichuang::center
