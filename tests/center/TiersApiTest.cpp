// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/crypto/Certificate.h"
#include "app/protocol/TrustMessages.h"
#include "center/admin/TiersCommand.h"
#include "center/tiers/ChildSide.h"
#include "tests/center/Uploader.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>
#include <QUrl>

using namespace yichuang;
using namespace yichuang::tests;
using center::tiers::JoinReply;
using center::tiers::JoinRequest;

namespace {

/// A certificate that the parent gave, and a client that shows it.
struct Known {
    std::unique_ptr<Identity> identity;
    std::unique_ptr<ApiClient> client;
};

Known knownAs(const ServiceFixture &parent, quint16 port, const QByteArray &certificatePem, const crypto::TlsKey &tlsKey)
{
    Known known;
    known.identity = std::make_unique<Identity>(Identity{certificatePem, tlsKey.toPem().value()});
    known.client = std::make_unique<ApiClient>(port, parent.authorityPem(), known.identity.get());
    return known;
}

/// Of a child that has nothing of the chain yet.
const QByteArray News = "/v1/tiers/news?hash=" + QByteArray(64, '0');

QByteArray requestOf(const crypto::TlsKey &tlsKey)
{
    return crypto::CertificateRequest::make(tlsKey, {QStringLiteral("a centre"), {}, {}})->toPem().value();
}

} // namespace

/// What a parent answers the centres below it, each answer held against openapi.json, and that a link outlives its certificate.
class TiersApiTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void enrolmentsAreAnsweredAsDescribed();
    void strangersDoNotReachTheWriter();
    void offersAndNewsAreAnsweredAsDescribed();
    void theOldCertificateIsGoodUntilTheNewOneIsUsed();
    void onlyACentreInForceRenews();
    void whoWaitsWithTheOldCertificateIsStillAnswered();
    void aLinkOutlivesItsCertificate();
    void aRenewalThatWasCutIsTakenUp();
    void aJoinThatFailsChangesNothing();
    void nobodyIsBelowItself();
    void aRestoredParentKnowsItsChildren();
    void aRestoredChildHasItsRenewedCertificate();
    void aPlaceUnderTwoChildrenMakesNoLinkSpin();

private:
    [[nodiscard]] static center::Report ask(ServiceFixture &fixture, const QStringList &words);
    [[nodiscard]] QString newCode(const char *place);
    [[nodiscard]] JoinRequest joining(const QString &code, const crypto::TlsKey &tlsKey);
    [[nodiscard]] Known enrol(const char *place);
    [[nodiscard]] Known renew(Known &child);
    [[nodiscard]] ApiReply newsAgain(const Known &child);
    void joinAsChild(ServiceFixture &child);

    std::unique_ptr<ServiceFixture> m_parent;
    crypto::Signer m_signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519).value();
};

void TiersApiTest::init()
{
    m_parent = std::make_unique<ServiceFixture>();
    (void)ask(*m_parent, {QStringLiteral("found"), QStringLiteral("--place"), QStringLiteral("gx"), QStringLiteral("--title"), QStringLiteral("区中心")});
    m_parent->start();
}

center::Report TiersApiTest::ask(ServiceFixture &fixture, const QStringList &words)
{
    const auto report = center::runTiers(fixture.line(QStringList{QStringLiteral("tiers")} + words), fixture.clock);
    if (!report) {
        qFatal("tiers %s: %s", qPrintable(words.join(QLatin1Char(' '))), qPrintable(report.error().detail));
    }
    return *report;
}

QString TiersApiTest::newCode(const char *place)
{
    return ask(*m_parent, {QStringLiteral("new-code"), QStringLiteral("--child"), QLatin1String(place), QStringLiteral("--title"), QStringLiteral("市中心")})
        .json.value(QLatin1String("code"))
        .toString();
}

JoinRequest TiersApiTest::joining(const QString &code, const crypto::TlsKey &tlsKey)
{
    return {code, requestOf(tlsKey), m_signer.verifier()->toRaw().value()};
}

Known TiersApiTest::enrol(const char *place)
{
    const auto tlsKey = crypto::TlsKey::generate();
    const ApiReply reply = m_parent->stranger().post("/v1/tiers/enrolments", joining(newCode(place), *tlsKey).toJson());
    if (reply.status != 201) {
        qFatal("enrolment: %d %s", reply.status, qPrintable(reply.code()));
    }
    return knownAs(*m_parent, m_parent->service().port(), reply.json.value(QLatin1String("certificate")).toString().toLatin1(), *tlsKey);
}

