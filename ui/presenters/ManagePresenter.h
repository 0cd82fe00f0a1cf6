// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/forms/ManageForm.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>

#include <functional>

namespace yichuang::ui {

class ManagePage;

/// Joins people and windows to the centre. Nothing is kept for later: without the centre it says so. When the centre
/// asks for the password again, it is asked for here and what was wanted is done then.
class ManagePresenter final : public Presenter {
    Q_OBJECT

public:
    ManagePresenter(desk::Desk &desk, QObject *parent) : Presenter(parent), m_desk(desk) {}

    [[nodiscard]] ManageForm &form() { return m_form; }
    void attach(ManagePage *page);
    /// Another person signs in.
    void forget();

private:
    using Step = std::function<void()>;

    void refresh();
    void begin(ManageForm::Task task, const QString &key);
    void answered(const QString &what, const Answers &answers);
    void perform(ManageForm::Task task, const QString &key, const Answers &answers);
    void send(const desk::PersonOrder &order);
    void send(const desk::WindowOrder &order);
    void send(const desk::CodeOrder &order);
    void confirm(const QString &password);
    void done(const QString &sentence);
    /// `again`: what to do once the password was given.
    /// `more`: a sentence beside the error's own.
    void failed(const base::Error &error, const Step &again, const QString &more = {});

    desk::Desk &m_desk;
    ManageForm m_form;
    QPointer<ManagePage> m_page;
    ManageForm::Task m_task = ManageForm::Task::Add;
    QString m_key;
    Step m_again;
};

} // namespace yichuang::ui
