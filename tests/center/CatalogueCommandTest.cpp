// SPDX-License-Identifier: Apache-2.0
#include "tests/center/ServiceFixture.h"

#include "center/admin/CalendarCommands.h"
#include "center/admin/CatalogueCommands.h"
#include "tests/support/Expect.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <barrier>
#include <future>

using namespace yichuang;
using namespace yichuang::tests;
using base::ErrorCode;
using base::Result;
using center::Report;

namespace {

QString written(const ServiceFixture &fixture, const QString &name, const QByteArray &bytes)
{
    QFile file(fixture.file(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
        qFatal("cannot write the test's file");
    }
    return file.fileName();
}

QString written(const ServiceFixture &fixture, const QString &name, const QJsonObject &json)
{
    return written(fixture, name, QJsonDocument(json).toJson());
}

/// The shipped catalogue as another version, one item changed.
QJsonObject catalogue(const char *version, const char *member = nullptr, const QJsonValue &value = {}, int at = 9)
{
    QJsonObject json = catalogueJson();
    json.insert(QStringLiteral("version"), QLatin1String(version));
    QJsonArray items = json.value(QLatin1String("items")).toArray();
    QJsonObject item = items.at(at).toObject();
    if (member) {
        item.insert(QLatin1String(member), value);
        item.insert(QStringLiteral("version"), item.value(QLatin1String("version")).toInt() + 1);
    }
    items.replace(at, item);
    json.insert(QStringLiteral("items"), items);
    return json;
}

QJsonObject days(int value)
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("unit"), QStringLiteral("working_day")}, {QStringLiteral("basis"), QString()}};
}

} // namespace

/// `yichuang-center catalogue …` and `calendar …`.
class CatalogueCommandTest final : public QObject {
    Q_OBJECT

private:
    static Result<Report> run(const ServiceFixture &fixture, const QStringList &words)
    {
        const auto line = fixture.line(words);
        return words.first() == QLatin1String("catalogue") ? center::runCatalogue(line, fixture.clock) : center::runCalendar(line, fixture.clock);
    }
    static Result<Report> say(const ServiceFixture &fixture, const char *words, const QString &last = {})
    {
        QStringList all = QString::fromLatin1(words).split(QLatin1Char(' '));
        if (!last.isEmpty()) {
            all.append(last);
        }
        return run(fixture, all);
    }
    static QString inForce(const ServiceFixture &fixture)
    {
        return say(fixture, "catalogue list")->json.value(QLatin1String("in_force")).toString();
    }

private Q_SLOTS:
    void aDraftBecomesAVersion()
    {
        ServiceFixture fixture;
        const QString file = written(fixture, QStringLiteral("a.json"), catalogue("2027.1", "promised_limit", days(3)));
        const auto drafted = run(fixture, {QStringLiteral("catalogue"), QStringLiteral("draft"), file, QStringLiteral("--author=梁科长"), QStringLiteral("--note=提速")});
        EXPECT_OK(drafted);
        QCOMPARE(drafted->json.value(QLatin1String("draft")).toInt(), 1);
        QVERIFY2(drafted->json.value(QLatin1String("faults")).toArray().isEmpty(), qPrintable(drafted->text));
        EXPECT_OK(say(fixture, "catalogue draft", file)); // another one
        const auto listed = say(fixture, "catalogue list");
        QCOMPARE(listed->json.value(QLatin1String("drafts")).toArray().size(), 2);
        QCOMPARE(listed->json.value(QLatin1String("drafts"))[0][QLatin1String("author")].toString(), QStringLiteral("梁科长"));
        QVERIFY(inForce(fixture) != QLatin1String("2027.1"));

        const auto diff = say(fixture, "catalogue diff in-force draft:1");
        EXPECT_OK(diff);
        QVERIFY2(diff->text.contains(QStringLiteral("~ item ggcs-ws promised_limit.value: 5 → 3")), qPrintable(diff->text));
        EXPECT_OK(say(fixture, "catalogue publish 1"));
        QCOMPARE(inForce(fixture), QStringLiteral("2027.1"));
        QCOMPARE(say(fixture, "catalogue show 2027.1")->json.value(QLatin1String("body")).toObject(), catalogue("2027.1", "promised_limit", days(3)));
        // The old one is there still; what was published is published.
        EXPECT_OK(say(fixture, "catalogue export 2026.11.2"));
        EXPECT_FAILS(say(fixture, "catalogue publish 1"), ErrorCode::Conflict);
        EXPECT_FAILS(say(fixture, "catalogue withdraw-draft 1"), ErrorCode::Conflict);
        // The twin is no later version than what is in force now.
        EXPECT_FAILS(say(fixture, "catalogue publish draft:2"), ErrorCode::Malformed);
        EXPECT_OK(say(fixture, "catalogue withdraw-draft 2"));
        EXPECT_FAILS(say(fixture, "catalogue publish 2"), ErrorCode::Conflict);
        EXPECT_FAILS(say(fixture, "catalogue publish 3"), ErrorCode::NotFound);
    }

