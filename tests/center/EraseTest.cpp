// SPDX-License-Identifier: Apache-2.0
#include "center/admin/EraseCommands.h"
#include "tests/center/Uploader.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using domain::ActKind;

namespace {

constexpr char Item[] = "ggcs-ws";
const QString Order = QStringLiteral("政务[2026]12号");

/// One case that was accepted with a scan, one operation on it refused, and withdrawn by the applicant.
class EndedCase {
public:
    explicit EndedCase(ServiceFixture &fixture)
        : workstation(fixture.enrol("01")), content(bytesOf(200'000, 7)), builder(workstation.journal->newCase(Item)), window(fixture, workstation.identity.get())
    {
        domain::Act accept = workstation.journal->firstAct(builder, ActKind::Accept);
        (*accept.materials)[0].blobs = {QString::fromLatin1(sha256(content).toHex())};
        window.upload(content);
        operations.push_back(workstation.journal->act(builder, accept));
        const CaseBuilder before = builder;
        operations.push_back(workstation.journal->act(builder, ActKind::Withdraw, 1));
        // Once more: the centre refuses what has ended, and keeps its answer sealed.
        operations.push_back(workstation.journal->force(builder.id(), before.act(ActKind::Withdraw), before.moment(ActKind::Withdraw), 2));
        answers = workstation.offer(operations).json.value(QLatin1String("answers")).toArray();
    }
    [[nodiscard]] QString status(int n) const { return answers.at(n)[QLatin1String("status")].toString(); }

    RemoteWorkstation workstation;
    QByteArray content;
    CaseBuilder builder;
    Uploader window;
    std::vector<protocol::Operation> operations;
    QJsonArray answers;
};

base::Result<center::Report> erase(const ServiceFixture &fixture, const QStringList &words)
{
    return center::runErase(fixture.line(QStringList{QStringLiteral("erase")} + words), fixture.clock);
}

base::Result<center::Report> eraseNumber(const ServiceFixture &fixture, const QString &number)
{
    return erase(fixture, {QStringLiteral("case"), number, QStringLiteral("--order"), Order});
}

bool isEmpty(const QString &folder)
{
    return !QDirIterator(folder, QDir::Files, QDirIterator::Subdirectories).hasNext();
}

/// What the follower is told of the case: "case", "tombstone", "erased"; empty: nothing.
QString toldOf(ApiClient &client, const domain::CaseId &id)
{
    QString told;
    const QJsonArray changes = client.get("/v1/changes").json.value(QLatin1String("changes")).toArray();
    for (const QJsonValue &change : changes) {
        if (change[QLatin1String("key")].toString() == id.toText()) {
            told = change[QLatin1String("erased")].toBool() ? QStringLiteral("erased") : change[QLatin1String("type")].toString();
        }
    }
    return told;
}

} // namespace

/// What the law has deleted is gone, and all chains still verify (docs/retention.md).
class EraseTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anErasedCaseIsGoneAndTheJournalVerifies()
    {
        ServiceFixture fixture;
        fixture.adjust = [](center::ServiceOptions &options) { options.sweepEvery = std::chrono::milliseconds(20); };
        fixture.start();
        EndedCase ended(fixture);
        QCOMPARE(ended.status(0), QStringLiteral("applied"));
        QCOMPARE(ended.status(1), QStringLiteral("applied"));
        QCOMPARE(ended.status(2), QStringLiteral("refused"));
        const auto admin = fixture.admin();
        const auto before = admin->stores().cases.read(ended.builder.id());
        QVERIFY(before && *before);
        const QString number = (*before)->number;

