// SPDX-License-Identifier: Apache-2.0
#include "center/store/TierStore.h"

#include "center/store/EnrolmentCode.h"
#include "center/store/Query.h"
#include "center/store/TierRows.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::PlaceId;
using storage::Statement;

namespace {

constexpr char SelfTable[] = "tier_self";
constexpr char CodeColumn[] = "tier_codes.code";
/// Of a parent's blocks each child gets a fortieth, so that three tiers below a root of 1000 come to 40 and 1.
constexpr qint64 Fanout = 40;

/// A child's blocks follow from its number, which is its parent's own blocks' divided into `each`; number 0 is the parent itself.
struct Shares {
    explicit Shares(qint64 blocks) : each(std::max<qint64>(1, blocks / Fanout)), last(blocks / each - 1) {}
    qint64 each; ///< blocks
    qint64 last; ///< the highest number of a child
};

Result<qint64> nextChild(storage::Connection &connection)
{
    const Result<qint64> known = storage::queryInteger(connection, "SELECT coalesce(max(no), 0) FROM tier_children");
    const Result<qint64> lowest = known ? storage::queryInteger(connection, "SELECT next_child FROM center WHERE id = 1") : known;
    return lowest.map([&known](qint64 number) { return std::max(number, *known + 1); });
}

Result<TierSelf> readSelf(Statement &row)
{
    const auto place = PlaceId::fromText(row.text(0));
    const auto writer = domain::WorkstationId::fromBytes(row.blob(2));
    if (!place || !writer) {
        return broken();
    }
    return TierSelf{*place, row.text(1), *writer, {row.integer(3), row.integer(4)}, row.integer(5)};
}

#define CHILD_SELECT "SELECT no, place, name, certificate, signing_key, block_first, block_count, enrolled, revoked, heard, next_certificate, expires FROM tier_children"

Result<TierChild> readChild(Statement &row)
{
    const auto place = PlaceId::fromText(row.text(1));
    if (!place) {
        return broken();
    }
    return TierChild{row.integer(0), *place, row.text(2), row.blob(3), row.blob(4), {row.integer(5), row.integer(6)},
                     row.instant(7), row.instantIfAny(8), row.instantIfAny(9), row.blob(10), row.instant(11)};
}

} // namespace

Result<std::optional<TierSelf>> TierStore::self()
{
    return findRow(m_connection, "SELECT place, name, writer, block_first, block_count, news FROM tier_self", bindNothing, readSelf);
}

Result<void> TierStore::setSelf(const TierSelf &self, const crypto::SecretBytes &signingKeyPem)
{
    const Result<QByteArray> sealed = m_vault.seal(SelfTable, "1", signingKeyPem.view());
    if (!sealed) {
        return base::failure(sealed);
    }
    return done(runQuery(m_connection,
                         "INSERT INTO tier_self (id, place, name, writer, sealed_key, block_first, block_count)"
                         " VALUES (1, :place, :name, :writer, :key, :first, :count)",
                         [&](Statement &s) {
                             s.bind(":place", self.place.toText()).bind(":name", self.name).bind(":writer", self.writer.toBytes());
                             s.bind(":key", *sealed).bind(":first", self.realm.first).bind(":count", self.realm.count);
                         }));
}

Result<void> TierStore::rename(const PlaceId &place, const QString &name, const NumberRealm &realm)
{
    // Its days were counted under the name it had until now.
    const auto named = [&](Statement &s) { s.bind(":place", place.toText()); };
    const Result<qint64> renamed =
        runQuery(m_connection, "DELETE FROM tier_summaries WHERE place = :place AND place <> (SELECT place FROM tier_self)", named).and_then([&](qint64) {
            return runQuery(m_connection, "UPDATE tier_summaries SET place = :place WHERE place = (SELECT place FROM tier_self)", named);
        });
    // In other blocks nobody has a share yet.
    const Result<qint64> counted = renamed.and_then([&](qint64) {
        return runQuery(m_connection, "UPDATE center SET next_child = 1 WHERE (SELECT block_first FROM tier_self) <> :first",
                        [&](Statement &s) { s.bind(":first", realm.first); });
    });
    if (!counted) {
        return base::failure(counted);
    }
    return done(runQuery(m_connection, "UPDATE tier_self SET place = :place, name = :name, block_first = :first, block_count = :count",
                         [&](Statement &s) {
                             s.bind(":place", place.toText()).bind(":name", name).bind(":first", realm.first).bind(":count", realm.count);
                         }))
        .and_then([&] { return runQuery(m_connection, "DELETE FROM tier_places WHERE via < 0", bindNothing); })
        .map([](qint64) {});
}

Result<crypto::SecretBytes> TierStore::signingKey()
{
    return secretOf(findRow(m_connection, "SELECT sealed_key FROM tier_self", bindNothing,
                            [this](Statement &row) { return m_vault.unseal(SelfTable, "1", row.blobView(0)); }));
}

Result<void> TierStore::noteNews()
{
    return done(runQuery(m_connection, "UPDATE tier_self SET news = news + 1", bindNothing));
}

