// SPDX-License-Identifier: Apache-2.0
#include "app/storage/Transaction.h"
#include "center/journal/JournalCheck.h"
#include "center/store/CenterDatabase.h"
#include "center/store/ServiceRoleStore.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;

/// The centre's audit: nothing in it can be altered, and what was altered all the same is found.
class AuditStoreTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void linesAreReadBackAsTheyWereWritten();
    void theDatabaseRefusesToAlterIt_data();
    void theDatabaseRefusesToAlterIt();
    void whatWasAlteredBehindItIsFound_data();
    void whatWasAlteredBehindItIsFound();
    void aWorkRolledBackLeavesNoLine();
    void theServiceRoleCannotTakeTheGuardsAway();

private:
    static center::AuditLine line(const char *act, const char *subject)
    {
        return {chinaAt("2026-11-26"), QLatin1String(act), key<domain::PersonId>("manager"), std::nullopt, std::nullopt, QStringLiteral("09"),
                QLatin1String(subject), QStringLiteral("told")};
    }
    static void write(CentreFixture &centre, int lines)
    {
        EXPECT_OK(centre.perform([lines](const center::WriteContext &write) -> base::Result<void> {
            base::Result<void> done;
            for (int i = 0; i < lines && done; ++i) {
                done = write.stores.audit.append(line("person_changed", "clerk"));
            }
            return done;
        }));
    }
    // Takes the database's own guards away, as somebody who owns it could.
    static QByteArray withoutGuards(const CentreFixture &centre)
    {
        return centre.database().isFile() ? QByteArray("DROP TRIGGER audit_keeps_update; DROP TRIGGER audit_keeps_delete; DROP TRIGGER audit_keeps_place;")
                                          : QByteArray("ALTER TABLE audit DISABLE TRIGGER ALL;");
    }
};

void AuditStoreTest::linesAreReadBackAsTheyWereWritten()
{
    CentreFixture centre;
    write(centre, 3);
    const auto stores = centre.read();
    auto rows = stores->audit.page(0, 10);
    EXPECT_OK(rows);
    QCOMPARE(rows->size(), size_t(3));
    QVERIFY(rows->front().line.subject.isEmpty()); // sealed until it is opened
    EXPECT_OK(stores->audit.open(rows->front()));
    QCOMPARE(rows->front().line, line("person_changed", "clerk"));
    QCOMPARE(stores->audit.newest(QStringLiteral("manager"), 2)->front().n, qint64(3));
    QCOMPARE(stores->audit.newest(QStringLiteral("nobody"), 2)->size(), size_t(0));
    QCOMPARE(centre.findings(), QString());
}

void AuditStoreTest::theDatabaseRefusesToAlterIt_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("change a word") << QByteArray("UPDATE audit SET act = 'nothing' WHERE n = 1");
    QTest::newRow("change nothing") << QByteArray("UPDATE audit SET n = n");
    QTest::newRow("remove one") << QByteArray("DELETE FROM audit WHERE n = 2");
    QTest::newRow("remove all") << QByteArray("DELETE FROM audit");
    QTest::newRow("replace one") << QByteArray("INSERT OR REPLACE INTO audit SELECT n, at, 'other', person, workstation, source_n, sealed_body, hash"
                                               " FROM audit WHERE n = 1");
    QTest::newRow("replace by upsert") << QByteArray("INSERT INTO audit SELECT * FROM audit WHERE n = 1 ON CONFLICT (n) DO UPDATE SET act = 'other'");
    QTest::newRow("empty the table") << QByteArray("TRUNCATE audit");
    QTest::newRow("empty all that hangs on it") << QByteArray("TRUNCATE workstations CASCADE");
}

void AuditStoreTest::theDatabaseRefusesToAlterIt()
{
    QFETCH(QByteArray, sql);
    CentreFixture centre;
    write(centre, 3);
    const bool isFile = centre.database().isFile();
    if (isFile && sql.startsWith("TRUNCATE")) {
        QSKIP("SQLite has no TRUNCATE");
    }
    if (!isFile && sql.startsWith("INSERT OR REPLACE")) {
        QSKIP("PostgreSQL has no REPLACE");
    }
    const auto stores = centre.read();
    const auto before = stores->audit.page(0, 10);
    QVERIFY(!stores->connection().executeScript(sql));
    const auto after = stores->audit.page(0, 10);
    QCOMPARE(after->size(), before->size());
    for (size_t i = 0; i < before->size(); ++i) {
        QCOMPARE(after->at(i).line, before->at(i).line);
        QCOMPARE(after->at(i).hash, before->at(i).hash);
    }
    QCOMPARE(centre.findings(), QString());
}

