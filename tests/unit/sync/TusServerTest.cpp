// SPDX-License-Identifier: Apache-2.0
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/Wait.h"
#include "tests/support/sync/FaultProxy.h"
#include "tests/support/sync/TestTrust.h"
#include "tests/unit/sync/UploadRig.h"

#include <QCryptographicHash>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

using namespace yichuang;
using tests::LineFault;
using tests::UploadRig;

namespace {

constexpr qint64 Piece = sync::Uploader::LargestPiece;

QDir serverFolder()
{
    return QDir(qEnvironmentVariable("YICHUANG_SOURCE_DIR") + QStringLiteral("/tests/system/tus"));
}

} // namespace

/// Our client against the public @tus/server (npm, pinned in tests/system/tus), over mutual TLS.
class TusServerTest : public QObject {
    Q_OBJECT

    tests::TestTrust m_trust;
    QTemporaryDir m_folder;
    QProcess m_server;
    quint16 m_port = 0;

    void writeFile(const char *name, const QByteArray &content)
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }

    void startServer()
    {
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(QStringLiteral("node"), {serverFolder().filePath(QStringLiteral("server.js")), m_folder.filePath(QStringLiteral("store")), QString::number(m_port),
                                                m_folder.filePath(QStringLiteral("chain")), m_folder.filePath(QStringLiteral("key")), m_folder.filePath(QStringLiteral("authority"))});
        QVERIFY(tests::waitUntil([this] { return m_server.canReadLine(); }, std::chrono::seconds(30)));
        m_port = static_cast<quint16>(m_server.readLine().trimmed().split(' ').value(1).toInt());
        QVERIFY(m_port != 0);
    }
    void killServer()
    {
        m_server.kill();
        QVERIFY(m_server.waitForFinished());
    }

    [[nodiscard]] sync::CentreTrust trust(quint16 port = 0)
    {
        return m_trust.workstation(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(port != 0 ? port : m_port)));
    }

    /// The server's files with this content.
    [[nodiscard]] int stored(const QByteArray &content) const
    {
        const QDir store(m_folder.filePath(QStringLiteral("store")));
        int found = 0;
        for (const QString &name : store.entryList(QDir::Files)) {
            QFile file(store.filePath(name));
            found += file.open(QIODevice::ReadOnly) && file.readAll() == content ? 1 : 0;
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!serverFolder().exists(QStringLiteral("node_modules"))) {
            QProcess npm;
            npm.setWorkingDirectory(serverFolder().path());
            npm.start(QStringLiteral("npm"), {QStringLiteral("ci"), QStringLiteral("--no-audit"), QStringLiteral("--no-fund")});
            QVERIFY2(npm.waitForFinished(300'000) && npm.exitCode() == 0, npm.readAllStandardError().constData());
        }
        writeFile("chain", m_trust.serverChainPem());
        writeFile("key", m_trust.serverKeyPem());
        writeFile("authority", m_trust.authorityPem());
        QVERIFY(QDir(m_folder.path()).mkdir(QStringLiteral("store")));
        startServer();
    }
    void cleanupTestCase() { killServer(); }

    void bringsEverySize_data()
    {
        QTest::addColumn<qint64>("size");
        for (const qint64 size : {qint64(1), qint64(1000), Piece, 3 * Piece + 17}) {
            QTest::newRow(QByteArray::number(size).constData()) << size;
        }
    }
    void bringsEverySize()
    {
        QFETCH(qint64, size);
        UploadRig rig;
        const QByteArray hash = rig.put(size);
        rig.need(hash);
        rig.start(trust());
        QVERIFY(rig.converges({hash}));
        QCOMPARE(stored(rig.content(hash)), 1);
    }

    void aLineThatIsCutAgainAndAgain()
    {
        tests::FaultProxy proxy(m_port);
        proxy.setPlan([](int n) {
            LineFault fault;
            fault.cutUpAfter = n < 10 ? 80'000 + 100'000 * n : -1;
            return fault;
        });
        UploadRig rig;
        const QByteArray hash = rig.put(3 * Piece + 17);
        rig.need(hash);
        rig.start(trust(proxy.port()));
        QVERIFY(rig.converges({hash}, 60'000));
        QCOMPARE(stored(rig.content(hash)), 1);
        QVERIFY(proxy.connections() > 1);
    }

    // kill -9 of either side, in turn, while one upload goes on.
    void bothSidesAreKilled()
    {
        UploadRig rig;
        const QByteArray hash = rig.put(40 * Piece);
        rig.need(hash);
        int underWay = 0;
        for (int i = 0; i < 6; ++i) {
            rig.start(trust());
            const qint64 before = rig.record(hash).sent;
            QVERIFY(tests::waitUntil([&] { return rig.record(hash).sent > before || rig.isConfirmed(hash); }, std::chrono::seconds(30)));
            underWay += rig.isConfirmed(hash) ? 0 : 1;
            if (i % 2 == 0) {
                killServer();
                startServer();
            }
            rig.reopen();
        }
        QVERIFY2(underWay >= 4, "it was over before anything was killed");
        rig.start(trust());
        QVERIFY(rig.converges({hash}, 60'000));
        QCOMPARE(stored(rig.content(hash)), 1);
    }

    void anUploadThatIsGoneIsBegunAnew()
    {
        UploadRig rig;
        const QByteArray hash = rig.put(Piece + 1);
        rig.need(hash);
        EXPECT_OK(rig.workspace().uploads().noteProgress(hash, QStringLiteral("/v1/attachments/0123456789abcdef0123456789abcdef"), Piece));
        rig.start(trust());
        QVERIFY(rig.converges({hash}));
        QCOMPARE(stored(rig.content(hash)), 1);
    }

    void oneNobodyNeedsIsEndedAtTheServer()
    {
        UploadRig rig;
        const QByteArray hash = rig.put(20 * Piece);
        const domain::OperationId waiting = rig.need(hash);
        rig.start(trust());
        QVERIFY(tests::waitUntil([&] { return rig.record(hash).sent > 0; }, std::chrono::seconds(30)));
        rig.reopen();
        QVERIFY(!rig.record(hash).location.isEmpty());
        rig.giveUp(waiting);
        const QString id = rig.record(hash).location.section(QLatin1Char('/'), -1);
        QVERIFY(QFile::exists(m_folder.filePath(QStringLiteral("store/") + id)));
        rig.start(trust());
        QVERIFY(tests::waitUntil([&] { return rig.record(hash).location.isEmpty(); }, std::chrono::seconds(30)));
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("store/") + id)));
    }
};

YICHUANG_TEST(TusServerTest)
#include "TusServerTest.moc"