    void everyFaultIsToldAndNothingIsPublished()
    {
        ServiceFixture fixture;
        const QString before = inForce(fixture);
        QJsonObject broken = catalogue("2027.1", "promised_limit", days(30));
        QJsonArray items = broken.value(QLatin1String("items")).toArray();
        QJsonObject item = items.at(3).toObject();
        item.remove(QStringLiteral("name"));
        items.replace(3, item);
        broken.insert(QStringLiteral("items"), items);
        const QString file = written(fixture, QStringLiteral("a.json"), broken);
        const auto checked = say(fixture, "catalogue check", file);
        EXPECT_OK(checked);
        QCOMPARE(checked->exitCode, 1);
        QCOMPARE(checked->json.value(QLatin1String("in_order")).toBool(true), false);
        QCOMPARE(checked->json.value(QLatin1String("faults")).toArray().size(), 2);
        EXPECT_OK(say(fixture, "catalogue draft", file)); // a draft may be unfinished
        const auto refused = say(fixture, "catalogue publish 1");
        EXPECT_FAILS(refused, ErrorCode::Malformed);
        QVERIFY(refused.error().detail.contains(QStringLiteral("fp-sl: name")) && refused.error().detail.contains(QStringLiteral("ggcs-ws: promised_limit")));
        EXPECT_FAILS(say(fixture, "catalogue import", file), ErrorCode::Malformed);
        QCOMPARE(inForce(fixture), before);
        QCOMPARE(say(fixture, "catalogue list")->json.value(QLatin1String("drafts")).toArray().size(), 1); // the import left none
    }

