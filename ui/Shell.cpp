// SPDX-License-Identifier: Apache-2.0
#include "ui/Shell.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/IdleLock.h"
#include "ui/Workbench.h"
#include "ui/models/ItemViews.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/session/EnrolPage.h"
#include "ui/pages/session/SignInPage.h"
#include "ui/presenters/AttachmentPresenter.h"
#include "ui/presenters/CasesPresenter.h"
#include "ui/presenters/DevicesPresenter.h"
#include "ui/presenters/FindPresenter.h"
#include "ui/presenters/IntakePresenter.h"
#include "ui/presenters/ManagePresenter.h"
#include "ui/presenters/SyncPresenter.h"
#include "ui/presenters/ToDoPresenter.h"
#include "ui/widgets/FileDialogs.h"
#include "ui/widgets/SidePanel.h"

#include <QAction>
#include <QCloseEvent>
#include <QDialog>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace yichuang::ui {

namespace {

// The directory may come later than the certificate.
QString placeOf(const domain::Directory &directory, const desk::Enrolled &seat)
{
    const domain::Hall *hall = directory.hall(seat.hall);
    const domain::Window *window = directory.window(seat.window);
    return hall != nullptr && window != nullptr ? hall->name + QStringLiteral(" · ") + window->name : QString();
}

} // namespace

Shell::Shell(const Parts &parts) : m_parts(parts),
      m_idle(new IdleLock([&desk = parts.desk] { return desk.now(); }, this)),
      m_leaveAnyway(new QAction(this))
{
    setObjectName(QStringLiteral("shell"));
    setAttribute(Qt::WA_StyledBackground);
    setWindowTitle(tr("Yichuang"));
    setMinimumSize(1024, 640);
    resize(1366, 768);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    layout->addWidget(m_stack);
    m_intakeForm.clear();
    m_leaveAnyway->setObjectName(QStringLiteral("leaveAnyway"));
    m_leaveAnyway->setText(tr("Leave without these entries"));
    connect(m_leaveAnyway, &QAction::triggered, this, [this] { m_leaving(); });
    m_idle->setLimit(parts.preferences.lockAfter());
    connect(m_idle, &IdleLock::idle, this, &Shell::lockIdle);
    connect(m_idle, &IdleLock::timeOver, this, [this] { m_parts.desk.session().lock(); });
    desk::SessionDesk &session = parts.desk.session();
    connect(&session, &desk::SessionDesk::lockedChanged, this, [this] {
        if (m_parts.desk.session().isLocked()) {
            showLock();
        }
    });
    connect(&session, &desk::SessionDesk::signedOut, this, &Shell::showSignIn);
}

Shell::~Shell()
{
    // Pages connect to presenters and forms of this object; they go first.
    delete m_stack;
}

void Shell::begin()
{
    if (!m_parts.desk.enrolment().isEnrolled()) {
        showEnrol();
    } else if (m_parts.desk.session().current()) {
        showWorkbench();
    } else {
        showSignIn();
    }
}

void Shell::showEnrol()
{
    m_enrolPage = new EnrolPage(m_parts.look, m_enrolForm, m_stack);
    connect(m_enrolPage, &EnrolPage::identifyWanted, this, &Shell::identify);
    connect(m_enrolPage, &EnrolPage::enrolWanted, this, &Shell::enrol);
    m_stack->addWidget(m_enrolPage);
    m_stack->setCurrentWidget(m_enrolPage);
    m_enrolPage->arrive();
}

void Shell::identify()
{
    m_enrolForm.begin();
    base::thenOn(this, m_parts.desk.enrolment().identify(m_enrolForm.url()),
                 [this](const base::Result<desk::CentreIdentity> &centre) {
                     if (centre) {
                         m_centre = *centre;
                         m_enrolForm.identified(centre->fingerprint);
                     } else {
                         m_enrolForm.failed(centre.error());
                     }
                 });
}

void Shell::enrol()
{
    m_enrolForm.begin();
    base::thenOn(this, m_parts.desk.enrolment().enrol(m_centre, m_enrolForm.url(), m_enrolForm.code()),
                 [this](const base::Result<desk::Enrolled> &enrolled) {
                     if (enrolled) {
                         m_parts.preferences.setPlace(placeOf(m_parts.desk.facts().directory, *enrolled));
                         m_enrolForm.enrolled();
                         showSignIn();
                     } else {
                         m_enrolForm.failed(enrolled.error());
                     }
                 });
}

