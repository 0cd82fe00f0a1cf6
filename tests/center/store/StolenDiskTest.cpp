// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;

/// Who takes the database without the key folder learns nothing about anybody.
class StolenDiskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsNoPersonalDataInTheClear();
    void aRowMovedElsewhereDoesNotOpen();
};

void StolenDiskTest::holdsNoPersonalDataInTheClear()
{
    CentreFixture centre;
    if (!centre.database().isFile()) {
        QSKIP("the server's files are the server's; what is written is the same");
    }
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder builder = desk.newCase("ggcs-ws");
    (void)centre.offer(desk, desk.act(builder, ActKind::Accept));
    QJsonObject broken = desk.journal().front().toJson();
    broken.insert(QStringLiteral("seq"), 7); // goes to quarantine
    (void)centre.offer(desk.enrolled(), {broken});
    const domain::Case &record = builder.record();
    const QByteArrayList secrets{record.applicant.name.toUtf8(),    record.applicant.idNumber.toUtf8(), record.applicant.phone.toUtf8(),
                                 record.applicant.address.toUtf8(), record.queryCode.toUtf8(),          QByteArray("梁晓燕")};
    const QDir folder = QFileInfo(centre.database().where()).dir();
    qint64 searched = 0;
    for (const QFileInfo &info : folder.entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        searched += bytes.size();
        for (const QByteArray &secret : secrets) {
            QVERIFY2(!bytes.contains(secret), qPrintable(info.fileName()));
        }
        QVERIFY(info.fileName() != QStringLiteral("center.sqlite-wal") || bytes.contains(record.id.toBytes())); // it was looked at
    }
    QVERIFY(searched > 100'000);
}

void StolenDiskTest::aRowMovedElsewhereDoesNotOpen()
{
    CentreFixture centre;
    FakeWorkstation desk = centre.enrol("01");
    CaseBuilder first = desk.newCase("ggcs-ws");
    CaseBuilder second = desk.newCase("ggcs-ws");
    (void)desk.act(first, ActKind::Accept);
    (void)desk.act(second, ActKind::Accept);
    (void)centre.offer(desk, desk.journal());
    const auto stores = centre.read();
    EXPECT_OK(stores->connection().executeScript("UPDATE cases SET sealed_body = (SELECT sealed_body FROM cases ORDER BY id LIMIT 1)"));
    EXPECT_FAILS(stores->cases.read(second.id()), base::ErrorCode::CryptoFailed);
}

YICHUANG_TEST(StolenDiskTest)
#include "StolenDiskTest.moc"
