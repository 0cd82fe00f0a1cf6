// SPDX-License-Identifier: Apache-2.0
#include "app/devices/WltLibrary.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QCoreApplication>
#include <QTest>

using namespace yichuang;
using devices::WltLibrary;

class WltLibraryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decodes();
    void refusals();
};

void WltLibraryTest::decodes()
{
    const auto decoder = WltLibrary::load(QCoreApplication::applicationDirPath() + QStringLiteral("/libsample_wlt.so"));
    EXPECT_OK(decoder);
    QByteArray wlt(1024, '\0');
    wlt[1] = 'x';
    QCOMPARE((*decoder)->decode(wlt).value_or(QByteArray()), QByteArray("BMx"));
    EXPECT_FAILS((*decoder)->decode(wlt.first(1000)), base::ErrorCode::Malformed);
    wlt[0] = '\xFF';
    EXPECT_FAILS((*decoder)->decode(wlt), base::ErrorCode::Malformed);
}

void WltLibraryTest::refusals()
{
    const auto absent = WltLibrary::load(QStringLiteral("/nowhere/libwlt.so"));
    EXPECT_FAILS(absent, base::ErrorCode::Unavailable);
    QCOMPARE(absent.error().reason, QByteArray("photo.library"));
    const auto other = WltLibrary::load(QStringLiteral("libc.so.6"));
    EXPECT_FAILS(other, base::ErrorCode::Unavailable);
    QCOMPARE(other.error().reason, QByteArray("photo.symbol"));
}

YICHUANG_TEST(WltLibraryTest)
#include "WltLibraryTest.moc"
