// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/Pieces.h"
#include "center/handlers/DownloadSource.h"
#include "tests/center/Uploader.h"
#include "tests/support/TestProgram.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

/// A window with a case that has one content.
struct Hall {
    explicit Hall(int size, const std::function<void(center::ServiceOptions &)> &adjust = {})
        : content(bytesOf(size, 7)), target("/v1/attachments/sha256/" + sha256(content).toHex()), tag('"' + sha256(content).toHex() + '"')
    {
        fixture.adjust = adjust;
        fixture.start();
        desk.emplace(fixture.enrol("01"));
        window.emplace(fixture, desk->identity.get());
        window->upload(content);
        const QString name = QString::fromLatin1(sha256(content).toHex());
        CaseBuilder builder = desk->journal->newCase("ggcs-ws");
        domain::Act act = desk->journal->firstAct(builder, domain::ActKind::Accept);
        (*act.materials)[0].blobs = {name};
        protocol::Operation operation = desk->journal->act(builder, act);
        operation.needs = {name};
        desk->journal->replace(1, operation);
        const ApiReply reply = desk->offer(desk->journal->journal());
        if (reply.json.value(QLatin1String("answers"))[0][QLatin1String("status")] != QLatin1String("applied")) {
            qFatal("the case was not applied");
        }
    }
    RawResponse get(const QByteArray &headers = {}) { return window->ask("GET", target, headers); }
    RawResponse head(const QByteArray &headers = {}) { return window->ask("HEAD", target, headers); }
    /// A connection that has asked for the content and has not read the answer.
    std::unique_ptr<TlsPeer> slowReader(const QByteArray &more = {})
    {
        auto peer = std::make_unique<TlsPeer>(fixture.authorityPem(), desk->identity.get());
        if (!peer->connectTo(fixture.service().port())) {
            qFatal("no connection");
        }
        peer->send(requestText("GET", target + more));
        return peer;
    }
    QString pieceAt(int place) const
    {
        QDirIterator files(fixture.attachments(), {QStringLiteral("*.%1").arg(place)}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? files.next() : QString();
    }
    /// Turns over a byte of the piece at `place`.
    void spoil(int place)
    {
        QFile file(pieceAt(place));
        if (!file.open(QIODevice::ReadWrite) || !file.seek(file.size() / 2)) {
            qFatal("no piece");
        }
        char byte = 0;
        file.peek(&byte, 1);
        byte = static_cast<char>(~byte);
        file.write(&byte, 1);
    }

    ServiceFixture fixture;
    std::optional<RemoteWorkstation> desk;
    std::optional<Uploader> window;
    const QByteArray content;
    const QByteArray target;
    const QByteArray tag;
};

} // namespace

