// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Transaction.h"

#include "app/storage/SqliteDatabase.h"
#include "tests/support/Expect.h"
#include "tests/support/storage/FaultyConnection.h"
#include "tests/support/TestProgram.h"

#include <QTemporaryDir>

#include <sys/wait.h>
#include <unistd.h>

namespace yichuang {

using base::ErrorCode;
using base::Result;
using storage::Connection;
using storage::SqliteDatabase;
using storage::Statement;
using storage::Transaction;

namespace {

const storage::OpenOptions Options{.applicationId = 0x59434857, .newestSchema = 1};

// Moves 10 from one account to the other and notes it: whatever goes wrong, the sum must stay.
Result<void> moveMoney(Connection &connection)
{
    Result<Transaction> transaction = Transaction::begin(connection);
    if (!transaction) {
        return failure(transaction);
    }
    for (const char *sql : {"UPDATE account SET balance = balance - 10 WHERE name = 'a'", "UPDATE account SET balance = balance + 10 WHERE name = 'b'",
                            "INSERT INTO note (amount) VALUES (10)"}) {
        Result<Statement> statement = connection.prepare(sql);
        if (!statement) {
            return failure(statement);
        }
        if (const Result<qint64> done = statement->run(); !done) {
            return failure(done);
        }
    }
    return transaction->commit();
}

} // namespace

class TransactionTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("t.db"));
        const std::unique_ptr<SqliteDatabase> db = open();
        EXPECT_OK(db->executeScript("CREATE TABLE account (name TEXT PRIMARY KEY, balance INTEGER NOT NULL) STRICT;"
                                    "CREATE TABLE note (amount INTEGER NOT NULL) STRICT;"
                                    "INSERT INTO account VALUES ('a', 100), ('b', 0);"));
    }

    void commits()
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        EXPECT_OK(moveMoney(*db));
        QCOMPARE(state(), QStringLiteral("90/10/1"));
    }

    void isUndoneWithoutCommit()
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        {
            Result<Transaction> transaction = Transaction::begin(*db);
            EXPECT_OK(transaction);
            EXPECT_OK(db->executeScript("DELETE FROM account"));
        }
        QVERIFY(!db->isInTransaction());
        QCOMPARE(state(), QStringLiteral("100/0/0"));
    }

    void doesNotNest()
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        Result<Transaction> outer = Transaction::begin(*db);
        EXPECT_OK(outer);
        EXPECT_FAILS(Transaction::begin(*db), ErrorCode::Internal);
        EXPECT_OK(outer->commit());
    }

    void secondWriterIsBusy()
    {
        storage::OpenOptions impatient = Options;
        impatient.busyTimeout = std::chrono::milliseconds(20);
        const std::unique_ptr<SqliteDatabase> first = open();
        Result<std::unique_ptr<SqliteDatabase>> second = SqliteDatabase::open(m_path, impatient);
        EXPECT_OK(second);
        Result<Transaction> held = Transaction::begin(*first);
        EXPECT_OK(held);
        EXPECT_FAILS(Transaction::begin(**second), ErrorCode::Busy);
        EXPECT_OK(held->commit());
        EXPECT_OK(Transaction::begin(**second));
    }

    void sweepOfEveryCall()
    {
        for (qint64 n = 0;; ++n) {
            auto plan = std::make_shared<tests::FaultPlan>();
            plan->failAt = n;
            tests::FaultyConnection faulty(open(), plan);
            const QString before = state();
            const Result<void> done = moveMoney(faulty);
            if (done) {
                QVERIFY(!plan->struck);
                QCOMPARE(n, 8);
                return;
            }
            QCOMPARE(state(), before);
            EXPECT_OK(moveMoney(faulty));
            QCOMPARE(sum(), 100);
        }
    }

    void sweepOfAKillAtEveryCall()
    {
        for (qint64 n = 0; n < 9; ++n) {
            const pid_t child = ::fork();
            if (child == 0) {
                auto plan = std::make_shared<tests::FaultPlan>();
                plan->failAt = n;
                plan->instead = [] { ::_exit(7); };
                tests::FaultyConnection faulty(open(), plan);
                ::_exit(moveMoney(faulty) ? 0 : 1);
            }
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QCOMPARE(WEXITSTATUS(status), n < 8 ? 7 : 0);
            QCOMPARE(state(), n < 8 ? QStringLiteral("100/0/0") : QStringLiteral("90/10/1"));
        }
    }

    void fullDiskUndoesAndTheNextTryWorks()
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        const qint64 pages = storage::queryInteger(*db, "PRAGMA page_count").value_or(0);
        // Read as a query: the pragma answers a row.
        QCOMPARE(storage::queryInteger(*db, "PRAGMA max_page_count = " + QByteArray::number(pages + 2)).value_or(0), pages + 2);
        const Result<void> full = fill(*db);
        EXPECT_FAILS(full, ErrorCode::StorageFailed);
        QCOMPARE(full.error().reason, QByteArray("storage.full"));
        QVERIFY(full.error().detail.contains(QStringLiteral("13")));
        QVERIFY(!db->isInTransaction());
        QCOMPARE(storage::queryInteger(*db, "SELECT count(*) FROM note").value_or(-1), 0);
        QVERIFY(storage::queryInteger(*db, "PRAGMA max_page_count = 100000").has_value());
        EXPECT_OK(moveMoney(*db));
    }

private:
    static Result<void> fill(Connection &connection)
    {
        Result<Transaction> transaction = Transaction::begin(connection);
        if (!transaction) {
            return failure(transaction);
        }
        Result<Statement> insert = connection.prepare("INSERT INTO note (amount) VALUES (:amount)");
        if (!insert) {
            return failure(insert);
        }
        for (int i = 0; i < 20000; ++i) {
            if (const Result<qint64> done = insert->bind(":amount", i).run(); !done) {
                return failure(done);
            }
        }
        return transaction->commit();
    }

    std::unique_ptr<SqliteDatabase> open() const
    {
        Result<std::unique_ptr<SqliteDatabase>> made = SqliteDatabase::open(m_path, Options);
        return made ? std::move(*made) : nullptr;
    }
    QString state() const
    {
        const std::unique_ptr<SqliteDatabase> db = open();
        return QStringLiteral("%1/%2/%3")
            .arg(storage::queryInteger(*db, "SELECT balance FROM account WHERE name = 'a'").value_or(-1))
            .arg(storage::queryInteger(*db, "SELECT balance FROM account WHERE name = 'b'").value_or(-1))
            .arg(storage::queryInteger(*db, "SELECT count(*) FROM note").value_or(-1));
    }
    qint64 sum() const { return storage::queryInteger(*open(), "SELECT sum(balance) FROM account").value_or(-1); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

} // namespace yichuang

using yichuang::TransactionTest;
YICHUANG_TEST(TransactionTest)
#include "TransactionTest.moc"
