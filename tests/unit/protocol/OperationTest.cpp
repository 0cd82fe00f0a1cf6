// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Operation.h"

#include "app/base/Json.h"
#include "tests/support/Payload.h"
#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::protocol;
using namespace yichuang::tests;

namespace {

Operation sample()
{
    CaseBuilder builder("ggcs-ws");
    Operation made;
    made.id = domain::OperationId::fromText(QStringLiteral("019360aa-1111-7000-8000-000000000001")).value();
    made.kind = domain::ActKind::Accept;
    made.caseId = domain::CaseId::fromText(QStringLiteral("019360aa-2222-7000-8000-000000000002")).value();
    made.lane = made.caseId.toText();
    made.seq = 1;
    made.actor = key<domain::PersonId>("clerk");
    made.window = key<domain::WindowId>("01");
    made.catalogue = QStringLiteral("2026.11.2");
    made.made = {chinaAt("2026-11-23", "10:45"), 8'123'456, 412, 35};
    made.needs = {QString(64, QLatin1Char('a'))};
    made.effect = domain::Effect::Provisional;
    made.payload = builder.act(domain::ActKind::Accept).toJson();
    made.chain = {17, QByteArray(32, '\x01'), QByteArray(32, '\xfe')};
    return made;
}

QJsonObject nested(QJsonObject json, const QString &path, const QJsonValue &value)
{
    const QString head = path.section(QLatin1Char('.'), 0, 0);
    const QString rest = path.section(QLatin1Char('.'), 1);
    if (!rest.isEmpty()) {
        json.insert(head, nested(json.value(head).toObject(), rest, value));
    } else if (value.isUndefined()) {
        json.remove(head);
    } else {
        json.insert(head, value);
    }
    return json;
}

} // namespace

class OperationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsBackByteForByte();
    void actReadsBack();
    void momentIsTrustedTime();
    void missingMembers_data();
    void missingMembers();
    void wrongMembers_data();
    void wrongMembers();
    void canonicalBodyLeavesTheChainOut();
    void chainRecordCarriesThePlace();
};

void OperationTest::readsBackByteForByte()
{
    const Operation made = sample();
    const QByteArray bytes = base::canonicalJson(made.toJson());
    const base::Result<Operation> read = base::parseJsonObject(bytes).and_then(Operation::fromJson);
    EXPECT_OK(read);
    QCOMPARE(*read, made);
    QCOMPARE(base::canonicalJson(read->toJson()), bytes);
    for (int kind = 0; kind <= int(domain::ActKind::Settle); ++kind) {
        Operation other = made;
        other.kind = domain::ActKind(kind);
        QCOMPARE(Operation::fromJson(other.toJson()).value(), other);
        QCOMPARE(other.toJson().value(QStringLiteral("kind")).toString(), QStringLiteral("case.") + domain::toWord(other.kind));
    }
}

void OperationTest::actReadsBack()
{
    CaseBuilder builder("ggcs-ws");
    const base::Result<domain::Act> act = sample().act();
    EXPECT_OK(act);
    QCOMPARE(*act, builder.act(domain::ActKind::Accept));
    Operation hollow = sample();
    hollow.payload = QJsonObject{{QStringLiteral("application"), 7}};
    EXPECT_FAILS(hollow.act(), base::ErrorCode::Malformed);
}

void OperationTest::momentIsTrustedTime()
{
    const Operation made = sample();
    QCOMPARE(made.moment().at, chinaAt("2026-11-23", "10:45") + std::chrono::milliseconds(412));
    QCOMPARE(made.moment().person.toText(), QStringLiteral("clerk"));
    QCOMPARE(made.moment().window.toText(), QStringLiteral("01"));
    QCOMPARE(made.moment().catalogue, QStringLiteral("2026.11.2"));
}

void OperationTest::missingMembers_data()
{
    QTest::addColumn<QString>("path");
    const QJsonObject json = sample().toJson();
    for (const QString &member : json.keys()) {
        QTest::newRow(qPrintable(member)) << member;
        for (const QString &inner : member == QLatin1String("payload") ? QStringList() : json.value(member).toObject().keys()) {
            QTest::addRow("%s.%s", qPrintable(member), qPrintable(inner)) << member + QLatin1Char('.') + inner;
        }
    }
}

