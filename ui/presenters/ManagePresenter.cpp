// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/ManagePresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/ManageWords.h"
#include "ui/models/Words.h"
#include "ui/pages/manage/ManagePage.h"

#include <utility>

namespace yichuang::ui {

using Task = ManageForm::Task;
using List = ManageForm::List;

namespace {

const QString PasswordQuestion = QStringLiteral("password");
const QString TaskQuestion = QStringLiteral("task");

bool isAway(const base::Error &error)
{
    return error.code == base::ErrorCode::Unavailable || error.code == base::ErrorCode::Timeout;
}

// What the centre says of orders is a whole sentence in its own words.
QString sentenceOf(const base::Error &error)
{
    const bool isCentres = !error.detail.isEmpty() && error.detail.front().unicode() >= 0x2E80;
    return isCentres ? error.detail : ErrorText::sentence(error);
}

} // namespace

void ManagePresenter::attach(ManagePage *page)
{
    m_page = page;
    connect(page, &ManagePage::listWanted, this, &ManagePresenter::refresh);
    connect(page, &ManagePage::taskWanted, this, &ManagePresenter::begin);
    connect(page, &ManagePage::answered, this, &ManagePresenter::answered);
}

void ManagePresenter::forget()
{
    m_again = nullptr;
    m_form.forget();
}

void ManagePresenter::refresh()
{
    if (const auto session = m_desk.session().current()) {
        m_form.setSeat(session->hall.id, session->window.id);
    }
    if (const domain::Catalogue *catalogue = m_desk.facts().current()) {
        QVector<std::pair<QString, QString>> names;
        for (const domain::Department &department : catalogue->departments()) {
            names.append({department.name, department.key.toText()});
        }
        m_form.setDepartments(names);
    }
    m_form.setBusy();
    const Step again = [this] { refresh(); };
    base::thenOn(this, m_desk.manage().people(), [this, again](const base::Result<desk::StaffReply> &people) {
        people ? m_form.setPeople(*people) : failed(people.error(), again);
    });
    base::thenOn(this, m_desk.manage().windows(), [this](const base::Result<desk::WindowsReply> &windows) {
        if (windows) {
            m_form.setWindows(*windows);
        }
    });
}

void ManagePresenter::begin(Task task, const QString &key)
{
    m_task = task;
    m_key = key;
    const auto question = m_form.question(task, key);
    if (!question) {
        perform(task, key, {});
    } else if (m_page) {
        const QString about = (m_form.list() == List::People ? QStringLiteral("person ") : QStringLiteral("window ")) + key;
        m_page->ask(about, TaskQuestion + QString::number(static_cast<int>(task)), *question);
    }
}

void ManagePresenter::answered(const QString &what, const Answers &answers)
{
    if (what == PasswordQuestion) {
        confirm(answers.lines.value(0));
    } else {
        perform(m_task, m_key, answers);
    }
}

void ManagePresenter::perform(Task task, const QString &key, const Answers &answers)
{
    if (m_form.list() == List::Windows && task == Task::Secret) {
        const auto window = domain::WindowId::fromText(key);
        if (window) {
            send(desk::CodeOrder{*window, answers.number});
        }
        return;
    }
    const auto person = m_form.list() == List::People ? m_form.personOrder(task, key, answers) : std::nullopt;
    const auto window = m_form.list() == List::Windows ? m_form.windowOrder(task, key, answers) : std::nullopt;
    if (person) {
        send(*person);
    } else if (window) {
        send(*window);
    } else {
        if (m_page) {
            m_page->refused();
        }
        Q_EMIT noticed({Tone::Bad, m_form.whyNot(), tr("What you entered stands."), {}}, {});
    }
}

void ManagePresenter::send(const desk::PersonOrder &order)
{
    base::thenOn(this, m_desk.manage().order(order), [this, order](const base::Result<desk::PersonReply> &reply) {
        if (!reply) {
            const QString unknown = reply.error().reason == "window.unknown" ? m_form.unknownWindows(order) : QString();
            failed(reply.error(), [this, order] { send(order); }, unknown);
            return;
        }
        done(ManageWords::done(order.act, reply->entry.person.name));
        if (m_page && !reply->password.isEmpty()) {
            m_page->showSecret(tr("Password of %1").arg(reply->entry.person.name), reply->password,
                               tr("Shown once. It must be changed at the first sign-in; until then it opens nothing else."));
        }
    });
}

void ManagePresenter::send(const desk::WindowOrder &order)
{
    base::thenOn(this, m_desk.manage().order(order), [this, order](const base::Result<desk::WindowEntry> &reply) {
        if (reply) {
            done(ManageWords::done(order.act, reply->window.name));
        } else {
            failed(reply.error(), [this, order] { send(order); });
        }
    });
}

void ManagePresenter::send(const desk::CodeOrder &order)
{
    base::thenOn(this, m_desk.manage().issueCode(order), [this, order](const base::Result<desk::CodeReply> &reply) {
        if (!reply) {
            failed(reply.error(), [this, order] { send(order); });
            return;
        }
        done(tr("The code is issued."));
        if (m_page) {
            m_page->showSecret(tr("Enrolment code for window %1").arg(reply->window.toText()), reply->code,
                               tr("Shown once. It enrols one computer, until %1.")
                                   .arg(base::chinaTime(reply->expires).toString(QStringLiteral("yyyy-MM-dd HH:mm"))));
        }
    });
}

void ManagePresenter::done(const QString &sentence)
{
    if (m_page) {
        m_page->recorded();
    }
    Q_EMIT noticed({Tone::Good, sentence, {}, {}}, {});
    refresh();
}

void ManagePresenter::failed(const base::Error &error, const Step &again, const QString &more)
{
    if (m_page && error.reason.startsWith("session.") && error.reason != "session.role") {
        m_again = again;
        m_form.setProblem(tr("Give your password first."));
        m_page->refused();
        Question question;
        question.title = tr("Your password, please");
        question.confirm = tr("Go on");
        question.lines.append({tr("Password"), {}, Need::Required, {}, Echo::Hidden});
        question.note = tr("People and windows are changed only by who gave the password within a quarter of an hour.");
        m_page->ask(QStringLiteral("password"), PasswordQuestion, question);
        return;
    }
    if (m_page) {
        m_page->refused();
    }
    const QString sentence = isAway(error) ? tr("People and windows can be managed only while the centre is there.") : sentenceOf(error);
    m_form.setProblem(isAway(error) || error.reason == "session.role" ? sentence : QString());
    Q_EMIT noticed({Tone::Bad, Words::sentences({sentence, more}), isAway(error) ? tr("Nothing was changed, and nothing is kept for later.") : tr("Nothing was changed."), {}}, {});
}

void ManagePresenter::confirm(const QString &password)
{
    base::thenOn(this, m_desk.manage().confirm(password), [this](const base::Result<void> &confirmed) {
        if (!confirmed) {
            if (m_page) {
                m_page->refused();
            }
            Q_EMIT noticed({Tone::Bad, sentenceOf(confirmed.error()), tr("Nothing was changed."), {}}, {});
            return;
        }
        if (m_page) {
            m_page->recorded();
        }
        m_form.setProblem({});
        if (const Step again = std::exchange(m_again, nullptr)) {
            again();
        }
    });
}

} // namespace yichuang::ui
