// SPDX-License-Identifier: Apache-2.0
#include "app/domain/DirectoryEdit.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

const char *const RoleList[] = {"clerk", "approver", "manager", "supervisor"};

// Which two roles one person may hold: written out here, cell by cell. Rows and columns: clerk, approver, manager, supervisor.
const char *const Together[] = {
    "xx..", // clerk
    "xx..", // approver
    "..x.", // manager
    "...x", // supervisor
};

Person newPerson(const std::vector<Role> &roles)
{
    return {key<PersonId>("new"), QStringLiteral("新同事"), roles, {key<WindowId>("01")}, {}, true};
}

DirectoryEdit editor()
{
    static const Facts facts = sampleFacts();
    return {facts.directory, facts.policy};
}

} // namespace

/// Changes of people and windows, and the table that forbids some of them.
class DirectoryEditTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rolesTogether_data();
    void rolesTogether();
    void everyExclusionNamesItsArticle();
    void whatCannotBeDone_data();
    void whatCannotBeDone();
    void whatIsNotNamedStays();
    void whoIsRetiredStaysInTheDirectory();
    void aClosedWindowLetsNobodyAct();
    void theStaffOfADirectoryIsCheckedWhole();
};

void DirectoryEditTest::rolesTogether_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<bool>("may");
    for (int row = 0; row < 4; ++row) {
        for (int column = 0; column < 4; ++column) {
            QTest::addRow("%s and %s", RoleList[row], RoleList[column]) << RoleList[row] << RoleList[column] << (Together[row][column] == 'x');
        }
    }
}

void DirectoryEditTest::rolesTogether()
{
    QFETCH(QString, first);
    QFETCH(QString, second);
    QFETCH(bool, may);
    const std::vector<Role> roles = first == second ? std::vector{*roleFromWord(first)} : std::vector{*roleFromWord(first), *roleFromWord(second)};
    // By adding somebody, and by changing somebody who holds the first one.
    const auto added = editor().addPerson(newPerson(roles));
    QCOMPARE(added.has_value(), may);
    PersonChange change;
    change.roles = roles;
    const auto changed = editor().changePerson(key<PersonId>("clerk"), change);
    QCOMPARE(changed.has_value(), may);
    if (!may) {
        QCOMPARE(added.error().reason, QByteArray("policy.exclusive"));
        QCOMPARE(changed.error().reason, QByteArray("policy.exclusive"));
        QVERIFY2(added.error().detail.contains(QStringLiteral("条 ")), qPrintable(added.error().detail));
        QVERIFY(added.error().detail.contains(first) && added.error().detail.contains(second));
    }
}

void DirectoryEditTest::everyExclusionNamesItsArticle()
{
    QSet<QString> articles;
    const Policy policy = sampleFacts().policy;
    for (const Exclusion &pair : policy.exclusions()) {
        QVERIFY(!pair.article.isEmpty());
        articles.insert(pair.article);
    }
    QCOMPARE(articles.size(), 5);
    // Tables from before articles were kept are read as they are.
    QJsonObject old = policyJson();
    old.insert(QStringLiteral("exclusive"), QJsonArray{QJsonArray{QStringLiteral("approver"), QStringLiteral("supervisor")}});
    old.remove(QStringLiteral("duties"));
    const auto read = Policy::fromJson(old);
    EXPECT_OK(read);
    QVERIFY(!read->checkRoles(newPerson({Role::Approver, Role::Supervisor})));
}

void DirectoryEditTest::whatCannotBeDone_data()
{
    QTest::addColumn<int>("edit");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("add somebody who is there") << 0 << QByteArray("person.exists");
    QTest::newRow("a window that is not there") << 1 << QByteArray("window.unknown");
    QTest::newRow("change nobody") << 2 << QByteArray("person.unknown");
    QTest::newRow("change somebody retired") << 3 << QByteArray("person.retired");
    QTest::newRow("retire twice") << 4 << QByteArray("person.retired");
    QTest::newRow("a name that is too long") << 5 << QByteArray("json.person(new).name");
    QTest::newRow("add a window that is there") << 6 << QByteArray("window.exists");
    QTest::newRow("a hall that is not there") << 7 << QByteArray("hall.unknown");
    QTest::newRow("change no window") << 8 << QByteArray("window.unknown");
    QTest::newRow("open a retired window") << 9 << QByteArray("window.retired");
    QTest::newRow("a window's number with a letter") << 10 << QByteArray("window.number");
    QTest::newRow("a number that reads the same") << 11 << QByteArray("window.exists");
    QTest::newRow("a name of two lines") << 12 << QByteArray("directory.name");
    QTest::newRow("a name that turns the writing round") << 13 << QByteArray("directory.name");
}

