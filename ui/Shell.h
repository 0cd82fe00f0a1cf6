// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/Language.h"
#include "ui/Preferences.h"
#include "ui/forms/EnrolForm.h"
#include "ui/forms/IntakeForm.h"
#include "ui/forms/SignInForm.h"
#include "ui/style/Look.h"

#include <QPointer>
#include <QWidget>

#include <chrono>
#include <functional>
#include <memory>

class QAction;
class QStackedWidget;

namespace yichuang::ui {

class AttachmentPresenter;
class AttachmentViewer;
class CasesPresenter;
class DevicesPresenter;
class EnrolPage;
class FindPresenter;
class IdleLock;
class IntakePresenter;
class ManagePresenter;
class Page;
class SettingsPage;
class SignInPage;
class SyncPresenter;
class ToDoPresenter;
class Workbench;

/// The window: enrolment once, sign-in, the workbench, and the lock in front of it. Locking hides
/// everything and loses nothing: unlocking returns to the field the clerk was in.
class Shell final : public QWidget {
    Q_OBJECT

public:
    /// All are borrowed and must outlive the window.
    struct Parts {
        desk::Desk &desk;
        Look &look;
        Language &language;
        Preferences &preferences;
    };

    explicit Shell(const Parts &parts);
    ~Shell() override;

    /// Decides what is shown first. Call once, after the window is shown.
    void begin();
    /// Null until somebody signed in.
    [[nodiscard]] Workbench *workbench() const { return m_workbench; }

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void showEnrol();
    void showSignIn();
    void showWorkbench();
    void showLock();
    void watchSeat();
    void lockIdle();
    void identify();
    void enrol();
    void signIn();
    void changePassword(const SignInForm::Try &attempt);
    void unlock();
    void signOut();
    void leave(const std::function<void()> &go);
    void refuseToLeave(const base::Error &error);
    void buildWorkbench();
    void addPages();
    void connectPresenters();
    [[nodiscard]] Page *makeSettings(QWidget *parent);
    void chooseLook(Theme theme, TypeSize size);
    void chooseLockAfter(std::chrono::minutes after);
    void chooseLanguage(const QString &language);
    void namePlace();
    void openCase();
    void goBack();
    void focusField(const QString &objectName);
    void showAbout();

    Parts m_parts;
    QStackedWidget *m_stack;
    EnrolForm m_enrolForm;
    SignInForm m_signInForm;
    SignInForm m_unlockForm;
    IntakeForm m_intakeForm;
    desk::CentreIdentity m_centre;
    EnrolPage *m_enrolPage = nullptr;
    SignInPage *m_signInPage = nullptr;
    SignInPage *m_lockPage = nullptr;
    Workbench *m_workbench = nullptr;
    AttachmentViewer *m_viewer = nullptr;
    QPointer<SettingsPage> m_settings;
    QPointer<QWidget> m_focusBeforeLock;
    QString m_casesFrom;
    IdleLock *m_idle;
    QAction *m_leaveAnyway;
    std::function<void()> m_leaving; ///< what was refused because something would be lost
    bool m_isClosing = false;
    std::unique_ptr<AttachmentPresenter> m_attachments;
    std::unique_ptr<IntakePresenter> m_intake;
    std::unique_ptr<CasesPresenter> m_cases;
    std::unique_ptr<SyncPresenter> m_sync;
    std::unique_ptr<DevicesPresenter> m_devices;
    std::unique_ptr<FindPresenter> m_find;
    std::unique_ptr<ToDoPresenter> m_toDo;
    std::unique_ptr<ManagePresenter> m_manage;
};

} // namespace yichuang::ui
