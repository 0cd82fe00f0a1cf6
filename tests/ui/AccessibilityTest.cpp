// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/widgets/ActionButton.h"
#include "ui/widgets/RailButton.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// Every control can be named, seen whole and read in both languages.
class AccessibilityTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void everyControlHasANameInBothLanguages();
    void nothingIsCutOffAt1366_data();
    void nothingIsCutOffAt1366();
    void theLanguageChangesWhileItRuns();

private:
    void visitEveryPage(const std::function<void(QWidget &)> &look);
};

void AccessibilityTest::visitEveryPage(const std::function<void(QWidget &)> &look)
{
    press(Qt::Key_F3);
    type("ggcs");
    press(Qt::Key_Return);
    look(*m_shell);
    for (const QString &id : m_shell->workbench()->pageIds()) {
        m_shell->workbench()->go(id);
        QCoreApplication::processEvents();
        look(*m_shell);
    }
}

void AccessibilityTest::everyControlHasANameInBothLanguages()
{
    start();
    const auto check = [](QWidget &window) {
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            const bool control = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget) ||
                                 qobject_cast<QComboBox *>(widget) || qobject_cast<QPlainTextEdit *>(widget) ||
                                 qobject_cast<QTableView *>(widget);
            if (!control || !widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_"))) {
                continue;
            }
            const auto *combo = qobject_cast<QComboBox *>(widget->parentWidget());
            if (combo != nullptr || widget->inherits("QTableCornerButton")) {
                continue;
            }
            const QString what = QStringLiteral("%1 “%2” in %3")
                                     .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                          widget->parentWidget()->objectName());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(what));
            const bool keyHint = widget->inherits("yichuang::ui::KeyHint");
            QVERIFY2(keyHint || !widget->objectName().isEmpty(), qPrintable(what + widget->accessibleName()));
        }
    };
    visitEveryPage(check);
    QVERIFY(m_language->choose(QStringLiteral("en")));
    m_shell->workbench()->go(QStringLiteral("intake"));
    QCoreApplication::processEvents();
    check(*m_shell);
}

void AccessibilityTest::nothingIsCutOffAt1366_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("large");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << false;
    QTest::newRow("Chinese, large type") << QStringLiteral("zh_CN") << true;
    QTest::newRow("English") << QStringLiteral("en") << false;
}

void AccessibilityTest::nothingIsCutOffAt1366()
{
    QFETCH(QString, language);
    QFETCH(bool, large);
    QVERIFY(m_language->choose(language));
    m_look->choose(Theme::Light, large ? TypeSize::Large : TypeSize::Normal);
    start();
    QCOMPARE(m_shell->size(), QSize(1366, 768));
    visitEveryPage([](QWidget &window) {
        for (QWidget *button : window.findChildren<QWidget *>()) {
            const bool wordy = qobject_cast<ActionButton *>(button) || button->inherits("yichuang::ui::KeyHint") ||
                               button->inherits("yichuang::ui::ConnectionPill");
            if (!wordy || !button->isVisible()) {
                continue;
            }
            QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(QStringLiteral("%1: %2 of %3")
                                                                                   .arg(button->accessibleName())
                                                                                   .arg(button->width())
                                                                                   .arg(button->sizeHint().width())));
            const QRect place(button->mapTo(&window, QPoint()), button->size());
            QVERIFY2(window.rect().contains(place), qPrintable(button->accessibleName()));
        }
    });
}

void AccessibilityTest::theLanguageChangesWhileItRuns()
{
    start();
    auto *rail = m_shell->findChild<RailButton *>(QStringLiteral("rail-intake"));
    QCOMPARE(rail->text(), QStringLiteral("受理"));
    m_shell->workbench()->go(QStringLiteral("settings"));
    m_shell->findChild<QAbstractButton *>(QStringLiteral("languageEnglish"))->click();
    QTRY_COMPARE(rail->text(), QStringLiteral("Intake"));
    QCOMPARE(m_preferences->language(), QStringLiteral("en"));
    m_shell->findChild<QAbstractButton *>(QStringLiteral("languageChinese"))->click();
    QTRY_COMPARE(rail->text(), QStringLiteral("受理"));
}

YICHUANG_TEST(AccessibilityTest)
#include "AccessibilityTest.moc"
