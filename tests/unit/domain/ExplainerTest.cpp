// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DueDate.h"
#include "app/domain/Explainer.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

const Pinyin &pinyin()
{
    static const Pinyin made =
        Pinyin::make(resource(QStringLiteral("pinyin/readings.txt")), resource(QStringLiteral("pinyin/surnames.txt")))
            .value();
    return made;
}

QJsonObject mayAnswer(const QJsonObject &question)
{
    return {{QStringLiteral("may"), false}, {QStringLiteral("why"), question.value(QStringLiteral("act"))}};
}

QJsonObject ask(const QByteArray &line)
{
    static const Explainer explainer(
        {calendars(), pinyin(), mayAnswer, [] { return QDate(2026, 11, 23); }, CounterHours::standard()});
    const QByteArray answer = explainer.answerLine(line);
    if (answer.contains('\n')) {
        qFatal("an answer is one line");
    }
    return QJsonDocument::fromJson(answer).object();
}

QJsonValue member(const QJsonObject &json, const char *key)
{
    return json.value(QLatin1String(key));
}

QString text(const QJsonObject &json, const char *key)
{
    return member(json, key).toString();
}

QJsonObject dayOf(const QJsonObject &answer, const char *date)
{
    for (const QJsonValue &value : member(answer, "days").toArray()) {
        if (text(value.toObject(), "date") == QLatin1String(date)) {
            return value.toObject();
        }
    }
    return {};
}

} // namespace

class ExplainerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dueOfTheFixedForm();
    void dueWithStopsAndExtension();
    void dueInNaturalDays();
    void naturalDaysRestOnTheCivilCode();
    void dayZeroSaysWhatItIs_data();
    void dayZeroSaysWhatItIs();
    void dueAfterHours();
    void dueInMinutes();
    void dueStopped();
    void dueProvisional();
    void workdays_data();
    void workdays();
    void identities_data();
    void identities();
    void zones();
    void spellings();
    void mayIsPassedOn();
    void badQuestions_data();
    void badQuestions();
    void hostileQuestionsStayCheap();
};

void ExplainerTest::dueOfTheFixedForm()
{
    const QJsonObject answer = ask(R"({"ask":"due","from":"2026-09-24","days":20,"unit":"working_day","region":"CN"})");
    QCOMPARE(text(answer, "due"), QStringLiteral("2026-10-29"));
    QCOMPARE(member(answer, "provisional"), QJsonValue(false));
    QCOMPARE(text(answer, "at"), QStringLiteral("2026-10-29T17:00"));
    const QJsonArray days = member(answer, "days").toArray();
    const QJsonObject first = days.first().toObject();
    QCOMPARE(text(first, "date"), QStringLiteral("2026-09-25"));
    QCOMPARE(member(first, "counted"), QJsonValue(false));
    QCOMPARE(text(first, "why"), QStringLiteral("中秋节"));
    QCOMPARE(text(member(answer, "start").toObject(), "why"), QStringLiteral("起算当日不计入"));
    QCOMPARE(text(dayOf(answer, "2026-10-07"), "why"), QStringLiteral("国庆节"));
    QCOMPARE(text(dayOf(answer, "2026-10-10"), "why"), QStringLiteral("国庆节调休上班"));
    QCOMPARE(member(dayOf(answer, "2026-10-10"), "counted"), QJsonValue(true));
    QCOMPARE(text(dayOf(answer, "2026-10-11"), "why"), QStringLiteral("周末"));
    QCOMPARE(text(dayOf(answer, "2026-10-12"), "why"), QStringLiteral("工作日"));
    QCOMPARE(text(days.last().toObject(), "date"), QStringLiteral("2026-10-29"));
    QCOMPARE(member(days.last().toObject(), "n").toInt(), 20);
    QVERIFY(text(answer, "calendar").startsWith(QStringLiteral("CN@2026:")));
}

