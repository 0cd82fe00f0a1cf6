// SPDX-License-Identifier: Apache-2.0
#include "app/store/JournalStore.h"

#include "app/base/Json.h"
#include "app/protocol/BatchText.h"
#include "app/storage/Migrations.h"
#include "app/storage/Query.h"

namespace yichuang::store {

using base::ErrorCode;
using base::Result;
using crypto::ChainLink;
using protocol::Operation;
using storage::Statement;

namespace {

constexpr char Table[] = "journal";
constexpr qsizetype PlaceBytes = 8; // the place in the chain, before the body of a record

const QByteArray HeadSql = "SELECT n, hash FROM journal ORDER BY n DESC LIMIT 1";
const QByteArray HashSql = "SELECT hash FROM journal WHERE n = :n";
const QByteArray NextSeqSql = "SELECT coalesce(max(seq), 0) + 1 FROM journal WHERE lane = :lane";
const QByteArray AppendSql = "INSERT INTO journal (n, id, lane, seq, made, serial, hash, body) "
                             "VALUES (:n, :id, :lane, :seq, :made, :serial, :hash, :body)";
const QByteArray ReadSql = "SELECT j.hash, j.body, coalesce((SELECT p.hash FROM journal p WHERE p.n = j.n - 1), :zeros) "
                           "FROM journal j WHERE j.n = :n";
const QByteArray TextsSql = "SELECT n, id, hash, body FROM journal WHERE n BETWEEN :first AND :last ORDER BY n";
const QByteArray OfCaseSql = "SELECT n FROM journal WHERE lane = :lane AND length(body) > 0 ORDER BY seq";
const QByteArray ErasableSql = "SELECT n FROM journal j WHERE lane = :lane AND length(body) > 0 AND EXISTS (SELECT 1 FROM answered a WHERE a.n = j.n) ORDER BY n";
const QByteArray EraseSql = "UPDATE journal SET body = x'' WHERE n = :n";
const QByteArray LastMadeSql = "SELECT coalesce((SELECT made FROM journal ORDER BY n DESC LIMIT 1), 0)";
const QByteArray SerialSql = "SELECT serial FROM journal WHERE lane = :lane AND serial IS NOT NULL ORDER BY seq LIMIT 1";
const QByteArray AllSql = "SELECT n, hash, body FROM journal ORDER BY n";
const QByteArray AllColumnsSql = "SELECT n, id, lane, seq, made, serial, hash, body FROM journal ORDER BY n";
const QByteArray PutHeadSql = "INSERT INTO chain_head (n, hash, at, key_id, signature) VALUES (:n, :hash, :at, :key, :signature)";
const QByteArray LastHeadSql = "SELECT n, hash, at, key_id, signature FROM chain_head ORDER BY n DESC LIMIT 1";

Result<qint64> readInteger(const Statement &row)
{
    return row.integer(0);
}

} // namespace

Result<Appended> JournalStore::append(Operation operation, std::optional<qint64> serial)
{
    const Result<ChainLink> before = head();
    if (!before) {
        return failure(before);
    }
    const Result<qint64> seq = nextSeq(operation.caseId);
    if (!seq) {
        return failure(seq);
    }
    operation.seq = *seq;
    operation.chain.n = before->n + 1;
    const QByteArray record = operation.chainRecord();
    const Result<ChainLink> link = crypto::nextLink(m_hash, *before, record);
    if (!link) {
        return failure(link);
    }
    operation.chain = {link->n, link->previous, link->hash};
    const Result<QByteArray> sealed = m_vault.seal(Table, link->n, record);
    if (!sealed) {
        return failure(sealed);
    }
    const Result<qint64> written = storage::execute(m_connection, AppendSql, [&](Statement &s) {
        s.bind(":n", link->n).bind(":id", operation.id.toBytes()).bind(":lane", operation.caseId.toBytes()).bind(":seq", operation.seq);
        s.bind(":made", operation.made.trusted()).bind(":serial", serial).bind(":hash", link->hash).bind(":body", *sealed);
    });
    if (!written) {
        return failure(written);
    }
    return Appended{std::move(operation), record.size()};
}

Result<qint64> JournalStore::nextSeq(const domain::CaseId &lane)
{
    const auto seq = storage::firstRow(m_connection, NextSeqSql, [&](Statement &s) { s.bind(":lane", lane.toBytes()); }, readInteger);
    return seq ? Result<qint64>(seq->value_or(1)) : Result<qint64>(failure(seq));
}

Result<Operation> JournalStore::open(qint64 n, const ChainLink &link, QByteArrayView sealed)
{
    if (sealed.isEmpty()) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("operation %1 was erased").arg(n), "store.erased");
    }
    const Result<QByteArray> record = m_vault.unseal(Table, n, sealed);
    if (!record) {
        return failure(record);
    }
    // The sealed text is what the chain hashed: eight bytes of n, then the operation without its link.
    Result<QJsonObject> json = base::parseJsonObject(record->mid(PlaceBytes));
    if (!json) {
        return failure(json);
    }
    json->insert(QStringLiteral("chain"), QJsonObject{{QStringLiteral("n"), link.n},
                                                      {QStringLiteral("previous"), QLatin1String(link.previous.toHex())},
                                                      {QStringLiteral("hash"), QLatin1String(link.hash.toHex())}});
    Result<Operation> operation = Operation::fromJson(*json);
    if (operation && operation->chainRecord() != *record) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("operation %1 does not read back as written").arg(n), "store.journal");
    }
    return operation;
}

