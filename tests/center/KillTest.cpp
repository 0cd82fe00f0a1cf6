// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"
#include "app/domain/DatesInForce.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <csignal>
#include <thread>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

constexpr int ShortRounds = 6;

int rounds()
{
    bool isNumber = false;
    const int wanted = qEnvironmentVariableIntValue("YICHUANG_KILLS", &isNumber);
    return isNumber && wanted > 0 ? wanted : ShortRounds;
}

/// The real program; killed when it goes.
class Process {
public:
    explicit Process(const ServiceFixture &fixture)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(YICHUANG_CENTER), {QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0"), QStringLiteral("--database"),
                                                          fixture.places().database, QStringLiteral("--keys"), fixture.places().keys,
                                                          QStringLiteral("--attachments"), fixture.attachments()});
        QByteArray said;
        while (!said.contains('\n') && m_process.waitForReadyRead(60'000)) {
            said += m_process.readAllStandardOutput();
        }
        m_port = QJsonDocument::fromJson(said).object().value(QLatin1String("listening")).toString().section(QLatin1Char(':'), -1).toUShort();
        if (m_port == 0) {
            qFatal("the centre did not start");
        }
    }
    ~Process() { kill(); }

    quint16 port() const { return m_port; }
    void kill()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    int terminate()
    {
        m_process.terminate();
        m_process.waitForFinished(60'000);
        return m_process.exitCode();
    }
    qint64 id() const { return m_process.processId(); }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

/// Sends SIGKILL after so many microseconds, whatever the test is doing then.
class Killer {
public:
    Killer(qint64 process, int afterMicroseconds)
        : m_thread([process, afterMicroseconds] {
              // Never process 0: that is everybody of this group.
              Q_ASSERT(process > 0);
              std::this_thread::sleep_for(std::chrono::microseconds(afterMicroseconds));
              ::kill(static_cast<pid_t>(process), SIGKILL);
          })
    {
    }
    ~Killer() { m_thread.join(); }

private:
    std::thread m_thread;
};

} // namespace