    void unreadableFilesAreToldPlainly_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        QTest::newRow("nothing") << QByteArray() << QStringLiteral("JSON");
        QTest::newRow("cut off") << QByteArray("{\"version\":\"1\"") << QStringLiteral("byte");
        QTest::newRow("a list") << QByteArray("[]") << QStringLiteral("not an object");
        QTest::newRow("a bomb of lists") << (QByteArray("{\"a\":") + QByteArray(200'000, '[')) << QStringLiteral("deep");
        QTest::newRow("a bomb of objects") << QByteArray("{\"a\":").repeated(50'000) << QStringLiteral("deep");
        QTest::newRow("a member twice") << QByteArray("{\"version\":\"1\",\"version\":\"2\"}") << QStringLiteral("twice stand: version");
        QTest::newRow("bad UTF-8") << QByteArray("{\"version\":\"\xff\xfe\"}") << QStringLiteral("JSON");
    }
    void unreadableFilesAreToldPlainly()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        ServiceFixture fixture;
        const QString file = written(fixture, QStringLiteral("a.json"), bytes);
        for (const char *words : {"catalogue draft", "catalogue check", "catalogue import", "calendar check", "calendar import"}) {
            const auto refused = say(fixture, words, file);
            EXPECT_FAILS(refused, ErrorCode::Malformed);
            QVERIFY2(refused.error().detail.contains(said), qPrintable(refused.error().detail));
        }
        EXPECT_FAILS(say(fixture, "catalogue draft", QStringLiteral("/nowhere.json")), ErrorCode::NotFound);
    }

    void importIsDraftAndPublicationInOne()
    {
        ServiceFixture fixture;
        const QString file = written(fixture, QStringLiteral("a.json"), catalogue("2027.1"));
        EXPECT_OK(say(fixture, "catalogue import", file));
        const auto audited = fixture.admin()->stores().audit.newest(QStringLiteral(""), 1);
        EXPECT_OK(audited);
        QCOMPARE(audited->at(0).line.act, QStringLiteral("published"));
        EXPECT_OK(say(fixture, "catalogue import", file)); // the same again
        const auto listed = say(fixture, "catalogue list");
        QCOMPARE(listed->json.value(QLatin1String("drafts")).toArray().size(), 1);
        QCOMPARE(listed->json.value(QLatin1String("drafts"))[0][QLatin1String("state")].toString(), QStringLiteral("published"));
        // Another content under its version, and an older version, are refused.
        EXPECT_FAILS(say(fixture, "catalogue import", written(fixture, QStringLiteral("b.json"), catalogue("2027.1", "promised_limit", days(3)))), ErrorCode::Malformed);
        EXPECT_FAILS(say(fixture, "catalogue import", written(fixture, QStringLiteral("c.json"), catalogue("2027.0"))), ErrorCode::Malformed);
    }

    void aLowerTierOnlyTightens()
    {
        ServiceFixture fixture;
        EXPECT_FAILS(say(fixture, "catalogue parent import", written(fixture, QStringLiteral("p.json"), catalogueJson())), ErrorCode::InvalidArgument); // whose?
        EXPECT_OK(run(fixture, {QStringLiteral("catalogue"), QStringLiteral("parent"), QStringLiteral("import"), fixture.file(QStringLiteral("p.json")), QStringLiteral("--origin=自治区")}));
        QCOMPARE(say(fixture, "catalogue parent list")->json.value(QLatin1String("parents"))[0][QLatin1String("origin")].toString(), QStringLiteral("自治区"));
        const auto longer = say(fixture, "catalogue import", written(fixture, QStringLiteral("a.json"), catalogue("2027.1", "promised_limit", days(6))));
        EXPECT_FAILS(longer, ErrorCode::Malformed);
        QVERIFY2(longer.error().detail.contains(QStringLiteral("a lower tier may only shorten it")), qPrintable(longer.error().detail));
        QJsonObject shorter = catalogue("2027.1", "promised_limit", days(4));
        shorter.insert(QStringLiteral("parent"), QJsonObject{{QStringLiteral("origin"), QStringLiteral("自治区")}, {QStringLiteral("version"), QStringLiteral("2025.1")}});
        EXPECT_FAILS(say(fixture, "catalogue import", written(fixture, QStringLiteral("b.json"), shorter)), ErrorCode::Malformed); // rests on another
        shorter.insert(QStringLiteral("parent"), QJsonObject{{QStringLiteral("origin"), QStringLiteral("自治区")}, {QStringLiteral("version"), QStringLiteral("2026.11.2")}});
        EXPECT_OK(say(fixture, "catalogue import", written(fixture, QStringLiteral("b.json"), shorter)));
    }

    void aDraftIsRehearsedAgainstWhatCame()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        for (int i = 0; i < 3; ++i) {
            CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
            QCOMPARE(workstation.offer({workstation.journal->act(builder, domain::ActKind::Accept)}).status, 200);
        }
        EXPECT_OK(say(fixture, "catalogue draft", written(fixture, QStringLiteral("a.json"), catalogue("2027.1", "promised_limit", days(3)))));
        const QString today = base::chinaDate(fixture.clock.now()).toString(Qt::ISODate);
        const auto rehearsed = run(fixture, {QStringLiteral("catalogue"), QStringLiteral("rehearse"), QStringLiteral("draft:1"), QStringLiteral("--from"), today});
        EXPECT_OK(rehearsed);
        QCOMPARE(rehearsed->json.value(QLatin1String("cases")).toInt(), 3);
        QCOMPARE(rehearsed->json.value(QLatin1String("dates"))[QLatin1String("promised")][QLatin1String("earlier")].toInt(), 3);
        QCOMPARE(rehearsed->exitCode, 0); // nobody had promised otherwise by then
        // Last month nobody came.
        QCOMPARE(say(fixture, "catalogue rehearse 1")->json.value(QLatin1String("cases")).toInt(), 0);

        EXPECT_OK(say(fixture, "catalogue draft", written(fixture, QStringLiteral("b.json"),
                                                          catalogue("2027.1", "materials", QJsonArray{QJsonObject{{QStringLiteral("key"), QStringLiteral("m99")}, {QStringLiteral("name"), QStringLiteral("新证明")}, {QStringLiteral("originals"), 1}}}))));
        const auto breaking = run(fixture, {QStringLiteral("catalogue"), QStringLiteral("rehearse"), QStringLiteral("2"), QStringLiteral("--from"), today, QStringLiteral("--to"), today});
        EXPECT_OK(breaking);
        QCOMPARE(breaking->exitCode, 1);
        QCOMPARE(breaking->json.value(QLatin1String("lacking"))[0][QLatin1String("cases")].toInt(), 3);
        EXPECT_FAILS(run(fixture, {QStringLiteral("catalogue"), QStringLiteral("rehearse"), QStringLiteral("2"), QStringLiteral("--from=soon")}), ErrorCode::InvalidArgument);
    }

    void ofTwoImportsAtOnceNoneIsLost()
    {
        constexpr int Rounds = 8;
        ServiceFixture fixture;
        const auto before = fixture.admin()->stores().documents.calendarFiles().value().size();
        for (int round = 0; round < Rounds; ++round) {
            std::barrier<> together(2);
            const auto import = [&](const char *region) {
                const QJsonObject day{{QStringLiteral("date"), QStringLiteral("%1-01-01").arg(2027 + round)}, {QStringLiteral("name"), QStringLiteral("元旦")}, {QStringLiteral("work"), false}};
                const QString file = written(fixture, QStringLiteral("%1.json").arg(QLatin1String(region)),
                                             QJsonObject{{QStringLiteral("region"), QLatin1String(region)}, {QStringLiteral("year"), 2027 + round}, {QStringLiteral("source"), QStringLiteral("通知")}, {QStringLiteral("days"), QJsonArray{day}}});
                together.arrive_and_wait();
                return say(fixture, "calendar import", file);
            };
            std::future<Result<Report>> national = std::async(std::launch::async, import, "CN");
            const Result<Report> regional = import("CN-45");
            EXPECT_OK(national.get());
            EXPECT_OK(regional);
        }
        QCOMPARE(fixture.admin()->stores().documents.calendarFiles().value().size(), before + 2 * Rounds);
    }

    void aNoticeIsCheckedImportedAndComputed()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
        QCOMPARE(workstation.offer({workstation.journal->act(builder, domain::ActKind::Accept)}).status, 200);
        const QString file = written(fixture, QStringLiteral("n.json"), nextNotice(fixture, "day off"));
        const auto checked = say(fixture, "calendar check", file);
        EXPECT_OK(checked);
        QVERIFY2(checked->exitCode == 0, qPrintable(checked->text));
        QVERIFY(say(fixture, "calendar diff", file)->text.contains(QStringLiteral("+ ")));
        const auto imported = say(fixture, "calendar import", file);
        EXPECT_OK(imported);
        const auto session = fixture.admin();
        const auto record = session->stores().cases.read(builder.id());
        QCOMPARE((*record)->dateChanges.size(), size_t(1)); // by this command or by the service, whoever came first
        QVERIFY((*record)->dues.promised > builder.record().dues.promised || (*record)->dues.statutory > builder.record().dues.statutory);
        QVERIFY(!*session->stores().dateChanges.unfinished());
        EXPECT_OK(say(fixture, "calendar recompute"));
        QCOMPARE(say(fixture, "calendar list")->json.value(QLatin1String("versions")).toArray().size(), 2);
        EXPECT_OK(say(fixture, "calendar show"));
        EXPECT_FAILS(say(fixture, "calendar show nothing"), ErrorCode::NotFound);
        QCOMPARE(fixture.findings(), QString());

        QJsonObject contrary = nextNotice(fixture, "day off");
        QJsonArray days = contrary.value(QLatin1String("days")).toArray();
        QJsonObject again = days.last().toObject();
        again.insert(QStringLiteral("work"), true);
        days.append(again);
        contrary.insert(QStringLiteral("days"), days);
        const auto refused = say(fixture, "calendar import", written(fixture, QStringLiteral("c.json"), contrary));
        EXPECT_FAILS(refused, ErrorCode::Malformed);
        QVERIFY(refused.error().detail.contains(QStringLiteral("as a work day and as a day off")));
    }

