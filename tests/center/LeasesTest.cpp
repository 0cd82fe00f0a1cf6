// SPDX-License-Identifier: Apache-2.0
#include "tests/center/Uploader.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace yichuang;
using namespace yichuang::tests;

/// Uploads of a service that goes down or has too much to do: nobody waits for a scan, nobody finds an upload busy.
class LeasesTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aServiceThatGoesDownWaitsForNoScan()
    {
        ServiceFixture fixture;
        const QString begun = fixture.file(QStringLiteral("begun"));
        fixture.adjust = scanner("echo $$ >\"$1\"; exec tail -f /dev/null", begun);
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray location = window.begin("content");
        window.peer().send(requestText("PATCH", location, "content", Part + "Upload-Offset: 0\r\n"));
        QTRY_VERIFY_WITH_TIMEOUT(read(begun).endsWith('\n'), 20'000);
        const QString process = QString::fromLatin1(read(begun).trimmed());
        QVERIFY(fixture.service().drain(std::chrono::seconds(20)) == center::HttpServer::Drained::Whole); // as long as `serve` does
        QCOMPARE(window.peer().receive().status, 204); // it is here, though not looked at
        QVERIFY(!QFile::exists(QStringLiteral("/proc/") + process));
        fixture.stop();
        const auto session = fixture.admin();
        QVERIFY(!session->stores().attachments.isPresent(sha256("content")).value());
        const auto clean = scanner("cat >/dev/null; exit 0", {});
        fixture.adjust = [&clean](center::ServiceOptions &options) {
            clean(options);
            options.sweepEvery = std::chrono::milliseconds(20);
        };
        fixture.start();
        QTRY_VERIFY_WITH_TIMEOUT(session->stores().attachments.isPresent(sha256("content")).value(), 20'000);
    }

    void anUploadThatIsCutOffWhenAServiceEndsIsNotBusy()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray location = window.begin(bytesOf(2000, 5));
        letIn(window.peer(), location, 2000);
        const auto session = fixture.admin();
        const auto lease = [&] { return session->stores().attachments.find(QByteArray::fromHex(location.mid(location.lastIndexOf('/') + 1))).value()->leaseUntil; };
        QVERIFY(lease());
        QVERIFY(fixture.service().drain(std::chrono::milliseconds(0)) == center::HttpServer::Drained::CutShort);
        QVERIFY(!lease());
    }

    void whatWasLetInComesToItsEndHoweverMuchWaits()
    {
        ServiceFixture fixture;
        const QString gate = fixture.file(QStringLiteral("gate"));
        QCOMPARE(::mkfifo(QFile::encodeName(gate).constData(), 0600), 0);
        const auto gated = scanner("cat >/dev/null; echo >\"$1.begun\"; : >\"$1\"", gate);
        fixture.adjust = [&gated](center::ServiceOptions &options) {
            gated(options);
            options.uploadThreads = options.uploadQueue = 1;
        };
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray location = window.begin(bytesOf(2000, 5));
        letIn(window.peer(), location, 500);
        Uploader other(fixture, desk.identity.get());
        const QByteArray scanned = other.begin("content");
        other.peer().send(requestText("PATCH", scanned, "content", Part + "Upload-Offset: 0\r\n"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(gate + QStringLiteral(".begun")), 20'000); // the only thread is busy
        const auto waiting = fillQueue(fixture, desk, location);
        QVERIFY(!waiting.empty());
        window.peer().send(bytesOf(2000, 5).left(500));
        QCOMPARE(window.peer().receiveHead(500).status, 0); // not sent away
        QFile open(gate);
        QVERIFY(open.open(QIODevice::ReadOnly));
        QCOMPARE(window.peer().receive(20'000).status, 204);
        QCOMPARE(other.peer().receive(20'000).status, 204);
        QCOMPARE(window.add(location, 500, bytesOf(2000, 5).mid(500, 10)).status, 204);
    }

private:
    static std::function<void(center::ServiceOptions &)> scanner(const char *script, const QString &file)
    {
        return [script, file](center::ServiceOptions &options) {
            options.attachments.scanCommand = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), QString::fromLatin1(script), QStringLiteral("scan"), file};
            options.attachments.scanLimit = std::chrono::seconds(30);
        };
    }
    static QByteArray read(const QString &name)
    {
        QFile file(name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// A part of so many bytes that the centre is ready to take.
    static void letIn(TlsPeer &peer, const QByteArray &location, int size)
    {
        peer.send("PATCH " + location + " HTTP/1.1\r\nHost: x\r\n" + Part + "Upload-Offset: 0\r\nContent-Length: " + QByteArray::number(size)
                  + "\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(peer.receiveHead(20'000).status, 100);
    }
    /// Asks until one is sent away; the others wait.
    static std::vector<std::unique_ptr<TlsPeer>> fillQueue(ServiceFixture &fixture, const RemoteWorkstation &desk, const QByteArray &location)
    {
        std::vector<std::unique_ptr<TlsPeer>> asking;
        for (int tries = 0; tries < 6; ++tries) {
            asking.push_back(std::make_unique<TlsPeer>(fixture.authorityPem(), desk.identity.get()));
            if (!asking.back()->connectTo(fixture.service().port())) {
                return {};
            }
            asking.back()->send(requestText("HEAD", location, {}, Tus));
            if (asking.back()->receiveHead(500).status == 503) {
                return asking;
            }
        }
        return {};
    }
};

YICHUANG_TEST(LeasesTest)
#include "LeasesTest.moc"