void Shell::showSignIn()
{
    if (m_signInPage == nullptr) {
        m_signInPage = new SignInPage(m_parts.look, m_signInForm, SignInPage::Kind::SignIn, m_stack);
        connect(m_signInPage, &SignInPage::tryWanted, this, &Shell::signIn);
        m_stack->addWidget(m_signInPage);
    }
    if (m_cases != nullptr) {
        m_attachments->forget();
        m_cases->forget();
        m_toDo->forget();
        m_manage->forget();
        m_find->forget();
        m_intake->forget();
        forgetFolders(*window());
        const auto panels = m_workbench->findChildren<SidePanel *>();
        std::for_each(panels.begin(), panels.end(), [](SidePanel *panel) { panel->forget(); });
    }
    watchSeat();
    m_signInPage->setPlace(m_parts.preferences.place());
    m_stack->setCurrentWidget(m_signInPage);
    m_signInPage->arrive();
}

void Shell::signIn()
{
    const auto attempt = m_signInForm.begin();
    if (!attempt) {
        return;
    }
    if (!attempt->newPassword.isEmpty()) {
        changePassword(*attempt);
        return;
    }
    base::thenOn(this, m_parts.desk.session().signIn(attempt->person, attempt->password),
                 [this](const base::Result<desk::SessionView> &session) {
                     if (session) {
                         m_signInForm.succeeded();
                         showWorkbench();
                     } else {
                         m_signInForm.failed(session.error());
                     }
                 });
}

void Shell::changePassword(const SignInForm::Try &attempt)
{
    base::thenOn(this, m_parts.desk.session().changePassword(attempt.person, attempt.password, attempt.newPassword),
                 [this, attempt](const base::Result<void> &changed) {
                     m_signInForm.passwordChanged(changed);
                     if (changed) {
                         m_signInForm.setPassword(attempt.newPassword);
                         signIn();
                     }
                 });
}

void Shell::showWorkbench()
{
    const bool fresh = m_workbench == nullptr;
    if (fresh) {
        buildWorkbench();
    }
    namePlace();
    watchSeat();
    const auto signedIn = m_parts.desk.session().current();
    const bool manages = signedIn && signedIn->person.has(domain::Role::Manager);
    m_workbench->setOffer(QStringLiteral("manage"), manages ? Workbench::Offer::Shown : Workbench::Offer::Hidden);
    m_stack->setCurrentWidget(m_workbench);
    m_workbench->go(QStringLiteral("intake"));
    m_intake->begin();
    // Who may take nothing in begins where there is something to do; the sheet behind it is fresh as well.
    if (ItemViews::seat(signedIn, m_parts.desk.facts()) == Seat::NotThisRole) {
        m_workbench->go(manages ? QStringLiteral("manage") : QStringLiteral("todo"));
    }
    m_sync->refresh();
    m_cases->countSoon();
    m_toDo->refreshSoon();
    const auto session = m_parts.desk.session().current();
    if (session && session->offline) {
        m_workbench->showNotice(
            {Tone::Warn, tr("Signed in without the centre."), tr("Everything works and is sent later."),
             tr("Possible until %1.")
                 .arg(base::chinaTime(session->offlineUntil).toString(QStringLiteral("MM-dd HH:mm")))});
    }
}

void Shell::showLock()
{
    if (m_workbench == nullptr || m_stack->currentWidget() != m_workbench) {
        return;
    }
    // A dialog stands above the lock, and would act for who went away.
    const auto dialogs = window()->findChildren<QDialog *>();
    std::for_each(dialogs.begin(), dialogs.end(), [](QDialog *dialog) { dialog->close(); });
    m_focusBeforeLock = focusWidget();
    m_intake->saveNow();
    m_cases->draft().keepNow();
    if (m_lockPage == nullptr) {
        m_lockPage = new SignInPage(m_parts.look, m_unlockForm, SignInPage::Kind::Unlock, m_stack);
        connect(m_lockPage, &SignInPage::tryWanted, this, &Shell::unlock);
        connect(m_lockPage, &SignInPage::otherPersonWanted, this, [this] {
            m_signInForm.setPerson({});
            signOut();
        });
        m_stack->addWidget(m_lockPage);
    }
    const auto session = m_parts.desk.session().current();
    if (session) {
        m_unlockForm.setPerson(session->person.id.toText());
        m_lockPage->setLockedBy(session->person.name);
        m_lockPage->setPlace(session->hall.name + QStringLiteral(" · ") + session->window.name);
    }
    m_stack->setCurrentWidget(m_lockPage);
    m_lockPage->arrive();
}