    /// The command was cut off after it had published: the service does the rest.
    void theServiceFinishesWhatACommandBegan()
    {
        ServiceFixture fixture;
        fixture.start();
        RemoteWorkstation workstation = fixture.enrol("01");
        CaseBuilder builder = workstation.journal->newCase("ggcs-ws");
        QCOMPARE(workstation.offer({workstation.journal->act(builder, domain::ActKind::Accept)}).status, 200);
        fixture.stop();
        {
            const auto session = fixture.admin();
            QJsonArray files = session->stores().documents.latest(center::DocumentKind::Calendar).value()->body.value(QLatin1String("files")).toArray();
            const QJsonObject notice = nextNotice(fixture, "cut off");
            for (qsizetype i = 0; i < files.size(); ++i) {
                const bool isIt = files.at(i)[QLatin1String("region")] == QLatin1String("CN") && files.at(i)[QLatin1String("year")] == notice.value(QLatin1String("year"));
                if (isIt) {
                    files.removeAt(i--);
                }
            }
            files.append(notice);
            EXPECT_OK(session->publish(center::DocumentKind::Calendar, {{QStringLiteral("files"), files}}));
        }
        fixture.start();
        const auto session = fixture.admin();
        QTRY_VERIFY_WITH_TIMEOUT(!*session->stores().dateChanges.unfinished(), 20'000);
        QCOMPARE((*session->stores().cases.read(builder.id()))->dateChanges.size(), size_t(1));
        QCOMPARE(fixture.findings(), QString());
    }

    void wrongUsageIsTold_data()
    {
        QTest::addColumn<QString>("words");
        for (const char *words : {"catalogue", "catalogue fly", "catalogue draft", "catalogue diff a", "catalogue publish x", "catalogue publish 0", "catalogue parent", "catalogue parent fly",
                                  "catalogue rehearse 1 --from=2026-02-01 --to=2026-01-01", "calendar", "calendar fly", "calendar import", "calendar list x"}) {
            QTest::newRow(words) << QString::fromLatin1(words);
        }
    }
    void wrongUsageIsTold()
    {
        QFETCH(QString, words);
        const ServiceFixture fixture;
        EXPECT_FAILS(say(fixture, words.toLatin1().constData()), ErrorCode::InvalidArgument);
    }

private:
    /// The notice of the year in which the day after next week lies, with one day off more: a work day within the limits that
    /// run now, whatever day this test is run on.
    static QJsonObject nextNotice(ServiceFixture &fixture, const char *source)
    {
        const auto rules = fixture.admin()->stores().facts.current();
        const domain::Calendar &calendar = (*rules)->facts().calendars->national();
        QDate day = base::chinaDate(fixture.clock.now()).addDays(3);
        while (!calendar.isWorking(day)) {
            day = day.addDays(1);
        }
        QJsonObject notice{{QStringLiteral("region"), QStringLiteral("CN")}, {QStringLiteral("year"), day.year()}, {QStringLiteral("days"), QJsonArray()}};
        for (const QJsonObject &file : calendarFiles()) {
            if (file.value(QLatin1String("region")) == QLatin1String("CN") && file.value(QLatin1String("year")).toInt() == day.year()) {
                notice = file;
            }
        }
        QJsonArray days = notice.value(QLatin1String("days")).toArray();
        days.append(QJsonObject{{QStringLiteral("date"), day.toString(Qt::ISODate)}, {QStringLiteral("name"), QStringLiteral("测试")}, {QStringLiteral("work"), false}});
        notice.insert(QStringLiteral("days"), days);
        notice.insert(QStringLiteral("source"), QLatin1String(source));
        return notice;
    }
};

YICHUANG_TEST(CatalogueCommandTest)
#include "CatalogueCommandTest.moc"