Result<Operation> JournalStore::read(qint64 n)
{
    const auto found = storage::firstRow(
        m_connection, ReadSql, [n](Statement &s) { s.bind(":n", n).bind(":zeros", QByteArray(crypto::HashSize, '\0')); },
        [&](const Statement &row) { return open(n, ChainLink{n, row.blob(2), row.blob(0)}, row.blobView(1)); });
    if (!found) {
        return failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no operation %1").arg(n), "store.journal");
    }
    return **found;
}

Result<JournalStore::Text> JournalStore::textOf(const Statement &row, const QByteArray &previous)
{
    const qint64 n = row.integer(0);
    const Result<domain::OperationId> id = domain::OperationId::fromBytes(row.blob(1));
    const Result<QByteArray> record = m_vault.unseal(Table, n, row.blobView(3));
    if (!id || !record) {
        return id ? failure(record) : failure(id);
    }
    const ChainLink link{n, previous, row.blob(2)};
    const Result<void> fits = crypto::verifyLink(m_hash, {n - 1, {}, previous}, link, *record);
    if (!fits) {
        return failure(fits);
    }
    return protocol::operationText(QByteArrayView(*record).sliced(PlaceBytes), {n, previous, link.hash}).map([&](QByteArray text) {
        return Text{*id, link.hash, std::move(text)};
    });
}

Result<std::vector<JournalStore::Text>> JournalStore::texts(qint64 first, qint64 last)
{
    const Result<std::optional<QByteArray>> before = hashAt(first - 1);
    if (!before) {
        return failure(before);
    }
    QByteArray previous = before->value_or(QByteArray(crypto::HashSize, '\0'));
    std::vector<Text> texts;
    const Result<void> walked = storage::forEachRow(m_connection, TextsSql, [&](Statement &s) { s.bind(":first", first).bind(":last", last); },
                                                    [&](const Statement &row) {
                                                        Result<Text> text = textOf(row, previous);
                                                        previous = row.blob(2);
                                                        return std::move(text).map([&texts](Text made) { texts.push_back(std::move(made)); });
                                                    });
    if (walked && static_cast<qint64>(texts.size()) != last - first + 1) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the journal has a hole between %1 and %2").arg(first).arg(last), "store.journal");
    }
    return walked ? Result<std::vector<Text>>(std::move(texts)) : Result<std::vector<Text>>(failure(walked));
}

Result<std::vector<qint64>> JournalStore::places(const QByteArray &sql, const domain::CaseId &lane)
{
    std::vector<qint64> places;
    const Result<void> walked = storage::forEachRow(m_connection, sql, [&](Statement &s) { s.bind(":lane", lane.toBytes()); },
                                                    [&](const Statement &row) -> Result<void> {
                                                        places.push_back(row.integer(0));
                                                        return {};
                                                    });
    return walked ? Result<std::vector<qint64>>(std::move(places)) : Result<std::vector<qint64>>(failure(walked));
}

Result<std::vector<qint64>> JournalStore::ofCase(const domain::CaseId &lane)
{
    return places(OfCaseSql, lane);
}

