// SPDX-License-Identifier: Apache-2.0
// Going through the windows, and how they look.
#include "tests/demo/DemoDay.h"

#include "ui/Workbench.h"

#include <QLineEdit>

namespace yichuang::tests {

void DemoDay::lookAround()
{
    m_window.go("cases");
    m_window.untilFocus("caseSearch");
    m_window.press(Qt::Key_Backspace); // what was looked for last is marked
    m_window.untilRows("caseTable", m_cases);
    m_window.picture("cases");
    m_window.press(Qt::Key_K, Qt::ControlModifier);
    m_window.type(QStringLiteral("1032"));
    m_window.picture("find-anything");
    m_window.press(Qt::Key_Escape);
    openCase(m_promised);
    m_window.picture("case-delivered");
    m_window.press(Qt::Key_Left, Qt::AltModifier);
    openCase(m_deferred);
    m_window.picture("case-deferred");
    for (const char *page : {"results", "todo", "devices", "settings"}) {
        m_window.go(page);
        m_window.picture(page);
    }
    m_window.go("intake");
    m_window.press(Qt::Key_F1);
    m_window.picture("help");
    m_window.press(Qt::Key_Escape);
}

void DemoDay::lockAndReturn()
{
    const QString half = QStringLiteral("欧阳");
    m_window.fill("applicantName", half);
    m_window.press(Qt::Key_F12);
    m_window.untilFocus("unlockPassword");
    m_window.picture("locked");
    m_window.type(m_place.centre.password(DemoCentre::clerk()));
    m_window.press(Qt::Key_Return);
    m_window.until("unlocking", [this] { return !m_station.session().isLocked(); });
    m_window.untilFocus("applicantName");
    m_window.until("the half-typed name", [this, &half] {
        const auto *name = qobject_cast<QLineEdit *>(m_window.visible(QStringLiteral("applicantName")));
        return name && name->text() == half;
    });
    m_window.picture("unlocked");
}

void DemoDay::looks()
{
    // Onto the sheet that was begun before the screen was locked: the card says the rest.
    hairdresser(1, QStringLiteral("青秀区建政路2号"));
    m_window.chooseLook(ui::Theme::Dark, ui::TypeSize::Normal);
    m_window.picture("dark");
    m_window.chooseLook(ui::Theme::HighContrast, ui::TypeSize::Normal);
    m_window.picture("high-contrast");
    m_window.chooseLook(ui::Theme::Light, ui::TypeSize::Large);
    m_window.picture("large-type");
    m_window.chooseLook(ui::Theme::Light, ui::TypeSize::Normal);
    m_window.chooseLanguage(QStringLiteral("en"));
    m_window.picture("english");
    m_window.chooseLanguage(ui::Language::standard());
    m_window.resize({1920, 1080});
    m_window.picture("full-hd");
    m_window.lookAsBefore();
    m_window.press(Qt::Key_F5);
    untilAnotherCase();
    drain();
}

} // namespace yichuang::tests
