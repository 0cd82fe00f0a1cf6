// SPDX-License-Identifier: Apache-2.0
// Without the centre, and what a person has to settle when it is back.
#include "tests/demo/DemoDay.h"

#include "ui/models/Words.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QMenu>

namespace yichuang::tests {

using domain::ActKind;
using domain::CaseState;

namespace {

constexpr int CentreMs = 60'000;
const char PhonePath[] = "applicant.phone";

domain::Act newPhone(const QString &from, const QString &to)
{
    domain::Act act;
    act.kind = ActKind::Amend;
    act.note = QStringLiteral("申请人到 02 号窗口更正联系电话");
    act.changes = {{QLatin1String(PhonePath), from, to}};
    return act;
}

} // namespace

void DemoDay::centreGoesDown()
{
    constexpr int inTheDark = 3;
    drain();
    m_place.centre.kill();
    m_window.until("the link to be seen as cut", [this] { return m_station.sync().status().link == desk::LinkState::Offline; }, CentreMs);
    for (int n = 0; n < inTheDark; ++n) {
        readCard(n % 2 == 0 ? 0 : 2);
        chooseItem(QStringLiteral("lnyd"));
        m_window.press(Qt::Key_Return, Qt::ControlModifier);
        m_window.press(Qt::Key_F5);
        untilAnotherCase();
    }
    m_window.until("the pill to say that they wait", [this] {
        const auto *pill = qobject_cast<QAbstractButton *>(m_window.visible(QStringLiteral("connectionPill")));
        return m_station.sync().status().waiting == inTheDark && pill && pill->text().contains(QStringLiteral(" %1 ").arg(inTheDark));
    });
    m_window.picture("offline");
    m_window.go("sync");
    m_window.untilRows("lanes", inTheDark);
    m_window.picture("sync-offline");
    const auto started = m_place.centre.start();
    m_window.until("the centre", [&started] { return started.has_value(); });
    m_window.press(Qt::Key_F5);
    drain();
    m_window.picture("sync-online");
}

void DemoDay::cutLine()
{
    m_place.line.setPlan([](int) {
        LineFault cut;
        cut.refuse = true;
        return cut;
    });
    m_place.line.cutAll();
    m_window.until("the line to be seen as cut", [this] { return m_station.sync().status().link == desk::LinkState::Offline; }, CentreMs);
}

void DemoDay::mendLine()
{
    m_place.line.setPlan({});
    m_window.go("sync");
    m_window.press(Qt::Key_F5);
    untilOnline();
}

void DemoDay::openCase(const domain::CaseId &id)
{
    m_window.go("cases");
    m_window.untilFocus("caseSearch");
    m_window.type(record(id).number);
    m_window.press(Qt::Key_Return);
    m_window.untilOnlyRow("caseTable", id.toText());
    m_window.press(Qt::Key_F5);
    m_window.untilVisible("casePage");
}

void DemoDay::chooseAct(ActKind kind)
{
    const QString button = QStringLiteral("act-") + domain::toWord(kind);
    if (m_window.visible(button)) {
        m_window.click(button);
        return;
    }
    m_window.click(QStringLiteral("moreActs"));
    m_window.until("the menu", [] { return QApplication::activePopupWidget() != nullptr; });
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    const auto lines = menu ? menu->actions().size() : 0;
    for (qsizetype step = 0; step < lines && !(menu->activeAction() && menu->activeAction()->text() == ui::Words::act(kind)); ++step) {
        m_window.press(Qt::Key_Down);
    }
    m_window.press(Qt::Key_Return);
}

void DemoDay::amendPhone(const domain::CaseId &id, const QString &phone)
{
    openCase(id);
    chooseAct(ActKind::Amend);
    m_window.untilFocus("sheetChoice");
    m_window.press(Qt::Key_Tab);
    m_window.untilFocus("sheetLine");
    m_window.type(phone);
    m_window.press(Qt::Key_Tab);
    m_window.untilFocus("sheetReason");
    m_window.type(QStringLiteral("申请人来电更正联系电话"));
    m_window.picture("amend-offline");
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    m_window.until("the amendment to be durable", [&] { return record(id).applicant.phone == phone; });
}

void DemoDay::conflict()
{
    const QString mine = QStringLiteral("13877162299");
    const QString before = record(m_deferred).applicant.phone;
    m_nextWindow = std::make_unique<DemoNeighbour>(m_window, QDir(m_place.folder).filePath(QStringLiteral("window-02")));
    m_nextWindow->sitDown(m_place.centre, QStringLiteral("02"), QStringLiteral("qin.sz"));
    cutLine();
    m_nextWindow->act(m_deferred, CaseState::Accepted, newPhone(before, QStringLiteral("13907710088")));
    amendPhone(m_deferred, mine);
    mendLine();
    m_window.until("the conflict", [this] { return m_station.sync().status().conflicts == 1; }, CentreMs);
    m_window.go("todo");
    m_window.untilRows("todoTable", 2); // and the correction somebody waits for
    m_window.press(Qt::Key_Up); // what needs a decision is on top
    m_window.picture("todo-conflict");
    m_window.press(Qt::Key_F5);
    m_window.untilVisible("mine-applicant.phone");
    m_window.picture("conflict");
    m_window.tabTo("mine-applicant.phone");
    m_window.press(Qt::Key_Left);
    m_window.tabTo("settleNote");
    m_window.type(QStringLiteral("已向申请人核实，以本窗口登记的号码为准"));
    m_window.picture("conflict-chosen");
    m_window.tabTo("settleConflict");
    m_window.press(Qt::Key_Space);
    m_window.until("the conflict to be settled", [this] { return m_station.sync().status().conflicts == 0; }, CentreMs);
    drain();
    m_window.until("what was chosen to stand", [&] { return record(m_deferred).applicant.phone == mine; });
    m_window.picture("conflict-settled");
    m_nextWindow.reset();
}

void DemoDay::refusalByCentre()
{
    const QString window = QStringLiteral("01");
    cutLine();
    // The hall manager takes the right away, and this window cannot have heard of it.
    const auto taken = m_place.centre.setRights(window, {QStringLiteral("issue")});
    m_window.until("the right to be taken away", [&taken] { return taken.has_value(); });
    m_window.go("intake");
    hairdresser(1, QStringLiteral("青秀区古城路3号"));
    m_window.press(Qt::Key_F5);
    m_tested = untilAnotherCase();
    mendLine();
    m_window.until("the refusal", [this] { return m_station.sync().status().refused == 1; }, CentreMs);
    m_window.untilVisible("offerAgain");
    m_window.picture("refused-by-centre");
    const auto given = m_place.centre.setRights(window, {QStringLiteral("accept"), QStringLiteral("decide"), QStringLiteral("issue")});
    m_window.until("the right to be given back", [&given] { return given.has_value(); });
    m_window.until("the window to hear of it", [this] {
        const domain::Facts facts = m_station.facts();
        const domain::Window *own = facts.directory.window(m_station.session().current()->window.id);
        return own && own->may(domain::ItemKey(), domain::WindowRight::Accept);
    }, CentreMs);
    m_window.tabTo("offerAgain");
    m_window.press(Qt::Key_Space);
    m_window.until("the refusal to be settled", [this] { return m_station.sync().status().refused == 0; }, CentreMs);
    drain();
    m_window.until("the centre to have the case", [&] { return record(m_tested).version > 0; }, CentreMs);
    m_window.picture("refusal-settled");
}

} // namespace yichuang::tests
