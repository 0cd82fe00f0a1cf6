// SPDX-License-Identifier: Apache-2.0
#include "center/store/Stores.h"

#include "center/store/ReceiptKeys.h"

#include <QJsonArray>

namespace yichuang::center {

using base::Result;

namespace {

const QString ReceiptKeysMember = QStringLiteral("receipt_keys");
const QString PlacesMember = QStringLiteral("places");

protocol::ChangeType changeType(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Catalogue: return protocol::ChangeType::Catalogue;
    case DocumentKind::Calendar: return protocol::ChangeType::Calendar;
    case DocumentKind::Directory: return protocol::ChangeType::Directory;
    case DocumentKind::Policy: break;
    }
    return protocol::ChangeType::Policy;
}

} // namespace

Stores::Stores(std::unique_ptr<storage::Connection> connection, Vault vault)
    : m_connection(std::move(connection)), m_vault(std::move(vault)), center(*m_connection), operations(*m_connection, m_vault),
      cases(*m_connection, m_vault), feed(*m_connection), people(*m_connection), sessions(*m_connection), audit(*m_connection, m_vault), workstations(*m_connection, m_vault),
      numberBlocks(*m_connection), documents(*m_connection, m_vault), dateChanges(*m_connection), drafts(*m_connection, m_vault),
      parents(*m_connection, m_vault), attachments(*m_connection), facts(documents), tiers(*m_connection, m_vault), parcels(*m_connection, m_vault), summaries(*m_connection),
      erasures(*m_connection, m_vault), quarantine(*m_connection, m_vault), figures(*m_connection)
{
}

Result<std::unique_ptr<Stores>> Stores::open(std::unique_ptr<storage::Connection> connection, KeyFolder &keys)
{
    Result<Vault> vault = Vault::open(keys.dataKey());
    const Result<QByteArray> authority = vault ? keys.authority().certificate().fingerprint() : base::failure(vault);
    if (!authority) {
        return base::failure(authority);
    }
    auto stores = std::make_unique<Stores>(std::move(connection), std::move(*vault));
    stores->workstations.keepLog(keys.enrolmentLog());
    stores->tiers.keepLog(keys.enrolmentLog());
    return stores->bindKeys(*authority).map([&stores] { return std::move(stores); });
}

Result<Document> Stores::publish(DocumentKind kind, const QJsonObject &body, qint64 journalN, base::Instant now)
{
    const Result<QJsonObject> complete = kind == DocumentKind::Directory ? withReceiptKeys(body) : Result<QJsonObject>(body);
    if (!complete) {
        return base::failure(complete);
    }
    Result<Document> document = documents.add(kind, *complete, journalN, now);
    if (document) {
        m_published = Published::Yes;
        // Catalogues stand side by side, for the cases made under each; of the others only the latest is followed.
        const QString key = kind == DocumentKind::Catalogue ? document->version : QStringLiteral("latest");
        feed.note({everyoneScope(), changeType(kind), key, document->no, FeedEntry::Presence::Here, 0});
    }
    if (!document || kind != DocumentKind::Calendar) {
        return document;
    }
    return dateChanges.begin(document->no, now).map([&document] { return std::move(*document); });
}

Result<QJsonObject> Stores::withReceiptKeys(QJsonObject body)
{
    const Result<QJsonObject> keys = workstations.list().and_then(receiptKeys);
    // The same version again is no new document; only what a person wrote is compared.
    const auto same = documents.find(DocumentKind::Directory, body.value(QLatin1String("version")).toString());
    if (!keys || !same) {
        return keys ? base::failure(same) : base::failure(keys);
    }
    body.insert(ReceiptKeysMember, *same ? (*same)->body.value(ReceiptKeysMember) : QJsonValue(*keys));
    if (*same) {
        const QJsonValue places = (*same)->body.value(PlacesMember);
        places.isUndefined() ? body.remove(PlacesMember) : (void)body.insert(PlacesMember, places);
        return body;
    }
    return withPlaces(std::move(body));
}

// Every centre of the tree but this one.
Result<QJsonObject> Stores::withPlaces(QJsonObject body)
{
    return tiers.places().map([&body](const std::vector<TierPlace> &places) {
        QJsonArray list;
        for (const TierPlace &place : places) {
            if (place.via != Here) {
                list.append(QJsonObject{{QStringLiteral("id"), place.place.toText()}, {QStringLiteral("name"), place.name}});
            }
        }
        body.remove(PlacesMember);
        if (!list.isEmpty()) {
            body.insert(PlacesMember, list);
        }
        return std::move(body);
    });
}

Result<void> Stores::republishDirectory(qint64 journalN, base::Instant now)
{
    const auto latest = documents.latest(DocumentKind::Directory);
    if (!latest) {
        return base::failure(latest);
    }
    if (!*latest) {
        return {}; // no hall yet: its first directory brings the keys as well
    }
    QJsonObject body = (*latest)->body;
    const QString published = (*latest)->version.section(QLatin1Char('+'), 0, 0);
    body.insert(QStringLiteral("version"), QStringLiteral("%1+keys%2").arg(published).arg((*latest)->no + 1));
    return publish(DocumentKind::Directory, body, journalN, now).map([](const Document &) {});
}

Result<domain::NumberBlock> Stores::grantNumbers(const QString &request, const Enrolled &workstation, int count, base::Instant now)
{
    Result<domain::NumberBlock> block = numberBlocks.grant(request, workstation, count, now);
    if (block) {
        feed.note({scopeOf(workstation.id), protocol::ChangeType::NumberBlock, block->id, 1, FeedEntry::Presence::Here, 0});
    }
    return block;
}

Result<void> Stores::bindKeys(const QByteArray &authority)
{
    const auto otherKeys = [] {
        return base::fail(base::ErrorCode::NotAllowed,
                          QStringLiteral("the keys do not belong to this database, which was made with others: point --keys at a copy of its own key folder"),
                          "keys.other");
    };
    const Result<QByteArray> check = m_vault.lookUpHash("center.key_check", authority);
    const Result<QByteArray> kept = center.keyCheck();
    if (!check || !kept) {
        return check ? base::failure(kept) : base::failure(check);
    }
    if (!kept->isEmpty()) {
        return *kept == *check ? Result<void>() : otherKeys();
    }
    for (const DocumentKind kind : {DocumentKind::Catalogue, DocumentKind::Calendar, DocumentKind::Directory, DocumentKind::Policy}) {
        if (const auto opened = documents.latest(kind); !opened) {
            return opened.error().code == base::ErrorCode::CryptoFailed ? otherKeys() : base::failure(opened);
        }
    }
    return center.setKeyCheck(*check);
}

void Stores::forgetAll()
{
    operations.forgetForeseen();
    cases.forgetAll();
    facts.forget();
}

void Stores::forget()
{
    operations.forgetForeseen();
    cases.forget();
    if (m_published == Published::Yes) {
        facts.forget();
    }
}

void Stores::settle()
{
    operations.forgetForeseen();
    cases.settle();
    m_published = Published::No;
}

} // namespace yichuang::center
