// SPDX-License-Identifier: Apache-2.0
#include "tests/center/Uploader.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

const QByteArray Token = "a word nobody can guess 0123456789";

void tellToken(center::ServiceOptions &options)
{
    options.metricsToken = *crypto::hash(crypto::HashAlgorithm::Sha256, Token);
}

} // namespace

/// Who reads the figures of /metrics, and what stands there whatever happened.
class MetricsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figuresAreForTheTokenAndForEnrolledCertificates()
    {
        ServiceFixture fixture;
        fixture.adjust = tellToken;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        ApiClient stranger = fixture.stranger();
        QCOMPARE(stranger.get("/metrics").status, 401);
        stranger.useSession(QStringLiteral("a word somebody guessed 0123456789"));
        QCOMPARE(stranger.get("/metrics").code(), QStringLiteral("metrics.token"));
        stranger.useSession(QString::fromLatin1(Token));
        QCOMPARE(stranger.get("/metrics").status, 200);
        QCOMPARE(workstation.client->get("/metrics").status, 200);
        EXPECT_OK(fixture.admin()->write([&](center::Stores &stores, center::CenterStore::Heads &) {
            return stores.workstations.revoke(workstation.journal->enrolled().id, fixture.clock.now());
        }));
        const ApiReply revoked = workstation.client->get("/metrics");
        QCOMPARE(revoked.status, 403);
        QCOMPARE(revoked.code(), QStringLiteral("auth.revoked"));
    }

    void withoutItsDatabaseTheServiceStillTellsItsOwnFigures()
    {
        ServiceFixture fixture;
        fixture.adjust = tellToken;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        Uploader prometheus(fixture, nullptr);
        const auto figures = [&] { return prometheus.ask("GET", "/metrics", "Authorization: Bearer " + Token + "\r\n"); };
        const RawResponse whole = figures();
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.body.contains("\nyichuang_database_up 1\n"));
        QVERIFY(whole.body.contains("\nyichuang_workstations 1\n"));
        const auto rename = [&fixture](const QByteArray &from, const QByteArray &to) {
            return fixture.admin()->write([&](center::Stores &stores, center::CenterStore::Heads &) {
                return stores.connection().executeScript("ALTER TABLE " + from + " RENAME TO " + to);
            });
        };
        EXPECT_OK(rename("workstations", "gone"));
        const RawResponse own = figures();
        QCOMPARE(own.status, 200);
        QVERIFY(own.body.contains("\nyichuang_database_up 0\n"));
        QVERIFY(own.body.contains("\nyichuang_commits_failed_total 0\n"));
        QVERIFY(own.body.contains("\nprocess_resident_memory_bytes "));
        for (const char *family : {"yichuang_workstations", "yichuang_journal_head", "yichuang_feed_head", "yichuang_parent_certificate_end_seconds"}) {
            QVERIFY2(!own.body.contains(family), family);
        }
        QVERIFY(workstation.client->get("/metrics").status >= 500); // whether it was revoked, nobody knows now
        EXPECT_OK(rename("gone", "workstations"));
        QVERIFY(figures().body.contains("\nyichuang_database_up 1\n"));
    }

    void countersThatAreWatchedBeginAtZero()
    {
        ServiceFixture fixture;
        fixture.adjust = tellToken;
        fixture.start();
        const QByteArray text = Uploader(fixture, nullptr).ask("GET", "/metrics", "Authorization: bearer " + Token + "\r\n").body;
        for (const char *line : {"yichuang_commits_failed_total 0", "yichuang_http_connections_refused_total 0",
                                 "yichuang_http_requests_total{path=\"/v1/operations\",method=\"POST\",code=\"500\"} 0"}) {
            QVERIFY2(text.contains(line + QByteArray("\n")), line);
        }
        QVERIFY(text.contains("\nyichuang_commits_total "));
        for (const char *status : {"applied", "duplicate", "held", "conflict", "refused", "retry"}) {
            QVERIFY2(text.contains("yichuang_operations_total{status=\"" + QByteArray(status) + "\"} 0\n"), status);
        }
    }

    void withoutATokenNoWordOpensTheFigures()
    {
        ServiceFixture fixture;
        fixture.start();
        ApiClient stranger = fixture.stranger();
        for (const char *word : {"x", " "}) {
            stranger.useSession(QString::fromLatin1(word));
            QCOMPARE(stranger.get("/metrics").status, 401);
        }
    }
};

YICHUANG_TEST(MetricsTest)
#include "MetricsTest.moc"
