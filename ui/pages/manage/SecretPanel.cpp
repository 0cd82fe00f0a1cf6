// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/manage/SecretPanel.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Announce.h"
#include "ui/widgets/Labels.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

void SecretPanel::show(const QString &title, const QString &secret, const QString &note)
{
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    QLabel *words = makeLabel(TextRole::Figure, content, secret);
    words->setObjectName(QStringLiteral("secret"));
    words->setAccessibleName(tr("%1: %2").arg(title, secret));
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setAlignment(Qt::AlignCenter);
    column->addWidget(words);
    QLabel *below = makeLabel(TextRole::Body, content, note);
    below->setWordWrap(true);
    column->addWidget(below);
    m_question = makeLabel(TextRole::Warning, content, tr("It is not shown again. Is it noted down? Then press Esc once more."));
    m_question->setObjectName(QStringLiteral("secretQuestion"));
    m_question->setWordWrap(true);
    m_question->hide();
    column->addWidget(m_question);
    column->addStretch(1);
    auto *copy = new ActionButton(look(), ButtonKind::Primary, content, tr("Copy"));
    copy->setObjectName(QStringLiteral("copySecret"));
    copy->setAccessibleName(copy->text());
    connect(copy, &QAbstractButton::clicked, this, [this, secret] {
        QGuiApplication::clipboard()->setText(secret);
        m_noted = Noted::Yes;
    });
    column->addWidget(copy);
    auto *noted = new ActionButton(look(), ButtonKind::Secondary, content, tr("It is noted down"));
    noted->setObjectName(QStringLiteral("secretNoted"));
    noted->setAccessibleName(noted->text());
    connect(noted, &QAbstractButton::clicked, this, [this] {
        m_noted = Noted::Yes;
        close();
    });
    column->addWidget(noted);
    m_noted = Noted::NotAsked;
    // Once it is closed nothing on the screen holds it any more.
    connect(this, &SidePanel::closed, content, &QObject::deleteLater, Qt::UniqueConnection);
    open(title, content, copy);
}

void SecretPanel::close()
{
    if (isOpen() && m_noted == Noted::NotAsked && m_question != nullptr) {
        m_noted = Noted::Asked;
        m_question->show();
        announce(*m_question, m_question->text());
        return;
    }
    SidePanel::close();
}

void SecretPanel::forget()
{
    m_noted = Noted::Yes;
    SidePanel::forget();
}

} // namespace yichuang::ui
