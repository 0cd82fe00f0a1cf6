// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QString>
#include <QTranslator>

class QCoreApplication;

namespace yichuang::ui {

/// The language of the screen, switchable while the program runs: every widget gets a LanguageChange
/// event and names itself anew.
class Language {
public:
    /// The application is borrowed.
    explicit Language(QCoreApplication &application) : m_application(application) {}
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    /// "zh_CN" or "en"; NotFound for others.
    [[nodiscard]] base::Result<void> choose(const QString &name);
    [[nodiscard]] const QString &current() const { return m_current; }
    /// The language a workstation starts with.
    [[nodiscard]] static QString standard() { return QStringLiteral("zh_CN"); }

private:
    QCoreApplication &m_application;
    QTranslator m_ofQt; ///< the dialogs of Qt
    QTranslator m_translator;
    QString m_current;
};

} // namespace yichuang::ui
