// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperStation.h"

#include "app/documents/DocumentJson.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/EngineRig.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;

/// Every way a paper leaves asks the same, and says in the audit who let it.
class PaperLeaveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void whatIsWithheldOrVoidLeavesInNoWay();
    void aPaperIsTakenOutAsAFile();
    void whatAPersonSawIsAudited();
    void nothingLeavesWithoutAPerson();

private:
    [[nodiscard]] QString issue(store::Printing printing);
    template<typename T>
    [[nodiscard]] base::Result<T> done(QFuture<base::Result<T>> future)
    {
        future.waitForFinished();
        return future.result();
    }
    /// "act detail" of all lines, oldest first.
    [[nodiscard]] QStringList audit();
    [[nodiscard]] store::PaperStore &papers() { return m_rig->engine().workspace->papers(); }

    std::unique_ptr<EngineRig> m_rig;
    std::unique_ptr<DeviceStation> m_devices;
    std::unique_ptr<PaperStation> m_station;
    QTemporaryDir m_folder;
    int m_place = 0;
};

void PaperLeaveTest::init()
{
    m_rig = std::make_unique<EngineRig>();
    m_devices = std::make_unique<DeviceStation>(m_rig->path(QStringLiteral("devices")), m_rig->clock());
    m_station = std::make_unique<PaperStation>(m_rig->engine(), *m_devices);
}

void PaperLeaveTest::cleanup()
{
    m_station.reset();
    m_devices.reset();
    m_rig.reset();
}

QString PaperLeaveTest::issue(store::Printing printing)
{
    documents::Document document;
    document.title = QStringLiteral("即办件办结单");
    document.bodyName = QStringLiteral("某局");
    document.number = QStringLiteral("1号");
    const store::NewPaper paper{QStringLiteral("any"), printing, documents::documentText(document)};
    const auto issued = m_rig->atStore([&] { return papers().issue(1, m_place++, paper, m_rig->clock().now()); });
    return issued ? QString::number(issued->id) : QString();
}

QStringList PaperLeaveTest::audit()
{
    QStringList lines;
    const auto page = m_rig->atStore([&] { return m_rig->engine().workspace->audit().page(0, 100); });
    for (const auto &[n, entry] : *page) {
        lines.prepend(entry.act + QLatin1Char(' ') + entry.subject + QLatin1Char(' ') + entry.detail);
    }
    return lines;
}

void PaperLeaveTest::whatIsWithheldOrVoidLeavesInNoWay()
{
    const QString paper = issue(store::Printing::Later);
    const auto expect = [&](const char *reason) {
        QCOMPARE(done(m_station->print(paper)).error().reason, QByteArray(reason));
        QCOMPARE(done(m_station->savePdf(paper, m_folder.filePath(QStringLiteral("a.pdf")))).error().reason, QByteArray(reason));
        QCOMPARE(done(m_station->settlePrint(paper, PrintState::Failed)).error().reason, QByteArray("paper.not_unknown"));
    };
    expect("paper.provisional");
    EXPECT_OK(m_rig->atStore([&] { return papers().voidOf(1, m_rig->clock().now()); }));
    expect("paper.void");
    QCOMPARE(audit(), QStringList());
    QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("a.pdf"))));
}

void PaperLeaveTest::aPaperIsTakenOutAsAFile()
{
    const QString paper = issue(store::Printing::Queue);
    const QString path = m_folder.filePath(QStringLiteral("a.pdf"));
    EXPECT_OK(done(m_station->savePdf(paper, path)));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.read(5) == "%PDF-");
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    QCOMPARE(audit(), QStringList{QStringLiteral("pdf %1 1").arg(paper)});
    QCOMPARE(done(m_station->savePdf(paper, m_folder.filePath(QStringLiteral("away/a.pdf")))).error().reason, QByteArray("pdf.file"));
}

void PaperLeaveTest::whatAPersonSawIsAudited()
{
    const QString paper = issue(store::Printing::Queue);
    EXPECT_OK(m_rig->atStore([&] { return papers().mark(paper.toLongLong(), store::PrintState::Unknown, {}, m_rig->clock().now()); }));
    QCOMPARE(done(m_station->settlePrint(paper, PrintState::Failed)).value().state, PrintState::Failed);
    EXPECT_FAILS(done(m_station->settlePrint(paper, PrintState::Confirmed)), base::ErrorCode::NotAllowed);
    QCOMPARE(audit(), QStringList{QStringLiteral("settle_print %1 failed").arg(paper)});
}

void PaperLeaveTest::nothingLeavesWithoutAPerson()
{
    const QString paper = issue(store::Printing::Queue);
    m_rig->engine().setSession(std::nullopt);
    QCOMPARE(done(m_station->print(paper)).error().reason, QByteArray("session.none"));
    QCOMPARE(done(m_station->savePdf(paper, m_folder.filePath(QStringLiteral("a.pdf")))).error().reason, QByteArray("session.none"));
    QCOMPARE(done(m_station->settlePrint(paper, PrintState::Failed)).error().reason, QByteArray("session.none"));
}

YICHUANG_TEST(PaperLeaveTest)
#include "PaperLeaveTest.moc"
