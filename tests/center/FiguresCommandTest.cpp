// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Figures.h"
#include "center/admin/RestoreCommands.h"
#include "tests/center/ServiceFixture.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace yichuang;
using namespace yichuang::tests;
using domain::ActKind;

namespace {

base::Result<center::Report> figures(const ServiceFixture &fixture, const QStringList &more = {})
{
    return center::runFigures(fixture.line(QStringList{QStringLiteral("figures")} + more), fixture.clock);
}

qint64 casesOf(const center::Report &report)
{
    return report.json.value(QLatin1String("cases")).toInteger();
}

/// So many cases accepted, in one request.
void accept(RemoteWorkstation &workstation, int count)
{
    std::vector<protocol::Operation> operations;
    for (int i = 0; i < count; ++i) {
        CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
        operations.push_back(workstation.journal->act(builder, ActKind::Accept));
    }
    const ApiReply reply = workstation.offer(operations);
    if (reply.status != 200) {
        qFatal("%d %s", reply.status, qPrintable(reply.code()));
    }
}

bool isAllCounted(ServiceFixture &fixture)
{
    const auto admin = fixture.admin();
    return admin->stores().figures.progress()->position == admin->stores().center.heads()->feed;
}

} // namespace

/// `figures` answers from what is kept, and what is kept is kept up to date by the service.
class FiguresCommandTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theServiceCountsByItself()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        accept(workstation, 3);
        QTRY_VERIFY_WITH_TIMEOUT(isAllCounted(fixture), 60'000);
        QCOMPARE(fixture.admin()->stores().figures.standings()->size(), size_t(1));
        QCOMPARE(fixture.admin()->stores().figures.standings()->begin()->second, 3);
        accept(workstation, 2);
        QTRY_VERIFY_WITH_TIMEOUT(isAllCounted(fixture), 60'000);
        QCOMPARE(fixture.admin()->stores().figures.standings()->begin()->second, 5);
    }

    void withoutAServiceTheCommandCountsItself()
    {
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) { options.figures.batch = 1; };
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        accept(workstation, 20);
        fixture.stop();
        // As a database of before: nothing of it was counted.
        EXPECT_OK(fixture.admin()->stores().connection().executeScript(
            "DELETE FROM figures_cases; DELETE FROM figures_days; DELETE FROM figures_states; UPDATE figures_progress SET position = 0, rules = ''"));
        const auto answer = figures(fixture);
        EXPECT_OK(answer);
        QCOMPARE(casesOf(*answer), 20);
        QCOMPARE(answer->json.value(QLatin1String("open")).toInt(), 20);
        QCOMPARE(answer->json.value(QLatin1String("received")).toInt(), 20);
        QCOMPARE(answer->json.value(QLatin1String("by_item")).toObject().value(QLatin1String("ggcs-ws")).toInt(), 20);
        QVERIFY(isAllCounted(fixture));
    }

    void recountSaysWhetherWhatIsKeptIsRight()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        accept(workstation, 4);
        const auto right = figures(fixture, {QStringLiteral("--recount")});
        EXPECT_OK(right);
        QCOMPARE(right->exitCode, 0);
        QCOMPARE(casesOf(*right), 4);
        QVERIFY(right->json.value(QLatin1String("sums_equal")).toBool());
        fixture.stop();
        EXPECT_OK(fixture.admin()->stores().connection().executeScript("UPDATE figures_states SET cases = cases + 1"));
        const auto wrong = figures(fixture, {QStringLiteral("--recount")});
        EXPECT_OK(wrong);
        QCOMPARE(wrong->exitCode, 1);
        QVERIFY(!wrong->json.value(QLatin1String("sums_equal")).toBool());
        QCOMPARE(casesOf(*figures(fixture)), 4);
        QCOMPARE(figures(fixture, {QStringLiteral("--recount")})->exitCode, 0);
    }

    // Services, and commands that count as well, on one database: each answer has at least what was answered before it was asked.
    void whoeverCountsNothingIsCountedTwice()
    {
        constexpr int Requests = 30;
        constexpr int Each = 5;
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) { options.figures = {3, std::chrono::milliseconds(1), std::chrono::milliseconds(20)}; };
        fixture.start();
        const auto other = fixture.database().isFile() ? nullptr : secondService(fixture);
        RemoteWorkstation workstation = fixture.enrol("01");
        std::atomic<qint64> applied = 0;
        std::atomic<bool> isOver = false;
        std::atomic<int> wrong = 0;
        std::vector<std::thread> askers;
        for (int i = 0; i < 2; ++i) {
            askers.emplace_back([&] {
                while (!isOver) {
                    const qint64 least = applied;
                    const auto answer = figures(fixture);
                    wrong += answer && casesOf(*answer) >= least && casesOf(*answer) <= Requests * Each ? 0 : 1;
                }
            });
        }
        for (int i = 0; i < Requests; ++i) {
            accept(workstation, Each);
            applied += Each;
        }
        isOver = true;
        for (std::thread &asker : askers) {
            asker.join();
        }
        QCOMPARE(wrong.load(), 0);
        QCOMPARE(casesOf(*figures(fixture)), Requests * Each);
        const auto again = figures(fixture, {QStringLiteral("--recount")});
        EXPECT_OK(again);
        QCOMPARE(again->exitCode, 0);
        QCOMPARE(fixture.findings(), QString());
    }

    void aRestoredCentreHasTheFiguresOfItsBackup()
    {
        ServiceFixture fixture;
        if (!fixture.database().isFile()) {
            QSKIP("a server's backup is the server's business");
        }
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        accept(workstation, 2);
        EXPECT_OK(center::runBackup(fixture.line({QStringLiteral("backup"), fixture.file(QStringLiteral("b"))}), fixture.clock));
        accept(workstation, 3);
        QCOMPARE(casesOf(*figures(fixture)), 5);
        fixture.stop();
        EXPECT_OK(center::runRestore(fixture.line({QStringLiteral("restore"), fixture.file(QStringLiteral("b"))}), fixture.clock));
        QCOMPARE(casesOf(*figures(fixture)), 2);
        QCOMPARE(figures(fixture, {QStringLiteral("--recount")})->exitCode, 0);
    }

private:
    static std::unique_ptr<center::CenterService> secondService(ServiceFixture &fixture)
    {
        center::ServiceOptions options;
        options.database = fixture.places().database;
        options.attachmentsPlace = fixture.attachments();
        fixture.adjust(options);
        auto started = center::CenterService::start(options, *center::KeyFolder::load(fixture.places().keys), fixture.clock);
        return started ? std::move(*started) : nullptr;
    }
};

YICHUANG_TEST(FiguresCommandTest)
#include "FiguresCommandTest.moc"
