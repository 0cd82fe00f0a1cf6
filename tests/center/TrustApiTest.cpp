// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "app/protocol/TrustMessages.h"
#include "center/admin/EnrolCommands.h"
#include "tests/support/Expect.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

/// A renewed certificate with its key, and a client that shows it.
struct Renewed {
    std::unique_ptr<Identity> identity;
    std::unique_ptr<ApiClient> client;
};

Renewed renew(ServiceFixture &fixture, ApiClient &client)
{
    const auto tlsKey = crypto::TlsKey::generate();
    const auto request = crypto::CertificateRequest::make(*tlsKey, {QStringLiteral("window pc"), {}, {}});
    const ApiReply reply = client.post("/v1/renewals", protocol::RenewalRequest{request->toPem().value()}.toJson());
    if (reply.status != 201) {
        qFatal("renewal: %d %s", reply.status, qPrintable(reply.code()));
    }
    const auto made = protocol::RenewalReply::fromJson(reply.json);
    Renewed renewed;
    renewed.identity = std::make_unique<Identity>(Identity{made->certificatePem, tlsKey->toPem().value()});
    renewed.client = std::make_unique<ApiClient>(fixture.service().port(), fixture.authorityPem(), renewed.identity.get());
    return renewed;
}

protocol::ToldLine told(qint64 n, const char *act)
{
    return {n, chinaAt("2026-11-26"), key<domain::PersonId>("clerk"), key<domain::WindowId>("01"), QLatin1String(act), QStringLiteral("a case"), {}};
}

protocol::AuditBatch batch(qint64 after, qint64 upTo, std::vector<protocol::ToldLine> lines)
{
    const auto hash = [](qint64 n) { return QByteArray(32, static_cast<char>(n)); };
    return {after, hash(after), upTo, hash(upTo), std::move(lines)};
}

} // namespace

/// Certificates and what workstations tell of their audit.
class TrustApiTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theOldCertificateIsGoodUntilTheNewOneIsUsed();
    void anyRequestIsAUse();
    void aSecondRenewalReplacesTheFirst();
    void renewingIsForWorkstationsInForce();
    void theAdministratorCanAskForARenewal();
    void theAuditIsTakenInOrderAndOnce();
    void aBatchForAnotherPlaceChangesNothing_data();
    void aBatchForAnotherPlaceChangesNothing();
    void aForkedAuditIsRefused();
    void aLineStandsWhereItCanHaveBeen_data();
    void aLineStandsWhereItCanHaveBeen();
    void whatMayBeToldIsDescribed();
    void brokenBatchesAreRefused_data();
    void brokenBatchesAreRefused();
};

void TrustApiTest::theOldCertificateIsGoodUntilTheNewOneIsUsed()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    const ApiReply before = workstation.client->get("/v1/enrolment");
    QCOMPARE(before.status, 200);
    QCOMPARE(before.json.value(QLatin1String("window")).toString(), QStringLiteral("01"));
    fixture.clock.advance(std::chrono::hours(1));
    Renewed renewed = renew(fixture, *workstation.client);
    QCOMPARE(workstation.client->get("/v1/changes").status, 200);
    const ApiReply after = renewed.client->get("/v1/enrolment");
    QCOMPARE(after.status, 200);
    QVERIFY(after.json.value(QLatin1String("expires")).toString() > before.json.value(QLatin1String("expires")).toString());
    QCOMPARE(after.json.value(QLatin1String("workstation")), before.json.value(QLatin1String("workstation")));
    // On the connection that was open all the time.
    const ApiReply old = workstation.client->get("/v1/changes");
    QCOMPARE(old.status, 403);
    QCOMPARE(old.code(), QStringLiteral("auth.unknown"));
    QCOMPARE(renewed.client->get("/v1/changes").status, 200);
    QCOMPARE(fixture.findings(), QString());
}

void TrustApiTest::anyRequestIsAUse()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    Renewed renewed = renew(fixture, *workstation.client);
    const QString request = QStringLiteral("0192f3a4-5b6c-7d8e-9fa0-b1c2d3e4f506");
    QCOMPARE(renewed.client->post("/v1/number-blocks", {{QStringLiteral("request"), request}, {QStringLiteral("count"), 5}}).status, 200);
    QCOMPARE(workstation.client->get("/v1/changes").code(), QStringLiteral("auth.unknown"));
}

void TrustApiTest::aSecondRenewalReplacesTheFirst()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    Renewed lost = renew(fixture, *workstation.client);
    Renewed kept = renew(fixture, *workstation.client);
    QCOMPARE(lost.client->get("/v1/changes").code(), QStringLiteral("auth.unknown"));
    QCOMPARE(workstation.client->get("/v1/changes").status, 200);
    QCOMPARE(kept.client->get("/v1/enrolment").status, 200);
}

