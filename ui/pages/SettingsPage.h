// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/Page.h"
#include "ui/style/Look.h"

class QLabel;

namespace yichuang::ui {

class ActionButton;
class Card;

/// Appearance and language, at once and without a restart; who signs out; what this program is.
class SettingsPage final : public Page {
    Q_OBJECT

public:
    SettingsPage(const Look &look, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void setLanguage(const QString &language);
    /// One line each: program, catalogue, calendar, centre, window.
    void setAbout(const QStringList &lines);

Q_SIGNALS:
    void lookChosen(yichuang::ui::Theme theme, yichuang::ui::TypeSize size);
    void languageChosen(const QString &language);
    void signOutWanted();

protected:
    void retranslate() override;

private:
    void build();
    ActionButton *addChoice(const char *name, QWidget *row, const std::function<void()> &pick);
    void refresh();

    const Look &m_look;
    QString m_language = QStringLiteral("zh_CN");
    Card *m_appearance = nullptr;
    Card *m_languageCard = nullptr;
    Card *m_about = nullptr;
    QLabel *m_themeWords = nullptr;
    QLabel *m_sizeWords = nullptr;
    ActionButton *m_light = nullptr;
    ActionButton *m_dark = nullptr;
    ActionButton *m_contrast = nullptr;
    ActionButton *m_normal = nullptr;
    ActionButton *m_large = nullptr;
    ActionButton *m_chinese = nullptr;
    ActionButton *m_english = nullptr;
    ActionButton *m_signOut = nullptr;
    QLabel *m_lines = nullptr;
};

} // namespace yichuang::ui
