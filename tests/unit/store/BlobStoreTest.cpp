// SPDX-License-Identifier: Apache-2.0
#include "app/store/BlobStore.h"

#include "app/domain/Content.h"
#include "tests/support/Expect.h"
#include "tests/support/store/Contents.h"
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
        const auto hash = put(content);
        EXPECT_OK(hash);
        QCOMPARE(read(*hash).value_or("?"), content);
        for (const auto &[offset, length] : {std::pair{0, 10}, std::pair{65530, 20}, std::pair{size / 2, size}, std::pair{size, 5}}) {
            if (offset <= size) {
                QCOMPARE(blobs().readPart(*hash, offset, length).value_or("?"), content.mid(offset, length));
            }
        }
        EXPECT_FAILS(blobs().readPart(*hash, size + 1, 1), ErrorCode::InvalidArgument);
    }

    void isStoredOnce()
    {
        QCOMPARE(put("scan").value(), put("scan").value());
        QCOMPARE(files().size(), 1);
        QCOMPARE(blobs().pending().value().size(), 1U);
    }

    void puttingItAgainMakesADamagedFileSound()
    {
        const QByteArray content(150000, 'a');
        const QByteArray hash = put(content).value();
        QFile file(files().value(0));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(70000));
        file.close();
        EXPECT_FAILS(read(hash), ErrorCode::StorageCorrupt);
        EXPECT_OK(put(content));
        QCOMPARE(read(hash).value_or("?"), content);
        QCOMPARE(files().size(), 1);
    }

    void nothingIsKeptOrReadWhileLocked()
    {
        const QByteArray hash = put("scan").value();
        m_fixture->workspace().lock();
        EXPECT_FAILS(put("another"), ErrorCode::Locked);
        EXPECT_FAILS(read(hash), ErrorCode::Locked);
        QCOMPARE(files().size(), 1);
    }

    void uploadGoesOnWhereItStopped()
    {
        const QByteArray hash = put("0123456789").value();
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
        const QByteArray hash = put(QByteArray(150000, 'a') + "end").value();
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
        EXPECT_FAILS(read(hash), ErrorCode::StorageCorrupt);
    }

    void limits()
    {
        EXPECT_FAILS(put(QByteArray(domain::MaxContentSize + 1, 'x')), ErrorCode::InvalidArgument);
        EXPECT_FAILS(read(QByteArray(32, 'x')), ErrorCode::NotFound);
        const QByteArray hash = put("scan").value();
        QVERIFY(QFile::remove(files().value(0)));
        EXPECT_FAILS(read(hash), ErrorCode::StorageCorrupt);
    }

private:
    base::Result<QByteArray> put(const QByteArray &content) { return tests::keepContent(m_fixture->workspace(), content, m_fixture->now()); }
    base::Result<QByteArray> read(const QByteArray &hash) { return tests::keptContent(m_fixture->workspace(), hash); }
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
