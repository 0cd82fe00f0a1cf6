// SPDX-License-Identifier: Apache-2.0
// What TierStore tells EnrolmentLog, and hears from it after a restore.
#include "app/crypto/Certificate.h"
#include "center/store/Query.h"
#include "center/store/TierRows.h"
#include "center/store/TierStore.h"

namespace yichuang::center {

using base::Result;
using storage::Statement;

namespace {

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

QByteArray bytesOf(const QJsonObject &line, const char *name)
{
    return QByteArray::fromHex(line.value(QLatin1String(name)).toString().toLatin1());
}

qint64 numberOf(const QJsonObject &line, const char *name)
{
    return line.value(QLatin1String(name)).toInteger();
}

Result<QJsonObject> childLine(Statement &row)
{
    QJsonObject line{{QStringLiteral("child"), row.integer(0)},
                     {QStringLiteral("place"), row.text(1)},
                     {QStringLiteral("name"), row.text(2)},
                     {QStringLiteral("certificate"), hex(row.blob(3))},
                     {QStringLiteral("signing_key"), hex(row.blob(4))},
                     {QStringLiteral("block_first"), row.integer(5)},
                     {QStringLiteral("block_count"), row.integer(6)},
                     {QStringLiteral("enrolled"), row.integer(7)},
                     {QStringLiteral("expires"), row.integer(9)}};
    if (const auto revoked = row.instantIfAny(8)) {
        line.insert(QStringLiteral("revoked"), base::toMs(*revoked));
    }
    if (const QByteArray next = row.blob(10); !next.isEmpty()) {
        line.insert(QStringLiteral("next_certificate"), hex(next));
        line.insert(QStringLiteral("next_expires"), row.integer(11));
    }
    return line;
}

/// This centre's certificates with its parent and their keys, as the row has them.
struct ParentKeys {
    QByteArray certificate;
    QByteArray sealedKey;
    QByteArray next; ///< empty = none
    QByteArray nextSealedKey;