/// Contents as they are given: whole, in ranges, to who has them already, to slow readers, and when they are damaged.
class DownloadsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theWholeIsTaggedAndItsHeadTellsTheSame()
    {
        Hall hall(2'600'000);
        const RawResponse whole = hall.get();
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.body == hall.content);
        QCOMPARE(whole.headers.value("etag"), hall.tag);
        QCOMPARE(whole.headers.value("accept-ranges"), QByteArray("bytes"));
        QCOMPARE(whole.headers.value("content-type"), QByteArray("image/jpeg"));
        QVERIFY(hall.get().body == hall.content); // on the same connection
        const RawResponse head = hall.head("Range: bytes=0-9\r\n");
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("content-length"), QByteArray::number(hall.content.size()));
        QCOMPARE(head.headers.value("etag"), hall.tag);
        QCOMPARE(hall.get("If-None-Match: " + hall.tag + "\r\n").status, 304);
        QCOMPARE(hall.head("If-None-Match: " + hall.tag + "\r\n").status, 304);
        QCOMPARE(hall.window->ask("HEAD", "/v1/attachments/sha256/" + QByteArray(64, 'a'), {}).status, 404);
    }

    void rangesAreCutAcrossPieces_data()
    {
        QTest::addColumn<QByteArray>("range");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("length");
        const int piece = center::Pieces::Size;
        QTest::newRow("in the first piece") << QByteArray("5-14") << 5 << 10;
        QTest::newRow("over an edge") << QByteArray("1048570-1048585") << piece - 6 << 16;
        QTest::newRow("one whole piece") << QByteArray("1048576-2097151") << piece << piece;
        QTest::newRow("from the middle to the end") << QByteArray("700000-") << 700'000 << 1'900'000;
        QTest::newRow("the last ones") << QByteArray("-3") << 2'599'997 << 3;
        QTest::newRow("everything") << QByteArray("0-") << 0 << 2'600'000;
    }
    void rangesAreCutAcrossPieces()
    {
        QFETCH(QByteArray, range);
        QFETCH(int, first);
        QFETCH(int, length);
        Hall &hall = standing();
        const RawResponse part = hall.get("Range: bytes=" + range + "\r\nIf-Range: " + hall.tag + "\r\n");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.headers.value("content-range"), QStringLiteral("bytes %1-%2/2600000").arg(first).arg(first + length - 1).toLatin1());
        QCOMPARE(part.body.size(), length);
        QVERIFY(part.body == hall.content.mid(first, length));
    }

    void whatIsNoRangeOfItIsSaid()
    {
        Hall &hall = standing();
        const RawResponse behind = hall.get("Range: bytes=2600000-\r\n");
        QCOMPARE(behind.status, 416);
        QCOMPARE(behind.headers.value("content-range"), QByteArray("bytes */2600000"));
        QCOMPARE(hall.get("Range: bytes=0-1,5-6\r\n").status, 200);
        QCOMPARE(hall.get("Range: bytes=0-1\r\nIf-Range: \"x\"\r\n").status, 200);
    }

    void ofReadersThatDoNotReadThereMayBeFew()
    {
        Hall hall(24'000'000);
        std::vector<std::unique_ptr<TlsPeer>> readers;
        for (int i = 0; i < center::Downloads::MostOfOne; ++i) {
            readers.push_back(hall.slowReader());
            QCOMPARE(readers.back()->receiveHead().status, 200);
        }
        const RawResponse tooMany = hall.get();
        QCOMPARE(tooMany.status, 503);
        QVERIFY(!tooMany.headers.value("retry-after").isEmpty());
        QCOMPARE(hall.head().status, 200);
        readers.front()->drop();
        QTRY_COMPARE_WITH_TIMEOUT(hall.get("Range: bytes=0-0\r\n").status, 206, 10'000);
    }

    void whoTakesNothingIsLeft()
    {
        Hall hall(24'000'000, [](center::ServiceOptions &options) { options.limits.write = std::chrono::milliseconds(300); });
        std::vector<std::unique_ptr<TlsPeer>> readers;
        for (int i = 0; i < center::Downloads::MostOfOne; ++i) {
            readers.push_back(hall.slowReader());
        }
        // Without an event loop: in one the readers would read.
        QElapsedTimer waiting;
        waiting.start();
        int status = 503;
        while (status != 206 && !waiting.hasExpired(20'000)) {
            status = hall.get("Range: bytes=0-0\r\n").status;
        }
        QCOMPARE(status, 206);
    }

    void aDamagedContentIsNeverGivenWhole()
    {
        Hall hall(2'600'000);
        hall.spoil(2);
        const RawResponse cut = hall.get();
        QCOMPARE(cut.status, 200);
        QVERIFY(cut.body.size() < hall.content.size());
        hall.window->drop();
        QCOMPARE(hall.get("Range: bytes=0-9\r\n").body, hall.content.left(10));
        hall.spoil(0);
        QCOMPARE(hall.get().status, 500);
    }

    void fewSmallPicturesAreMadeAtATime()
    {
        Hall hall(1000, [](center::ServiceOptions &options) { options.pictureThreads = options.pictureQueue = 1; });
        const QString piece = hall.pieceAt(0);
        QVERIFY(QFile::remove(piece));
        QCOMPARE(::mkfifo(QFile::encodeName(piece).constData(), 0600), 0); // who reads it waits
        std::vector<std::unique_ptr<TlsPeer>> asking;
        int status = 0;
        for (int tries = 0; status == 0 && tries < 6; ++tries) {
            asking.push_back(hall.slowReader("/thumbnail"));
            status = asking.back()->receive(500).status;
        }
        QCOMPARE(status, 503);
        QCOMPARE(hall.head().status, 200); // nobody else waits for them
        QFile ending(piece);
        QVERIFY(ending.open(QIODevice::WriteOnly));
        QVERIFY(QFile::remove(piece));
        ending.close();
        asking.pop_back();
        for (const auto &peer : asking) {
            QCOMPARE(peer->receive(20'000).status, 500);
        }
    }

private:
    Hall &standing()
    {
        if (!m_hall) {
            m_hall = std::make_unique<Hall>(2'600'000);
        }
        return *m_hall;
    }
    std::unique_ptr<Hall> m_hall;
};

YICHUANG_TEST(DownloadsTest)
#include "DownloadsTest.moc"