void ExplainerTest::dueWithStopsAndExtension()
{
    const QJsonObject answer =
        ask(R"({"ask":"due","from":"2026-03-02","days":20,"unit":"working_day",)"
            R"("stops":[{"from":"2026-03-11","to":"2026-03-25","ground":"hearing"}],"extend":10})");
    QCOMPARE(text(dayOf(answer, "2026-03-11"), "why"), QStringLiteral("听证期间不计入"));
    QCOMPARE(text(dayOf(answer, "2026-03-11"), "ground"), QStringLiteral("hearing"));
    // 6 used; 24 remain after 03-25, over 清明节 and 劳动节.
    QCOMPARE(text(answer, "due"), QStringLiteral("2026-04-29"));
    QCOMPARE(member(dayOf(answer, "2026-04-29"), "extended"), QJsonValue(true));
}

void ExplainerTest::dueInNaturalDays()
{
    const QJsonObject answer = ask(R"({"ask":"due","from":"2026-09-21","days":10,"unit":"natural_day"})");
    QCOMPARE(text(answer, "due"), QStringLiteral("2026-10-08"));
    QCOMPARE(text(dayOf(answer, "2026-10-01"), "why"), QStringLiteral("自然日"));
    QVERIFY(text(dayOf(answer, "2026-10-08"), "why").contains(QStringLiteral("顺延")));
}

// 行政许可法 82 speaks of working days; of natural days only the last one may not be a day off.
void ExplainerTest::naturalDaysRestOnTheCivilCode()
{
    const QJsonObject answer = ask(R"({"ask":"due","from":"2026-11-17","days":11,"unit":"natural_day"})");
    QCOMPARE(text(answer, "due"), QStringLiteral("2026-11-30"));
    QCOMPARE(text(dayOf(answer, "2026-11-21"), "why"), QStringLiteral("自然日"));
    QCOMPARE(text(dayOf(answer, "2026-11-29"), "basis"), QStringLiteral("civil_code_203"));
    const QJsonObject working = ask(R"({"ask":"due","from":"2026-11-20","days":1,"unit":"working_day"})");
    QCOMPARE(text(dayOf(working, "2026-11-21"), "basis"), QStringLiteral("licensing_law_82"));
    const QJsonObject late = ask(R"({"ask":"due","from":"2026-11-20T17:30","days":5,"unit":"natural_day","after_hours":"next_working_day"})");
    QCOMPARE(text(member(late, "before").toArray().at(1).toObject(), "basis"), QStringLiteral("site_rule"));
}

void ExplainerTest::dayZeroSaysWhatItIs_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("why");
    QTest::addColumn<QString>("due"); // one working day from Monday 2026-11-23 17:30, where what arrives then arrives on Tuesday
    QTest::newRow("receipt") << "receipt" << QStringLiteral("收件当日不计入") << "2026-11-25";
    QTest::newRow("supply") << "supply" << QStringLiteral("补正材料收齐当日不计入") << "2026-11-25";
    QTest::newRow("acceptance") << "acceptance" << QStringLiteral("受理当日不计入") << "2026-11-24";
    QTest::newRow("notice") << "notice" << QStringLiteral("告知当日不计入") << "2026-11-24";
    QTest::newRow("decision") << "decision" << QStringLiteral("作出决定当日不计入") << "2026-11-24";
}

void ExplainerTest::dayZeroSaysWhatItIs()
{
    QFETCH(QString, from);
    QFETCH(QString, why);
    QFETCH(QString, due);
    const QString question = QStringLiteral(R"({"ask":"due","from":"2026-11-23T17:30","days":1,"unit":"working_day","after_hours":"next_working_day","counts_from":"%1"})");
    const QJsonObject answer = ask(question.arg(from).toUtf8());
    QCOMPARE(text(member(answer, "start").toObject(), "why"), why);
    QCOMPARE(text(answer, "due"), due);
}

void ExplainerTest::dueAfterHours()
{
    const QJsonObject answer = ask(
        R"({"ask":"due","from":"2026-09-24T17:30","days":1,"unit":"working_day","after_hours":"next_working_day"})");
    QCOMPARE(text(answer, "due"), QStringLiteral("2026-09-29"));
    QCOMPARE(text(member(answer, "start").toObject(), "date"), QStringLiteral("2026-09-28"));
    QCOMPARE(member(answer, "before").toArray().size(), 4);
}

void ExplainerTest::dueInMinutes()
{
    const QJsonObject answer = ask(R"({"ask":"due","from":"2026-09-24T11:50","value":30,"unit":"minute"})");
    QCOMPARE(text(answer, "at"), QStringLiteral("2026-09-24T13:20"));
    QCOMPARE(member(dayOf(answer, "2026-09-24"), "seconds").toInt(), 1800);
}