        const auto done = eraseNumber(fixture, number);
        EXPECT_OK(done);
        QCOMPARE(fixture.findings(), QString());
        QCOMPARE(*admin->stores().cases.read(ended.builder.id()), std::nullopt);
        QCOMPARE(*admin->stores().cases.findByNumber(number), std::nullopt);
        const auto rows = admin->stores().operations.ofCase(ended.builder.id());
        QCOMPARE(rows->size(), size_t(3));
        for (const center::JournalRow &row : *rows) {
            QVERIFY(row.isErased());
        }
        QTRY_VERIFY_WITH_TIMEOUT(isEmpty(fixture.attachments()), 10'000);
        QCOMPARE(ended.window.ask("GET", "/v1/attachments/sha256/" + sha256(ended.content).toHex(), {}).status, 404);

        const auto list = erase(fixture, {QStringLiteral("list")});
        const QJsonValue entry = list->json.value(QLatin1String("erasures")).toArray().at(0);
        QCOMPARE(entry[QLatin1String("order")].toString(), Order);
        QCOMPARE(entry[QLatin1String("operations")].toInt(), 3);
        EXPECT_FAILS(eraseNumber(fixture, number), ErrorCode::AlreadyExists);
    }

    void whoHoldsItIsTold()
    {
        ServiceFixture fixture;
        fixture.start();
        EndedCase ended(fixture);
        const RemoteWorkstation other = fixture.enrol("02");
        QCOMPARE(toldOf(*ended.workstation.client, ended.builder.id()), QStringLiteral("case"));
        EXPECT_OK(eraseNumber(fixture, (*fixture.admin()->stores().cases.read(ended.builder.id()))->number));
        QCOMPARE(toldOf(*ended.workstation.client, ended.builder.id()), QStringLiteral("erased"));
        QCOMPARE(toldOf(*other.client, ended.builder.id()), QStringLiteral("erased"));
    }

    void whatIsOfferedAgainIsAnsweredAndNothingComesBack()
    {
        ServiceFixture fixture;
        fixture.start();
        EndedCase ended(fixture);
        EXPECT_OK(eraseNumber(fixture, (*fixture.admin()->stores().cases.read(ended.builder.id()))->number));
        const QJsonArray again = ended.workstation.offer(ended.operations).json.value(QLatin1String("answers")).toArray();
        for (int n = 0; n < 3; ++n) {
            QCOMPARE(again.at(n)[QLatin1String("status")].toString(), QStringLiteral("duplicate"));
            QCOMPARE(again.at(n)[QLatin1String("first")][QLatin1String("status")].toString(), ended.status(n));
        }
        // A window that has not heard yet goes on with it.
        CaseBuilder late = ended.builder;
        const protocol::Operation next = ended.workstation.journal->force(late.id(), domain::Act{}, late.moment(ActKind::Void), 2);
        const QJsonValue answer = ended.workstation.offer({next}).json.value(QLatin1String("answers")).toArray().at(0);
        QCOMPARE(answer[QLatin1String("status")].toString(), QStringLiteral("refused"));
        QCOMPARE(answer[QLatin1String("code")].toString(), QStringLiteral("case.erased"));
        QCOMPARE(fixture.findings(), QString());
    }

    void openCasesStay()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase(Item);
        QCOMPARE(workstation.offer({workstation.journal->act(builder, ActKind::Accept)}).status, 200);
        const QString number = (*fixture.admin()->stores().cases.read(builder.id()))->number;
        EXPECT_FAILS(eraseNumber(fixture, number), ErrorCode::NotAllowed);
        EXPECT_FAILS(eraseNumber(fixture, QStringLiteral("no such number")), ErrorCode::NotFound);
        EXPECT_FAILS(erase(fixture, {QStringLiteral("case"), number}), ErrorCode::InvalidArgument); // on whose order?
        QVERIFY((*fixture.admin()->stores().cases.read(builder.id())).has_value());
    }