void TrustApiTest::renewingIsForWorkstationsInForce()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    QCOMPARE(fixture.stranger().post("/v1/renewals", {}).status, 401);
    QCOMPARE(workstation.client->post("/v1/renewals", {{QStringLiteral("certificate_request"), QStringLiteral("nonsense")}}).status, 400);
    Renewed renewed = renew(fixture, *workstation.client);
    const QString id = workstation.journal->enrolled().id.toText();
    EXPECT_OK(center::runEnrol(fixture.line({QStringLiteral("enrol"), QStringLiteral("revoke"), QStringLiteral("--workstation"), id}), fixture.clock));
    QCOMPARE(renewed.client->get("/v1/enrolment").code(), QStringLiteral("auth.revoked"));
    QCOMPARE(workstation.client->post("/v1/renewals", {{QStringLiteral("certificate_request"), QStringLiteral("nonsense")}}).status, 400);
    QCOMPARE(workstation.client->get("/v1/enrolment").code(), QStringLiteral("auth.revoked"));
}

void TrustApiTest::theAdministratorCanAskForARenewal()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    const auto isAsked = [](ApiClient &client) { return client.get("/v1/enrolment").json.value(QLatin1String("renew")).toBool(); };
    QVERIFY(!isAsked(*workstation.client));
    const QString id = workstation.journal->enrolled().id.toText();
    EXPECT_OK(center::runEnrol(fixture.line({QStringLiteral("enrol"), QStringLiteral("renew"), QStringLiteral("--workstation"), id}), fixture.clock));
    QVERIFY(isAsked(*workstation.client));
    Renewed renewed = renew(fixture, *workstation.client);
    QVERIFY(!isAsked(*renewed.client));
}

void TrustApiTest::theAuditIsTakenInOrderAndOnce()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    const auto tell = [&](const protocol::AuditBatch &given) {
        return workstation.client->post("/v1/audit", given.toJson()).json.value(QLatin1String("up_to")).toInteger(-1);
    };
    const auto first = batch(0, 4, {told(2, "reveal"), told(4, "print")});
    QCOMPARE(tell(first), qint64(4));
    QCOMPARE(tell(first), qint64(4)); // its answer was lost
    QCOMPARE(tell(batch(4, 9, {})), qint64(9)); // only operations between
    QCOMPARE(tell(batch(9, 10, {told(10, "read")})), qint64(10));
    const auto session = fixture.admin();
    auto rows = session->stores().audit.newest(QStringLiteral("clerk"), 10);
    QCOMPARE(rows->size(), size_t(3));
    const struct {
        const char *act;
        qint64 n;
    } expected[] = {{"read", 10}, {"print", 4}, {"reveal", 2}};
    for (size_t i = 0; i < rows->size(); ++i) {
        EXPECT_OK(session->stores().audit.open((*rows)[i]));
        QCOMPARE((*rows)[i].line.act, QLatin1String(expected[i].act));
        QCOMPARE((*rows)[i].line.sourceN, std::optional(expected[i].n));
        QCOMPARE((*rows)[i].line.subject, QStringLiteral("a case"));
    }
    QCOMPARE(fixture.findings(), QString());
}

void TrustApiTest::aBatchForAnotherPlaceChangesNothing_data()
{
    QTest::addColumn<qint64>("after");
    QTest::newRow("told before") << qint64(0);
    QTest::newRow("a gap") << qint64(7);
}

void TrustApiTest::aBatchForAnotherPlaceChangesNothing()
{
    QFETCH(qint64, after);
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    QCOMPARE(workstation.client->post("/v1/audit", batch(0, 4, {told(4, "print")}).toJson()).status, 200);
    const ApiReply reply = workstation.client->post("/v1/audit", batch(after, after + 2, {told(after + 1, "print")}).toJson());
    QCOMPARE(reply.json.value(QLatin1String("up_to")).toInteger(), qint64(4));
    QCOMPARE(fixture.admin()->stores().audit.newest(QStringLiteral("clerk"), 10)->size(), size_t(1));
}

void TrustApiTest::aForkedAuditIsRefused()
{
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    QCOMPARE(workstation.client->post("/v1/audit", batch(0, 4, {}).toJson()).status, 200);
    protocol::AuditBatch other = batch(4, 5, {told(5, "print")});
    other.afterHash = QByteArray(32, 'x');
    const ApiReply reply = workstation.client->post("/v1/audit", other.toJson());
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.code(), QStringLiteral("audit.forked"));
}

