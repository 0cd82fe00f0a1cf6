// SPDX-License-Identifier: Apache-2.0
#include "app/store/Workspace.h"

#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/store/Contents.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"

#include "tests/support/storage/FaultyConnection.h"
#include "tests/support/TestProgram.h"

#include <QDirIterator>
#include <QFileInfo>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using store::Workspace;
using tests::StoreFixture;

namespace {

// Every file below a folder that holds one of these texts, in the encodings a text may lie in.
QStringList filesWith(const QString &folder, const QStringList &texts)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        for (const QString &text : texts) {
            const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
            if (bytes.contains(text.toUtf8()) || bytes.contains(utf16) || bytes.contains(text.toUtf8().toBase64().chopped(4))
                || bytes.contains(text.toUtf8().toHex())) {
                found.append(file.fileName() + QLatin1Char(' ') + text);
            }
        }
    }
    return found;
}

} // namespace

class WorkspaceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void onlyOneProcessHasIt()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        store::WorkspaceOptions options;
        options.folder = fixture.folder() + QStringLiteral("/workspace");
        const auto second = Workspace::open(options);
        EXPECT_FAILS(second, ErrorCode::Locked);
        fixture.close();
        EXPECT_OK(Workspace::open(options));
    }

    void onlyTheFirstKeyOpensIt()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        fixture.workspace().lock();
        QVERIFY(!fixture.workspace().isUnlocked());
        const auto wrong = fixture.workspace().unlock(crypto::SecretBytes(QByteArrayView(QByteArray(32, 'x'))));
        EXPECT_FAILS(wrong, ErrorCode::WrongSecret);
        QVERIFY(!fixture.workspace().isUnlocked());
        EXPECT_OK(fixture.workspace().unlock(StoreFixture::dataKey()));
    }

    void aDatabaseThatVanishedIsNotMadeAnew()
    {
        QTemporaryDir folder;
        store::WorkspaceOptions options;
        options.folder = folder.path();
        EXPECT_OK(Workspace::open(options));
        QFile database(folder.filePath(QStringLiteral("workspace.db")));
        QVERIFY(database.resize(0));
        EXPECT_FAILS(Workspace::open(options), ErrorCode::StorageCorrupt);
        QVERIFY(database.remove());
        EXPECT_FAILS(Workspace::open(options), ErrorCode::StorageCorrupt);
        QVERIFY2(!database.exists(), "nothing was made in its place");
    }

    void filesAreForTheirOwnerOnly()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther | QFile::ExeGroup;
        QCOMPARE(QFile::permissions(fixture.folder() + QStringLiteral("/workspace")) & others, QFile::Permissions());
        QCOMPARE(QFile::permissions(fixture.folder() + QStringLiteral("/workspace/blobs")) & others, QFile::Permissions());
    }

    void theSuiteItWasMadeWithStays()
    {
        QTemporaryDir folder;
        store::WorkspaceOptions options;
        options.folder = folder.path();
        options.suite = crypto::SealSuite::Sm4CtrHmacSm3;
        {
            auto made = Workspace::open(options);
            EXPECT_OK(made);
            EXPECT_OK((*made)->unlock(StoreFixture::dataKey()));
            EXPECT_OK((*made)->settings().put(QStringLiteral("a"), "1", store::Keeping::Sealed));
        }
        options.suite = crypto::SealSuite::Aes256Gcm;
        auto again = Workspace::open(options);
        EXPECT_OK(again);
        EXPECT_OK((*again)->unlock(StoreFixture::dataKey()));
        QCOMPARE((*again)->settings().get(QStringLiteral("a")).value().value_or("?"), QByteArray("1"));
    }

    // `strings` on a stolen disk finds no name, number, phone or address: database, WAL, blobs, lock, backup.
    void aStolenDiskTellsNothing()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        Workspace &workspace = fixture.workspace();
        EXPECT_OK(workspace.numbers().add(StoreFixture::block(1, 100), StoreFixture::workstation()));
        QStringList secrets{QStringLiteral("qin.sz"), QStringLiteral("秘密备注")};
        for (int i = 0; i < 5; ++i) {
            const auto committed = fixture.accept(fixture.newCaseId(), i);
            EXPECT_OK(committed);
            const domain::Applicant &person = committed->record.applicant;
            secrets << person.name << person.idNumber << person.phone << person.address << committed->record.number << committed->record.queryCode;
        }
        EXPECT_OK(workspace.drafts().put({store::DraftId::make(fixture.now()), *domain::PersonId::fromText(QStringLiteral("qin.sz")), fixture.now(),
                                          fixture.now(), QJsonObject{{QStringLiteral("note"), QStringLiteral("秘密备注")}}}));
        EXPECT_OK(workspace.people().remember(*domain::PersonId::fromText(QStringLiteral("qin.sz")), crypto::SecretBytes(QByteArrayView("secret")),
                                              StoreFixture::dataKey(), fixture.now(), fixture.now()));
        EXPECT_OK(tests::keepContent(workspace, QStringLiteral("扫描件 秘密备注").toUtf8(), fixture.now()));
        const auto operations = workspace.ledger().takeBatch({}, fixture.now());
        protocol::Answer refused;
        refused.id = operations.value().front().id;
        refused.status = protocol::AnswerStatus::Conflict;
        const auto offered = base::parseJsonObject(operations->front().text).and_then(protocol::Operation::fromJson);
        refused.theirs = workspace.cases().get(offered->caseId).value()->toJson();
        EXPECT_OK(workspace.ledger().takeAnswers({refused}, fixture.now()));
        EXPECT_OK(workspace.settings().putDocument(QStringLiteral("directory"), QStringLiteral("1"),
                                                   QJsonObject{{QStringLiteral("people"), QStringLiteral("秘密备注")}}, fixture.now()));
        EXPECT_OK(workspace.backup(fixture.folder() + QStringLiteral("/backup.db")));
        secrets.removeAll(QString());
        QCOMPARE(filesWith(fixture.folder(), secrets), QStringList());
        QVERIFY(QFileInfo(fixture.folder() + QStringLiteral("/workspace/workspace.db-wal")).size() > 0);
        // The search itself can find what is there.
        EXPECT_OK(workspace.settings().put(QStringLiteral("plain"), "秘密备注", store::Keeping::Plain));
        QVERIFY(!filesWith(fixture.folder(), secrets).isEmpty());
    }

    void sweepOfOpening()
    {
        for (qint64 n = 0;; ++n) {
            StoreFixture fixture;
            auto plan = std::make_shared<tests::FaultPlan>();
            plan->failAt = n;
            const Result<void> opened = fixture.open(plan);
            if (opened && !plan->struck) {
                QVERIFY(n > 5);
                return;
            }
            QVERIFY(!opened);
            fixture.close();
            EXPECT_OK(fixture.open());
            EXPECT_OK(fixture.workspace().verify());
        }
    }

    void aDamagedPageIsTold()
    {
        StoreFixture fixture;
        EXPECT_OK(fixture.open());
        EXPECT_OK(fixture.workspace().numbers().add(StoreFixture::block(1, 100), StoreFixture::workstation()));
        for (int i = 0; i < 30; ++i) {
            EXPECT_OK(fixture.accept(fixture.newCaseId(), i));
        }
        fixture.close();
        QFile file(fixture.folder() + QStringLiteral("/workspace/workspace.db"));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 size = file.size();
        file.seek(4096 * 3);
        file.write(QByteArray(4096 * 6, '\x77'));
        file.close();
        EXPECT_FAILS(fixture.open(), ErrorCode::StorageCorrupt);
        QCOMPARE(QFileInfo(file.fileName()).size(), size);
    }
};

} // namespace yichuang

using yichuang::WorkspaceTest;
YICHUANG_TEST(WorkspaceTest)
#include "WorkspaceTest.moc"