Known TiersApiTest::renew(Known &child)
{
    const auto tlsKey = crypto::TlsKey::generate();
    const ApiReply reply = child.client->post("/v1/tiers/renewals", protocol::RenewalRequest{requestOf(*tlsKey)}.toJson());
    if (reply.status != 201) {
        qFatal("renewal: %d %s", reply.status, qPrintable(reply.code()));
    }
    return knownAs(*m_parent, m_parent->service().port(), protocol::RenewalReply::fromJson(reply.json)->certificatePem, *tlsKey);
}

// Of the parent as it runs now.
ApiReply TiersApiTest::newsAgain(const Known &child)
{
    return ApiClient(m_parent->service().port(), m_parent->authorityPem(), child.identity.get()).get(News);
}

void TiersApiTest::aJoinThatFailsChangesNothing()
{
    ServiceFixture lone;
    const auto line = [&lone](const QStringList &words) { return lone.line(QStringList{QStringLiteral("tiers")} + words); };
    const QStringList join{QStringLiteral("join"), QStringLiteral("--parent"), QStringLiteral("https://127.0.0.1:1"), QStringLiteral("--code"),
                           QStringLiteral("K7QX-M2PD-9RTA"), QStringLiteral("--authority"), QString(64, u'0')};
    QVERIFY(!center::runTiers(line(join), lone.clock));
    QCOMPARE(ask(lone, {QStringLiteral("show")}).json.value(QLatin1String("place")).toString(), QString());
    const auto code = center::runTiers(line({QStringLiteral("new-code"), QStringLiteral("--child"), QStringLiteral("nn"), QStringLiteral("--title"), QStringLiteral("市")}), lone.clock);
    QCOMPARE(code.error().reason, QByteArray("tiers.none"));
    (void)ask(lone, {QStringLiteral("found"), QStringLiteral("--place"), QStringLiteral("ee"), QStringLiteral("--title"), QStringLiteral("根")});
    QCOMPARE(ask(lone, {QStringLiteral("show")}).json.value(QLatin1String("place")).toString(), QStringLiteral("ee"));
}

void TiersApiTest::nobodyIsBelowItself()
{
    const auto refused = [this](const QStringList &words) {
        const auto report = center::runTiers(m_parent->line(QStringList{QStringLiteral("tiers")} + words), m_parent->clock);
        return report ? QByteArray("done") : report.error().reason;
    };
    QCOMPARE(refused({QStringLiteral("new-code"), QStringLiteral("--child"), QStringLiteral("gx"), QStringLiteral("--title"), QStringLiteral("区")}), QByteArray("tiers.self"));
    const QString code = newCode("nn");
    const QString authority = ask(*m_parent, {QStringLiteral("new-code"), QStringLiteral("--child"), QStringLiteral("bs"), QStringLiteral("--title"), QStringLiteral("市")})
                                  .json.value(QLatin1String("authority"))
                                  .toString();
    QCOMPARE(refused({QStringLiteral("join"), QStringLiteral("--parent"), QStringLiteral("https://127.0.0.1:%1").arg(m_parent->service().port()), QStringLiteral("--code"), code,
                      QStringLiteral("--authority"), authority}),
             QByteArray("tiers.self"));
    QCOMPARE(ask(*m_parent, {QStringLiteral("show")}).json.value(QLatin1String("place")).toString(), QStringLiteral("gx"));
}

void TiersApiTest::joinAsChild(ServiceFixture &child)
{
    const auto certificate = crypto::Certificate::fromPem(m_parent->authorityPem());
    (void)ask(child, {QStringLiteral("join"), QStringLiteral("--parent"), QStringLiteral("https://127.0.0.1:%1").arg(m_parent->service().port()),
                      QStringLiteral("--code"), newCode("nn"), QStringLiteral("--authority"), QString::fromLatin1(certificate->fingerprint().value())});
}

