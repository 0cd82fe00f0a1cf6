// SPDX-License-Identifier: Apache-2.0
#include "app/store/FolderPlace.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>

namespace yichuang {

class FolderPlaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCopyIsElsewhereAndAMovedFileIsNot()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a"));
        QFile made(file);
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write("1") == 1);
        made.close();
        const auto place = store::placeOf(file);
        EXPECT_OK(place);
        QCOMPARE(place->size(), 64);
        QVERIFY(made.open(QIODevice::Append) && made.write("2") == 1);
        made.close();
        QCOMPARE(store::placeOf(file).value(), *place);
        QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("below")));
        const QString moved = folder.filePath(QStringLiteral("below/b"));
        QVERIFY(QFile::rename(file, moved));
        QCOMPARE(store::placeOf(moved).value(), *place);
        QVERIFY(QFile::copy(moved, file));
        QVERIFY(store::placeOf(file).value() != *place);
    }

    void noFileHasNoPlace() { EXPECT_FAILS(store::placeOf(QStringLiteral("/nowhere/at/all")), base::ErrorCode::StorageFailed); }
};

} // namespace yichuang

using yichuang::FolderPlaceTest;
YICHUANG_TEST(FolderPlaceTest)
#include "FolderPlaceTest.moc"