Result<void> TierStore::enterRealm(const NumberRealm &realm)
{
    return done(runQuery(m_connection, "UPDATE center SET query_head = :first WHERE query_head < :first OR query_head >= :end",
                         [&](Statement &s) {
                             s.bind(":first", realm.first * NumberRealm::BlockSize);
                             s.bind(":end", (realm.first + 1) * NumberRealm::BlockSize);
                         }));
}

Result<QString> TierStore::issueCode(const PlaceId &place, const QString &name, base::Instant now, base::Instant expires)
{
    const Result<QString> code = makeEnrolmentCode();
    const auto hash = code ? m_vault.lookUpHash(CodeColumn, plainEnrolmentCode(*code)) : base::failure(code);
    if (!hash) {
        return base::failure(hash);
    }
    return runQuery(m_connection,
                    "INSERT INTO tier_codes (code_hash, place, name, made, expires) VALUES (:hash, :place, :name, :made, :expires)",
                    [&](Statement &s) {
                        s.bind(":hash", *hash).bind(":place", place.toText()).bind(":name", name).bind(":made", now).bind(":expires", expires);
                    })
        .map([&code](qint64) { return *code; });
}

Result<domain::Place> TierStore::redeemCode(const QString &code, base::Instant now)
{
    const Result<QByteArray> hash = m_vault.lookUpHash(CodeColumn, plainEnrolmentCode(code));
    if (!hash) {
        return base::failure(hash);
    }
    const auto redeemed = findRow(m_connection,
                                  "UPDATE tier_codes SET used = :now WHERE code_hash = :hash AND used IS NULL AND expires > :now"
                                  " RETURNING place, name",
                                  [&](Statement &s) { s.bind(":now", now).bind(":hash", *hash); },
                                  [](Statement &row) -> Result<domain::Place> {
                                      const auto place = PlaceId::fromText(row.text(0));
                                      return place ? Result<domain::Place>({*place, row.text(1)}) : broken();
                                  });
    if (!redeemed || *redeemed) {
        return redeemed ? Result<domain::Place>(**redeemed) : base::failure(redeemed);
    }
    return checkCode(code, now).and_then([]() -> Result<domain::Place> { return wrongCode(); });
}

Result<void> TierStore::checkCode(const QString &code, base::Instant now)
{
    const Result<QByteArray> hash = m_vault.lookUpHash(CodeColumn, plainEnrolmentCode(code));
    if (!hash) {
        return base::failure(hash);
    }
    return judgeCode(findRow(m_connection, "SELECT expires FROM tier_codes WHERE code_hash = :hash AND used IS NULL",
                             [&](Statement &s) { s.bind(":hash", *hash); }, [](Statement &row) { return Result<base::Instant>(row.instant(0)); }),
                     now);
}

Result<TierChild> TierStore::addChild(TierChild child)
{
    const auto self = this->self();
    const Result<qint64> next = self ? nextChild(m_connection) : base::failure(self);
    if (!next) {
        return base::failure(next);
    }
    const NumberRealm whole = *self ? (*self)->realm : NumberRealm{};
    const Shares shares(whole.count);
    child.no = *next;
    child.realm = {whole.first + child.no * shares.each, shares.each};
    if (child.no > shares.last) {
        return base::fail(ErrorCode::Unsupported, QStringLiteral("no query numbers are left for another child"), "tiers.realm");
    }
    return runQuery(m_connection,
                    "INSERT INTO tier_children (no, place, name, certificate, signing_key, block_first, block_count, enrolled, expires)"
                    " VALUES (:no, :place, :name, :certificate, :key, :first, :count, :enrolled, :expires)",
                    [&](Statement &s) {
                        s.bind(":no", child.no).bind(":place", child.place.toText()).bind(":name", child.name);
                        s.bind(":certificate", child.certificate).bind(":key", child.signingKey).bind(":first", child.realm.first);
                        s.bind(":count", child.realm.count).bind(":enrolled", child.enrolled).bind(":expires", child.expires);
                    })
        .and_then([&](qint64) { return noteHolder(child.certificate); })
        .map([&child] { return child; });
}

Result<std::vector<TierChild>> TierStore::children()
{
    return listRows(m_connection, CHILD_SELECT " ORDER BY no", bindNothing, readChild);
}

Result<std::optional<TierChild>> TierStore::childByCertificate(const QByteArray &fingerprint)
{
    return findRow(m_connection, CHILD_SELECT " WHERE certificate = :certificate OR next_certificate = :certificate",
                   [&](Statement &s) { s.bind(":certificate", fingerprint); }, readChild);
}

Result<std::optional<TierChild>> TierStore::child(qint64 no)
{
    return findRow(m_connection, CHILD_SELECT " WHERE no = :no", [no](Statement &s) { s.bind(":no", no); }, readChild);
}

