// SPDX-License-Identifier: Apache-2.0
#include "app/documents/QrCode.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/ReadQr.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

class QrCodeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readBack_data();
    void readBack();
    void alphanumericIsSmaller();
    void tooLong();
};

void QrCodeTest::readBack_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("alphanumeric") << QByteArray("YC1:ABC $%*+-./:0189");
    QTest::newRow("bytes") << QByteArray("https://example.test/q?n=826403175529");
    QTest::newRow("long") << QByteArray("YC1:" + QByteArray("7WEX0 +Z/").repeated(60));
}

void QrCodeTest::readBack()
{
    QFETCH(QByteArray, data);
    for (const QrCorrection correction : {QrCorrection::L, QrCorrection::M, QrCorrection::Q, QrCorrection::H}) {
        const auto code = QrCode::encode(data, correction);
        EXPECT_OK(code);
        QCOMPARE(tests::readQr(code->toImage(3)), data);
    }
}

void QrCodeTest::alphanumericIsSmaller()
{
    QCOMPARE(QrCode::encode(QByteArray(20, 'A'))->version(), 1);
    QCOMPARE(QrCode::encode(QByteArray(20, 'a'))->version(), 2);
}

void QrCodeTest::tooLong()
{
    EXPECT_FAILS(QrCode::encode(QByteArray(5000, 'a')), base::ErrorCode::InvalidArgument);
    EXPECT_FAILS(QrCode::encode({}), base::ErrorCode::InvalidArgument);
}

YICHUANG_TEST(QrCodeTest)
#include "QrCodeTest.moc"
