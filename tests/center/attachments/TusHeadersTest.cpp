// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/TusHeaders.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::center;

/// Headers as named rows: what is read, and what is not.
class TusHeadersTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sizes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("size");
        QTest::newRow("zero") << QByteArray("0") << qint64(0);
        QTest::newRow("largest") << QByteArray("999999999999999") << qint64(999999999999999);
        for (const char *wrong : {"", " 1", "1 ", "-1", "+1", "0x1", "1e3", "1.0", "1000000000000000", "9223372036854775808", "１"}) {
            QTest::newRow(wrong) << QByteArray(wrong) << qint64(-1);
        }
    }
    void sizes()
    {
        QFETCH(QByteArray, text);
        QTEST(tus::readSize("Upload-Length", text).value_or(-1), "size");
    }

    void promises_data()
    {
        QTest::addColumn<QByteArray>("metadata");
        QTest::addColumn<QString>("type");
        const QByteArray hash = QByteArray(64, 'a').toBase64();
        QTest::newRow("hash and type") << "sha256 " + hash + ",type " + QByteArray("image/png").toBase64() << QStringLiteral("image/png");
        QTest::newRow("blanks and others") << "filename eA==, sha256 " + hash + " ,flag" << QStringLiteral("application/octet-stream");
        QTest::newRow("empty") << QByteArray() << QString();
        QTest::newRow("no hash") << QByteArray("type aW1hZ2UvcG5n") << QString();
        QTest::newRow("twice") << "sha256 " + hash + ",sha256 " + hash << QString();
        QTest::newRow("upper case") << "sha256 " + QByteArray(64, 'A').toBase64() << QString();
        QTest::newRow("short") << "sha256 " + QByteArray(63, 'a').toBase64() << QString();
        QTest::newRow("not base64") << QByteArray("sha256 !!!!") << QString();
        QTest::newRow("no type") << "sha256 " + hash + ",type " + QByteArray("picture").toBase64() << QString();
        QTest::newRow("a header in the type") << "sha256 " + hash + ",type " + QByteArray("a/b\r\nSet-Cookie: x").toBase64() << QString();
    }
    void promises()
    {
        QFETCH(QByteArray, metadata);
        const auto promise = tus::readPromise("7", metadata);
        QTEST(promise ? promise->type : QString(), "type");
        QVERIFY(!promise || (promise->size == 7 && promise->sha256 == QByteArray(32, '\xaa')));
    }

    void checksums_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qsizetype>("bytes");
        QTest::newRow("sha1") << "sha1 " + QByteArray(20, 'x').toBase64() << qsizetype(20);
        QTest::newRow("sha256") << "sha256 " + QByteArray(32, 'x').toBase64() << qsizetype(32);
        QTest::newRow("none") << QByteArray() << qsizetype(0);
        QTest::newRow("another algorithm") << "md5 " + QByteArray(16, 'x').toBase64() << qsizetype(-1);
        QTest::newRow("sha1 too long") << "sha1 " + QByteArray(32, 'x').toBase64() << qsizetype(-1);
        QTest::newRow("no value") << QByteArray("sha256") << qsizetype(-1);
        QTest::newRow("three words") << "sha1 " + QByteArray(20, 'x').toBase64() + " x" << qsizetype(-1);
    }
    void checksums()
    {
        QFETCH(QByteArray, text);
        const auto read = tus::readChecksum(text);
        QTEST(read ? (*read ? (*read)->value.size() : 0) : qsizetype(-1), "bytes");
    }

    void names()
    {
        QVERIFY(tus::readUploadId(QByteArray(32, '0')));
        for (const QByteArray &wrong : {QByteArray(), QByteArray(31, '0'), QByteArray(32, 'G'), QByteArray("../../../../../../../../etc/pass"), QByteArray(64, '0')}) {
            QCOMPARE(tus::readUploadId(wrong).error().code, base::ErrorCode::NotFound);
        }
        QVERIFY(tus::readSha256(QByteArray(64, 'f')));
        QVERIFY(!tus::readSha256(QByteArray(64, 'F')));
    }
};

YICHUANG_TEST(TusHeadersTest)
#include "TusHeadersTest.moc"
