// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/SettingsPage.h"

#include "ui/Preferences.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/MeasureColumn.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

namespace yichuang::ui {

SettingsPage::SettingsPage(const Look &look, QWidget *parent) : Page(parent), m_look(look)
{
    setObjectName(QStringLiteral("settingsPage"));
    build();
    connect(&look, &Look::changed, this, &SettingsPage::refresh);
    SettingsPage::retranslate();
}

SettingsPage::Line SettingsPage::addLine(Card *card)
{
    Line line;
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    auto *words = new QVBoxLayout;
    words->setSpacing(1);
    line.title = makeLabel(TextRole::Body, card);
    line.hint = makeLabel(TextRole::Small, card);
    line.hint->setWordWrap(true);
    words->addWidget(line.title);
    words->addWidget(line.hint);
    row->addLayout(words, 1);
    line.controls = new QWidget(card);
    auto *controls = new QHBoxLayout(line.controls);
    controls->setContentsMargins(0, 0, 0, 0);
    controls->setSpacing(8);
    row->addWidget(line.controls, 0, Qt::AlignVCenter);
    card->body()->addLayout(row);
    return line;
}

ActionButton *SettingsPage::addChoice(const char *name, const Line &line, const std::function<void()> &pick)
{
    auto *button = new ActionButton(m_look, ButtonKind::Choice, line.controls);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    makeOneOfMany(*button);
    connect(button, &QAbstractButton::clicked, this, [this, pick] {
        pick();
        refresh();
    });
    line.controls->layout()->addWidget(button);
    return button;
}

void SettingsPage::build()
{
    auto *outer = new QHBoxLayout(new MeasureColumn(m_look, this));
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(12);
    auto *left = new QVBoxLayout;
    left->setSpacing(12);
    m_appearance = new Card(this);
    m_themes = addLine(m_appearance);
    m_light = addChoice("themeLight", m_themes, [this] { Q_EMIT lookChosen(Theme::Light, m_look.typeSize()); });
    m_dark = addChoice("themeDark", m_themes, [this] { Q_EMIT lookChosen(Theme::Dark, m_look.typeSize()); });
    m_contrast =
        addChoice("themeContrast", m_themes, [this] { Q_EMIT lookChosen(Theme::HighContrast, m_look.typeSize()); });
    m_appearance->body()->addWidget(makeRule(m_appearance));
    m_sizes = addLine(m_appearance);
    m_normal = addChoice("typeNormal", m_sizes, [this] { Q_EMIT lookChosen(m_look.theme(), TypeSize::Normal); });
    m_large = addChoice("typeLarge", m_sizes, [this] { Q_EMIT lookChosen(m_look.theme(), TypeSize::Large); });
    m_languageCard = new Card(this);
    m_languages = addLine(m_languageCard);
    m_chinese = addChoice("languageChinese", m_languages, [this] { Q_EMIT languageChosen(QStringLiteral("zh_CN")); });
    m_english = addChoice("languageEnglish", m_languages, [this] { Q_EMIT languageChosen(QStringLiteral("en")); });
    // Each language is named in itself, whatever the screen speaks now.
    const std::pair<ActionButton *, QString> names[] = {{m_chinese, QStringLiteral("简体中文")},
                                                        {m_english, QStringLiteral("English")}};
    for (const auto &[button, name] : names) {
        button->setText(name);
        button->setAccessibleName(name);
    }
    buildSession();
    for (Card *card : {m_appearance, m_languageCard, m_session}) {
        left->addWidget(card);
    }
    left->addStretch(1);
    outer->addLayout(left, 58);
    auto *right = new QVBoxLayout;
    m_about = new Card(this);
    m_facts = new QGridLayout;
    m_facts->setHorizontalSpacing(24);
    m_facts->setVerticalSpacing(8);
    m_facts->setColumnStretch(1, 1);
    m_about->body()->addLayout(m_facts);
    right->addWidget(m_about);
    right->addStretch(1);
    outer->addLayout(right, 42);
}

void SettingsPage::buildSession()
{
    m_session = new Card(this);
    m_leave = addLine(m_session);
    m_signOut = new ActionButton(m_look, ButtonKind::Secondary, m_leave.controls);
    m_signOut->setObjectName(QStringLiteral("signOut"));
    connect(m_signOut, &QAbstractButton::clicked, this, &SettingsPage::signOutWanted);
    m_leave.controls->layout()->addWidget(m_signOut);
    m_session->body()->addWidget(makeRule(m_session));
    m_lock = addLine(m_session);
    for (const std::chrono::minutes after : Preferences::lockChoices()) {
        const QByteArray name = "lockAfter" + QByteArray::number(static_cast<int>(after.count()));
        ActionButton *button = addChoice(name.constData(), m_lock, [this, after] { Q_EMIT lockAfterChosen(after); });
        m_lockChoices.append({after, button});
    }
}

void SettingsPage::setLockAfter(std::chrono::minutes after)
{
    m_lockAfter = after;
    refresh();
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::arrive()
{
    for (ActionButton *theme : {m_light, m_dark, m_contrast}) {
        if (theme->isChecked()) {
            theme->setFocus(Qt::OtherFocusReason);
        }
    }
}

void SettingsPage::setLanguage(const QString &language)
{
    m_language = language;
    refresh();
}

void SettingsPage::setAbout(const Facts &facts)
{
    while (QLayoutItem *item = m_facts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto &[name, value] : facts) {
        const int row = m_facts->count() / 2;
        auto *words = makeLabel(TextRole::Body, m_about, value.isEmpty() ? QStringLiteral("—") : value);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_facts->addWidget(makeLabel(TextRole::Quiet, m_about, name), row, 0, Qt::AlignTop);
        m_facts->addWidget(words, row, 1);
    }
}

void SettingsPage::setPerson(const QString &name)
{
    m_person = name;
    retranslate();
}

void SettingsPage::refresh()
{
    m_light->setChecked(m_look.theme() == Theme::Light);
    m_dark->setChecked(m_look.theme() == Theme::Dark);
    m_contrast->setChecked(m_look.theme() == Theme::HighContrast);
    m_normal->setChecked(m_look.typeSize() == TypeSize::Normal);
    m_large->setChecked(m_look.typeSize() == TypeSize::Large);
    m_chinese->setChecked(m_language == QStringLiteral("zh_CN"));
    m_english->setChecked(m_language == QStringLiteral("en"));
    for (const auto &[after, button] : std::as_const(m_lockChoices)) {
        button->setChecked(after == m_lockAfter);
    }
}

void SettingsPage::retranslate()
{
    m_appearance->setTitle(tr("Appearance"));
    m_themes.title->setText(tr("Colours"));
    m_themes.hint->setText(tr("High contrast helps weak sight and bright halls."));
    m_light->setText(tr("Light"));
    m_dark->setText(tr("Dark"));
    m_contrast->setText(tr("High contrast"));
    m_sizes.title->setText(tr("Size of type"));
    m_sizes.hint->setText(tr("Large type is a quarter larger; everything still fits."));
    m_normal->setText(tr("Normal", "size of type"));
    m_large->setText(tr("Large", "size of type"));
    m_languageCard->setTitle(tr("Language"));
    m_languages.title->setText(tr("Language of the screen"));
    m_languages.hint->setText(tr("Papers stay Chinese."));
    m_session->setTitle(tr("Session"));
    m_leave.title->setText(tr("Signed in: %1").arg(m_person));
    m_leave.hint->setText(tr("Drafts stay on this computer and come back at your next sign-in. F12 only locks."));
    m_lock.title->setText(tr("Lock by itself"));
    m_lock.hint->setText(tr("When nobody touched keys or mouse for so long. The sheet stays as it is."));
    for (const auto &[after, button] : std::as_const(m_lockChoices)) {
        button->setText(tr("%1 min").arg(after.count()));
        button->setAccessibleName(m_lock.title->text() + u' ' + button->text());
    }
    m_about->setTitle(tr("This workstation"));
    m_signOut->setText(tr("Sign out"));
    for (ActionButton *button : {m_light, m_dark, m_contrast, m_normal, m_large, m_signOut}) {
        button->setAccessibleName(button->text());
    }
    refresh();
}

} // namespace yichuang::ui
