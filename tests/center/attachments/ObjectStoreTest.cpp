// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/FolderObjects.h"
#include "center/attachments/S3Objects.h"
#include "tests/center/attachments/S3Server.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <map>
#include <thread>

using namespace yichuang;
using center::FolderObjects;
using center::ObjectStore;
using center::S3Objects;
using center::S3Place;
using tests::need;
using tests::S3Server;

namespace {

/// What `--s3` names; without a region when there is none.
QByteArray fileOf(const char *endpoint, const char *region)
{
    QJsonObject json{{QStringLiteral("endpoint"), QLatin1String(endpoint)}, {QStringLiteral("access_key"), QStringLiteral("a")}, {QStringLiteral("secret_key"), QStringLiteral("the secret")}};
    if (*region != '\0') {
        json.insert(QStringLiteral("region"), QLatin1String(region));
    }
    return QJsonDocument(json).toJson();
}

QByteArray piece(char fill, int size = 1024 * 1024 + 100)
{
    return QByteArray(size, fill);
}

} // namespace

/// The promises of ObjectStore, held by a folder and by a bucket of a real server; and what only a bucket can meet.
class ObjectStoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<S3Server>();
        m_stores[QStringLiteral("folder")] = need(FolderObjects::open(m_folder.filePath(QStringLiteral("objects")), 0));
        m_stores[QStringLiteral("bucket")] = need(S3Objects::open(m_server->place()));
    }
    void cleanupTestCase()
    {
        m_stores.clear();
        m_server.reset();
    }

    void whatWasPutIsThere_data() { eachStore(); }
    void whatWasPutIsThere()
    {
        ObjectStore &store = this->store();
        QVERIFY(store.put(QStringLiteral("00a1.0"), piece('a')));
        QVERIFY(store.put(QStringLiteral("00a1.1"), QByteArray()));
        QCOMPARE(need(store.get(QStringLiteral("00a1.0"))), piece('a'));
        QCOMPARE(need(store.get(QStringLiteral("00a1.1"))), QByteArray());
        QVERIFY(store.put(QStringLiteral("00a1.0"), piece('b', 10)));
        QCOMPARE(need(store.get(QStringLiteral("00a1.0"))), piece('b', 10));
        QVERIFY(store.checkRoom(1));
    }

    void whatIsNotThereIsSaid_data() { eachStore(); }
    void whatIsNotThereIsSaid()
    {
        ObjectStore &store = this->store();
        QCOMPARE(reasonOf(store.get(QStringLiteral("ffff.0"))), QByteArray("object.missing"));
        QVERIFY(store.remove(QStringLiteral("ffff.0")));
        QVERIFY(store.put(QStringLiteral("ffff.1"), piece('c', 5)));
        QVERIFY(store.remove(QStringLiteral("ffff.1")));
        QCOMPARE(reasonOf(store.get(QStringLiteral("ffff.1"))), QByteArray("object.missing"));
    }

    void manyThreadsAtOnce_data() { eachStore(); }
    void manyThreadsAtOnce()
    {
        ObjectStore &store = this->store();
        std::atomic<int> whole = 0;
        std::vector<std::thread> threads;
        for (int n = 0; n < 6; ++n) {
            threads.emplace_back([&store, &whole, n] {
                const QString name = QStringLiteral("0%1cc.0").arg(n);
                const QByteArray bytes = piece(static_cast<char>('0' + n), 200'000 + n);
                whole += store.put(name, bytes) && store.get(name) == base::Result<QByteArray>(bytes) ? 1 : 0;
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
        QCOMPARE(whole, 6);
    }

    void aStoreThatIsAwayIsToldAndComesBack()
    {
        ObjectStore &store = *m_stores[QStringLiteral("bucket")];
        QVERIFY(store.put(QStringLiteral("dd.0"), piece('d')));
        m_server->tell("stop");
        const auto put = store.put(QStringLiteral("dd.1"), piece('e'));
        const auto got = store.get(QStringLiteral("dd.0"));
        const auto removed = store.remove(QStringLiteral("dd.0"));
        const auto opened = S3Objects::open(m_server->place());
        m_server->tell("start");
        QCOMPARE(reasonOf(put), QByteArray("objects.away"));
        QCOMPARE(reasonOf(got), QByteArray("objects.away"));
        QCOMPARE(reasonOf(removed), QByteArray("objects.away"));
        QVERIFY(opened); // a service may start before its store
        QCOMPARE(need(store.get(QStringLiteral("dd.0"))), piece('d'));
        QVERIFY(store.put(QStringLiteral("dd.1"), piece('e')));
        QCOMPARE(need((*opened)->get(QStringLiteral("dd.1"))), piece('e'));
    }

    void wrongKeysAndBucketsAreToldAtTheStart()
    {
        S3Place key = m_server->place();
        key.secretKey = crypto::SecretBytes(QByteArrayView("another"));
        QCOMPARE(reasonOf(S3Objects::open(std::move(key))), QByteArray("attachments.s3"));
        S3Place region = m_server->place();
        region.region = QStringLiteral("elsewhere");
        QCOMPARE(reasonOf(S3Objects::open(std::move(region))), QByteArray("attachments.s3"));
        QCOMPARE(reasonOf(S3Objects::open(m_server->place(QStringLiteral("s3://nobodys")))), QByteArray("attachments.s3"));
    }

    void prefixesAreApart()
    {
        const auto other = need(S3Objects::open(m_server->place(QStringLiteral("s3://scans/other/hall/"))));
        QVERIFY(other->put(QStringLiteral("ee.0"), piece('f', 7)));
        QCOMPARE(reasonOf(m_stores[QStringLiteral("bucket")]->get(QStringLiteral("ee.0"))), QByteArray("object.missing"));
        QCOMPARE(need(other->get(QStringLiteral("ee.0"))), piece('f', 7));
    }

    void placesAndFilesAreChecked_data()
    {
        QTest::addColumn<QString>("place");
        QTest::addColumn<QByteArray>("file");
        const QByteArray good = fileOf("https://s3.example.cn/", "r");
        QTest::newRow("no bucket") << "s3://" << good;
        QTest::newRow("capitals") << "s3://Scans" << good;
        QTest::newRow("a way out") << "s3://scans/..?x" << good;
        QTest::newRow("no JSON") << "s3://scans" << QByteArray("endpoint");
        QTest::newRow("no region") << "s3://scans" << fileOf("https://s3.example.cn", "");
        QTest::newRow("in clear") << "s3://scans" << fileOf("http://s3.example.cn", "r");
        QTest::newRow("no address") << "s3://scans" << fileOf("s3.example.cn", "r");
    }
    void placesAndFilesAreChecked()
    {
        QFETCH(const QString, place);
        QFETCH(const QByteArray, file);
        const auto read = S3Place::read(place, written(file, QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(reasonOf(read), QByteArray("attachments.s3"));
        QVERIFY(!read.error().detail.contains(QLatin1String("the secret")));
    }

    void aFileThatOthersMayReadIsRefused()
    {
        const QByteArray good = fileOf("https://s3.example.cn/", "r");
        QCOMPARE(reasonOf(S3Place::read(QStringLiteral("s3://scans"), written(good, QFile::ReadOwner | QFile::ReadGroup))), QByteArray("attachments.s3"));
        const S3Place place = need(S3Place::read(QStringLiteral("s3://scans/a"), written(good, QFile::ReadOwner)));
        QCOMPARE(place.endpoint, QStringLiteral("https://s3.example.cn"));
        QCOMPARE(place.prefix, QStringLiteral("a/"));
    }

private:
    static void eachStore()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("folder") << QStringLiteral("folder");
        QTest::newRow("bucket") << QStringLiteral("bucket");
    }
    ObjectStore &store()
    {
        QFETCH(const QString, name);
        return *m_stores[name];
    }
    template<typename T>
    static QByteArray reasonOf(const base::Result<T> &result)
    {
        return result ? QByteArray("no failure") : result.error().reason;
    }
    [[nodiscard]] QString written(const QByteArray &bytes, QFile::Permissions permissions) const
    {
        const QString path = m_folder.filePath(QStringLiteral("place.json"));
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.setPermissions(permissions)) {
            qFatal("a file of the test");
        }
        return path;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<S3Server> m_server;
    std::map<QString, std::unique_ptr<ObjectStore>> m_stores;
};

YICHUANG_TEST(ObjectStoreTest)
#include "ObjectStoreTest.moc"