void OperationTest::missingMembers()
{
    QFETCH(QString, path);
    const base::Result<Operation> read = Operation::fromJson(nested(sample().toJson(), path, QJsonValue(QJsonValue::Undefined)));
    QCOMPARE(read.has_value(), path == QLatin1String("needs")); // nothing attached
    if (!read) {
        QVERIFY2(read.error().reason.endsWith('.' + path.section(QLatin1Char('.'), -1).toLatin1()), read.error().reason.constData());
    }
}

void OperationTest::wrongMembers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("id in braces") << "id" << QJsonValue(QStringLiteral("{019360aa-1111-7000-8000-000000000001}"));
    QTest::newRow("kind without its prefix") << "kind" << QJsonValue(QStringLiteral("accept"));
    QTest::newRow("unknown kind") << "kind" << QJsonValue(QStringLiteral("case.bribe"));
    QTest::newRow("lane of another case") << "lane" << QJsonValue(QStringLiteral("019360aa-3333-7000-8000-000000000002"));
    QTest::newRow("seq 0") << "seq" << QJsonValue(0);
    QTest::newRow("negative base") << "base" << QJsonValue(-1);
    QTest::newRow("actor with a blank") << "actor" << QJsonValue(QStringLiteral("a b"));
    QTest::newRow("made at local time") << "made.wall" << QJsonValue(QStringLiteral("2026-11-23 10:45"));
    QTest::newRow("booted in the future") << "made.since_boot_ms" << QJsonValue(-1);
    QTest::newRow("uncertain below never") << "made.uncertainty_ms" << QJsonValue(-2);
    QTest::newRow("centre's clock beyond all time") << "made.server_offset_ms" << QJsonValue(qint64(9'000'000'000'000'000'000));
    QTest::newRow("centre's clock before all time") << "made.server_offset_ms" << QJsonValue(qint64(-9'000'000'000'000'000'000));
    QTest::newRow("attachment of another hash") << "needs" << QJsonValue(QJsonArray{QString(40, QLatin1Char('a'))});
    QTest::newRow("attachment that is a path") << "needs" << QJsonValue(QJsonArray{QString(64, QLatin1Char('/'))});
    QTest::newRow("attachment in capitals") << "needs" << QJsonValue(QJsonArray{QString(64, QLatin1Char('A'))});
    QTest::newRow("unknown effect") << "effect" << QJsonValue(QStringLiteral("maybe"));
    QTest::newRow("payload as text") << "payload" << QJsonValue(QStringLiteral("{}"));
    QTest::newRow("chain place 0") << "chain.n" << QJsonValue(0);
    QTest::newRow("hash of 31 bytes") << "chain.hash" << QJsonValue(QString(62, QLatin1Char('0')));
    QTest::newRow("hash of no hex") << "chain.previous" << QJsonValue(QString(64, QLatin1Char('g')));
    QTest::newRow("hash in capitals") << "chain.hash" << QJsonValue(QString(64, QLatin1Char('F')));
}

void OperationTest::wrongMembers()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    EXPECT_FAILS(Operation::fromJson(nested(sample().toJson(), path, value)), base::ErrorCode::Malformed);
}

void OperationTest::canonicalBodyLeavesTheChainOut()
{
    Operation made = sample();
    const QByteArray body = made.canonicalBody();
    made.chain = {99, QByteArray(32, 'x'), QByteArray(32, 'y')};
    QCOMPARE(made.canonicalBody(), body);
    QVERIFY(!base::parseJsonObject(body)->contains(QStringLiteral("chain")));
    QVERIFY(body.startsWith("{\"actor\":\"clerk\",\"base\":0,\"case\":\"")); // members sorted, no blanks
    tests::setPayload(made, "note", QStringLiteral("another"));
    QVERIFY(made.canonicalBody() != body);
}

void OperationTest::chainRecordCarriesThePlace()
{
    Operation made = sample();
    made.chain.n = 0x0102030405;
    QCOMPARE(made.chainRecord(), QByteArray::fromHex("0000000102030405") + made.canonicalBody());
}

YICHUANG_TEST(OperationTest)
#include "OperationTest.moc"
