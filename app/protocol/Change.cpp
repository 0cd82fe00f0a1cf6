// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Change.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::protocol {

namespace {

constexpr base::Words<ChangeType, 7> TypeWords{{{
    {ChangeType::Case, "case"},
    {ChangeType::Catalogue, "catalogue"},
    {ChangeType::Calendar, "calendar"},
    {ChangeType::Directory, "directory"},
    {ChangeType::Policy, "policy"},
    {ChangeType::NumberBlock, "number_block"},
    {ChangeType::Tombstone, "tombstone"},
}}};
constexpr qsizetype HashBytes = 32;

// Empty stays empty.
QByteArray chainHashOf(base::JsonReader &reader)
{
    const QByteArray hex = reader.textOr("chain_hash", {}, 2 * HashBytes).toLatin1();
    const QByteArray hash = QByteArray::fromHex(hex);
    if (!hex.isEmpty() && (hash.size() != HashBytes || hash.toHex() != hex)) {
        reader.note("chain_hash", "is not 64 hexadecimal digits");
    }
    return hash;
}

} // namespace

QString toWord(ChangeType type)
{
    return TypeWords.word(type);
}

std::optional<ChangeType> changeTypeFromWord(const QString &word)
{
    return TypeWords.value(word);
}

base::Result<Change> Change::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "change");
    Change change;
    change.type = reader.word<ChangeType>("type", changeTypeFromWord);
    change.key = reader.text("key", 128);
    change.version = reader.integerOr("version", 0, 0);
    const bool isTombstone = change.type == ChangeType::Tombstone;
    change.body = isTombstone ? base::JsonIn() : reader.object("body");
    change.isErased = isTombstone && reader.booleanOr("erased", false);
    return reader.finish(change);
}

QJsonObject Change::toJson() const
{
    QJsonObject json{{QStringLiteral("type"), toWord(type)}, {QStringLiteral("key"), key}, {QStringLiteral("version"), version}};
    if (type != ChangeType::Tombstone) {
        json.insert(QStringLiteral("body"), QJsonObject(body));
    } else if (isErased) {
        json.insert(QStringLiteral("erased"), true);
    }
    return json;
}

base::Result<ChangePage> ChangePage::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "changes");
    ChangePage page;
    const base::JsonListIn list = reader.array("changes", 5000);
    page.changes.reserve(static_cast<size_t>(list.size()));
    for (qsizetype i = 0; i < list.size(); ++i) {
        page.changes.push_back(reader.nested(Change::fromJson(list.at(i).object())));
    }
    page.cursor = reader.text("cursor", 256);
    page.more = reader.boolean("more");
    page.fingerprint = reader.text("fingerprint", 128);
    page.chainUpTo = reader.integerOr("chain_up_to", 0, 0);
    page.chainHash = chainHashOf(reader);
    page.chainTop = std::max(page.chainUpTo, reader.integerOr("chain_top", 0, 0));
    page.serverTime = reader.instant("server_time");
    return reader.finish(page);
}

QJsonObject ChangePage::toJson() const
{
    QJsonArray list;
    for (const Change &change : changes) {
        list.append(change.toJson());
    }
    return {{QStringLiteral("changes"), list},
            {QStringLiteral("cursor"), cursor},
            {QStringLiteral("more"), more},
            {QStringLiteral("fingerprint"), fingerprint},
            {QStringLiteral("chain_up_to"), chainUpTo},
            {QStringLiteral("chain_hash"), QLatin1String(chainHash.toHex())},
            {QStringLiteral("chain_top"), chainTop},
            {QStringLiteral("server_time"), base::toIso(serverTime)}};
}

} // namespace yichuang::protocol
