// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/SettingsPage.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace yichuang::ui {

SettingsPage::SettingsPage(const Look &look, QWidget *parent) : Page(parent), m_look(look)
{
    setObjectName(QStringLiteral("settingsPage"));
    build();
    connect(&look, &Look::changed, this, &SettingsPage::refresh);
    SettingsPage::retranslate();
}

ActionButton *SettingsPage::addChoice(const char *name, QWidget *row, const std::function<void()> &pick)
{
    auto *button = new ActionButton(m_look, ButtonKind::Choice, row);
    button->setObjectName(QLatin1String(name));
    button->setCheckable(true);
    makeOneOfMany(*button);
    connect(button, &QAbstractButton::clicked, this, [this, pick] {
        pick();
        refresh();
    });
    row->layout()->addWidget(button);
    return button;
}

void SettingsPage::build()
{
    auto *outer = new QHBoxLayout(this);
    outer->setContentsMargins(16, 12, 16, 12);
    outer->setSpacing(12);
    const auto makeRow = [](Card *card) {
        auto *row = new QWidget(card);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(8);
        layout->setAlignment(Qt::AlignLeft);
        card->body()->addWidget(row);
        return row;
    };
    m_appearance = new Card(this);
    m_themeWords = makeLabel(TextRole::Small, m_appearance);
    m_appearance->body()->addWidget(m_themeWords);
    QWidget *themes = makeRow(m_appearance);
    m_light = addChoice("themeLight", themes, [this] { Q_EMIT lookChosen(Theme::Light, m_look.typeSize()); });
    m_dark = addChoice("themeDark", themes, [this] { Q_EMIT lookChosen(Theme::Dark, m_look.typeSize()); });
    m_contrast =
        addChoice("themeContrast", themes, [this] { Q_EMIT lookChosen(Theme::HighContrast, m_look.typeSize()); });
    m_sizeWords = makeLabel(TextRole::Small, m_appearance);
    m_appearance->body()->addWidget(m_sizeWords);
    QWidget *sizes = makeRow(m_appearance);
    m_normal = addChoice("typeNormal", sizes, [this] { Q_EMIT lookChosen(m_look.theme(), TypeSize::Normal); });
    m_large = addChoice("typeLarge", sizes, [this] { Q_EMIT lookChosen(m_look.theme(), TypeSize::Large); });
    m_appearance->body()->addStretch(1);
    outer->addWidget(m_appearance, 1);

    m_languageCard = new Card(this);
    QWidget *languages = makeRow(m_languageCard);
    m_chinese = addChoice("languageChinese", languages, [this] { Q_EMIT languageChosen(QStringLiteral("zh_CN")); });
    m_english = addChoice("languageEnglish", languages, [this] { Q_EMIT languageChosen(QStringLiteral("en")); });
    // Each language is named in itself, whatever the screen speaks now.
    const std::pair<ActionButton *, QString> names[] = {{m_chinese, QStringLiteral("简体中文")},
                                                        {m_english, QStringLiteral("English")}};
    for (const auto &[button, name] : names) {
        button->setText(name);
        button->setAccessibleName(name);
    }
    m_languageCard->body()->addStretch(1);
    outer->addWidget(m_languageCard, 1);

    m_about = new Card(this);
    m_lines = makeLabel(TextRole::Quiet, m_about);
    m_lines->setWordWrap(true);
    m_lines->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_about->body()->addWidget(m_lines);
    m_signOut = new ActionButton(m_look, ButtonKind::Secondary, m_about);
    m_signOut->setObjectName(QStringLiteral("signOut"));
    connect(m_signOut, &QAbstractButton::clicked, this, &SettingsPage::signOutWanted);
    m_about->body()->addWidget(m_signOut);
    m_about->body()->addStretch(1);
    outer->addWidget(m_about, 1);
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::setLanguage(const QString &language)
{
    m_language = language;
    refresh();
}

void SettingsPage::setAbout(const QStringList &lines)
{
    m_lines->setText(lines.join(u'\n'));
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
}

void SettingsPage::retranslate()
{
    m_appearance->setTitle(tr("Appearance"));
    m_themeWords->setText(tr("Colours"));
    m_light->setText(tr("Light"));
    m_dark->setText(tr("Dark"));
    m_contrast->setText(tr("High contrast"));
    m_sizeWords->setText(tr("Size of type"));
    m_normal->setText(tr("Normal", "size of type"));
    m_large->setText(tr("Large", "size of type"));
    m_languageCard->setTitle(tr("Language"));
    m_about->setTitle(tr("About"));
    m_signOut->setText(tr("Sign out"));
    for (ActionButton *button : {m_light, m_dark, m_contrast, m_normal, m_large, m_signOut}) {
        button->setAccessibleName(button->text());
    }
    refresh();
}

} // namespace yichuang::ui
