// SPDX-License-Identifier: Apache-2.0
#include "app/store/JournalStore.h"

#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using base::Result;
using protocol::Operation;
using tests::StoreFixture;

class JournalStoreTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<StoreFixture>();
        EXPECT_OK(m_fixture->open());
    }

    void countsLanesAndChain()
    {
        const domain::CaseId a = m_fixture->newCaseId();
        const domain::CaseId b = m_fixture->newCaseId();
        const Operation first = append(a, 1);
        const Operation second = append(b, 2);
        const Operation third = append(a, 3);
        QCOMPARE(first.seq, 1);
        QCOMPARE(second.seq, 1);
        QCOMPARE(third.seq, 2);
        QCOMPARE(third.chain.n, 3);
        QCOMPARE(third.chain.previous, second.chain.hash);
        QCOMPARE(first.chain.previous, QByteArray(32, '\0'));
        QCOMPARE(journal().nextSeq(a).value_or(0), 3);
        QCOMPARE(journal().ofCase(a).value(), (std::vector<qint64>{1, 3}));
        QCOMPARE(journal().head().value().hash, third.chain.hash);
        QCOMPARE(journal().lastMade().value(), third.made.trusted());
    }

    void readsBackAsWritten()
    {
        const Operation written = append(m_fixture->newCaseId(), 1);
        QCOMPARE(journal().read(1).value(), written);
        EXPECT_FAILS(journal().read(2), ErrorCode::NotFound);
    }

    void offersTheTextThatWasHashed()
    {
        const domain::CaseId a = m_fixture->newCaseId();
        const std::vector<Operation> written{append(a, 1), append(m_fixture->newCaseId(), 2), append(a, 3)};
        for (const auto &[first, last] : {std::pair<qint64, qint64>{1, 3}, {2, 3}, {3, 3}}) {
            const auto texts = journal().texts(first, last);
            EXPECT_OK(texts);
            QCOMPARE(texts->size(), static_cast<size_t>(last - first + 1));
            for (size_t i = 0; i < texts->size(); ++i) {
                const Operation &operation = written[i + static_cast<size_t>(first) - 1];
                QCOMPARE(texts->at(i).id, operation.id);
                QCOMPARE(texts->at(i).hash, operation.chain.hash);
                QCOMPARE(texts->at(i).text, base::canonicalJson(operation.toJson()));
            }
        }
        EXPECT_FAILS(journal().texts(3, 4), ErrorCode::StorageCorrupt);
    }

    void verifiesFromEndToEndAfterARestart()
    {
        std::vector<Operation> written;
        for (int i = 0; i < 20; ++i) {
            written.push_back(append(m_fixture->newCaseId(), i));
        }
        m_fixture->close();
        EXPECT_OK(m_fixture->open());
        std::vector<Operation> seen;
        const auto head = journal().verify([&seen](const Operation &operation) -> Result<void> {
            seen.push_back(operation);
            return {};
        });
        EXPECT_OK(head);
        QCOMPARE(seen, written);
        QCOMPARE(head->n, 20);
    }

    void cannotBeChangedThroughTheDatabase()
    {
        append(m_fixture->newCaseId(), 1);
        EXPECT_FAILS(m_fixture->workspace().connection().executeScript("UPDATE journal SET made = 0"), ErrorCode::StorageFailed);
        EXPECT_FAILS(m_fixture->workspace().connection().executeScript("DELETE FROM journal"), ErrorCode::StorageFailed);
    }

    void forgeryIsNoticed_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("hash") << QByteArray("UPDATE journal SET hash = zeroblob(32) WHERE n = 2");
        QTest::newRow("body of another") << QByteArray("UPDATE journal SET body = (SELECT body FROM journal WHERE n = 3) WHERE n = 2");
        QTest::newRow("one bit") << QByteArray("UPDATE journal SET body = CAST(substr(body, 1, 40) || x'00' || substr(body, 42) AS BLOB) WHERE n = 2");
        QTest::newRow("dropped") << QByteArray("DELETE FROM journal WHERE n = 2");
    }
    void forgeryIsNoticed()
    {
        QFETCH(QByteArray, sql);
        for (int i = 0; i < 3; ++i) {
            append(m_fixture->newCaseId(), i);
        }
        EXPECT_OK(m_fixture->workspace().connection().executeScript("DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;" + sql));
        EXPECT_FAILS(journal().verify({}), ErrorCode::StorageCorrupt);
    }

    void signsEachHeadOnce()
    {
        auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
        EXPECT_FAILS(journal().signHead(*signer, m_fixture->now()), ErrorCode::NotFound);
        const Operation operation = append(m_fixture->newCaseId(), 1);
        const auto head = journal().signHead(*signer, m_fixture->now());
        EXPECT_OK(head);
        QCOMPARE(head->link.hash, operation.chain.hash);
        EXPECT_OK(signer->verifier()->verify(operation.chain.hash, head->signature));
        m_fixture->clock().advance(std::chrono::hours(1));
        QCOMPARE(journal().signHead(*signer, m_fixture->now()).value(), *head);
        QCOMPARE(journal().lastSignedHead().value(), std::optional(*head));
    }

private:
    store::JournalStore &journal() { return m_fixture->workspace().journal(); }
    Operation append(const domain::CaseId &id, int index)
    {
        m_fixture->clock().advance(std::chrono::seconds(1));
        const domain::Case record = tests::sampleCase(id, index, QString::number(index), m_fixture->now());
        const auto appended = journal().append(tests::sampleOperation(record, m_fixture->now()), std::nullopt);
        return appended ? appended->operation : Operation();
    }

    std::unique_ptr<StoreFixture> m_fixture;
};

} // namespace yichuang

using yichuang::JournalStoreTest;
YICHUANG_TEST(JournalStoreTest)
#include "JournalStoreTest.moc"