void DirectoryEditTest::whatCannotBeDone()
{
    QFETCH(int, edit);
    QFETCH(QByteArray, reason);
    Person clerk = newPerson({Role::Clerk});
    Window window{key<WindowId>("30"), QStringLiteral("30 号"), key<HallId>("qingxiu"), {}, {}, WindowState::Open};
    const auto result = [&]() -> base::Result<QJsonObject> {
        switch (edit) {
        case 0: clerk.id = key<PersonId>("clerk"); return editor().addPerson(clerk);
        case 1: clerk.windows = {key<WindowId>("77")}; return editor().addPerson(clerk);
        case 2: return editor().changePerson(key<PersonId>("nobody"), {});
        case 3: return editor().changePerson(key<PersonId>("gone"), {});
        case 4: return editor().retirePerson(key<PersonId>("gone"));
        case 5: clerk.name = QString(65, QLatin1Char('x')); return editor().addPerson(clerk);
        case 6: window.id = key<WindowId>("01"); return editor().addWindow(window);
        case 7: window.hall = key<HallId>("nowhere"); return editor().addWindow(window);
        case 8: return editor().changeWindow(key<WindowId>("77"), {});
        case 10: window.id = key<WindowId>("5x"); return editor().addWindow(window);
        case 11: window.id = key<WindowId>("1"); return editor().addWindow(window);
        case 12: window.name = QStringLiteral("3\n号"); return editor().addWindow(window);
        case 13: clerk.name = QStringLiteral("a\u202eb"); return editor().addPerson(clerk);
        default: break;
        }
        const auto retired = editor().setWindowState(key<WindowId>("02"), WindowState::Retired).and_then(Directory::fromJson);
        return retired.and_then([](const Directory &directory) {
            return DirectoryEdit(directory, sampleFacts().policy).setWindowState(key<WindowId>("02"), WindowState::Open);
        });
    }();
    QVERIFY(!result);
    QCOMPARE(result.error().reason, reason);
}

void DirectoryEditTest::whatIsNotNamedStays()
{
    PersonChange change;
    change.windows = {{key<WindowId>("03")}};
    const auto changed = editor().changePerson(key<PersonId>("scjg"), change).and_then(Directory::fromJson);
    EXPECT_OK(changed);
    Person expected = *sampleFacts().directory.person(key<PersonId>("scjg"));
    expected.windows = {key<WindowId>("03")};
    QCOMPARE(*changed->person(key<PersonId>("scjg")), expected);
    QCOMPARE(changed->people().size(), sampleFacts().directory.people().size());
    QCOMPARE(changed->windows(), sampleFacts().directory.windows());
}

void DirectoryEditTest::whoIsRetiredStaysInTheDirectory()
{
    const auto retired = editor().retirePerson(key<PersonId>("clerk")).and_then(Directory::fromJson);
    EXPECT_OK(retired);
    QVERIFY(!retired->person(key<PersonId>("clerk"))->active);
    // Somebody whose roles exclude each other can still be retired: that is the way out.
    EXPECT_OK(editor().retirePerson(key<PersonId>("mixed")));
}

void DirectoryEditTest::aClosedWindowLetsNobodyAct()
{
    const Facts facts = sampleFacts();
    for (const WindowState state : {WindowState::Closed, WindowState::Retired, WindowState::Open}) {
        const auto directory = editor().setWindowState(key<WindowId>("01"), state).and_then(Directory::fromJson);
        EXPECT_OK(directory);
        QCOMPARE(directory->window(key<WindowId>("01"))->state, state);
        const Verdict verdict = facts.policy.may({directory->person(key<PersonId>("clerk")), directory->window(key<WindowId>("01")),
                                                  &sampleItem(QStringLiteral("ggcs-ws")), ActKind::Accept, nullptr});
        QCOMPARE(verdict.reason, state == WindowState::Open ? QByteArray("policy.ok") : QByteArray("policy.window_closed"));
    }
}

void DirectoryEditTest::theStaffOfADirectoryIsCheckedWhole()
{
    // The samples hold one person whose roles exclude each other.
    const auto bad = checkStaff(sampleFacts().directory, sampleFacts().policy);
    EXPECT_FAILS(bad, base::ErrorCode::NotAllowed);
    QVERIFY(bad.error().detail.startsWith(QStringLiteral("mixed ")));
    EXPECT_OK(checkStaff(Directory(), sampleFacts().policy));
}

YICHUANG_TEST(DirectoryEditTest)
#include "DirectoryEditTest.moc"
