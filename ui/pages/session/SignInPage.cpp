// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/session/SignInPage.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Announce.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/ProgressLine.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace yichuang::ui {

SignInPage::SignInPage(const Look &look, SignInForm &form, Kind kind, QWidget *parent)
    : CoverPage(look, parent), m_form(form), m_kind(kind)
{
    setObjectName(kind == Kind::SignIn ? QStringLiteral("signInPage") : QStringLiteral("lockPage"));
    if (kind == Kind::Unlock) {
        form.askOnlyPassword();
    }
    m_person = new QLineEdit(this);
    m_person->setObjectName(QStringLiteral("staffNumber"));
    m_person->setMaxLength(64);
    m_password = new QLineEdit(this);
    m_password->setObjectName(kind == Kind::SignIn ? QStringLiteral("password") : QStringLiteral("unlockPassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_personField = new Field(m_person, this);
    m_personField->setVisible(kind == Kind::SignIn);
    m_passwordField = new Field(m_password, this);
    m_new = addSecret("newPassword", m_newField);
    m_repeat = addSecret("repeatPassword", m_repeatField);
    m_go = new ActionButton(look, ButtonKind::Primary, this);
    m_go->setObjectName(kind == Kind::SignIn ? QStringLiteral("signIn") : QStringLiteral("unlock"));
    m_go->setKeyText(QStringLiteral("Enter"));
    m_progress = new ProgressLine(look, this);
    m_other = new ActionButton(look, ButtonKind::Link, this);
    m_other->setObjectName(QStringLiteral("otherPerson"));
    m_other->setVisible(kind == Kind::Unlock);
    connect(m_other, &QAbstractButton::clicked, this, &SignInPage::otherPersonWanted);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_personField, m_passwordField, m_newField, m_repeatField, m_go, m_progress,
                                                                   m_other}) {
        body()->addWidget(widget);
    }
    onTyped(m_person, &form, [&form](const QString &text) { form.setPerson(text); });
    onTyped(m_password, &form, [&form](const QString &text) { form.setPassword(text); });
    connect(m_person, &QLineEdit::returnPressed, this, [this] { m_password->setFocus(Qt::TabFocusReason); });
    onTyped(m_new, &form, [&form](const QString &text) { form.setNewPassword(text); });
    onTyped(m_repeat, &form, [&form](const QString &text) { form.setRepeated(text); });
    connect(m_password, &QLineEdit::returnPressed, this, [this] { m_form.mustChange() ? m_new->setFocus(Qt::TabFocusReason) : Q_EMIT tryWanted(); });
    connect(m_new, &QLineEdit::returnPressed, this, [this] { m_repeat->setFocus(Qt::TabFocusReason); });
    connect(m_repeat, &QLineEdit::returnPressed, this, &SignInPage::tryWanted);
    connect(m_go, &QAbstractButton::clicked, this, &SignInPage::tryWanted);
    connect(&form, &SignInForm::changed, this, &SignInPage::refresh);
    setBaseWords();
    SignInPage::retranslate();
}

QLineEdit *SignInPage::addSecret(const char *name, Field *&field)
{
    auto *line = new QLineEdit(this);
    line->setObjectName(QLatin1String(name));
    line->setEchoMode(QLineEdit::Password);
    line->setMaxLength(128);
    field = new Field(line, this);
    field->hide();
    return line;
}

void SignInPage::setLockedBy(const QString &personName)
{
    m_lockedBy = personName;
    retranslate();
}

void SignInPage::arrive()
{
    putText(*m_password, {});
    putText(*m_person, m_form.person());
    QLineEdit *first = m_kind == Kind::SignIn && m_form.person().isEmpty() ? m_person : m_password;
    first->setFocus(Qt::OtherFocusReason);
}

void SignInPage::refresh()
{
    if (m_form.isBusy()) {
        for (QLineEdit *secret : {m_password, m_new, m_repeat}) {
            putText(*secret, {});
        }
        m_progress->advance(tr("Checking…"), 0, 0);
    } else {
        m_progress->finish();
    }
    m_passwordField->setError(m_form.problem());
    announce(*m_password, m_form.problem());
    m_newField->setVisible(m_form.mustChange());
    m_repeatField->setVisible(m_form.mustChange());
    m_go->setEnabled(m_form.isReady());
    // Not disabled: the caret would go on to the next control, and stay there.
    m_password->setReadOnly(m_form.isBusy());
    m_person->setReadOnly(m_form.isBusy());
    if (!m_form.problem().isEmpty()) {
        m_password->setFocus(Qt::OtherFocusReason);
        m_password->selectAll();
    }
}

void SignInPage::retranslate()
{
    if (m_kind == Kind::SignIn) {
        setWords(tr("Sign in"), tr("With your staff number and password."));
        m_go->setText(tr("Sign in"));
    } else {
        setWords(tr("Locked"), tr("%1, everything is as you left it. You return to the same field.").arg(m_lockedBy));
        m_go->setText(tr("Unlock"));
    }
    m_go->setAccessibleName(m_go->text());
    m_other->setText(tr("Somebody else signs in"));
    m_other->setAccessibleName(m_other->text());
    m_personField->setLabel(tr("Staff number"));
    m_passwordField->setLabel(tr("Password"));
    m_newField->setLabel(tr("New password, at least eight characters"));
    m_repeatField->setLabel(tr("New password once more"));
    refresh();
}

} // namespace yichuang::ui