    void whatEndedLongAgoGoesTogether()
    {
        ServiceFixture fixture;
        fixture.start();
        const QString today = base::chinaDate(fixture.clock.now()).toString(Qt::ISODate);
        EndedCase ended(fixture);
        const auto ask = [&](const QString &before, const QStringList &more) {
            return erase(fixture, QStringList{QStringLiteral("ended"), QStringLiteral("--before"), before, QStringLiteral("--order"), Order} + more);
        };
        EXPECT_FAILS(ask(today, {}), ErrorCode::InvalidArgument);
        fixture.clock.advance(std::chrono::hours(24 * 40));
        const auto dry = ask(base::chinaDate(fixture.clock.now()).addDays(-31).toString(Qt::ISODate), {QStringLiteral("--dry-run")});
        EXPECT_OK(dry);
        QCOMPARE(dry->json.value(QLatin1String("would_erase")).toInt(), 1);
        QVERIFY((*fixture.admin()->stores().cases.read(ended.builder.id())).has_value());
        const auto done = ask(base::chinaDate(fixture.clock.now()).addDays(-31).toString(Qt::ISODate), {});
        EXPECT_OK(done);
        QCOMPARE(done->json.value(QLatin1String("erased")).toInt(), 1);
        QCOMPARE(fixture.findings(), QString());
    }

    void contentThatVanishedWithoutAnErasureIsFound()
    {
        ServiceFixture fixture;
        fixture.start();
        EndedCase ended(fixture);
        const auto admin = fixture.admin();
        EXPECT_OK(admin->write([&](center::Stores &stores, center::CenterStore::Heads &) {
            return stores.erasures.emptyOperations(ended.builder.id()).and_then([&](qint64) { return stores.erasures.emptyCase(ended.builder.id(), base::instantFromMs(1)); });
        }));
        const QString findings = fixture.findings();
        QVERIFY2(findings.contains(QLatin1String("journal.emptied")), qPrintable(findings));
        QVERIFY2(findings.contains(QLatin1String("case.differs")), qPrintable(findings));
    }

    void anErasureNobodyAnswersForIsFound()
    {
        ServiceFixture fixture;
        fixture.start();
        EndedCase ended(fixture);
        const auto admin = fixture.admin();
        EXPECT_OK(admin->write([&](center::Stores &stores, center::CenterStore::Heads &) {
            return stores.erasures.add({ended.builder.id(), 3, fixture.clock.now(), Order});
        }));
        QVERIFY2(fixture.findings().contains(QLatin1String("audit.erasures")), qPrintable(fixture.findings()));
    }

    void theListIsSaidAgainAfterARestore()
    {
        ServiceFixture one;
        one.start();
        EndedCase ended(one);
        // Had ended when it was erased; in the backup it has not.
        RemoteWorkstation other = one.enrol("02");
        CaseBuilder running = other.journal->newCase(Item);
        (void)other.offer({other.journal->act(running, other.journal->firstAct(running, ActKind::Accept))});
        const QString list = one.file(QStringLiteral("erased.json"));
        QFile file(list);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(QJsonObject{{QStringLiteral("erasures"), QJsonArray{QJsonObject{{QStringLiteral("case"), ended.builder.id().toText()},
                                                                                                   {QStringLiteral("order"), Order}},
                                                                                      QJsonObject{{QStringLiteral("case"), running.id().toText()},
                                                                                                   {QStringLiteral("order"), Order}},
                                                                                      QJsonObject{{QStringLiteral("case"), domain::CaseId::make(one.clock.now()).toText()},
                                                                                                   {QStringLiteral("order"), Order}}}}}).toJson());
        file.close();
        const auto first = erase(one, {QStringLiteral("again"), list});
        EXPECT_OK(first);
        QCOMPARE(first->json.value(QLatin1String("erased")).toInt(), 2);
        QCOMPARE(one.findings(), QString());
        QVERIFY((*one.admin()->stores().cases.outline(running.id()))->closed.has_value());
        const auto second = erase(one, {QStringLiteral("again"), list});
        EXPECT_OK(second);
        QCOMPARE(second->json.value(QLatin1String("erased")).toInt(), 0);
        const QString wrong = one.file(QStringLiteral("wrong.json"));
        QFile noList(wrong);
        QVERIFY(noList.open(QIODevice::WriteOnly) && noList.write(R"({"audit":[]})") > 0);
        noList.close();
        EXPECT_FAILS(erase(one, {QStringLiteral("again"), wrong}), base::ErrorCode::Malformed);
    }
};

YICHUANG_TEST(EraseTest)
#include "EraseTest.moc"
