// SPDX-License-Identifier: Apache-2.0
#include "ui/Language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace yichuang::ui {

Language::~Language()
{
    m_application.removeTranslator(&m_translator);
    m_application.removeTranslator(&m_ofQt);
}

base::Result<void> Language::choose(const QString &name)
{
    if (name == m_current) {
        return {};
    }
    m_application.removeTranslator(&m_translator);
    // English too has a file: it holds the plurals ("1 case", "2 cases").
    if (!m_translator.load(QStringLiteral(":/i18n/yichuang_%1.qm").arg(name))) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("no translation for %1").arg(name));
    }
    m_current = name;
    QLocale::setDefault(name == QStringLiteral("en") ? QLocale(QLocale::English, QLocale::UnitedKingdom)
                                                     : QLocale(QLocale::Chinese, QLocale::China));
    // Qt's own words, e.g. of its file dialog; it speaks English by itself and where its translations are not installed.
    m_application.removeTranslator(&m_ofQt);
    if (m_ofQt.load(QStringLiteral("qtbase_%1").arg(name), QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        m_application.installTranslator(&m_ofQt);
    }
    // Installed last, so asked first.
    m_application.installTranslator(&m_translator);
    return {};
}

} // namespace yichuang::ui
