// SPDX-License-Identifier: Apache-2.0
// At the same window, who decides.
#include "tests/demo/DemoDay.h"

#include "ui/widgets/PaperPreview.h"

namespace yichuang::tests {

using domain::ActKind;
using domain::CaseState;

namespace {

constexpr int Testing = 5; ///< among the eight procedures of 行政许可法 45

} // namespace

void DemoDay::changeSeat(const QString &person)
{
    m_window.go("settings");
    m_window.click(QStringLiteral("signOut"));
    m_window.untilVisible("staffNumber");
    m_window.fill("staffNumber", person);
    m_window.fill("password", m_place.centre.password(person));
    m_window.press(Qt::Key_Return);
    m_window.until("the next person to sit there", [this, &person] {
        const auto session = m_station.session().current();
        return session && session->person.id.toText() == person && m_window.visible(QStringLiteral("connectionPill")) != nullptr;
    }, 60'000);
}

void DemoDay::specialProcedure()
{
    changeSeat(QStringLiteral("huang.wj"));
    openCase(m_tested);
    chooseAct(ActKind::StartReview);
    m_window.untilVisible("sheetConfirm");
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    untilState(m_tested, CaseState::Review);
    drain();
    openCase(m_tested);
    chooseAct(ActKind::Stop);
    m_window.untilFocus("sheetChoice");
    for (int step = 0; step < Testing; ++step) {
        m_window.press(Qt::Key_Down);
    }
    m_window.tabTo("sheetReason");
    m_window.type(QStringLiteral("经营场所空气质量须由检测机构检测"));
    m_window.picture("procedure");
    const auto slips = m_printer.jobs().size();
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    untilState(m_tested, CaseState::Stopped);
    m_window.until("the notice's slip", [this, slips] { return m_printer.jobs().size() > slips; });
    m_window.picture("procedure-told");
    openCase(m_tested);
    m_window.tabTo("caseTabs");
    for (int tab = 0; tab < 3 && m_window.visible(QStringLiteral("papers")) == nullptr; ++tab) {
        m_window.press(Qt::Key_Right);
    }
    m_window.fill("papers", {});
    m_window.press(Qt::Key_End); // the newest
    m_window.click(QStringLiteral("revealPaper"));
    m_window.until("the notice as it was printed", [this] {
        const auto *preview = qobject_cast<ui::PaperPreview *>(m_window.visible(QStringLiteral("paperPreview")));
        return preview && !preview->page().isNull();
    });
    m_window.picture("procedure-paper");
    changeSeat(DemoCentre::clerk());
    drain();
}

} // namespace yichuang::tests
