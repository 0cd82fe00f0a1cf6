// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Merge.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

class MergeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void threeWays_data();
    void threeWays();
    void oneConflictKeepsEverything();
    void pathsThatAreNone_data();
    void pathsThatAreNone();
    void laterChangeOfTheSameList();
};

void MergeTest::threeWays_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("now");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("after"); // "!" = conflict
    for (const char *path : {"applicant.name", "applicant.id_number", "applicant.phone", "applicant.address", "result_way", "fields.place"}) {
        QTest::addRow("%s, still at its base", path) << path << "a" << "a" << "b" << "b";
        QTest::addRow("%s, already mine", path) << path << "b" << "a" << "b" << "b";
        QTest::addRow("%s, changed by another", path) << path << "c" << "a" << "b" << "!";
        QTest::addRow("%s, nothing to change", path) << path << "a" << "a" << "a" << "a";
        QTest::addRow("%s, was empty", path) << path << "" << "" << "b" << "b";
    }
}

void MergeTest::threeWays()
{
    QFETCH(QString, path);
    QFETCH(QString, now);
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, after);
    const Case record = mergeChanges(Case(), {{path, QString(), now}}).value().record;
    const base::Result<Merged> merged = mergeChanges(record, {{path, from, to}});
    EXPECT_OK(merged);
    QCOMPARE(merged->conflicts.empty(), after != QLatin1String("!"));
    if (merged->conflicts.empty()) {
        QCOMPARE(amendableField(merged->record, path).value(), after);
    } else {
        QCOMPARE(merged->conflicts.front(), (FieldConflict{path, from, to, now}));
        QCOMPARE(merged->record, record);
    }
}

void MergeTest::oneConflictKeepsEverything()
{
    CaseBuilder builder("ggcs-ws");
    builder.apply(ActKind::Receive);
    const Case &record = builder.record();
    const base::Result<Merged> merged = mergeChanges(record, {{QStringLiteral("applicant.name"), record.applicant.name, QStringLiteral("新名")},
                                                              {QStringLiteral("applicant.phone"), QStringLiteral("stale"), QStringLiteral("1")},
                                                              {QStringLiteral("fields.new"), QStringLiteral("stale"), QStringLiteral("1")}});
    EXPECT_OK(merged);
    QCOMPARE(merged->conflicts.size(), size_t(2));
    QCOMPARE(merged->record, record);
}

void MergeTest::pathsThatAreNone_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path : {"", "fields.", "state", "number", "applicant", "applicant.birth", "accepted", "fields", "Applicant.name"}) {
        QTest::newRow(path) << path;
    }
}

void MergeTest::pathsThatAreNone()
{
    QFETCH(QString, path);
    const base::Result<Merged> merged = mergeChanges(Case(), {{path, {}, QStringLiteral("x")}});
    EXPECT_FAILS(merged, base::ErrorCode::InvalidArgument);
    QCOMPARE(merged.error().reason, QByteArray("case.field"));
    EXPECT_FAILS(amendableField(Case(), path), base::ErrorCode::InvalidArgument);
}

void MergeTest::laterChangeOfTheSameList()
{
    const QString path = QStringLiteral("applicant.phone");
    const base::Result<Merged> chained = mergeChanges(Case(), {{path, {}, QStringLiteral("a")}, {path, QStringLiteral("a"), QStringLiteral("b")}});
    QCOMPARE(chained->record.applicant.phone, QStringLiteral("b"));
    const base::Result<Merged> torn = mergeChanges(Case(), {{path, {}, QStringLiteral("a")}, {path, {}, QStringLiteral("b")}});
    QCOMPARE(torn->conflicts.size(), size_t(1));
    QCOMPARE(torn->record, Case());
}

YICHUANG_TEST(MergeTest)
#include "MergeTest.moc"
