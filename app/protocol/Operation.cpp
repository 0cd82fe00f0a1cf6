// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Operation.h"

#include "app/base/Json.h"
#include "app/base/JsonText.h"

#include <QtEndian>

#include <algorithm>

namespace yichuang::protocol {

namespace {

using base::Result;

const QString KindPrefix = QStringLiteral("case.");
constexpr qsizetype HashLength = 32;
constexpr qsizetype EnvelopeSize = 640;
// A hundred years: no clock is further off, and sums of times stay far from overflow.
constexpr qint64 MaxOffsetMs = 100LL * 366 * 24 * 3600 * 1000;

std::optional<domain::ActKind> kindFromText(const QString &text)
{
    return text.startsWith(KindPrefix) ? domain::actKindFromWord(text.mid(KindPrefix.size())) : std::nullopt;
}

Result<Made> madeFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "made");
    Made made;
    made.wall = reader.instant("wall");
    made.sinceBootMs = reader.integer("since_boot_ms", 0);
    made.serverOffsetMs = reader.integer("server_offset_ms", -MaxOffsetMs, MaxOffsetMs);
    made.uncertaintyMs = reader.integer("uncertainty_ms", -1, MaxOffsetMs);
    return reader.finish(made);
}

void write(base::JsonText &out, const Made &made)
{
    out.beginObject().member("server_offset_ms", made.serverOffsetMs).member("since_boot_ms", made.sinceBootMs);
    out.member("uncertainty_ms", made.uncertaintyMs).member("wall", base::toIso(made.wall)).endObject();
}

QByteArray hashFromHex(base::JsonReader &reader, const char *member)
{
    const QString hex = reader.text(member, 2 * HashLength);
    if (!isHash(hex)) {
        reader.note(member, "is not 32 bytes in hex");
    }
    return QByteArray::fromHex(hex.toLatin1());
}

Result<ChainLink> chainFromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "chain");
    ChainLink chain;
    chain.n = reader.integer("n", 1);
    chain.previous = hashFromHex(reader, "previous");
    chain.hash = hashFromHex(reader, "hash");
    return reader.finish(chain);
}

QJsonObject toJson(const ChainLink &chain)
{
    return {{QStringLiteral("n"), chain.n},
            {QStringLiteral("previous"), QLatin1String(chain.previous.toHex())},
            {QStringLiteral("hash"), QLatin1String(chain.hash.toHex())}};
}

} // namespace

// Lower case only, so that what is written again is what was read.
bool isHash(const QString &hex)
{
    return hex.size() == 2 * HashLength
        && std::all_of(hex.begin(), hex.end(), [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

// The members stand in the order of their names: canonical JSON is sorted.
QByteArray Operation::canonicalBody() const
{
    const QByteArray payloadText = base::canonicalJson(payload);
    base::JsonText out(EnvelopeSize + payloadText.size());
    out.beginObject().member("actor", actor.toText()).member("base", base).member("case", caseId.toText()).member("catalogue", catalogue);
    out.member("effect", domain::toWord(effect)).member("id", id.toText()).member("kind", KindPrefix + domain::toWord(kind)).member("lane", lane);
    write(out.key("made"), made);
    out.key("needs").beginArray();
    for (const QString &need : needs) {
        out.text(need);
    }
    out.endArray().key("payload").raw(payloadText).member("seq", seq).member("window", window.toText()).endObject();
    return out.take();
}

QByteArray Operation::chainRecord() const
{
    QByteArray n(8, '\0');
    qToBigEndian(chain.n, n.data());
    return n + canonicalBody();
}

Result<Operation> Operation::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "operation");
    Operation operation;
    operation.id = reader.id<domain::OperationId>("id");
    operation.kind = reader.word<domain::ActKind>("kind", kindFromText);
    operation.caseId = reader.id<domain::CaseId>("case");
    operation.lane = reader.text("lane", 64);
    operation.seq = reader.integer("seq", 1);
    operation.base = reader.integer("base", 0);
    operation.actor = reader.nested(domain::PersonId::fromText(reader.text("actor", 64)));
    operation.window = reader.nested(domain::WindowId::fromText(reader.text("window", 64)));
    operation.catalogue = reader.text("catalogue", 64);
    operation.made = reader.nested(madeFromJson(reader.object("made")));
    operation.needs = reader.texts("needs");
    if (!std::all_of(operation.needs.begin(), operation.needs.end(), isHash)) {
        reader.note("needs", "has an entry that is no SHA-256 in hex");
    }
    operation.effect = reader.word<domain::Effect>("effect", domain::effectFromWord);
    operation.payload = reader.object("payload");
    operation.chain = reader.nested(chainFromJson(reader.object("chain")));
    if (operation.lane != operation.caseId.toText()) {
        reader.note("lane", "is not the case");
    }
    return reader.finish(operation);
}

QJsonObject Operation::toJson() const
{
    QJsonObject json = base::parseJsonObject(canonicalBody()).value_or(QJsonObject());
    json.insert(QStringLiteral("chain"), protocol::toJson(chain));
    return json;
}

} // namespace yichuang::protocol