void TrustApiTest::aLineStandsWhereItCanHaveBeen_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<QString>("window");
    QTest::addColumn<QString>("detail");
    QTest::newRow("as it is") << 0 << QStringLiteral("01") << QStringLiteral("3");
    QTest::newRow("the program's own") << 0 << QString() << QStringLiteral("3");
    QTest::newRow("of the future") << 24 << QStringLiteral("01") << QStringLiteral("at=%1 3");
    QTest::newRow("by a clock that was wrong for a day") << -24 << QStringLiteral("01") << QStringLiteral("3");
    QTest::newRow("of before the enrolment") << -48 << QStringLiteral("01") << QStringLiteral("at=%1 3");
    QTest::newRow("of another window") << 0 << QStringLiteral("02") << QStringLiteral("window=02 3");
    QTest::newRow("of both") << -48 << QStringLiteral("21") << QStringLiteral("at=%1 window=21 3");
}

// And what stands behind it is told all the same.
void TrustApiTest::aLineStandsWhereItCanHaveBeen()
{
    QFETCH(int, hours);
    QFETCH(QString, window);
    QFETCH(QString, detail);
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    protocol::ToldLine line = told(1, "read");
    line.at = fixture.clock.now() + std::chrono::hours(hours);
    line.window = window.isEmpty() ? domain::WindowId() : domain::WindowId::fromText(window).value();
    line.detail = QStringLiteral("3");
    protocol::ToldLine next = told(2, "print");
    next.at = fixture.clock.now();
    QCOMPARE(workstation.client->post("/v1/audit", batch(0, 2, {line, next}).toJson()).json.value(QLatin1String("up_to")).toInteger(), qint64(2));
    const auto session = fixture.admin();
    auto rows = session->stores().audit.newest(QStringLiteral("clerk"), 10);
    QCOMPARE(rows->size(), size_t(2));
    EXPECT_OK(session->stores().audit.open(rows->back()));
    const center::AuditLine &taken = rows->back().line;
    QCOMPARE(taken.at, detail.startsWith(QLatin1String("at=")) ? fixture.clock.now() : line.at);
    QCOMPARE(taken.window, window.isEmpty() ? QString() : QStringLiteral("01"));
    QCOMPARE(taken.detail, detail.contains(QLatin1String("%1")) ? detail.arg(base::toIso(line.at)) : detail);
}

void TrustApiTest::whatMayBeToldIsDescribed()
{
    QFile people(sourceTree() + QStringLiteral("/docs/people.md"));
    QFile api(sourceTree() + QStringLiteral("/docs/api/openapi.json"));
    QVERIFY(people.open(QIODevice::ReadOnly) && api.open(QIODevice::ReadOnly));
    const QByteArray words = people.readAll();
    QJsonArray described;
    for (const char *act : protocol::ToldActs) {
        described.append(QLatin1String(act));
        QVERIFY2(words.contains('`' + QByteArray(act) + '`'), act);
    }
    const QJsonObject schemas = QJsonDocument::fromJson(api.readAll())[QLatin1String("components")][QLatin1String("schemas")].toObject();
    QCOMPARE(schemas[QLatin1String("ToldLine")][QLatin1String("properties")][QLatin1String("act")][QLatin1String("enum")].toArray(), described);
}

void TrustApiTest::brokenBatchesAreRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    QJsonObject noHash = batch(0, 4, {}).toJson();
    noHash.insert(QStringLiteral("hash"), QStringLiteral("abc"));
    QTest::newRow("a short hash") << noHash;
    QTest::newRow("backwards") << batch(4, 3, {}).toJson();
    QTest::newRow("out of order") << batch(0, 4, {told(3, "read"), told(2, "print")}).toJson();
    QTest::newRow("behind its end") << batch(0, 4, {told(5, "read")}).toJson();
    QTest::newRow("before its beginning") << batch(2, 4, {told(2, "read")}).toJson();
    QTest::newRow("without a word") << batch(0, 4, {told(1, "")}).toJson();
    QTest::newRow("a sentence for a word") << batch(0, 4, {told(1, "sign_in by somebody else")}).toJson();
    QTest::newRow("a word over two lines") << batch(0, 4, {told(1, "print\nread")}).toJson();
    QTest::newRow("an act of the centre's") << batch(0, 4, {told(1, "case_erased")}).toJson();
    QTest::newRow("nothing") << QJsonObject();
}

void TrustApiTest::brokenBatchesAreRefused()
{
    QFETCH(QJsonObject, json);
    ServiceFixture fixture;
    fixture.start();
    RemoteWorkstation workstation = fixture.enrol("01");
    QCOMPARE(workstation.client->post("/v1/audit", json).status, 400);
}

YICHUANG_TEST(TrustApiTest)
#include "TrustApiTest.moc"
