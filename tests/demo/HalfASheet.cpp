// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/HalfASheet.h"

#include "tests/demo/DemoCentre.h"
#include "ui/Workbench.h"

#include <QLineEdit>

#include <algorithm>

namespace yichuang::tests {

namespace {

const QString Name = QStringLiteral("黎春燕");
const QString IdNumber = QStringLiteral("45010319920518662X");
const QString Phone = QStringLiteral("13907715508");
const QString Place = QStringLiteral("青秀区建政路6号");

} // namespace

void HalfASheet::signIn(const QString &password)
{
    m_window.fill("staffNumber", DemoCentre::clerk());
    m_window.fill("password", password);
    m_window.press(Qt::Key_Return);
    m_window.until("the window to open", [this] { return m_station.session().current().has_value() && m_window.shell().workbench() != nullptr; },
                   60'000);
}

void HalfASheet::type()
{
    m_window.untilFocus("applicantName");
    m_window.fill("applicantName", Name);
    m_window.fill("idNumber", IdNumber);
    m_window.fill("phone", Phone);
    m_window.fill("itemSearch", QStringLiteral("ggcsws"));
    m_window.press(Qt::Key_Return);
    m_window.fill("question-category", {});
    m_window.press(Qt::Key_Down);
    m_window.fill("question-place", Place);
    m_window.until("the draft to be on the disk", [this] { return isOnDisk(); });
}

bool HalfASheet::isOnDisk()
{
    const std::vector<desk::Draft> drafts = m_window.get("the drafts", m_station.intake().drafts());
    return std::any_of(drafts.begin(), drafts.end(), [](const desk::Draft &draft) {
        return draft.applicant.name == Name && draft.fields.value(QStringLiteral("place")) == Place;
    });
}

bool HalfASheet::shows(const char *field, const QString &text) const
{
    const auto *line = qobject_cast<QLineEdit *>(m_window.visible(QLatin1String(field)));
    return line != nullptr && line->text() == text;
}

void HalfASheet::untilThere()
{
    m_window.until("the half-typed sheet", [this] {
        return shows("applicantName", Name) && shows("idNumber", IdNumber) && shows("phone", Phone) && shows("question-place", Place);
    });
    m_window.untilFocus("question-place");
}

} // namespace yichuang::tests