Result<void> TierStore::renewChild(qint64 no, const QByteArray &certificate, base::Instant expires)
{
    return done(runQuery(m_connection, "UPDATE tier_children SET next_certificate = :certificate, next_expires = :expires WHERE no = :no",
                         [&](Statement &s) { s.bind(":certificate", certificate).bind(":expires", expires).bind(":no", no); }))
        .and_then([&] { return noteHolder(certificate); });
}

Result<void> TierStore::promoteChild(const QByteArray &certificate)
{
    return done(runQuery(m_connection,
                         "UPDATE tier_children SET certificate = next_certificate, expires = coalesce(next_expires, 0), next_certificate = NULL,"
                         " next_expires = NULL WHERE next_certificate = :certificate",
                         [&](Statement &s) { s.bind(":certificate", certificate); }))
        .and_then([&] { return noteHolder(certificate); });
}

Result<void> TierStore::revokeChild(const PlaceId &place, base::Instant now)
{
    const Result<qint64> changed = runQuery(m_connection, "UPDATE tier_children SET revoked = coalesce(revoked, :now) WHERE place = :place",
                                            [&](Statement &s) { s.bind(":now", now).bind(":place", place.toText()); });
    if (changed && *changed == 0) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("no child of that name"), "tiers.unknown");
    }
    return done(changed).and_then([&] { return noteChildren(" WHERE place = :place", [&](Statement &s) { s.bind(":place", place.toText()); }); });
}

Result<void> TierStore::noteHeard(qint64 no, base::Instant now)
{
    return done(runQuery(m_connection, "UPDATE tier_children SET heard = :now WHERE no = :no",
                         [&](Statement &s) { s.bind(":now", now).bind(":no", no); }));
}

Result<std::vector<TierPlace>> TierStore::places()
{
    return listRows(m_connection, "SELECT place, name, parent, via FROM tier_places ORDER BY seat, place", bindNothing,
                    [](Statement &row) -> Result<TierPlace> {
                        const auto place = PlaceId::fromText(row.text(0));
                        return place ? Result<TierPlace>({*place, row.text(1), row.text(2), row.integer(3)}) : broken();
                    });
}

Result<bool> TierStore::setPlaces(qint64 via, const std::vector<TierPlace> &places)
{
    const Result<std::vector<TierPlace>> all = this->places();
    if (!all) {
        return base::failure(all);
    }
    std::vector<TierPlace> before;
    std::copy_if(all->begin(), all->end(), std::back_inserter(before), [via](const TierPlace &place) { return place.via == via; });
    if (before == places) {
        return false;
    }
    Result<void> kept = done(runQuery(m_connection, "DELETE FROM tier_places WHERE via = :via", [via](Statement &s) { s.bind(":via", via); }));
    for (size_t i = 0; kept && i < places.size(); ++i) {
        kept = addPlace(via, places[i], static_cast<qint64>(i));
    }
    const auto after = kept.and_then([this] { return this->places(); });
    if (!after || *after == *all) {
        return after.map([](const auto &) { return false; });
    }
    return noteNews().map([] { return true; });
}

// Who lay behind the parent and is behind a child now has moved; otherwise who was there first stays.
Result<void> TierStore::addPlace(qint64 via, const TierPlace &place, qint64 seat)
{
    return done(runQuery(m_connection,
                         "INSERT INTO tier_places (place, name, parent, via, seat) VALUES (:place, :name, :parent, :via, :seat)"
                         " ON CONFLICT (place) DO UPDATE SET name = excluded.name, parent = excluded.parent, via = excluded.via, seat = excluded.seat"
                         " WHERE tier_places.via = 0 AND excluded.via > 0",
                         [&](Statement &s) {
                             s.bind(":place", place.place.toText()).bind(":name", place.name).bind(":parent", place.parent);
                             s.bind(":via", via).bind(":seat", seat + (via > 0 ? 1000 * via : 0));
                         }));
}

Result<std::optional<qint64>> TierStore::routeTo(const PlaceId &place)
{
    return findRow(m_connection,
                   "SELECT via FROM tier_places WHERE place = :place AND NOT EXISTS"
                   " (SELECT 1 FROM tier_children WHERE no = via AND revoked IS NOT NULL)",
                   [&](Statement &s) { s.bind(":place", place.toText()); }, [](Statement &row) { return Result<qint64>(row.integer(0)); });
}

// Half of those that are left, rounded up: rather none than one that somebody may have.
Result<void> leapChildrenAfterRestore(storage::Connection &connection)
{
    const Result<qint64> next = nextChild(connection);
    // A centre without a place in the tree may become its root.
    const auto blocks = next ? findRow(connection, "SELECT block_count FROM tier_self", bindNothing, [](Statement &row) { return Result<qint64>(row.integer(0)); })
                             : base::failure(next);
    if (!blocks) {
        return base::failure(blocks);
    }
    const qint64 left = std::max<qint64>(0, Shares(blocks->value_or(NumberRealm::Blocks)).last - *next + 1);
    return done(runQuery(connection, "UPDATE center SET next_child = :next", [&](Statement &s) { s.bind(":next", *next + (left + 1) / 2); }));
}

} // namespace yichuang::center
