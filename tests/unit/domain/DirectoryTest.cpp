// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Directory.h"

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"
#include "tests/support/TestProgram.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

class DirectoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsPeopleWindowsAndHalls();
    void listsAreInOrder();
    void entriesReadBack();
    void emptyDirectoryKnowsNobody();
    void broken_data();
    void broken();
    void siteRules();
    void brokenSiteRules_data();
    void brokenSiteRules();
};

void DirectoryTest::findsPeopleWindowsAndHalls()
{
    const Directory directory = Directory::fromJson(directoryJson()).value();
    QCOMPARE(directory.version(), QStringLiteral("test.1"));
    QVERIFY(directory.person(key<PersonId>("clerk"))->has(Role::Clerk));
    QVERIFY(!directory.person(key<PersonId>("gone"))->active);
    QCOMPARE(directory.window(key<WindowId>("21"))->hall.toText(), QStringLiteral("xixiang"));
    QCOMPARE(directory.hall(key<HallId>("qingxiu"))->region, QStringLiteral("CN"));
    QCOMPARE(directory.person(key<PersonId>("nobody")), nullptr);
    QCOMPARE(directory.window(key<WindowId>("99")), nullptr);
    QCOMPARE(directory.hall(key<HallId>("none")), nullptr);
    QCOMPARE(directory.source(), directoryJson());
}

void DirectoryTest::listsAreInOrder()
{
    const Directory directory = Directory::fromJson(directoryJson()).value();
    const std::vector<Person> people = directory.people();
    const std::vector<Window> windows = directory.windows();
    QCOMPARE(people.size(), size_t(10));
    QCOMPARE(windows.size(), size_t(5));
    QVERIFY(std::is_sorted(people.begin(), people.end(), [](const Person &a, const Person &b) { return a.id < b.id; }));
    QVERIFY(std::is_sorted(windows.begin(), windows.end(), [](const Window &a, const Window &b) { return a.id < b.id; }));
}

void DirectoryTest::entriesReadBack()
{
    const Directory directory = Directory::fromJson(directoryJson()).value();
    for (const Person &person : directory.people()) {
        QCOMPARE(Person::fromJson(person.toJson()).value(), person);
    }
    for (const Window &window : directory.windows()) {
        QCOMPARE(Window::fromJson(window.toJson()).value(), window);
    }
    for (const Role role : {Role::Clerk, Role::Approver, Role::Manager, Role::Supervisor}) {
        QCOMPARE(roleFromWord(toWord(role)), std::optional(role));
    }
}

void DirectoryTest::emptyDirectoryKnowsNobody()
{
    const Directory none;
    QVERIFY(none.people().empty() && none.windows().empty() && none.version().isEmpty());
    QCOMPARE(none.person(key<PersonId>("clerk")), nullptr);
}

void DirectoryTest::broken_data()
{
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("reason");
    const QJsonValue gone(QJsonValue::Undefined);
    QTest::newRow("person without id") << "people" << "id" << gone << QByteArray("json.person().id");
    QTest::newRow("person without name") << "people" << "name" << gone << QByteArray("json.person(clerk).name");
    QTest::newRow("unknown role") << "people" << "roles" << QJsonValue(QJsonArray{QStringLiteral("king")}) << QByteArray("json.person(clerk).roles");
    QTest::newRow("window id with a blank") << "people" << "windows" << QJsonValue(QJsonArray{QStringLiteral("0 1")}) << QByteArray("json.person(clerk).windows");
    QTest::newRow("active as text") << "people" << "active" << QJsonValue(QStringLiteral("yes")) << QByteArray("json.person(clerk).active");
    QTest::newRow("window of four characters") << "windows" << "id" << QJsonValue(QStringLiteral("1234")) << QByteArray("json.window(1234).id");
    QTest::newRow("window of no hall") << "windows" << "hall" << QJsonValue(QStringLiteral("nowhere")) << QByteArray("directory.hall");
    QTest::newRow("rights of one item as text") << "windows" << "rights" << QJsonValue(QJsonObject{{QStringLiteral("*"), QStringLiteral("accept")}})
                                                << QByteArray("json.window(01).rights");
    QTest::newRow("unknown right") << "windows" << "rights"
                                   << QJsonValue(QJsonObject{{QStringLiteral("*"), QJsonArray{QStringLiteral("sing")}}})
                                   << QByteArray("json.window(01).rights");
    QTest::newRow("no rights") << "windows" << "rights" << gone << QByteArray("json.window(01).rights");
    QTest::newRow("window twice") << "windows" << "id" << QJsonValue(QStringLiteral("02")) << QByteArray("directory.twin");
    QTest::newRow("hall without region") << "halls" << "region" << gone << QByteArray("json.hall(qingxiu).region");
    QTest::newRow("hall of no region of China") << "halls" << "region" << QJsonValue(QStringLiteral("CN-99")) << QByteArray("json.hall(qingxiu).region");
}

void DirectoryTest::broken()
{
    QFETCH(QString, list);
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, reason);
    QJsonObject json = directoryJson();
    QJsonArray entries = json.value(list).toArray();
    QJsonObject first = entries[0].toObject();
    if (value.isUndefined()) {
        first.remove(member);
    } else {
        first.insert(member, value);
    }
    entries[0] = first;
    json.insert(list, entries);
    const base::Result<Directory> made = Directory::fromJson(json);
    EXPECT_FAILS(made, base::ErrorCode::Malformed);
    QVERIFY2(made.error().reason.startsWith(reason), made.error().reason.constData());
    json.remove(list);
    QCOMPARE(Directory::fromJson(json).error().reason, "json.directory." + list.toLatin1());
}

void DirectoryTest::siteRules()
{
    QCOMPARE(Directory::fromJson(directoryJson())->site(), SiteRules());
    QCOMPARE(Directory().site(), SiteRules());
    SiteRules own{CounterHours::make({{QTime(8, 30), QTime(16, 30)}}).value(), AfterHours::NextWorkingDay, HandlingEnd::Delivery};
    QJsonObject json = directoryJson();
    json.insert(QStringLiteral("site"), own.toJson());
    QCOMPARE(Directory::fromJson(json)->site(), own);
    Facts facts = sampleFacts();
    facts.directory = Directory::fromJson(json).value();
    const Calendar &calendar = *facts.calendar(QStringLiteral("CN"));
    QCOMPARE(facts.workingTime(calendar).hours, own.hours);
    QCOMPARE(facts.workingTime(calendar).afterHours, own.afterHours);
}

void DirectoryTest::brokenSiteRules_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("hours as text") << "counter_hours" << QJsonValue(QStringLiteral("9-17")) << QByteArray("json.site.counter_hours");
    QTest::newRow("no hours") << "counter_hours" << QJsonValue(QJsonObject{{QStringLiteral("ranges"), QJsonArray()}}) << QByteArray("counter_hours.ranges");
    QTest::newRow("unknown rule") << "after_hours" << QJsonValue(QStringLiteral("never")) << QByteArray("json.site.after_hours");
    QTest::newRow("unknown end") << "closed_at" << QJsonValue(QStringLiteral("someday")) << QByteArray("json.site.closed_at");
}

void DirectoryTest::brokenSiteRules()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, reason);
    QJsonObject json = directoryJson();
    json.insert(QStringLiteral("site"), QJsonObject{{member, value}});
    const base::Result<Directory> made = Directory::fromJson(json);
    QVERIFY(!made);
    QCOMPARE(made.error().reason, reason);
}

YICHUANG_TEST(DirectoryTest)
#include "DirectoryTest.moc"