void ExplainerTest::dueStopped()
{
    const QJsonObject answer = ask(
        R"({"ask":"due","from":"2026-03-02","days":20,"unit":"working_day","stops":[{"from":"2026-03-11","ground":"testing"}]})");
    QVERIFY(member(answer, "due").isNull());
    QCOMPARE(member(answer, "stopped"), QJsonValue(true));
    QCOMPARE(member(answer, "left").toInt(), 14);
}

void ExplainerTest::dueProvisional()
{
    const QJsonObject answer = ask(R"({"ask":"due","from":"2026-12-20","days":20,"unit":"working_day"})");
    QCOMPARE(member(answer, "provisional"), QJsonValue(true));
    QCOMPARE(member(dayOf(answer, "2027-01-04"), "provisional"), QJsonValue(true));
    QVERIFY(member(dayOf(answer, "2026-12-31"), "provisional").isUndefined());
}

void ExplainerTest::workdays_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("workday");
    QTest::addColumn<QString>("why");
    QTest::newRow("make-up") << QByteArray(R"({"ask":"workday","date":"2026-02-14"})") << true
                             << QStringLiteral("春节调休上班");
    QTest::newRow("holiday") << QByteArray(R"({"ask":"workday","date":"2026-06-19"})") << false
                             << QStringLiteral("端午节");
    QTest::newRow("weekend") << QByteArray(R"({"ask":"workday","date":"2026-03-07"})") << false
                             << QStringLiteral("周末");
    QTest::newRow("plain") << QByteArray(R"({"ask":"workday","date":"2026-03-06","region":"CN"})") << true
                           << QStringLiteral("工作日");
    QTest::newRow("region") << QByteArray(R"({"ask":"workday","date":"2026-04-20","region":"CN-4501"})") << false
                            << QStringLiteral("壮族三月三");
}

void ExplainerTest::workdays()
{
    QFETCH(QByteArray, line);
    QFETCH(bool, workday);
    const QJsonObject answer = ask(line);
    QCOMPARE(member(answer, "workday"), QJsonValue(workday));
    QTEST(text(answer, "why"), "why");
}

void ExplainerTest::identities_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *number, const char *kind, const char *reason) {
        QTest::newRow(number) << QString::fromLatin1(number) << QString::fromLatin1(kind)
                              << QString::fromLatin1(reason);
    };
    row("11010519491231002X", "resident", "");
    row("440524188001010014", "resident", "");
    row("110105491231002", "resident15", "");
    row("911124198108030024", "foreigner", "");
    row("KAZ110090123105", "foreigner15", "");
    row("810000199408230021", "hkmo_resident", "");
    row("830000199201300022", "tw_resident", "");
    row("91350100M000100Y43", "uscc", "");
    row("11320000MB151840XJ", "uscc", "");
    row("12441500196720244T", "uscc", "");
    row("D2143569-X", "orgcode", "");
    row("110105194912310021", "", "identity.check_digit");
    row("110105194913310021", "", "identity.birth");
    row("91350100M000100Y44", "", "uscc.check_digit");
    row("913501001000100944", "", "uscc.check_digit");
    row("D2143569-1", "", "orgcode.check_digit");
    row("", "", "identity.length");
    row("1234", "", "identity.length");
}

void ExplainerTest::identities()
{
    QFETCH(QString, number);
    QFETCH(QString, kind);
    QFETCH(QString, reason);
    const QJsonObject answer = ask(QJsonDocument(QJsonObject{{QStringLiteral("ask"), QStringLiteral("identity")},
                                                             {QStringLiteral("number"), number}})
                                       .toJson(QJsonDocument::Compact));
    QCOMPARE(member(answer, "valid"), QJsonValue(reason.isEmpty()));
    QCOMPARE(text(answer, "kind"), kind);
    QCOMPARE(text(answer, "reason"), reason);
    QCOMPARE(text(answer, "why").isEmpty(), reason.isEmpty());
    if (number == QLatin1String("11010519491231002X")) {
        QCOMPARE(text(answer, "birth"), QStringLiteral("1949-12-31"));
        QCOMPARE(text(answer, "sex"), QStringLiteral("female"));
        QCOMPARE(text(answer, "division"), QStringLiteral("110105"));
    }
    if (number == QLatin1String("110105194912310021")) {
        QCOMPARE(text(answer, "why"), QStringLiteral("校验码不符，应为 X"));
    }
    if (kind == QLatin1String("resident15")) {
        QCOMPARE(text(answer, "to18"), QStringLiteral("11010519491231002X"));
    }
}