/// The real process killed at any moment: what it had answered is there, nothing is there twice, the journal is whole.
/// YICHUANG_KILLS=300 for the long sweep.
class KillTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingAnsweredIsLost()
    {
        ServiceFixture fixture;
        auto process = std::make_unique<Process>(fixture);
        RemoteWorkstation workstation = fixture.enrolAt(process->port(), "01");
        std::vector<protocol::Operation> waiting;
        QSet<QString> answered;
        const int wanted = rounds();
        for (int round = 0; round < wanted; ++round) {
            for (int i = 0; i < 3; ++i) {
                CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
                waiting.push_back(workstation.journal->act(builder, domain::ActKind::Accept));
            }
            {
                const Killer killer(process->id(), static_cast<int>(QRandomGenerator::global()->bounded(60'000)));
                note(offer(fixture, *process, workstation, waiting), answered);
            }
            process->kill();
            process = std::make_unique<Process>(fixture);
        }
        const ApiReply final = offer(fixture, *process, workstation, waiting);
        QCOMPARE(final.status, 200);
        const QJsonArray answers = final.json.value(QLatin1String("answers")).toArray();
        QCOMPARE(answers.size(), static_cast<qsizetype>(std::min<size_t>(waiting.size(), 400)));
        for (const QJsonValue &answer : answers) {
            const QString status = answer[QLatin1String("status")].toString();
            QVERIFY(status == QLatin1String("applied") || status == QLatin1String("duplicate"));
            if (answered.contains(answer[QLatin1String("id")].toString())) {
                QCOMPARE(status, QStringLiteral("duplicate"));
                QCOMPARE(answer[QLatin1String("first")][QLatin1String("status")].toString(), QStringLiteral("applied"));
            }
        }
        QCOMPARE(process->terminate(), 0);
        QCOMPARE(fixture.findings(), QString());
    }

    /// Command and service killed at any moment while dates are computed anew: each open case has the dates of the last calendar in
    /// the end, each change is recorded once, and the journal is whole.
    void recomputingDatesGoesOn()
    {
        ServiceFixture fixture;
        {
            const Process process(fixture);
            RemoteWorkstation workstation = fixture.enrolAt(process.port(), "01");
            std::vector<protocol::Operation> operations;
            for (int i = 0; i < Cases; ++i) {
                CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
                operations.push_back(workstation.journal->act(builder, domain::ActKind::Accept));
            }
            QCOMPARE(offer(fixture, process, workstation, operations).status, 200);
        }
        const int wanted = rounds();
        for (int round = 0; round < wanted; ++round) {
            QProcess command;
            command.start(QStringLiteral(YICHUANG_CENTER), {QStringLiteral("calendar"), QStringLiteral("import"), noticeOf(fixture, round), QStringLiteral("--database"), fixture.places().database,
                                                            QStringLiteral("--keys"), fixture.places().keys});
            QVERIFY(command.waitForStarted());
            {
                const Killer killer(command.processId(), static_cast<int>(QRandomGenerator::global()->bounded(400'000)));
            }
            command.waitForFinished();
            Process process(fixture);
            {
                const Killer killer(process.id(), static_cast<int>(QRandomGenerator::global()->bounded(30'000)));
            }
        }
        Process process(fixture);
        const auto session = fixture.admin();
        QTRY_VERIFY_WITH_TIMEOUT(!*session->stores().dateChanges.unfinished(), 60'000);
        QCOMPARE(process.terminate(), 0);
        const auto rules = session->stores().facts.current();
        const auto records = session->stores().cases.page({}, 2 * Cases);
        QCOMPARE(records->size(), static_cast<size_t>(Cases));
        qint64 changes = 0;
        for (const domain::Case &record : *records) {
            QVERIFY(!domain::withDateChange(record, (*rules)->facts(), fixture.clock.now()));
            changes += static_cast<qint64>(record.dateChanges.size());
        }
        QCOMPARE(session->stores().dateChanges.count().value(), changes);
        QCOMPARE(fixture.findings(), QString());
    }

private:
    static constexpr int Cases = 300;

    /// A notice with a day off more among the next days, another one each round.
    static QString noticeOf(const ServiceFixture &fixture, int round)
    {
        const domain::CalendarSet calendars = domain::CalendarSet::make(calendarFiles()).value();
        QDate day = base::chinaDate(fixture.clock.now()).addDays(3 + 2 * (round % 4));
        while (!calendars.national().isWorking(day)) {
            day = day.addDays(1);
        }
        QJsonObject notice{{QStringLiteral("region"), QStringLiteral("CN")}, {QStringLiteral("year"), day.year()}};
        for (const QJsonObject &file : calendarFiles()) {
            if (file.value(QLatin1String("region")) == QLatin1String("CN") && file.value(QLatin1String("year")).toInt() == day.year()) {
                notice = file;
            }
        }
        QJsonArray days = notice.value(QLatin1String("days")).toArray();
        days.append(QJsonObject{{QStringLiteral("date"), day.toString(Qt::ISODate)}, {QStringLiteral("name"), QStringLiteral("测试")}, {QStringLiteral("work"), false}});
        notice.insert(QStringLiteral("days"), days);
        notice.insert(QStringLiteral("source"), QStringLiteral("round %1").arg(round));
        QFile file(fixture.file(QStringLiteral("notice-%1.json").arg(round)));
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(notice).toJson()) < 0) {
            qFatal("cannot write the test's file");
        }
        return file.fileName();
    }
    static ApiReply offer(const ServiceFixture &fixture, const Process &process, const RemoteWorkstation &workstation, const std::vector<protocol::Operation> &operations)
    {
        const size_t from = operations.size() > 400 ? operations.size() - 400 : 0;
        ApiClient client(process.port(), fixture.authorityPem(), workstation.identity.get());
        return client.post("/v1/operations", workstation.batchOf({operations.begin() + static_cast<std::ptrdiff_t>(from), operations.end()}));
    }
    static void note(const ApiReply &reply, QSet<QString> &answered)
    {
        const QJsonArray answers = reply.json.value(QLatin1String("answers")).toArray();
        for (const QJsonValue &answer : answers) {
            answered.insert(answer[QLatin1String("id")].toString());
        }
    }
};

YICHUANG_TEST(KillTest)
#include "KillTest.moc"
