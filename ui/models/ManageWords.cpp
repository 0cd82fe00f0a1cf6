// SPDX-License-Identifier: Apache-2.0
#include "ui/models/ManageWords.h"

#include <algorithm>

namespace yichuang::ui {

using domain::Role;
using domain::WindowRight;
using domain::WindowState;

namespace {

const QString Everything = QStringLiteral("*");

QString shown(const std::optional<base::Instant> &at)
{
    return at ? base::chinaTime(*at).toString(QStringLiteral("yyyy-MM-dd HH:mm")) : QStringLiteral("—");
}

} // namespace

QString ManageWords::role(Role role)
{
    switch (role) {
    case Role::Clerk: return tr("clerk");
    case Role::Approver: return tr("approver");
    case Role::Manager: return tr("hall manager");
    case Role::Supervisor: return tr("supervisor");
    }
    Q_UNREACHABLE();
}

QString ManageWords::roles(const std::vector<Role> &roles)
{
    QStringList words;
    for (const Role each : roles) {
        words.append(role(each));
    }
    return words.join(tr(", ", "between words of a list"));
}

QString ManageWords::roleValue(const std::vector<Role> &roles)
{
    QStringList words;
    for (const Role each : roles) {
        words.append(domain::toWord(each));
    }
    return words.join(QLatin1Char(','));
}

ManageWords::Choices ManageWords::roleChoices(const QString &now)
{
    Choices choices;
    for (const std::vector<Role> &each : std::initializer_list<std::vector<Role>>{
             {Role::Clerk}, {Role::Approver}, {Role::Clerk, Role::Approver}, {Role::Manager}, {Role::Supervisor}}) {
        const std::pair<QString, QString> line{roles(each), roleValue(each)};
        line.second == now ? choices.prepend(line) : choices.append(line);
    }
    return choices;
}

QString ManageWords::rights(const domain::Window &window)
{
    if (window.rights.isEmpty()) {
        return tr("nothing with cases");
    }
    const std::vector<WindowRight> common = window.rights.value(Everything);
    QStringList words;
    for (const auto &[right, word] : {std::pair{WindowRight::Accept, tr("accept")}, std::pair{WindowRight::Decide, tr("decide on the spot")},
                                      std::pair{WindowRight::Issue, tr("issue")}}) {
        if (std::find(common.begin(), common.end(), right) != common.end()) {
            words.append(word);
        }
    }
    const int own = static_cast<int>(window.rights.size()) - (window.rights.contains(Everything) ? 1 : 0);
    if (own > 0) {
        words.append(tr("%n item(s) of its own", "", own));
    }
    return words.join(tr(", ", "between words of a list"));
}

ManageWords::Choices ManageWords::rightChoices()
{
    return {{tr("accept, decide on the spot, issue"), QStringLiteral("accept,decide,issue")},
            {tr("accept and issue"), QStringLiteral("accept,issue")},
            {tr("accept only"), QStringLiteral("accept")},
            {tr("issue only"), QStringLiteral("issue")},
            {tr("nothing with cases"), QStringLiteral("nothing")}};
}

QMap<QString, std::vector<WindowRight>> ManageWords::rightsOf(const QString &value)
{
    std::vector<WindowRight> rights;
    const QStringList words = value.split(QLatin1Char(','));
    for (const QString &word : words) {
        if (const auto right = domain::windowRightFromWord(word)) {
            rights.push_back(*right);
        }
    }
    return rights.empty() ? QMap<QString, std::vector<WindowRight>>() : QMap<QString, std::vector<WindowRight>>{{Everything, rights}};
}

TableRow ManageWords::row(const desk::StaffEntry &entry, const QStringList &departments)
{
    QStringList windows;
    for (const domain::WindowId &window : entry.person.windows) {
        windows.append(window.toText());
    }
    ChipText state{Tone::Good, QStringLiteral("check"), tr("active")};
    if (!entry.person.active) {
        state = {Tone::Plain, QStringLiteral("cross"), tr("retired")};
    } else if (entry.lockedUntil) {
        state = {Tone::Bad, QStringLiteral("lock"), tr("locked")};
    } else if (!entry.hasPassword) {
        state = {Tone::Warn, QStringLiteral("warn"), tr("no password")};
    } else if (entry.mustChange) {
        state = {Tone::Warn, QStringLiteral("wait"), tr("first password")};
    }
    TableRow row;
    row.key = entry.person.id.toText();
    row.cells = {{entry.person.name, entry.person.id.toText(), {}},
                 {roles(entry.person.roles), departments.join(tr(", ", "between words of a list")), {}},
                 {windows.join(tr(", ", "between words of a list")), {}, {}},
                 {shown(entry.signedIn), entry.lockedUntil ? tr("locked until %1").arg(shown(entry.lockedUntil)) : QString(), {}},
                 {{}, {}, state}};
    return row;
}

TableRow ManageWords::row(const desk::WindowEntry &entry)
{
    ChipText state{Tone::Good, QStringLiteral("check"), tr("open", "a window")};
    if (entry.window.state == WindowState::Closed) {
        state = {Tone::Warn, QStringLiteral("stop"), tr("closed", "a window")};
    } else if (entry.window.state == WindowState::Retired) {
        state = {Tone::Plain, QStringLiteral("cross"), tr("retired", "a window")};
    }
    TableRow row;
    row.key = entry.window.id.toText();
    row.cells = {{entry.window.name, entry.window.id.toText(), {}},
                 {rights(entry.window), {}, {}},
                 {QString::number(entry.workstations), {}, {}},
                 {entry.window.phone, {}, {}},
                 {{}, {}, state}};
    return row;
}

QString ManageWords::done(desk::PersonAct act, const QString &name)
{
    switch (act) {
    case desk::PersonAct::Add: return tr("%1 is added.", "a person").arg(name);
    case desk::PersonAct::Change: return tr("What %1 may do is changed.").arg(name);
    case desk::PersonAct::Retire: return tr("%1 is retired and can no longer sign in.").arg(name);
    case desk::PersonAct::ResetPassword: return tr("%1 has a new password.").arg(name);
    case desk::PersonAct::Unlock: return tr("%1 is unlocked.").arg(name);
    }
    Q_UNREACHABLE();
}

QString ManageWords::done(desk::WindowAct act, const QString &name)
{
    switch (act) {
    case desk::WindowAct::Add: return tr("%1 is added.", "a window").arg(name);
    case desk::WindowAct::Change: return tr("%1 is changed.", "a window").arg(name);
    case desk::WindowAct::Open: return tr("%1 is open again.", "a window").arg(name);
    case desk::WindowAct::Close: return tr("%1 is closed: nobody works there until it is opened.", "a window").arg(name);
    case desk::WindowAct::Retire: return tr("%1 is retired for good.", "a window").arg(name);
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::ui