void ExplainerTest::zones()
{
    const QJsonObject answer = ask(
        R"({"ask":"mrz","lines":["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<","L898902C36UTO7408122F1204159ZE184226B<<<<<10"]})");
    QCOMPARE(member(answer, "valid"), QJsonValue(true));
    QCOMPARE(text(answer, "number"), QStringLiteral("L898902C3"));
    QCOMPARE(text(answer, "birth"), QStringLiteral("1974-08-12"));
    QCOMPARE(member(answer, "checks").toArray().size(), 5);
    const QJsonObject wrong = ask(
        R"({"ask":"mrz","lines":["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<","L898902C37UTO7408122F1204159ZE184226B<<<<<10"]})");
    QCOMPARE(member(wrong, "valid"), QJsonValue(false));
    QCOMPARE(member(member(wrong, "checks").toArray().first().toObject(), "ok"), QJsonValue(false));
    QVERIFY(!text(wrong, "why").isEmpty());
    const QJsonObject broken = ask(R"({"ask":"mrz","lines":["P<UTO"]})");
    QCOMPARE(member(broken, "valid"), QJsonValue(false));
    QCOMPARE(text(broken, "reason"), QStringLiteral("mrz.lines"));
}

void ExplainerTest::spellings()
{
    const QJsonObject answer = ask(QStringLiteral(R"({"ask":"pinyin","name":"覃单仇"})").toUtf8());
    QCOMPARE(member(answer, "initials").toArray(), QJsonArray({QStringLiteral("qsq"), QStringLiteral("tsq")}));
    QCOMPARE(member(answer, "full").toArray(),
             QJsonArray({QStringLiteral("qinshanqiu"), QStringLiteral("tanshanqiu")}));
}

void ExplainerTest::mayIsPassedOn()
{
    QCOMPARE(text(ask(R"({"ask":"may","person":"p","window":"w","item":"i","act":"accept"})"), "why"),
             QStringLiteral("accept"));
    const Explainer lonely({calendars(), pinyin(), {}, {}, CounterHours::standard()});
    QVERIFY(lonely.answer({{QStringLiteral("ask"), QStringLiteral("may")}}).contains(QStringLiteral("error")));
}

