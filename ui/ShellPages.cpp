// SPDX-License-Identifier: Apache-2.0
#include "ui/Shell.h"

#include "ui/IdleLock.h"
#include "ui/Workbench.h"
#include "ui/models/Words.h"
#include "ui/pages/DevicesPage.h"
#include "ui/pages/SettingsPage.h"
#include "ui/pages/cases/CaseListPage.h"
#include "ui/pages/cases/CasePage.h"
#include "ui/pages/intake/IntakePage.h"
#include "ui/pages/manage/ManagePage.h"
#include "ui/pages/sync/SyncPage.h"
#include "ui/pages/todo/ToDoPage.h"
#include "ui/presenters/AttachmentPresenter.h"
#include "ui/presenters/CasesPresenter.h"
#include "ui/presenters/DevicesPresenter.h"
#include "ui/presenters/FindPresenter.h"
#include "ui/presenters/IntakePresenter.h"
#include "ui/presenters/ManagePresenter.h"
#include "ui/presenters/SyncPresenter.h"
#include "ui/presenters/ToDoPresenter.h"
#include "ui/widgets/AttachmentViewer.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QStackedWidget>

namespace yichuang::ui {

namespace {

/// Makes a page over its form and joins it to its presenter, when it is first opened.
template<typename P, typename Form, typename Joiner>
std::function<Page *(QWidget *)> maker(const Look &look, Form &form, Joiner &presenter)
{
    return [&look, &form, &presenter](QWidget *parent) -> Page * {
        auto *page = new P(look, form, parent);
        presenter.attach(page);
        return page;
    };
}

/// The same for a page with the materials of a sheet.
template<typename P, typename Form, typename Joiner>
std::function<Page *(QWidget *)> maker(const Look &look, Form &form, Joiner &presenter, AttachmentPresenter &attachments)
{
    return [&look, &form, &presenter, &attachments](QWidget *parent) -> Page * {
        auto *page = new P(look, form, attachments.shelf(), parent);
        presenter.attach(page);
        QObject::connect(page, &P::attachmentWished, &attachments,
                         [&form, &attachments](const AttachmentWish &wish) { attachments.serve(form.attachments(), wish); });
        return page;
    };
}

} // namespace

void Shell::buildWorkbench()
{
    desk::Desk &desk = m_parts.desk;
    m_workbench = new Workbench(m_parts.look, m_stack);
    m_stack->addWidget(m_workbench);
    m_attachments = std::make_unique<AttachmentPresenter>(desk.attachments(), nullptr);
    m_viewer = new AttachmentViewer(m_parts.look, m_workbench);
    m_attachments->attach(m_viewer);
    m_intake = std::make_unique<IntakePresenter>(desk, m_intakeForm, nullptr);
    m_cases = std::make_unique<CasesPresenter>(desk, nullptr);
    m_sync = std::make_unique<SyncPresenter>(desk, nullptr);
    m_devices = std::make_unique<DevicesPresenter>(desk, nullptr);
    m_find = std::make_unique<FindPresenter>(desk, *m_workbench, nullptr);
    m_toDo = std::make_unique<ToDoPresenter>(desk, nullptr);
    m_manage = std::make_unique<ManagePresenter>(desk, nullptr);
    addPages();
    connectPresenters();
}

void Shell::addPages()
{
    using Place = Workbench::Entry::Place;
    const Look &look = m_parts.look;
    const auto add = [this](const char *id, const char *icon, std::function<QString()> label,
                            std::function<Page *(QWidget *)> make, Place place) {
        m_workbench->addPage({QLatin1String(id), QLatin1String(icon), std::move(label), std::move(make), place});
    };
    const auto list = [this, &look](CaseListForm &form, CaseListPage::Kind kind) {
        return [this, &look, &form, kind](QWidget *parent) -> Page * {
            auto *page = new CaseListPage(look, form, kind, parent);
            m_cases->attach(page, form);
            return page;
        };
    };
    add(
        "intake", "intake", [] { return tr("Intake"); }, maker<IntakePage>(look, m_intakeForm, *m_intake, *m_attachments), Place::Top);
    add(
        "cases", "cases", [] { return tr("Cases"); }, list(m_cases->cases(), CaseListPage::Kind::Cases), Place::Top);
    add(
        "todo", "todo", [] { return tr("To do"); }, maker<ToDoPage>(look, m_toDo->form(), *m_toDo), Place::Top);
    add(
        "results", "results", [] { return tr("Results"); }, list(m_cases->results(), CaseListPage::Kind::Results),
        Place::Top);
    add(
        "sync", "sync", [] { return tr("Sync"); }, maker<SyncPage>(look, m_sync->form(), *m_sync), Place::Top);
    add(
        "devices", "devices", [] { return tr("Devices"); },
        [this, &look](QWidget *parent) -> Page * {
            auto *page = new DevicesPage(look, parent);
            m_devices->attach(page);
            return page;
        },
        Place::Bottom);
    add(
        "settings", "settings", [] { return tr("Settings"); }, [this](QWidget *parent) { return makeSettings(parent); },
        Place::Bottom);
    add(
        "manage", "building", [] { return tr("Manage"); }, maker<ManagePage>(look, m_manage->form(), *m_manage), Place::Bottom);
    add(
        "case", "cases", [] { return tr("Case"); }, maker<CasePage>(look, m_cases->form(), *m_cases, *m_attachments), Place::Unlisted);
}

void Shell::connectPresenters()
{
    for (Presenter *presenter : std::initializer_list<Presenter *>{m_intake.get(), m_cases.get(), m_sync.get(),
                                                                   m_devices.get(), m_find.get(), m_toDo.get(),
                                                                   m_manage.get(), m_attachments.get()}) {
        connect(presenter, &Presenter::noticed, m_workbench, &Workbench::showNotice);
        connect(presenter, &Presenter::caseWanted, m_cases.get(), &CasesPresenter::open);
    }
    connect(m_devices.get(), &DevicesPresenter::troubled, m_workbench, &Workbench::addTrouble);
    connect(&m_parts.desk.papers(), &desk::PaperDesk::printChanged, m_workbench, [this](const QString &paperId, desk::PrintState state) {
        if (state != desk::PrintState::Queued && state != desk::PrintState::Sent) {
            m_workbench->paperOut(paperId);
        }
    });
    connect(m_workbench, &Workbench::newCaseWanted, this, [this] {
        m_workbench->go(QStringLiteral("intake"));
        m_intake->newCase();
    });
    connect(m_workbench, &Workbench::lockWanted, this, [this] { m_parts.desk.session().lock(); });
    connect(m_workbench, &Workbench::signOutWanted, this, &Shell::signOut);
    connect(m_intake.get(), &IntakePresenter::recovered, this, &Shell::focusField);
    connect(m_cases.get(), &CasesPresenter::caseOpened, this, &Shell::openCase);
    connect(m_cases.get(), &CasesPresenter::backWanted, this, &Shell::goBack);
    connect(m_cases.get(), &CasesPresenter::syncWanted, this, [this] { m_workbench->go(QStringLiteral("sync")); });
    connect(m_intake.get(), &IntakePresenter::handling, m_workbench, &Workbench::setHandling);
    connect(m_cases.get(), &CasesPresenter::counted, this,
            [this](int results) { m_workbench->setCount(QStringLiteral("results"), results, Tone::Warn); });
    connect(m_toDo.get(), &ToDoPresenter::counted, this,
            [this](int pressing) { m_workbench->setCount(QStringLiteral("todo"), pressing, Tone::Warn); });
    connect(m_toDo.get(), &ToDoPresenter::decisionWanted, this, [this](const QString &operation) {
        m_workbench->go(QStringLiteral("sync"));
        m_sync->choose(operation);
    });
    connect(m_toDo.get(), &ToDoPresenter::draftWanted, m_intake.get(), &IntakePresenter::openDraft);
    connect(m_toDo.get(), &ToDoPresenter::draftDiscarded, m_intake.get(), &IntakePresenter::dropDraft);
    connect(m_sync.get(), &SyncPresenter::linkChanged, this, [this](Tone tone, const QString &words, int needYou) {
        m_workbench->setLink(tone, words);
        m_workbench->setCount(QStringLiteral("sync"), needYou, Tone::Bad);
    });
    connect(&m_parts.desk.sync(), &desk::SyncDesk::statusChanged, m_attachments.get(),
            [this] { m_attachments->setLink(m_parts.desk.sync().status().link); });
    connect(m_sync.get(), &SyncPresenter::reportReady, this,
            [](const QString &text) { QGuiApplication::clipboard()->setText(text); });
    connect(m_find.get(), &FindPresenter::itemWanted, this, [this](const QString &key) {
        m_workbench->go(QStringLiteral("intake"));
        m_intake->startItem(key);
    });
    connect(m_find.get(), &FindPresenter::draftWanted, m_intake.get(), &IntakePresenter::openDraft);
}

Page *Shell::makeSettings(QWidget *parent)
{
    auto *page = new SettingsPage(m_parts.look, parent);
    page->setLanguage(m_parts.language.current());
    connect(page, &SettingsPage::lookChosen, this, &Shell::chooseLook);
    connect(page, &SettingsPage::languageChosen, this, &Shell::chooseLanguage);
    page->setLockAfter(m_parts.preferences.lockAfter());
    connect(page, &SettingsPage::lockAfterChosen, this, &Shell::chooseLockAfter);
    connect(page, &SettingsPage::signOutWanted, this, &Shell::signOut);
    m_settings = page;
    showAbout();
    return page;
}

void Shell::showAbout()
{
    const desk::SyncStatus status = m_parts.desk.sync().status();
    const auto session = m_parts.desk.session().current();
    SettingsPage::Facts facts;
    if (session) {
        m_settings->setPerson(session->person.name);
        facts = {{tr("Hall"), session->hall.name}, {tr("Window"), session->window.name}};
    }
    facts += SettingsPage::Facts{{tr("Centre"), status.centre},
                                 {tr("Catalogue"), status.catalogueVersion},
                                 {tr("Calendar"), Words::calendar(status.calendarYear)},
                                 {tr("Certificate"), Words::certificate(status.certificateExpires, status.certificateTrouble)},
                                 {tr("Program"), tr("Yichuang %1").arg(QCoreApplication::applicationVersion())}};
    m_settings->setAbout(facts);
}

void Shell::chooseLook(Theme theme, TypeSize size)
{
    m_parts.look.choose(theme, size);
    m_parts.preferences.setLook(theme, size);
}

void Shell::chooseLockAfter(std::chrono::minutes after)
{
    m_parts.preferences.setLockAfter(after);
    m_idle->setLimit(after);
    m_settings->setLockAfter(after);
}

void Shell::chooseLanguage(const QString &language)
{
    const auto chosen = m_parts.language.choose(language);
    if (!chosen) {
        m_workbench->showNotice({Tone::Bad, tr("This language is not part of the program."), {}, {}});
        return;
    }
    m_parts.preferences.setLanguage(language);
    if (m_settings != nullptr) {
        m_settings->setLanguage(language);
        showAbout();
    }
}

void Shell::openCase()
{
    if (m_workbench->currentId() != QStringLiteral("case")) {
        m_casesFrom = m_workbench->currentId();
    }
    m_workbench->go(QStringLiteral("case"));
    // It stands under the list it was opened from, and under all cases when that was none.
    const bool isFromList = m_casesFrom == QStringLiteral("todo") || m_casesFrom == QStringLiteral("results");
    m_workbench->mark(isFromList ? m_casesFrom : QStringLiteral("cases"));
}

void Shell::goBack()
{
    m_workbench->go(m_casesFrom.isEmpty() ? QStringLiteral("cases") : m_casesFrom);
}

void Shell::focusField(const QString &objectName)
{
    m_workbench->go(QStringLiteral("intake"));
    // Fields that the draft's item has just brought are shown by the loop, after what is running now.
    const auto focus = [this, objectName] {
        auto *field = objectName.isEmpty() ? nullptr : m_workbench->findChild<QWidget *>(objectName);
        if (field != nullptr && field->isVisible()) {
            field->setFocus(Qt::OtherFocusReason);
        } else {
            m_intake->focusNext();
        }
    };
    QMetaObject::invokeMethod(this, focus, Qt::QueuedConnection);
}

} // namespace yichuang::ui
