// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/manage/SecretPanel.h"

#include "ui/widgets/ActionButton.h"
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
    column->addStretch(1);
    auto *copy = new ActionButton(look(), ButtonKind::Primary, content, tr("Copy"));
    copy->setObjectName(QStringLiteral("copySecret"));
    copy->setAccessibleName(copy->text());
    connect(copy, &QAbstractButton::clicked, this, [secret] { QGuiApplication::clipboard()->setText(secret); });
    column->addWidget(copy);
    // Once it is closed nothing on the screen holds it any more.
    connect(this, &SidePanel::closed, content, &QObject::deleteLater, Qt::UniqueConnection);
    open(title, content, copy);
}

} // namespace yichuang::ui
