// SPDX-License-Identifier: Apache-2.0
#include "app/base/FreeSpace.h"

#include "tests/support/TestProgram.h"

#include <QTemporaryDir>
#include <QTest>

using namespace yichuang::base;

class FreeSpaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isThatOfTheFolder();
    void isUnknownWhereThereIsNothing();
};

void FreeSpaceTest::isThatOfTheFolder()
{
    const QTemporaryDir folder;
    const std::optional<qint64> free = freeBytes(folder.path());
    QVERIFY(free && *free > 0);
    QCOMPARE(freeBytes(QStringLiteral("/proc")), std::optional<qint64>(0)); // nothing can be stored there
}

void FreeSpaceTest::isUnknownWhereThereIsNothing()
{
    const QTemporaryDir folder;
    QCOMPARE(freeBytes(folder.filePath(QStringLiteral("nowhere"))), std::nullopt);
}

YICHUANG_TEST(FreeSpaceTest)
#include "FreeSpaceTest.moc"
