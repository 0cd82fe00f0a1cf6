// SPDX-License-Identifier: Apache-2.0
#include "app/devices/PdfSpool.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;

class PdfSpoolTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void filesAppearWhole();
    void folderThatCannotBe();
};

void PdfSpoolTest::filesAppearWhole()
{
    QTemporaryDir folder;
    devices::PdfSpool spool(folder.filePath(QStringLiteral("a4/out")));
    const QUuid id = QUuid::createUuid();
    auto future = spool.submit(id, "%PDF-1");
    QTRY_VERIFY(future.isFinished());
    EXPECT_OK(future.result());
    QFile file(*future.result());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("%PDF-1"));
    QCOMPARE(int(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)), 0);
    future = spool.submit(id, "%PDF-2");
    QTRY_VERIFY(future.isFinished());
    EXPECT_OK(future.result());
    QCOMPARE(QDir(folder.filePath(QStringLiteral("a4/out"))).entryList(QDir::Files), QStringList{id.toString(QUuid::WithoutBraces) + QStringLiteral(".pdf")});
}

void PdfSpoolTest::folderThatCannotBe()
{
    devices::PdfSpool spool(QStringLiteral("/proc/no/spool"));
    const auto future = spool.submit(QUuid::createUuid(), "%PDF");
    QTRY_VERIFY(future.isFinished());
    EXPECT_FAILS(future.result(), base::ErrorCode::StorageFailed);
}

YICHUANG_TEST(PdfSpoolTest)
#include "PdfSpoolTest.moc"
