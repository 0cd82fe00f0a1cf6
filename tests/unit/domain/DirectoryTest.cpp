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
    QTest::newRow("person without id") << "people" << "id" << gone << QByteArray("json.person.id");
    QTest::newRow("person without name") << "people" << "name" << gone << QByteArray("json.person.name");
    QTest::newRow("unknown role") << "people" << "roles" << QJsonValue(QJsonArray{QStringLiteral("king")}) << QByteArray("json.person.roles");
    QTest::newRow("window id with a blank") << "people" << "windows" << QJsonValue(QJsonArray{QStringLiteral("0 1")}) << QByteArray("json.key");
    QTest::newRow("active as text") << "people" << "active" << QJsonValue(QStringLiteral("yes")) << QByteArray("json.person.active");
    QTest::newRow("window of four characters") << "windows" << "id" << QJsonValue(QStringLiteral("1234")) << QByteArray("json.window.id");
    QTest::newRow("window of no hall") << "windows" << "hall" << QJsonValue(QStringLiteral("nowhere")) << QByteArray("directory.hall");
    QTest::newRow("rights of one item as text") << "windows" << "rights" << QJsonValue(QJsonObject{{QStringLiteral("*"), QStringLiteral("accept")}})
                                                << QByteArray("json.window.rights");
    QTest::newRow("unknown right") << "windows" << "rights"
                                   << QJsonValue(QJsonObject{{QStringLiteral("*"), QJsonArray{QStringLiteral("sing")}}})
                                   << QByteArray("json.window.rights");
    QTest::newRow("no rights") << "windows" << "rights" << gone << QByteArray("json.window.rights");
    QTest::newRow("window twice") << "windows" << "id" << QJsonValue(QStringLiteral("02")) << QByteArray("directory.twin");
    QTest::newRow("hall without region") << "halls" << "region" << gone << QByteArray("json.hall.region");
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

YICHUANG_TEST(DirectoryTest)
#include "DirectoryTest.moc"
