// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/pages/Page.h"
#include "ui/style/Look.h"

#include <chrono>

class QGridLayout;
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
    /// The caret is on the choice in force.
    void arrive() override;
    void setLanguage(const QString &language);
    /// Name and value each: hall, window, person, centre, catalogue, calendar, program.
    using Facts = QVector<std::pair<QString, QString>>;
    void setAbout(const Facts &facts);
    void setPerson(const QString &name);
    void setLockAfter(std::chrono::minutes after);

Q_SIGNALS:
    void lookChosen(yichuang::ui::Theme theme, yichuang::ui::TypeSize size);
    void languageChosen(const QString &language);
    void lockAfterChosen(std::chrono::minutes after);
    void signOutWanted();

protected:
    void retranslate() override;

private:
    /// A line of a card: words and a hint at the left, controls at the right.
    struct Line {
        QLabel *title = nullptr;
        QLabel *hint = nullptr;
        QWidget *controls = nullptr;
    };
    void build();
    void buildSession();
    [[nodiscard]] Line addLine(Card *card);
    ActionButton *addChoice(const char *name, const Line &line, const std::function<void()> &pick);
    void refresh();

    const Look &m_look;
    QString m_language = QStringLiteral("zh_CN");
    QString m_person;
    Card *m_appearance = nullptr;
    Card *m_languageCard = nullptr;
    Card *m_session = nullptr;
    Card *m_about = nullptr;
    Line m_themes;
    Line m_sizes;
    Line m_languages;
    Line m_leave;
    Line m_lock;
    QVector<std::pair<std::chrono::minutes, ActionButton *>> m_lockChoices;
    std::chrono::minutes m_lockAfter{15};
    ActionButton *m_light = nullptr;
    ActionButton *m_dark = nullptr;
    ActionButton *m_contrast = nullptr;
    ActionButton *m_normal = nullptr;
    ActionButton *m_large = nullptr;
    ActionButton *m_chinese = nullptr;
    ActionButton *m_english = nullptr;
    ActionButton *m_signOut = nullptr;
    QGridLayout *m_facts = nullptr;
};

} // namespace yichuang::ui