void ExplainerTest::badQuestions_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    int n = 0;
    const auto row = [&n](const QByteArray &line, const char *reason) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(++n).arg(QLatin1String(line.left(60)))))
            << line << QString::fromLatin1(reason);
    };
    row("", "json.syntax");
    row("nonsense", "json.syntax");
    row("[]", "json.root");
    row("{}", "json.question.ask");
    row(R"({"ask":7})", "json.question.ask");
    row(R"({"ask":"weather"})", "explain.ask");
    row(R"({"ask":"workday","date":"2026-11-23","date":"2026-11-24"})", "json.twin");
    row(R"({"ask":"due","from":"2026-11-23","days":1,"unit":"working_day","stops":[{"from":"2026-11-24","from":"2026-11-25","ground":"hearing"}]})", "json.twin");
    row(R"({"ask":"due","from":"2026-11-23","days":1,"unit":"working_day","counts_from":"payment"})", "json.due.counts_from");
    row(QByteArray("[").repeated(5000), "json.depth");
    row("{\"ask\":\"pinyin\",\"name\":\"" + QByteArray(300 * 1024, 'a') + "\"}", "json.size");
    row(R"({"ask":"due"})", "json.due.from");
    row(R"({"ask":"due","from":"2026-09-24","unit":"working_day"})", "json.due.days");
    row(R"({"ask":"due","from":"2026-09-24","days":20})", "json.due.unit");
    row(R"({"ask":"due","from":"2026-09-24","days":20,"unit":"fortnight"})", "json.due.unit");
    row(R"({"ask":"due","from":"2026-09-24","days":"20","unit":"working_day"})", "json.due.days");
    row(R"({"ask":"due","from":"2026-09-24","days":1.5,"unit":"working_day"})", "json.due.days");
    row(R"({"ask":"due","from":"2026-09-24","days":1e9,"unit":"working_day"})", "limit.value");
    row(R"({"ask":"due","from":"2026-09-24","days":1e300,"unit":"working_day"})", "json.due.days");
    row(R"({"ask":"due","from":"2026-09-24","days":-1,"unit":"working_day"})", "limit.value");
    row(R"({"ask":"due","from":"99999-09-24","days":1,"unit":"working_day"})", "json.due.from");
    row(R"({"ask":"due","from":"9999-09-24","days":1,"unit":"working_day"})", "due.out_of_range");
    row(R"({"ask":"due","from":"0001-01-01","days":1,"unit":"working_day"})", "due.out_of_range");
    row(R"({"ask":"due","from":"2026-02-30","days":1,"unit":"working_day"})", "json.due.from");
    row(R"({"ask":"due","from":"2026-09-24T25:00","days":1,"unit":"working_day"})", "json.due.from");
    row(R"({"ask":"due","from":20260924,"days":1,"unit":"working_day"})", "json.due.from");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","region":"US"})", "json.due.region");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","region":["CN"]})", "json.due.region");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","extend":-5})", "limit.value");
    row(R"({"ask":"due","from":"2026-09-24","days":3660,"unit":"working_day","extend":3660})", "limit.value");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","after_hours":"never"})",
        "json.due.after_hours");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":7})", "json.due.stops");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[7]})", "json.stops.from");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[{"from":"2026-09-25","to":"2026-09-26","ground":"lunch"}]})",
        "json.stops.ground");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[{"from":"2026-09-26","to":"2026-09-25","ground":"hearing"}]})",
        "stop.range");
    row(R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[{"from":"2026-09-25","to":"9999-12-31","ground":"hearing"}]})",
        "due.out_of_range");
    row(R"({"ask":"workday"})", "json.workday.date");
    row(R"({"ask":"workday","date":"2999-01-01"})", "json.workday.date");
    row(R"({"ask":"workday","date":"1999-12-31"})", "json.workday.date");
    row(R"({"ask":"identity"})", "json.identity.number");
    row(R"({"ask":"identity","number":110105194912310021})", "json.identity.number");
    row(R"({"ask":"mrz"})", "json.mrz.lines");
    row(R"({"ask":"mrz","lines":"P<UTO"})", "json.mrz.lines");
    row(R"({"ask":"mrz","lines":[1,2]})", "json.mrz.lines");
    row(R"({"ask":"mrz","lines":["a","b","c","d"]})", "json.mrz.lines");
    row(R"({"ask":"pinyin"})", "json.pinyin.name");
    row(R"({"ask":"pinyin","name":null})", "json.pinyin.name");
    row(R"({"ask":"pinyin","name":"a","kind":"dog"})", "json.pinyin.kind");
}

void ExplainerTest::badQuestions()
{
    QFETCH(QByteArray, line);
    const QJsonObject answer = ask(line);
    const QJsonObject error = member(answer, "error").toObject();
    QTEST(text(error, "reason"), "reason");
    QVERIFY(!text(error, "code").isEmpty());
    QVERIFY(!text(error, "text").isEmpty());
    QCOMPARE(answer.size(), 1);
}

void ExplainerTest::hostileQuestionsStayCheap()
{
    QByteArray stops;
    for (int i = 0; i < 200; ++i) {
        stops += (i == 0 ? "" : ",") + QByteArray(R"({"from":"2026-09-25","to":"2040-12-31","ground":"hearing"})");
    }
    const QByteArray line =
        R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[)" + stops + "]}";
    const QJsonObject answer = ask(line);
    QCOMPARE(text(answer, "due"), QStringLiteral("2041-01-02"));
    QVERIFY(member(answer, "days").toArray().size() < MaxWalkDays);
    const QByteArray many =
        R"({"ask":"due","from":"2026-09-24","days":1,"unit":"working_day","stops":[)" + stops + "," + stops + "]}";
    QCOMPARE(text(member(ask(many), "error").toObject(), "reason"), QStringLiteral("json.due.stops"));
}

YICHUANG_TEST(ExplainerTest)
#include "ExplainerTest.moc"