    [[nodiscard]] static Result<ParentKeys> of(Statement &row) { return ParentKeys{row.blob(0), row.blob(1), row.blob(2), row.blob(3)}; }
    [[nodiscard]] static ParentKeys of(const QJsonObject &line)
    {
        return {bytesOf(line, "certificate"), bytesOf(line, "sealed_key"), bytesOf(line, "next_certificate"), bytesOf(line, "next_sealed_key")};
    }
    /// A later certificate ends later; the one in force counts above the one that was not proved yet.
    [[nodiscard]] std::pair<base::Instant, base::Instant> age() const
    {
        const auto endOf = [](const QByteArray &pem) { return crypto::Certificate::endOf(pem).value_or(base::Instant{}); };
        const base::Instant end = endOf(certificate);
        return {end, next.isEmpty() ? end : endOf(next)};
    }
};

} // namespace

Result<void> TierStore::noteChildren(const char *where, const std::function<void(Statement &)> &bind)
{
    if (!m_log) {
        return {};
    }
    const QByteArray sql = QByteArray("SELECT no, place, name, certificate, signing_key, block_first, block_count, enrolled, revoked, expires, next_certificate,"
                                      " next_expires FROM tier_children") + where;
    return listRows(m_connection, sql.constData(), bind, childLine).map([this](const std::vector<QJsonObject> &lines) {
        for (const QJsonObject &line : lines) {
            m_log->note(line);
        }
    });
}

Result<void> TierStore::noteHolder(const QByteArray &certificate)
{
    return noteChildren(" WHERE certificate = :certificate OR next_certificate = :certificate", [&](Statement &s) { s.bind(":certificate", certificate); });
}

Result<void> TierStore::noteParentKey()
{
    if (!m_log) {
        return {};
    }
    return findRow(m_connection, "SELECT certificate, sealed_key, next_certificate, next_sealed_key, url, joined FROM tier_parent", bindNothing,
                   [](Statement &row) {
                       return ParentKeys::of(row).map([&row](const ParentKeys &keys) {
                           return QJsonObject{{QStringLiteral("parent"), row.text(4)},
                                              {QStringLiteral("joined"), row.integer(5)},
                                              {QStringLiteral("certificate"), hex(keys.certificate)},
                                              {QStringLiteral("sealed_key"), hex(keys.sealedKey)},
                                              {QStringLiteral("next_certificate"), hex(keys.next)},
                                              {QStringLiteral("next_sealed_key"), hex(keys.nextSealedKey)}};
                       });
                   })
        .map([this](const std::optional<QJsonObject> &line) {
            if (line) {
                m_log->note(*line);
            }
        });
}

Result<Replayed> TierStore::replay(const EnrolmentLog &log)
{
    const auto lines = log.lines();
    const auto self = lines ? this->self() : base::failure(lines);
    Replayed replayed;
    Result<void> done = self.map([](const auto &) {});
    // Before it had a place in the tree it had neither children nor a parent.
    for (size_t i = 0; done && *self && i < lines->size(); ++i) {
        const QJsonObject &line = (*lines)[i];
        done = line.contains(QLatin1String("child")) ? replayChild(line, replayed)
            : line.contains(QLatin1String("parent")) ? replayParentKey(line, replayed)
                                                     : Result<void>();
    }
    return done.map([&replayed] { return replayed; });
}

Result<void> TierStore::replayChild(const QJsonObject &line, Replayed &replayed)
{
    const QString place = line.value(QLatin1String("place")).toString();
    const QByteArray next = bytesOf(line, "next_certificate");
    const auto bindWho = [&](Statement &s) { s.bind(":no", numberOf(line, "child")).bind(":place", place).bind(":enrolled", numberOf(line, "enrolled")); };
    const auto count = [](int &counter) {
        return [&counter](qint64 changed) { counter += static_cast<int>(changed); };
    };
    return runQuery(m_connection,
                    "INSERT INTO tier_children (no, place, name, certificate, signing_key, block_first, block_count, enrolled, expires)"
                    " VALUES (:no, :place, :name, :certificate, :key, :first, :count, :enrolled, :expires) ON CONFLICT DO NOTHING",
                    [&](Statement &s) {
                        bindWho(s);
                        s.bind(":name", line.value(QLatin1String("name")).toString()).bind(":certificate", bytesOf(line, "certificate"));
                        s.bind(":key", bytesOf(line, "signing_key")).bind(":first", numberOf(line, "block_first"));
                        s.bind(":count", numberOf(line, "block_count")).bind(":expires", numberOf(line, "expires"));
                    })
        .map(count(replayed.enrolled))
        .and_then([&] {
            // As WorkstationStore::replay.
            return runQuery(m_connection,
                            "UPDATE tier_children SET certificate = :certificate, expires = :expires, next_certificate = :next, next_expires = :next_expires"
                            " WHERE no = :no AND place = :place AND enrolled = :enrolled"
                            " AND (expires < :expires OR (expires = :expires AND coalesce(next_expires, expires) < :newest))",
                            [&](Statement &s) {
                                bindWho(s);
                                s.bind(":certificate", bytesOf(line, "certificate")).bind(":expires", numberOf(line, "expires"));
                                s.bind(":next", next.isEmpty() ? std::nullopt : std::optional(next));
                                s.bind(":next_expires", next.isEmpty() ? std::nullopt : std::optional(numberOf(line, "next_expires")));
                                s.bind(":newest", numberOf(line, next.isEmpty() ? "expires" : "next_expires"));
                            });
        })
        .map(count(replayed.renewed))
        .and_then([&] {
            const auto bindRevoked = [&](Statement &s) {
                bindWho(s);
                s.bind(":revoked", numberOf(line, "revoked"));
            };
            return line.contains(QLatin1String("revoked"))
                ? runQuery(m_connection, "UPDATE tier_children SET revoked = :revoked WHERE no = :no AND place = :place AND enrolled = :enrolled AND revoked IS NULL",
                           bindRevoked)
                : Result<qint64>(0);
        })
        .map(count(replayed.revoked));
}

Result<void> TierStore::replayParentKey(const QJsonObject &line, Replayed &replayed)
{
    const auto bindWho = [&line](Statement &s) {
        s.bind(":url", line.value(QLatin1String("parent")).toString()).bind(":joined", numberOf(line, "joined"));
    };
    const auto here = findRow(m_connection, "SELECT certificate, sealed_key, next_certificate, next_sealed_key FROM tier_parent WHERE url = :url AND joined = :joined",
                              bindWho, [](Statement &row) { return ParentKeys::of(row); });
    const ParentKeys told = ParentKeys::of(line);
    if (!here || !*here || (*here)->age() >= told.age()) {
        return here.map([](const auto &) {});
    }
    return runQuery(m_connection,
                    "UPDATE tier_parent SET certificate = :certificate, sealed_key = :key, next_certificate = :next, next_sealed_key = :next_key"
                    " WHERE url = :url AND joined = :joined",
                    [&](Statement &s) {
                        bindWho(s);
                        s.bind(":certificate", told.certificate).bind(":key", told.sealedKey);
                        s.bind(":next", told.next.isEmpty() ? std::nullopt : std::optional(told.next));
                        s.bind(":next_key", told.next.isEmpty() ? std::nullopt : std::optional(told.nextSealedKey));
                    })
        .map([&replayed](qint64 changed) { replayed.renewed += static_cast<int>(changed); });
}

} // namespace yichuang::center
