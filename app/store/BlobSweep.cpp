// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobSweep.h"

#include "app/domain/Content.h"
#include "app/storage/Transaction.h"

#include <QJsonArray>

namespace yichuang::store {

using base::Result;

namespace {

// Drafts are the desk's business. Whatever in one looks like a content's name counts as one: too much is kept rather than too little.
void collect(const QJsonValue &value, QSet<QByteArray> &names)
{
    if (value.isString() && domain::isContentName(value.toString())) {
        names.insert(QByteArray::fromHex(value.toString().toLatin1()));
    } else if (value.isArray()) {
        const QJsonArray list = value.toArray();
        for (const QJsonValue &member : list) {
            collect(member, names);
        }
    } else if (value.isObject()) {
        const QJsonObject members = value.toObject();
        for (const QJsonValue &member : members) {
            collect(member, names);
        }
    }
}

} // namespace

Result<QSet<QByteArray>> BlobSweep::named()
{
    QSet<QByteArray> names;
    const auto take = [&names](const QJsonObject &body) { collect(body, names); };
    return m_workspace.drafts().forEachBody(take).and_then([&] { return m_workspace.actDrafts().forEachBody(take); }).map([&names] { return names; });
}

Result<QSet<QByteArray>> BlobSweep::candidates(base::Instant now)
{
    const Result<QList<QByteArray>> old = m_workspace.blobs().unneeded(now - Grace);
    const Result<QSet<QByteArray>> names = old ? named() : Result<QSet<QByteArray>>(base::failure(old));
    if (!names) {
        return names;
    }
    return QSet<QByteArray>(old->begin(), old->end()).subtract(*names);
}

Result<qint64> BlobSweep::spare(QSet<QByteArray> &candidates, qint64 after)
{
    if (candidates.isEmpty()) {
        return 0;
    }
    const auto page = m_workspace.cases().page(after, CasesAtOnce);
    if (!page) {
        return base::failure(page);
    }
    for (const auto &[row, record] : *page) {
        for (const domain::MaterialRow &material : record.materials) {
            for (const QString &content : material.blobs) {
                candidates.remove(QByteArray::fromHex(content.toLatin1()));
            }
        }
    }
    return page->empty() ? 0 : page->back().first;
}

Result<QList<QByteArray>> BlobSweep::forget(const QSet<QByteArray> &candidates, base::Instant now)
{
    Result<storage::Transaction> transaction = storage::Transaction::begin(m_workspace.connection());
    if (!transaction) {
        return base::failure(transaction);
    }
    // Asked once more: a draft may have been saved since, an act confirmed, or the same content kept again.
    const Result<QSet<QByteArray>> still = this->candidates(now);
    if (!still) {
        return base::failure(still);
    }
    const QSet<QByteArray> gone = QSet<QByteArray>(candidates).intersect(*still);
    for (const QByteArray &hash : gone) {
        if (const Result<void> removed = m_workspace.blobs().remove(hash); !removed) {
            return base::failure(removed);
        }
    }
    return transaction->commit().map([&gone] { return gone.values(); });
}

Result<QStringList> BlobSweep::strays(const QStringList &files)
{
    QStringList strays;
    for (const QString &file : files) {
        // Also what is left of one that was being written.
        const auto row = domain::isContentName(file) ? m_workspace.blobs().find(QByteArray::fromHex(file.toLatin1()))
                                                     : Result<std::optional<BlobRecord>>(std::nullopt);
        if (!row) {
            return base::failure(row);
        }
        if (!*row) {
            strays.append(file);
        }
    }
    return strays;
}

} // namespace yichuang::store
