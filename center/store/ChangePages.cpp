// SPDX-License-Identifier: Apache-2.0
#include "center/store/ChangePages.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using protocol::Change;
using protocol::ChangeType;

namespace {

DocumentKind documentKind(ChangeType type)
{
    switch (type) {
    case ChangeType::Calendar: return DocumentKind::Calendar;
    case ChangeType::Directory: return DocumentKind::Directory;
    case ChangeType::Policy: return DocumentKind::Policy;
    case ChangeType::Catalogue:
    case ChangeType::Case:
    case ChangeType::NumberBlock:
    case ChangeType::Tombstone: break;
    }
    return DocumentKind::Catalogue;
}

template<typename Wanted>
QJsonArray filtered(const QJsonValue &list, Wanted wanted)
{
    QJsonArray kept;
    const QJsonArray all = list.toArray();
    for (const QJsonValue &value : all) {
        if (wanted(value.toObject())) {
            kept.append(value);
        }
    }
    return kept;
}

} // namespace

QJsonObject directoryOfHall(const QJsonObject &directory, const domain::HallId &hall)
{
    const QJsonArray windows = filtered(directory.value(QLatin1String("windows")), [&hall](const QJsonObject &window) {
        return window.value(QLatin1String("hall")).toString() == hall.toText();
    });
    QStringList windowIds;
    for (const QJsonValue &window : windows) {
        windowIds.append(window.toObject().value(QLatin1String("id")).toString());
    }
    const auto sitsHere = [&windowIds](const QJsonObject &person) {
        const QJsonArray seats = person.value(QLatin1String("windows")).toArray();
        return std::any_of(seats.begin(), seats.end(), [&windowIds](const QJsonValue &seat) { return windowIds.contains(seat.toString()); });
    };
    QJsonObject own = directory;
    own.insert(QStringLiteral("windows"), windows);
    own.insert(QStringLiteral("people"), filtered(directory.value(QLatin1String("people")), sitsHere));
    own.insert(QStringLiteral("halls"), filtered(directory.value(QLatin1String("halls")), [&hall](const QJsonObject &entry) {
                   return entry.value(QLatin1String("id")).toString() == hall.toText();
               }));
    return own;
}

Result<Change> ChangePages::document(const FeedEntry &entry, const Follower &follower)
{
    const DocumentKind kind = documentKind(entry.type);
    const auto found = kind == DocumentKind::Catalogue ? m_stores.documents.find(kind, entry.key) : m_stores.documents.latest(kind);
    if (!found || !*found) {
        return found ? base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the feed names a document that is not there"), "feed.entity")
                     : base::failure(found);
    }
    const Document &document = **found;
    QJsonObject body = kind == DocumentKind::Directory ? directoryOfHall(document.body, follower.hall) : document.body;
    return Change{entry.type, document.version, document.no, std::move(body)};
}

Result<Change> ChangePages::record(const FeedEntry &entry)
{
    const Result<domain::CaseId> id = domain::CaseId::fromText(entry.key);
    if (!id) {
        return base::failure(id);
    }
    const auto found = m_stores.cases.read(*id);
    if (!found || !*found) {
        return found ? base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the feed names a case that is not there"), "feed.entity")
                     : base::failure(found);
    }
    return Change{ChangeType::Case, entry.key, (*found)->version, (*found)->toJson()};
}

Result<Change> ChangePages::tombstone(const FeedEntry &entry)
{
    return domain::CaseId::fromText(entry.key).and_then([this](const domain::CaseId &id) { return m_stores.erasures.contains(id); }).map([&entry](bool isErased) {
        Change change{ChangeType::Tombstone, entry.key, entry.version, {}, isErased};
        return change;
    });
}

Result<Change> ChangePages::change(const FeedEntry &entry, const Follower &follower)
{
    if (entry.presence == FeedEntry::Presence::Gone) {
        return tombstone(entry);
    }
    switch (entry.type) {
    case ChangeType::Case: return record(entry);
    case ChangeType::NumberBlock:
        return m_stores.numberBlocks.find(entry.key).map([&entry](const domain::NumberBlock &block) {
            return Change{ChangeType::NumberBlock, entry.key, entry.version, block.toJson()};
        });
    case ChangeType::Catalogue:
    case ChangeType::Calendar:
    case ChangeType::Directory:
    case ChangeType::Policy: return document(entry, follower);
    case ChangeType::Tombstone: break;
    }
    return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the feed has an entry of no entity"), "feed.type");
}

Result<protocol::ChangePage> ChangePages::page(const Follower &follower, const QString &cursor, int limit, base::Instant now)
{
    const Result<CenterStore::Heads> heads = m_stores.center.heads();
    if (!heads) {
        return base::failure(heads);
    }
    const Result<FeedPage> entries = positionOf(cursor, *heads).and_then([&](qint64 after) {
        return m_stores.feed.page(after, limit, follower);
    });
    const auto enrolled = m_stores.workstations.find(follower.workstation);
    if (!entries || !enrolled) {
        return entries ? base::failure(enrolled) : base::failure(entries);
    }
    protocol::ChangePage page;
    for (const FeedEntry &entry : entries->entries) {
        Result<Change> made = change(entry, follower);
        if (!made) {
            return base::failure(made);
        }
        page.changes.push_back(std::move(*made));
    }
    if (*enrolled) {
        const Result<ChainState> chain = m_stores.operations.chain((*enrolled)->no);
        if (!chain) {
            return base::failure(chain);
        }
        page.chainUpTo = chain->upTo;
        page.chainHash = chain->upTo > 0 ? chain->hash : QByteArray();
        page.chainTop = std::max(chain->upTo, chain->top);
    }
    page.cursor = cursorText(heads->fingerprint, entries->next);
    page.more = entries->more;
    page.fingerprint = heads->fingerprint;
    page.serverTime = now;
    return page;
}

} // namespace yichuang::center