// Whoever signed in or unlocked sits here now; without the centre only until its bound.
void Shell::watchSeat()
{
    const auto session = m_parts.desk.session().current();
    m_idle->begin(session && session->offline ? std::optional(session->offlineUntil) : std::nullopt);
}

// A reading or an act that is under way ends in front of whoever began it.
void Shell::lockIdle()
{
    if (m_stack->currentWidget() == m_workbench && !m_intake->isAtWork() && !m_cases->isAtWork()) {
        m_parts.desk.session().lock();
    }
}

void Shell::unlock()
{
    const auto attempt = m_unlockForm.begin();
    if (!attempt) {
        return;
    }
    base::thenOn(this, m_parts.desk.session().unlock(attempt->password),
                 [this](const base::Result<desk::SessionView> &session) {
                     if (!session) {
                         m_unlockForm.failed(session.error());
                         return;
                     }
                     m_unlockForm.succeeded();
                     watchSeat();
                     m_stack->setCurrentWidget(m_workbench);
                     if (m_focusBeforeLock != nullptr) {
                         m_focusBeforeLock->setFocus(Qt::OtherFocusReason);
                     }
                 });
}

void Shell::signOut()
{
    leave([this] {
        base::thenOn(this, m_parts.desk.session().signOut(), [this](const base::Result<void> &result) {
            if (!result) {
                m_workbench->showNotice(ErrorText::notice(result.error()));
            }
        });
    });
}

// Nobody leaves before what he entered is on disk.
void Shell::leave(const std::function<void()> &go)
{
    const auto unless = [this, go](const base::Result<void> &settled, const std::function<void()> &then) {
        if (settled) {
            then();
        } else {
            m_leaving = go;
            refuseToLeave(settled.error());
        }
    };
    m_intake->settle([this, go, unless](const base::Result<void> &intake) {
        unless(intake, [this, go, unless] { m_cases->draft().settle([go, unless](const base::Result<void> &acts) { unless(acts, go); }); });
    });
}

void Shell::refuseToLeave(const base::Error &error)
{
    if (m_stack->currentWidget() == m_lockPage) {
        m_unlockForm.failed({base::ErrorCode::Busy, error.detail, "draft.unsaved"});
        return;
    }
    m_workbench->showNotice({Tone::Bad, tr("A draft is not on disk: %1").arg(ErrorText::sentence(error)),
                             tr("Nothing is lost: the window stays open, and saving is tried again all the time."),
                             tr("When the disk works again, leave once more.")},
                            {m_leaveAnyway});
}

void Shell::namePlace()
{
    const auto session = m_parts.desk.session().current();
    if (session && m_workbench != nullptr) {
        m_workbench->setPlace(session->hall.name, session->window.name, session->person.name);
        m_parts.preferences.setPlace(session->hall.name + QStringLiteral(" · ") + session->window.name);
    }
    if (m_settings != nullptr) {
        showAbout();
    }
}

void Shell::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) {
        return;
    }
    setWindowTitle(tr("Yichuang"));
    m_leaveAnyway->setText(tr("Leave without these entries"));
    if (m_workbench != nullptr) {
        m_attachments->retranslate();
        m_intake->retranslate();
        m_sync->refresh();
        m_cases->countSoon();
        m_toDo->refreshSoon();
        m_devices->retranslate();
    }
}

void Shell::closeEvent(QCloseEvent *event)
{
    if (m_intake != nullptr && !m_isClosing) {
        m_intake->saveNow();
        m_cases->draft().keepNow();
    }
    if (m_intake == nullptr || m_isClosing || (m_intake->isSettled() && m_cases->draft().isSettled())) {
        QWidget::closeEvent(event);
        return;
    }
    event->ignore();
    leave([this] {
        m_isClosing = true;
        window()->close();
    });
}

} // namespace yichuang::ui
