// SPDX-License-Identifier: Apache-2.0
#include "tests/center/Uploader.h"
#include "tests/support/TestProgram.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

QString codeOf(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).object().value(QLatin1String("error"))[QLatin1String("code")].toString();
}

QByteArray everythingIn(const QString &folder)
{
    QByteArray all;
    QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly)) {
            all += file.readAll();
        }
    }
    return all;
}

} // namespace

/// Attachments over the wire: what tus promises, what a hostile client gets, and operations that wait for a content.
class AttachmentsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itSaysWhatItSpeaks()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        const RawResponse said = Uploader(fixture, desk.identity.get()).ask("OPTIONS", "/v1/attachments", {});
        QCOMPARE(said.status, 204);
        QCOMPARE(said.headers.value("tus-version"), QByteArray("1.0.0"));
        QCOMPARE(said.headers.value("tus-extension"), QByteArray("creation,creation-with-upload,checksum,expiration,termination"));
        QCOMPARE(said.headers.value("tus-max-size"), QByteArray::number(50 * 1024 * 1024));
    }

    void anUploadInPartsIsKeptSealedAndSentOnce()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray content = QByteArray("a line that must not be found in clear ").repeated(90'000); // 3.5 MB
        const QByteArray location = window.begin(content);
        qint64 sent = 0;
        for (const int size : {1, 70'000, 1'500'000, 0, static_cast<int>(content.size()) - 1'570'001}) {
            const RawResponse added = window.add(location, sent, content.mid(sent, size));
            QCOMPARE(added.status, 204);
            sent += size;
            QCOMPARE(added.headers.value("upload-offset"), QByteArray::number(sent));
            const RawResponse stands = window.head(location);
            QCOMPARE(stands.status, 200);
            QCOMPARE(stands.headers.value("upload-offset"), QByteArray::number(sent));
            QVERIFY(!stands.headers.value("upload-expires").isEmpty());
        }
        const QByteArray stored = everythingIn(fixture.attachments());
        QVERIFY(stored.size() >= content.size());
        QVERIFY(!stored.contains("must not be found"));
        const RemoteWorkstation other = fixture.enrol("02");
        const RawResponse again = Uploader(fixture, other.identity.get()).ask("POST", "/v1/attachments", promise(content));
        QCOMPARE(again.status, 201);
        QCOMPARE(again.headers.value("upload-offset"), QByteArray::number(content.size()));
        QCOMPARE(everythingIn(fixture.attachments()).size(), stored.size());
    }

    void anOperationWaitsForItsAttachmentAndItsWindowsMayReadIt()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray content = bytesOf(300'000, 1);
        const QByteArray name = sha256(content).toHex();
        CaseBuilder builder = desk.journal->newCase("ggcs-ws");
        domain::Act act = desk.journal->firstAct(builder, domain::ActKind::Accept);
        QVERIFY(act.materials && !act.materials->empty());
        (*act.materials)[0].blobs = {QString::fromLatin1(name)};
        protocol::Operation operation = desk.journal->act(builder, act);
        operation.needs = {QString::fromLatin1(name)};
        desk.journal->replace(1, operation);
        const std::vector<protocol::Operation> offered = desk.journal->journal();
        QCOMPARE(desk.offer(offered).json.value(QLatin1String("answers"))[0][QLatin1String("status")].toString(), QStringLiteral("held"));
        window.upload(content);
        const QByteArray target = "/v1/attachments/sha256/" + name;
        QCOMPARE(window.ask("GET", target, {}).status, 404); // here, but in no case of this hall
        QCOMPARE(desk.offer(offered).json.value(QLatin1String("answers"))[0][QLatin1String("status")].toString(), QStringLiteral("applied"));
        const RawResponse read = window.ask("GET", target, {});
        QCOMPARE(read.status, 200);
        QCOMPARE(read.body, content);
        QCOMPARE(window.ask("GET", target + "/thumbnail", {}).status, 415);
        QCOMPARE(window.ask("GET", "/v1/attachments/sha256/" + sha256("other").toHex(), {}).status, 404);
        QCOMPARE(fixture.findings(), QString());
    }

    // The act came so late that the content had gone; it is taken once the content was brought again, and keeps it.
    void aContentThatNoCaseNamedIsAskedForAgain()
    {
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) { options.sweepEvery = std::chrono::milliseconds(20); };
        fixture.start();
        RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray content = bytesOf(3000, 1);
        const QString name = QString::fromLatin1(sha256(content).toHex());
        window.upload(content);
        CaseBuilder builder = desk.journal->newCase("ggcs-ws");
        domain::Act act = desk.journal->firstAct(builder, domain::ActKind::Accept);
        (*act.materials)[0].blobs = {name};
        protocol::Operation operation = desk.journal->act(builder, act);
        operation.needs = {name};
        desk.journal->replace(1, operation);
        const auto offer = [&desk] { return desk.offer(desk.journal->journal()).json.value(QLatin1String("answers"))[0]; };
        fixture.clock.advance(std::chrono::hours(24 * 181));
        QTRY_VERIFY_WITH_TIMEOUT(everythingIn(fixture.attachments()).isEmpty(), 10'000);
        const QJsonValue held = offer();
        QCOMPARE(held[QLatin1String("status")].toString(), QStringLiteral("held"));
        QCOMPARE(held[QLatin1String("missing")][0].toString(), QStringLiteral("blob:") + name);
        window.upload(content);
        QCOMPARE(offer()[QLatin1String("status")].toString(), QStringLiteral("applied"));
        const qint64 swept = fixture.admin()->stores().audit.head()->n;
        window.upload(bytesOf(10, 2)); // what goes beside it shows that the sweep came by
        fixture.clock.advance(std::chrono::hours(24 * 181));
        QTRY_VERIFY_WITH_TIMEOUT(fixture.admin()->stores().audit.head()->n > swept, 10'000);
        QCOMPARE(window.ask("GET", "/v1/attachments/sha256/" + name.toLatin1(), {}).body, content);
        QCOMPARE(fixture.findings(), QString());
    }

    void aWrongPartIsNotKept()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray content = bytesOf(2'500'000, 2);
        const QByteArray location = window.begin(content);
        QCOMPARE(window.add(location, 0, content.left(10)).status, 204);
        const QByteArray part = content.mid(10, 2'000'000);
        const RawResponse wrong = window.add(location, 10, part, "Upload-Checksum: sha256 " + sha256("x").toBase64() + "\r\n");
        QCOMPARE(wrong.status, 460);
        QCOMPARE(codeOf(wrong), QStringLiteral("upload.checksum"));
        QCOMPARE(window.head(location).headers.value("upload-offset"), QByteArray("10"));
        const QByteArray sha1 = crypto::hash(crypto::HashAlgorithm::Sha1, part).value();
        QCOMPARE(window.add(location, 10, part, "Upload-Checksum: sha1 " + sha1.toBase64() + "\r\n").status, 204);
        QCOMPARE(window.add(location, 2'000'010, content.mid(2'000'010)).status, 204);
    }

    void whatIsNotWhatWasPromisedIsDropped()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray location = window.begin(QByteArray(1000, 'a'));
        const RawResponse wrong = window.add(location, 0, QByteArray(1000, 'b'));
        QCOMPARE(wrong.status, 460);
        QCOMPARE(codeOf(wrong), QStringLiteral("upload.promise"));
        QCOMPARE(window.head(location).status, 410);
        QCOMPARE(window.ask("POST", "/v1/attachments", promise(QByteArray(1000, 'b'))).headers.value("upload-offset"), QByteArray("0"));
    }

    void hostileRequestsGetDefiniteAnswers_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("headers");
        QTest::addColumn<int>("status");
        const QByteArray all = "/v1/attachments";
        const QByteArray meta = "Upload-Metadata: sha256 " + sha256("x").toHex().toBase64() + "\r\n";
        const QByteArray unknown = all + "/" + QByteArray(32, 'a');
        QTest::newRow("no version") << QByteArray("POST") << all << "Upload-Length: 1\r\n" + meta << 412;
        QTest::newRow("other version") << QByteArray("POST") << all << "Tus-Resumable: 0.2.2\r\nUpload-Length: 1\r\n" + meta << 412;
        QTest::newRow("no length") << QByteArray("POST") << all << Tus + meta << 400;
        QTest::newRow("negative length") << QByteArray("POST") << all << Tus + "Upload-Length: -1\r\n" + meta << 400;
        QTest::newRow("length with a sign") << QByteArray("POST") << all << Tus + "Upload-Length: +1\r\n" + meta << 400;
        QTest::newRow("overflowing length") << QByteArray("POST") << all << Tus + "Upload-Length: 18446744073709551617\r\n" + meta << 400;
        QTest::newRow("huge length") << QByteArray("POST") << all << Tus + "Upload-Length: 999999999999999\r\n" + meta << 413;
        QTest::newRow("no metadata") << QByteArray("POST") << all << Tus + "Upload-Length: 1\r\n" << 400;
        QTest::newRow("no hash") << QByteArray("POST") << all << Tus + "Upload-Length: 1\r\nUpload-Metadata: type aW1hZ2UvcG5n\r\n" << 400;
        QTest::newRow("deferred length") << QByteArray("POST") << all << Tus + "Upload-Defer-Length: 1\r\n" + meta << 400;
        QTest::newRow("unknown upload") << QByteArray("PATCH") << unknown << Part + "Upload-Offset: 0\r\n" << 404;
        QTest::newRow("no offset") << QByteArray("PATCH") << unknown << Part << 400;
        QTest::newRow("wrong type") << QByteArray("PATCH") << unknown << Tus + "Content-Type: text/plain\r\nUpload-Offset: 0\r\n" << 415;
        QTest::newRow("path trick") << QByteArray("PATCH") << all + "/..%2f..%2fetc" << Part + "Upload-Offset: 0\r\n" << 404;
        QTest::newRow("dots") << QByteArray("DELETE") << all + "/.." << Tus << 404;
        QTest::newRow("upper case") << QByteArray("DELETE") << all + "/" + QByteArray(32, 'A') << Tus << 404;
        QTest::newRow("hash with a path") << QByteArray("GET") << all + "/sha256/..%2f..%2fcentre.sqlite" << QByteArray() << 404;
        QTest::newRow("wrong method") << QByteArray("PUT") << all << Tus << 405;
    }

    void hostileRequestsGetDefiniteAnswers()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, headers);
        ServiceFixture &fixture = hostileFixture();
        Uploader window(fixture, m_hostile->identity.get());
        const RawResponse answer = window.ask(method, target, headers);
        QTEST(answer.status, "status");
        QVERIFY(!codeOf(answer).isEmpty());
    }

    void offsetsLengthsAndStrangers()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        const RemoteWorkstation other = fixture.enrol("02");
        Uploader window(fixture, desk.identity.get());
        Uploader stranger(fixture, other.identity.get());
        const QByteArray location = window.begin(QByteArray(1000, 'a'));
        QCOMPARE(window.add(location, 5, "x").status, 409);
        QCOMPARE(window.add(location, 0, QByteArray(1001, 'a')).status, 413);
        QCOMPARE(window.head(location).headers.value("upload-offset"), QByteArray("0"));
        QCOMPARE(stranger.head(location).status, 404);
        QCOMPARE(stranger.add(location, 0, "a").status, 404);
        QCOMPARE(stranger.ask("DELETE", location, Tus).status, 404);
        QCOMPARE(window.ask("DELETE", location, Tus).status, 204);
        QCOMPARE(window.head(location).status, 410);
        QCOMPARE(window.add(location, 0, "a").status, 410);
        QCOMPARE(everythingIn(fixture.attachments()), QByteArray());
    }

    void ofTwoAtOnceOneIsAsked()
    {
        ServiceFixture fixture;
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader first(fixture, desk.identity.get());
        Uploader second(fixture, desk.identity.get());
        const QByteArray content = bytesOf(2000, 5);
        const QByteArray location = first.begin(content);
        first.peer().send("PATCH " + location + " HTTP/1.1\r\nHost: x\r\n" + Part + "Upload-Offset: 0\r\nContent-Length: 2000\r\nExpect: 100-continue\r\n\r\n");
        QCOMPARE(first.peer().receiveHead(20'000).status, 100); // it is at work
        first.peer().send(content.left(500));
        QCOMPARE(second.add(location, 0, {}).status, 423);
        first.drop();
        QTRY_COMPARE_WITH_TIMEOUT(second.head(location).headers.value("upload-offset"), QByteArray("500"), 10'000); // what came is kept
        QCOMPARE(second.add(location, 500, content.mid(500)).status, 204);
    }

    void whatExpiredIsGoneAndItsPiecesToo()
    {
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) { options.sweepEvery = std::chrono::milliseconds(20); };
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        const QByteArray location = window.begin(QByteArray(1000, 'a'));
        QCOMPARE(window.add(location, 0, "a").status, 204);
        QVERIFY(!everythingIn(fixture.attachments()).isEmpty());
        fixture.clock.advance(std::chrono::hours(25));
        QCOMPARE(window.head(location).status, 410);
        QTRY_VERIFY_WITH_TIMEOUT(everythingIn(fixture.attachments()).isEmpty(), 10'000);
    }

    void quotasAndAFullDisk()
    {
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) { options.attachments.openUploads = 2; };
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        (void)window.begin("a");
        (void)window.begin("b");
        QCOMPARE(window.ask("POST", "/v1/attachments", promise("c")).status, 429);
        fixture.stop();
        window.drop();
        fixture.adjust = [](center::ServiceOptions &options) { options.attachmentReserve = qint64(1) << 60; };
        fixture.start();
        QCOMPARE(window.ask("POST", "/v1/attachments", promise("c")).status, 507);
    }

    void theScanDecides_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("offset");
        QTest::newRow("clean") << QStringLiteral("cat >/dev/null; exit 0") << 204 << QStringLiteral("5");
        QTest::newRow("infected") << QStringLiteral("grep -q virus && exit 1; exit 0") << 422 << QString();
        QTest::newRow("undecided") << QStringLiteral("cat >/dev/null; exit 2") << 204 << QStringLiteral("0");
        QTest::newRow("hangs") << QStringLiteral("exec tail -f /dev/null") << 204 << QStringLiteral("0");
    }

    void theScanDecides()
    {
        QFETCH(QString, script);
        QFETCH(int, status);
        QFETCH(QString, offset);
        ServiceFixture fixture;
        fixture.adjust = [&script](center::ServiceOptions &options) {
            options.attachments.scanCommand = {QStringLiteral("/bin/sh"), QStringLiteral("-c"), script};
            options.attachments.scanLimit = std::chrono::milliseconds(1000);
        };
        fixture.start();
        const RemoteWorkstation desk = fixture.enrol("01");
        Uploader window(fixture, desk.identity.get());
        QCOMPARE(window.add(window.begin("virus"), 0, "virus").status, status);
        // Present for the next one, or not (yet).
        const RawResponse next = window.ask("POST", "/v1/attachments", promise("virus"));
        QCOMPARE(next.status, status == 422 ? 422 : 201);
        QCOMPARE(QString::fromLatin1(next.headers.value("upload-offset")), offset);
    }

private:
    ServiceFixture &hostileFixture()
    {
        if (!m_fixture) {
            m_fixture = std::make_unique<ServiceFixture>();
            m_fixture->start();
            m_hostile = std::make_unique<RemoteWorkstation>(m_fixture->enrol("01"));
        }
        return *m_fixture;
    }
    std::unique_ptr<ServiceFixture> m_fixture;
    std::unique_ptr<RemoteWorkstation> m_hostile;
};

YICHUANG_TEST(AttachmentsTest)
#include "AttachmentsTest.moc"
