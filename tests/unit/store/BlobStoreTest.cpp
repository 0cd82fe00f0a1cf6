// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobStore.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"

#include "app/crypto/Random.h"
#include "tests/support/TestProgram.h"

#include <QDir>

namespace yichuang {

using base::ErrorCode;
using tests::StoreFixture;

class BlobStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
    }

    void anySizeComesBack_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 65535, 65536, 65537, 200000}) {
            QTest::newRow(QByteArray::number(size).constData()) << size;
        }
    }
    void anySizeComesBack()
    {
        QFETCH(int, size);
        const QByteArray content = *crypto::randomBytes(size);
        const auto hash = blobs().put(content, m_fixture->now());
        EXPECT_OK(hash);
        QCOMPARE(blobs().read(*hash).value_or("?"), content);
        for (const auto &[offset, length] : {std::pair{0, 10}, std::pair{65530, 20}, std::pair{size / 2, size}, std::pair{size, 5}}) {
            if (offset <= size) {
                QCOMPARE(blobs().readPart(*hash, offset, length).value_or("?"), content.mid(offset, length));
            }
        }
        EXPECT_FAILS(blobs().readPart(*hash, size + 1, 1), ErrorCode::InvalidArgument);
    }

    void isStoredOnce()
    {
        QCOMPARE(blobs().put("scan", m_fixture->now()).value(), blobs().put("scan", m_fixture->now()).value());
        QCOMPARE(files().size(), 1);
        QCOMPARE(blobs().pending().value().size(), 1U);
    }

    void uploadGoesOnWhereItStopped()
    {
        const QByteArray hash = blobs().put("0123456789", m_fixture->now()).value();
        EXPECT_OK(blobs().noteProgress(hash, QStringLiteral("/v1/uploads/7"), 4));
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        const auto record = blobs().find(hash);
        QCOMPARE((*record)->sent, 4);
        QCOMPARE((*record)->location, QStringLiteral("/v1/uploads/7"));
        EXPECT_OK(blobs().markUploaded(hash, m_fixture->now()));
        QVERIFY(blobs().pending().value().empty());
        EXPECT_FAILS(blobs().noteProgress(QByteArray(32, 'x'), {}, 0), ErrorCode::NotFound);
        EXPECT_FAILS(blobs().noteProgress(hash, {}, 11), ErrorCode::StorageFailed);
    }

    void everyDamageIsNoticed_data()
    {
        QTest::addColumn<int>("damage");
        for (int damage = 0; damage < 4; ++damage) {
            QTest::newRow(QByteArray::number(damage).constData()) << damage;
        }
    }
    void everyDamageIsNoticed()
    {
        QFETCH(int, damage);
        const QByteArray hash = blobs().put(QByteArray(150000, 'a') + "end", m_fixture->now()).value();
        QFile file(files().value(0));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        const qsizetype stride = (bytes.size() - 8 - (150003 - 131072)) / 3 + 65536;
        switch (damage) {
        case 0: bytes[100] = static_cast<char>(bytes[100] ^ 1); break;
        case 1: bytes.chop(1); break;
        case 2: // two chunks exchanged
            bytes = bytes.first(8) + bytes.mid(8 + stride, stride) + bytes.mid(8, stride) + bytes.mid(8 + 2 * stride);
            break;
        case 3: bytes = "rubbish"; break;
        default: QFAIL("no such damage");
        }
        file.resize(0);
        file.seek(0);
        file.write(bytes);
        file.close();
        EXPECT_FAILS(blobs().read(hash), ErrorCode::StorageCorrupt);
    }

    void limits()
    {
        EXPECT_FAILS(blobs().put(QByteArray(store::BlobStore::MaxSize + 1, 'x'), m_fixture->now()), ErrorCode::InvalidArgument);
        EXPECT_FAILS(blobs().read(QByteArray(32, 'x')), ErrorCode::NotFound);
        const QByteArray hash = blobs().put("scan", m_fixture->now()).value();
        QVERIFY(QFile::remove(files().value(0)));
        EXPECT_FAILS(blobs().read(hash), ErrorCode::StorageCorrupt);
    }

private:
    store::BlobStore &blobs() { return m_fixture->workspace().blobs(); }
    QStringList files() const
    {
        QStringList paths;
        const QDir folder(m_fixture->folder() + QStringLiteral("/workspace/blobs"));
        for (const QString &name : folder.entryList(QDir::Files)) {
            paths.append(folder.filePath(name));
        }
        return paths;
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::BlobStoreTest;
YICHUANG_TEST(BlobStoreTest)
#include "BlobStoreTest.moc"