void AuditStoreTest::whatWasAlteredBehindItIsFound_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("findings");
    QTest::newRow("a word") << QByteArray("UPDATE audit SET act = 'nothing' WHERE n = 3") << QStringLiteral("audit.hash audit 3");
    QTest::newRow("the person") << QByteArray("UPDATE audit SET person = 'other' WHERE n = 1") << QStringLiteral("audit.hash audit 1");
    QTest::newRow("the time") << QByteArray("UPDATE audit SET at = at + 1 WHERE n = 5") << QStringLiteral("audit.hash audit 5");
    QTest::newRow("one taken from the middle") << QByteArray("DELETE FROM audit WHERE n = 2") << QStringLiteral("audit.gap audit 3\naudit.hash audit 3");
    QTest::newRow("the last ones taken") << QByteArray("DELETE FROM audit WHERE n > 3") << QStringLiteral("audit.head audit 3, the head says 5");
    QTest::newRow("all taken") << QByteArray("DELETE FROM audit") << QStringLiteral("audit.head audit 0, the head says 5");
    QTest::newRow("a body of another row") << QByteArray("UPDATE audit SET sealed_body = (SELECT a.sealed_body FROM audit a WHERE a.n = 1) WHERE n = 2")
                                           << QStringLiteral("audit.hash audit 2\naudit.unreadable audit 2");
}

void AuditStoreTest::whatWasAlteredBehindItIsFound()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, findings);
    CentreFixture centre;
    write(centre, 5);
    EXPECT_OK(centre.read()->connection().executeScript(withoutGuards(centre) + sql));
    QCOMPARE(centre.findings(), findings);
}

void AuditStoreTest::aWorkRolledBackLeavesNoLine()
{
    CentreFixture centre;
    write(centre, 1);
    const auto refused = centre.perform([](const center::WriteContext &write) {
        return write.stores.audit.append(line("person_changed", "clerk")).and_then([]() -> base::Result<void> {
            return base::fail(base::ErrorCode::NotAllowed, QStringLiteral("no"));
        });
    });
    QVERIFY(!refused);
    write(centre, 1);
    QCOMPARE(centre.read()->audit.head()->n, qint64(2));
    QCOMPARE(centre.findings(), QString());
}

// The service may run as a role that owns nothing: what the triggers refuse it has no right to either, nor to the triggers.
void AuditStoreTest::theServiceRoleCannotTakeTheGuardsAway()
{
    CentreFixture centre;
    const auto owner = centre.read();
    const QString role = QStringLiteral("service_%1").arg(QCoreApplication::applicationPid());
    if (centre.database().isFile()) {
        EXPECT_FAILS(center::grantService(owner->connection(), role), base::ErrorCode::Unsupported);
        return;
    }
    EXPECT_FAILS(center::grantService(owner->connection(), QStringLiteral("x\"; DROP TABLE audit; --")), base::ErrorCode::InvalidArgument);
    EXPECT_OK(owner->connection().executeScript("CREATE ROLE " + role.toLatin1() + " LOGIN"));
    EXPECT_OK(center::grantService(owner->connection(), role));
    QString where = centre.database().where();
    where.replace(QRegularExpression(QStringLiteral("user=[a-z]+")), QStringLiteral("user=") + role);
    auto service = center::CenterDatabase::join(where);
    EXPECT_OK(service);
    EXPECT_OK(center::CenterDatabase::open(where)); // as `serve` does: nothing to bring forward
    for (const char *sql : {"UPDATE audit SET act = 'x'", "DELETE FROM audit", "TRUNCATE audit", "DROP TRIGGER audit_keeps_rows ON audit",
                            "ALTER TABLE audit DISABLE TRIGGER ALL", "DROP TABLE audit", "UPDATE operations SET status = 'refused'", "DELETE FROM operations",
                            "DELETE FROM documents", "UPDATE documents SET version = 'x'", "UPDATE schema_version SET version = 1",
                            "CREATE OR REPLACE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'"}) {
        QVERIFY2(!(*service)->executeScript(sql), sql);
    }
    auto keyed = center::Vault::open(crypto::SecretBytes(QByteArrayView(QByteArray(32, 'k'))));
    EXPECT_OK(keyed);
    center::Stores stores(std::move(*service), std::move(*keyed));
    auto transaction = storage::Transaction::begin(stores.connection());
    EXPECT_OK(transaction);
    EXPECT_OK(stores.center.lockHeads());
    EXPECT_OK(stores.audit.append(line("person_changed", "clerk")));
    EXPECT_OK(transaction->commit());
    QCOMPARE(owner->audit.head()->n, qint64(1));
    EXPECT_OK(owner->connection().executeScript("DROP OWNED BY " + role.toLatin1() + "; DROP ROLE " + role.toLatin1()));
}

YICHUANG_TEST(AuditStoreTest)
#include "AuditStoreTest.moc"