void TiersApiTest::enrolmentsAreAnsweredAsDescribed()
{
    const auto tlsKey = crypto::TlsKey::generate();
    ApiClient stranger = m_parent->stranger();
    const QString code = newCode("nn");
    QCOMPARE(stranger.post("/v1/tiers/enrolments", joining(QStringLiteral("AAAA-BBBB-CCCC"), *tlsKey).toJson()).status, 401);
    QCOMPARE(stranger.post("/v1/tiers/enrolments", {{QStringLiteral("code"), code}}).status, 400);
    QCOMPARE(stranger.post("/v1/tiers/enrolments", joining(code, *tlsKey).toJson()).status, 201);
    QCOMPARE(stranger.post("/v1/tiers/enrolments", joining(code, *tlsKey).toJson()).status, 401);
    const ApiReply twin = stranger.post("/v1/tiers/enrolments", joining(newCode("nn"), *tlsKey).toJson());
    QCOMPARE(twin.status, 409);
    QCOMPARE(twin.code(), QStringLiteral("tiers.twin"));
    const QString late = newCode("gl");
    m_parent->clock.advance(std::chrono::hours(24 * 30));
    QCOMPARE(stranger.post("/v1/tiers/enrolments", joining(late, *tlsKey).toJson()).status, 410);
}

// While another transaction has the lock the writer of the service waits: who is answered did not need it.
void TiersApiTest::strangersDoNotReachTheWriter()
{
    const auto tlsKey = crypto::TlsKey::generate();
    const QString wrong = QStringLiteral("AAAA-BBBB-CCCC");
    const QString late = m_parent->newCode("01");
    m_parent->clock.advance(std::chrono::hours(2));
    ApiClient stranger = m_parent->stranger();
    std::vector<ApiReply> replies;
    const auto session = m_parent->admin();
    EXPECT_OK(session->write([&](center::Stores &, center::CenterStore::Heads &) {
        replies.push_back(stranger.post("/v1/tiers/enrolments", joining(wrong, *tlsKey).toJson()));
        replies.push_back(stranger.post("/v1/enrolments", ServiceFixture::enrolmentBody(wrong, *tlsKey, m_signer)));
        replies.push_back(stranger.post("/v1/enrolments", ServiceFixture::enrolmentBody(late, *tlsKey, m_signer)));
        return base::Result<void>();
    }));
    QCOMPARE(replies[0].code(), QStringLiteral("enrolment.code"));
    QCOMPARE(replies[1].code(), QStringLiteral("enrolment.code"));
    QCOMPARE(replies[2].code(), QStringLiteral("enrolment.expired"));
}

void TiersApiTest::offersAndNewsAreAnsweredAsDescribed()
{
    QCOMPARE(m_parent->stranger().get("/v1/tiers/news").status, 401);
    RemoteWorkstation workstation = m_parent->enrol("01");
    QCOMPARE(workstation.client->get("/v1/tiers/news").code(), QStringLiteral("tiers.unknown_centre"));
    Known child = enrol("nn");
    const ApiReply news = child.client->get(News);
    QCOMPARE(news.status, 200);
    QVERIFY(!news.json.value(QLatin1String("documents")).toArray().isEmpty());
    QVERIFY(!news.json.value(QLatin1String("places")).toArray().isEmpty());
    for (const char *broken : {"&n=-5", "&n=abc", "&wait=abc", "&wait=-1"}) {
        QCOMPARE(child.client->get(QByteArray(News + broken)).status, 400);
    }
    QCOMPARE(child.client->get("/v1/tiers/news?n=0&hash=").code(), QStringLiteral("query.hash"));
    QCOMPARE(child.client->get("/v1/tiers/news?n=7&hash=" + QByteArray(64, 'a')).code(), QStringLiteral("tiers.fork"));
    center::tiers::OfferUp offer;
    offer.places = {{key<domain::PlaceId>("nn"), QStringLiteral("市中心"), QStringLiteral("gx"), center::Here}};
    QCOMPARE(child.client->post("/v1/tiers/offers", offer.toJson()).status, 200);
    offer.headSignature = QByteArray(64, 's');
    center::ParcelOnLink row;
    row.n = 1;
    row.hash = QByteArray(32, 'h');
    row.parcel.id = center::ParcelId::make(m_parent->clock.now());
    row.parcel.caseId = domain::CaseId::make(m_parent->clock.now());
    row.parcel.custody = 1;
    row.parcel.kind = center::Parcel::Kind::Received;
    row.parcel.from = row.parcel.to = key<domain::PlaceId>("nn");
    offer.parcels = {row};
    const ApiReply forged = child.client->post("/v1/tiers/offers", offer.toJson());
    QVERIFY2(forged.status == 400 || forged.status == 403, qPrintable(forged.code()));
    QCOMPARE(child.client->post("/v1/tiers/offers", {{QStringLiteral("places"), 7}}).status, 400);
    (void)ask(*m_parent, {QStringLiteral("revoke"), QStringLiteral("--child"), QStringLiteral("nn")});
    QCOMPARE(child.client->get(News).code(), QStringLiteral("tiers.revoked"));
}

