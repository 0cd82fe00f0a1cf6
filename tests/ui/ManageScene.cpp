// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ManageScene.h"

#include "ui/Shell.h"
#include "ui/Workbench.h"

#include <QAbstractButton>
#include <QTest>

namespace yichuang::tests {

namespace {

desk::StaffEntry somebody(const char *id, const char *name, std::vector<domain::Role> roles, const QStringList &windows)
{
    desk::StaffEntry entry;
    entry.person.id = *domain::PersonId::fromText(QLatin1String(id));
    entry.person.name = QString::fromUtf8(name);
    entry.person.roles = std::move(roles);
    for (const QString &window : windows) {
        entry.person.windows.push_back(*domain::WindowId::fromText(window));
    }
    entry.hasPassword = true;
    return entry;
}

desk::WindowEntry counter(const char *id, const char *name, domain::WindowState state, int computers)
{
    using domain::WindowRight;
    desk::WindowEntry entry;
    entry.window.id = *domain::WindowId::fromText(QLatin1String(id));
    entry.window.name = QString::fromUtf8(name);
    entry.window.hall = *domain::HallId::fromText(QStringLiteral("qx"));
    entry.window.phone = QStringLiteral("0771-00000") + QLatin1String(id);
    entry.window.rights.insert(QStringLiteral("*"), {WindowRight::Accept, WindowRight::Issue});
    entry.window.state = state;
    entry.workstations = computers;
    return entry;
}

} // namespace

void fillStaff(FakeDesk &desk)
{
    using domain::Role;
    using domain::WindowState;
    auto &state = desk.state();
    const QStringList front{QStringLiteral("01"), QStringLiteral("02"), QStringLiteral("03")};
    state.staff = {somebody("wei.xf", "韦晓芳", {Role::Clerk}, front), somebody("qin.sz", "覃淑贞", {Role::Clerk, Role::Approver}, front),
                   somebody("nong.jg", "农建国", {Role::Clerk}, front), somebody("lu.zq", "陆志强", {Role::Approver}, {QStringLiteral("08")}),
                   somebody("meng.lh", "蒙丽华", {Role::Manager}, {QStringLiteral("09")}), somebody("pan.gq", "潘国庆", {Role::Supervisor}, {QStringLiteral("09")})};
    state.staff[0].signedIn = state.clock.now() - std::chrono::hours(2);
    state.staff[1].lockedUntil = state.clock.now() + std::chrono::minutes(25);
    state.staff[2].mustChange = true;
    state.staff[3].person.departments = {QStringLiteral("scjg"), QStringLiteral("wjw")};
    state.staff[5].person.active = false;
    state.counters = {counter("01", "01 号窗口（综合受理）", WindowState::Open, 1), counter("02", "02 号窗口（综合受理）", WindowState::Closed, 1),
                      counter("03", "03 号窗口（综合受理）", WindowState::Open, 2), counter("04", "04 号窗口（统一出件）", WindowState::Retired, 0)};
    state.counters[2].window.rights.insert(QStringLiteral("hk-cs"), {domain::WindowRight::Decide});
}

void manageScene(ui::Shell &shell, const std::function<void(const char *)> &grab)
{
    QTest::qWait(100); // a draft that is recovered goes to its own page first
    shell.workbench()->go(QStringLiteral("manage"));
    grab("20-manage");
    QTest::keyClick(&shell, Qt::Key_F3);
    grab("20b-manage-add");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(&shell, Qt::Key_F7);
    grab("20c-manage-reset");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    grab("20d-manage-password");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape); // asks whether it is noted down
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    shell.findChild<QAbstractButton *>(QStringLiteral("manageWindows"))->click();
    grab("20e-manage-windows");
    QTest::keyClick(&shell, Qt::Key_F7);
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    grab("20f-manage-code");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
}

} // namespace yichuang::tests