Result<std::vector<qint64>> JournalStore::erase(const domain::CaseId &lane)
{
    Result<std::vector<qint64>> erasable = places(ErasableSql, lane);
    for (size_t i = 0; erasable && i < erasable->size(); ++i) {
        const Result<qint64> erased = storage::execute(m_connection, EraseSql, [&](Statement &s) { s.bind(":n", (*erasable)[i]); });
        if (!erased) {
            return failure(erased);
        }
    }
    return erasable;
}

Result<ChainLink> JournalStore::head()
{
    const auto head = storage::firstRow(m_connection, HeadSql, storage::bindNothing, [](const Statement &row) -> Result<ChainLink> {
        return ChainLink{row.integer(0), {}, row.blob(1)};
    });
    return head ? Result<ChainLink>(head->value_or(ChainLink())) : Result<ChainLink>(failure(head));
}

Result<std::optional<QByteArray>> JournalStore::hashAt(qint64 n)
{
    return storage::firstRow(m_connection, HashSql, [n](Statement &s) { s.bind(":n", n); },
                             [](const Statement &row) -> Result<QByteArray> { return row.blob(0); });
}

Result<base::Instant> JournalStore::lastMade()
{
    return storage::queryInteger(m_connection, LastMadeSql).map(base::instantFromMs);
}

Result<std::optional<qint64>> JournalStore::serialOf(const domain::CaseId &lane)
{
    return storage::firstRow(m_connection, SerialSql, [&](Statement &s) { s.bind(":lane", lane.toBytes()); }, readInteger);
}

Result<SignedHead> JournalStore::signHead(crypto::Signer &signer, base::Instant now)
{
    const Result<ChainLink> link = head();
    if (!link) {
        return failure(link);
    }
    if (link->n == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the journal is empty"), "store.journal");
    }
    const Result<std::optional<SignedHead>> last = lastSignedHead();
    if (!last) {
        return failure(last);
    }
    if (*last && (*last)->link.n == link->n) {
        return **last;
    }
    const Result<QByteArray> keyId = signer.verifier().and_then([](const crypto::Verifier &verifier) { return verifier.keyId(); });
    if (!keyId) {
        return failure(keyId);
    }
    const Result<QByteArray> signature = signer.sign(link->hash);
    if (!signature) {
        return failure(signature);
    }
    const SignedHead made{{link->n, {}, link->hash}, now, *keyId, *signature};
    const Result<qint64> written = storage::execute(m_connection, PutHeadSql, [&](Statement &s) {
        s.bind(":n", made.link.n).bind(":hash", made.link.hash).bind(":at", now).bind(":key", QString::fromLatin1(made.keyId));
        s.bind(":signature", made.signature);
    });
    return written ? Result<SignedHead>(made) : Result<SignedHead>(failure(written));
}

Result<std::optional<SignedHead>> JournalStore::lastSignedHead()
{
    return storage::firstRow(m_connection, LastHeadSql, storage::bindNothing, [](const Statement &row) -> Result<SignedHead> {
        return SignedHead{{row.integer(0), {}, row.blob(1)}, row.instant(2), row.blob(3), row.blob(4)};
    });
}

Result<ChainLink> JournalStore::verify(const std::function<Result<void>(const Operation &)> &see)
{
    ChainLink before;
    const Result<void> walked = storage::forEachRow(m_connection, AllSql, storage::bindNothing, [&](const Statement &row) -> Result<void> {
        const ChainLink link{row.integer(0), before.hash, row.blob(1)};
        const Result<Operation> operation = open(link.n, link, row.blobView(2));
        if (!operation && operation.error().reason == "store.erased") {
            before = link; // its hash is held by the link after it
            return {};
        }
        if (!operation) {
            return failure(operation);
        }
        const Result<void> fits = crypto::verifyLink(m_hash, before, link, operation->chainRecord());
        before = link;
        return fits && see ? see(*operation) : fits;
    });
    return walked ? Result<ChainLink>(before) : Result<ChainLink>(failure(walked));
}

Result<QByteArray> JournalStore::fingerprint(storage::Connection &connection)
{
    return storage::tableFingerprint(connection, AllColumnsSql);
}

} // namespace yichuang::store