void TiersApiTest::theOldCertificateIsGoodUntilTheNewOneIsUsed()
{
    Known child = enrol("nn");
    Known lost = renew(child);
    Known renewed = renew(child);
    QCOMPARE(lost.client->get("/v1/tiers/news").code(), QStringLiteral("tiers.unknown_centre"));
    QCOMPARE(child.client->get(News).status, 200);
    QCOMPARE(renewed.client->get(News).status, 200);
    QTRY_COMPARE(child.client->get(News).code(), QStringLiteral("tiers.unknown_centre"));
    QCOMPARE(renewed.client->get(News).status, 200);
    QCOMPARE(m_parent->findings(), QString());
}

void TiersApiTest::onlyACentreInForceRenews()
{
    const QJsonObject nonsense{{QStringLiteral("certificate_request"), QStringLiteral("nonsense")}};
    const auto tlsKey = crypto::TlsKey::generate();
    const QJsonObject request = protocol::RenewalRequest{requestOf(*tlsKey)}.toJson();
    Known child = enrol("nn");
    RemoteWorkstation workstation = m_parent->enrol("01");
    QCOMPARE(m_parent->stranger().post("/v1/tiers/renewals", request).status, 401);
    QCOMPARE(workstation.client->post("/v1/tiers/renewals", request).code(), QStringLiteral("tiers.unknown_centre"));
    QCOMPARE(child.client->post("/v1/renewals", request).code(), QStringLiteral("auth.unknown"));
    QCOMPARE(child.client->post("/v1/tiers/renewals", nonsense).status, 400);
    Known renewed = renew(child);
    (void)ask(*m_parent, {QStringLiteral("revoke"), QStringLiteral("--child"), QStringLiteral("nn")});
    QCOMPARE(renewed.client->get(News).code(), QStringLiteral("tiers.revoked"));
    QCOMPARE(child.client->post("/v1/tiers/renewals", request).code(), QStringLiteral("tiers.revoked"));
}

void TiersApiTest::whoWaitsWithTheOldCertificateIsStillAnswered()
{
    Known child = enrol("nn");
    Known renewed = renew(child);
    const ApiReply first = child.client->get(News);
    const QByteArray target = News + "&wait=20&documents=" + QUrl::toPercentEncoding(first.json.value(QLatin1String("documents_cursor")).toString()) + "&tree="
        + first.json.value(QLatin1String("tree")).toString().toLatin1();
    child.client->startGet(target);
    QCOMPARE(renewed.client->get(News).status, 200);
    Known other = enrol("gl"); // the tree grows: who waits is told
    QCOMPARE(child.client->receive("GET", target).status, 200);
}

