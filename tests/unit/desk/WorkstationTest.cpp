// SPDX-License-Identifier: Apache-2.0
#include "app/desk/Workstation.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

/// The stations joined: how they begin and how they end.
class WorkstationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noJobRunsWhileTheStationsGo();
};

void WorkstationTest::noJobRunsWhileTheStationsGo()
{
    const auto resource = [](const char *name) {
        QFile file(QStringLiteral(":/yichuang/pinyin/") + QLatin1String(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    QTemporaryDir folder;
    const FakeClock clock;
    auto opened = Workstation::openEngine({folder.path(), resource("readings.txt"), resource("surnames.txt")}, clock);
    QVERIFY(opened);
    Engine &engine = **opened;
    auto station = std::make_unique<Workstation>(std::move(*opened), clock, folder.path());
    QFuture<bool> late;
    connect(&station->sync(), &QObject::destroyed, this, [&engine, &late] {
        late = engine.worker.run([] { return true; });
        late.waitForFinished();
    });
    QVERIFY(!engine.worker.run([] { return true; }).isCanceled());
    station.reset();
    QVERIFY(late.isFinished());
    QCOMPARE(late.resultCount(), 0);
}

YICHUANG_TEST(WorkstationTest)
#include "WorkstationTest.moc"
