// SPDX-License-Identifier: Apache-2.0
#include "app/documents/DocumentJson.h"

#include "app/base/Json.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

/// A paper is kept as it was issued: what is read back is what was written, or an error, never something else.
class DocumentJsonTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyBlockComesBack();
    void everyRoleComesBack_data();
    void everyRoleComesBack();
    void bytesOfAQrCodeComeBack();
    void brokenOnesAreRefused_data();
    void brokenOnesAreRefused();
    void theNumberIsFoundAlone_data();
    void theNumberIsFoundAlone();
};

namespace {

Document sample()
{
    Document document;
    document.title = QStringLiteral("受理通知书");
    document.bodyName = QStringLiteral("卫生健康委员会");
    document.number = QStringLiteral("青政务受〔2026〕001000002号");
    document.marks = {QStringLiteral("重打 第1次"), QStringLiteral("临时")};
    document.blocks = {Paragraph{Paragraph::Role::Addressee, QStringLiteral("覃淑贞：")},
                       Fields{{{QStringLiteral("办件编号"), QStringLiteral("1145")}, {QStringLiteral("查询码"), {}}}},
                       Table{{QStringLiteral("材料"), QStringLiteral("份数")}, {3, 1}, {{QStringLiteral("申请表 㐂𠮷"), QStringLiteral("1")}, {QString(), QString()}}},
                       Signature{QStringLiteral("申请人签名")},
                       SealPlace{QStringLiteral("卫生健康委员会"), QStringLiteral("受理专用章"), QStringLiteral("2026年11月23日")},
                       QrBlock{QByteArray("YC1:ABC"), QStringLiteral("扫码核验")}};
    document.copies = QStringLiteral("一式两份");
    document.footer = {QStringLiteral("地址：演示路 1 号"), QStringLiteral("电话：0771-0000000")};
    return document;
}

QJsonObject written(const Document &document)
{
    return base::parseJsonObject(documentText(document)).value_or(QJsonObject());
}

QJsonObject withBlock(const QJsonObject &block)
{
    QJsonObject json = written(sample());
    json.insert(QStringLiteral("blocks"), QJsonArray{block});
    return json;
}

} // namespace

void DocumentJsonTest::everyBlockComesBack()
{
    const QByteArray stored = documentText(sample());
    const auto read = base::parseJsonObject(stored).and_then(documentFromJson);
    QVERIFY2(read.has_value(), qPrintable(read ? QString() : read.error().detail));
    QVERIFY(*read == sample());
    QCOMPARE(base::canonicalJson(written(*read)), stored);
    QCOMPARE(numberIn(stored), sample().number);
}

void DocumentJsonTest::everyRoleComesBack_data()
{
    QTest::addColumn<int>("role");
    for (const auto role : {Paragraph::Role::Addressee, Paragraph::Role::Body, Paragraph::Role::Heading, Paragraph::Role::Legal, Paragraph::Role::Note}) {
        QTest::newRow(qPrintable(QString::number(static_cast<int>(role)))) << static_cast<int>(role);
    }
}

void DocumentJsonTest::everyRoleComesBack()
{
    QFETCH(int, role);
    Document document = sample();
    document.blocks = {Paragraph{static_cast<Paragraph::Role>(role), QStringLiteral("正文")}};
    const auto read = documentFromJson(written(document));
    QVERIFY(read.has_value());
    QVERIFY(*read == document);
}

void DocumentJsonTest::bytesOfAQrCodeComeBack()
{
    QByteArray all;
    for (int byte = 0; byte < 256; ++byte) {
        all.append(static_cast<char>(byte));
    }
    Document document = sample();
    document.blocks = {QrBlock{all, {}}};
    const auto read = documentFromJson(written(document));
    QVERIFY(read.has_value());
    QCOMPARE(std::get<QrBlock>(read->blocks.front()).data, all);
}

void DocumentJsonTest::theNumberIsFoundAlone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("number");
    Document document = sample();
    document.number = QStringLiteral("a\"b,}\\");
    QTest::newRow("with signs of JSON") << documentText(document) << document.number;
    document.number.clear();
    QTest::newRow("none") << documentText(document) << QString();
    QTest::newRow("not canonical") << QByteArray(R"({"title": "x", "number": "7"})") << QStringLiteral("7");
    QTest::newRow("first") << QByteArray(R"({"number":"7","title":"x"})") << QStringLiteral("7");
    QTest::newRow("alone") << QByteArray(R"({"number":"7"})") << QStringLiteral("7");
    QTest::newRow("missing") << QByteArray(R"({"title":"x"})") << QString();
    QTest::newRow("no JSON") << QByteArray("{") << QString();
}

void DocumentJsonTest::theNumberIsFoundAlone()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, number);
    QCOMPARE(numberIn(text), number);
}

void DocumentJsonTest::brokenOnesAreRefused_data()
{
    QTest::addColumn<QJsonObject>("json");
    for (const char *member : {"title", "body", "number", "blocks", "copies"}) {
        QJsonObject json = written(sample());
        json.remove(QLatin1String(member));
        QTest::addRow("without %s", member) << json;
        json.insert(QLatin1String(member), 7);
        QTest::addRow("%s a number", member) << json;
    }
    QTest::newRow("unknown block") << withBlock({{QStringLiteral("block"), QStringLiteral("film")}});
    QTest::newRow("block without kind") << withBlock({});
    QTest::newRow("unknown role") << withBlock(
        {{QStringLiteral("block"), QStringLiteral("text")}, {QStringLiteral("role"), QStringLiteral("shout")}, {QStringLiteral("text"), QStringLiteral("x")}});
    QTest::newRow("table without rows") << withBlock({{QStringLiteral("block"), QStringLiteral("table")}, {QStringLiteral("weights"), QJsonArray()}});
    QTest::newRow("seal without date") << withBlock(
        {{QStringLiteral("block"), QStringLiteral("seal")}, {QStringLiteral("body"), QString()}, {QStringLiteral("seal"), QString()}});
}

void DocumentJsonTest::brokenOnesAreRefused()
{
    QFETCH(QJsonObject, json);
    const auto read = documentFromJson(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().code, base::ErrorCode::Malformed);
    QVERIFY(read.error().reason.startsWith("json.document"));
}

YICHUANG_TEST(DocumentJsonTest)
#include "DocumentJsonTest.moc"