// The first certificate ends for OpenSSL too, a few seconds after it was issued.
void TiersApiTest::aLinkOutlivesItsCertificate()
{
    const base::Instant begin = base::SystemClock().now();
    m_parent->stop();
    m_parent->adjust = [](center::ServiceOptions &options) { options.centreCertificateLife = std::chrono::hours(1); };
    m_parent->clock.setWall(begin - std::chrono::hours(1) + std::chrono::seconds(8));
    m_parent->start();
    ServiceFixture child;
    child.adjust = [](center::ServiceOptions &options) { options.renewal.before = std::chrono::minutes(30); };
    joinAsChild(child);
    const QByteArray first = (*child.admin()->stores().tiers.parent())->certificatePem;
    const auto end = crypto::Certificate::fromPem(first)->notAfter();
    m_parent->clock.setWall(base::SystemClock().now());
    child.start();
    const auto certificate = [&child] { return (*child.admin()->stores().tiers.parent())->certificatePem; };
    QTRY_VERIFY_WITH_TIMEOUT(certificate() != first, 7'000);
    QTRY_VERIFY_WITH_TIMEOUT(base::SystemClock().now() > *end + std::chrono::seconds(1), 20'000);
    // New connections, with what was kept: it offers its subtree when it starts.
    const auto heard = [this] { return m_parent->admin()->stores().tiers.children()->front().heard; };
    child.stop();
    m_parent->clock.setWall(base::SystemClock().now());
    const base::Instant now = m_parent->clock.now();
    child.start();
    QTRY_VERIFY_WITH_TIMEOUT(heard() >= now, 20'000);
    const QJsonObject shown = ask(child, {QStringLiteral("show")}).json.value(QLatin1String("parent")).toObject();
    QCOMPARE(shown.value(QLatin1String("status")).toString(), QStringLiteral("ok"));
    QVERIFY(shown.value(QLatin1String("certificate_end")).toString() > base::toIso(*end));
    RemoteWorkstation workstation = child.enrol("01");
    QCOMPARE(m_parent->findings(), QString());
}

// The answer came and was kept, and the child ended before it used the certificate.
void TiersApiTest::aRenewalThatWasCutIsTakenUp()
{
    ServiceFixture child;
    joinAsChild(child);
    const auto session = child.admin();
    const auto parent = *session->stores().tiers.parent();
    auto oldKey = session->stores().tiers.parentKey();
    Known old{std::make_unique<Identity>(Identity{parent->certificatePem, std::move(*oldKey)}), nullptr};
    old.client = std::make_unique<ApiClient>(m_parent->service().port(), m_parent->authorityPem(), old.identity.get());
    Known next = renew(old);
    EXPECT_OK(session->write([&](center::Stores &stores, center::CenterStore::Heads &) {
        return stores.tiers.keepNextParentKey(*parent, next.identity->certificatePem, next.identity->keyPem);
    }));
    child.start();
    QTRY_COMPARE_WITH_TIMEOUT((*child.admin()->stores().tiers.parent())->certificatePem, next.identity->certificatePem, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT((*child.admin()->stores().tiers.parent())->status, QStringLiteral("ok"), 20'000);
    QVERIFY(!*child.admin()->stores().tiers.nextParentKey());
    QCOMPARE(old.client->get("/v1/tiers/news").code(), QStringLiteral("tiers.unknown_centre"));
}

void TiersApiTest::aRestoredParentKnowsItsChildren()
{
    Known old = enrol("nn");
    Known pending = enrol("lz");
    Known gone = enrol("gl");
    Known before = enrol("bs");
    const QString backup = m_parent->file(QStringLiteral("backup"));
    m_parent->save(backup);
    m_parent->clock.advance(std::chrono::seconds(2)); // the later certificate ends later
    Known renewed = renew(old);
    QCOMPARE(renewed.client->get(News).status, 200);
    QTRY_COMPARE(old.client->get(News).code(), QStringLiteral("tiers.unknown_centre"));
    Known unused = renew(pending);
    (void)ask(*m_parent, {QStringLiteral("revoke"), QStringLiteral("--child"), QStringLiteral("gl")});
    (void)ask(*m_parent, {QStringLiteral("revoke"), QStringLiteral("--child"), QStringLiteral("bs")});
    Known anew = enrol("bs");
    Known late = enrol("yl");
    const auto placesOf = [this] { return m_parent->admin()->stores().tiers.places().value(); };
    const auto realmsOf = [this] {
        std::vector<std::pair<qint64, qint64>> realms;
        const auto children = m_parent->admin()->stores().tiers.children();
        for (const center::TierChild &child : *children) {
            realms.emplace_back(child.no, child.realm.first);
        }
        return realms;
    };
    const auto places = placesOf();
    const auto realms = realmsOf();

    m_parent->stop();
    m_parent->restore(backup);
    QVERIFY(placesOf() == places);
    QVERIFY(realmsOf() == realms);
    m_parent->start();
    QCOMPARE(newsAgain(renewed).status, 200);
    QCOMPARE(newsAgain(old).code(), QStringLiteral("tiers.unknown_centre"));
    QCOMPARE(newsAgain(pending).status, 200); // until the new one was used
    QCOMPARE(newsAgain(unused).status, 200);
    QTRY_COMPARE(newsAgain(pending).code(), QStringLiteral("tiers.unknown_centre"));
    QCOMPARE(newsAgain(gone).code(), QStringLiteral("tiers.revoked"));
    QCOMPARE(newsAgain(before).code(), QStringLiteral("tiers.revoked"));
    QCOMPARE(newsAgain(anew).status, 200);
    QCOMPARE(newsAgain(late).status, 200);
    QCOMPARE(m_parent->findings(), QString());
}

void TiersApiTest::aRestoredChildHasItsRenewedCertificate()
{
    ServiceFixture child;
    joinAsChild(child);
    const QString backup = child.file(QStringLiteral("backup"));
    child.save(backup);
    const auto parent = *child.admin()->stores().tiers.parent();
    auto oldKey = child.admin()->stores().tiers.parentKey();
    Known old{std::make_unique<Identity>(Identity{parent->certificatePem, std::move(*oldKey)}), nullptr};
    old.client = std::make_unique<ApiClient>(m_parent->service().port(), m_parent->authorityPem(), old.identity.get());
    m_parent->clock.advance(std::chrono::seconds(2)); // the later certificate ends later
    Known next = renew(old);
    EXPECT_OK(child.admin()->write([&](center::Stores &stores, center::CenterStore::Heads &) {
        return stores.tiers.keepNextParentKey(*parent, next.identity->certificatePem, next.identity->keyPem);
    }));
    const auto parentNow = [&child] { return *child.admin()->stores().tiers.parent(); };
    child.start();
    QTRY_COMPARE_WITH_TIMEOUT(parentNow()->certificatePem, next.identity->certificatePem, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(parentNow()->status, QStringLiteral("ok"), 20'000);
    QCOMPARE(newsAgain(old).code(), QStringLiteral("tiers.unknown_centre"));

    child.stop();
    child.restore(backup);
    QCOMPARE(parentNow()->certificatePem, next.identity->certificatePem);
    QVERIFY(parentNow()->status != QStringLiteral("ok"));
    child.start();
    QTRY_COMPARE_WITH_TIMEOUT(parentNow()->status, QStringLiteral("ok"), 20'000);
}

// A county joined another city before the one that had it revoked it: what the two centres know of the tree never agrees.
void TiersApiTest::aPlaceUnderTwoChildrenMakesNoLinkSpin()
{
    const auto place = [](const char *id, const char *parent, qint64 via) {
        return center::TierPlace{key<domain::PlaceId>(id), QString::fromLatin1(id), QString::fromLatin1(parent), via};
    };
    Known first = enrol("gl");
    center::tiers::OfferUp offer;
    offer.places = {place("gl", "gx", center::Here), place("qx", "gl", center::Here)};
    QCOMPARE(first.client->post("/v1/tiers/offers", offer.toJson()).status, 200);
    ServiceFixture child;
    joinAsChild(child);
    const auto countyBehind = [&child](const std::vector<center::TierPlace> &places) {
        return child.admin()->write([&](center::Stores &stores, center::CenterStore::Heads &) { return stores.tiers.setPlaces(1, places).map([](bool) {}); });
    };
    EXPECT_OK(countyBehind({place("qx", "nn", 1)}));
    child.start();
    RemoteWorkstation desk = child.enrol("01");
    const auto wayTo = [&child](const char *id) { return child.admin()->stores().tiers.routeTo(key<domain::PlaceId>(id)).value(); };
    QTRY_VERIFY_WITH_TIMEOUT(wayTo("gl") == center::BehindParent, 20'000);

    Uploader prometheus(child, desk.identity.get());
    const auto commits = [&prometheus] {
        const QByteArray text = prometheus.ask("GET", "/metrics", {}).body;
        const QByteArray name = "\nyichuang_commits_total ";
        return text.mid(text.indexOf(name) + name.size()).split('\n').front().toInt();
    };
    const ApiReply news = first.client->get(News);
    const QByteArray nothingNew = News + "&wait=3&documents=" + QUrl::toPercentEncoding(news.json.value(QLatin1String("documents_cursor")).toString()) + "&tree="
        + news.json.value(QLatin1String("tree")).toString().toLatin1();
    QCOMPARE(first.client->get(nothingNew).status, 200); // three seconds, in which all settles
    const int before = commits();
    QVERIFY(before > 0);
    QCOMPARE(first.client->get(nothingNew).status, 200);
    QVERIFY2(commits() <= before + 2, qPrintable(QStringLiteral("%1 commits").arg(commits() - before)));
    // It is no longer held to be its own: then it is found where the parent has it.
    QVERIFY(wayTo("qx") == 1);
    EXPECT_OK(countyBehind({}));
    QTRY_VERIFY_WITH_TIMEOUT(wayTo("qx") == center::BehindParent, 40'000);
}

YICHUANG_TEST(TiersApiTest)
#include "TiersApiTest.moc"
