// SPDX-License-Identifier: Apache-2.0
#include "ui/models/SuggestionModel.h"
#include "ui/style/Look.h"
#include "ui/style/StyleSheet.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/ColumnScroll.h"
#include "ui/widgets/DueCalendar.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/KeyStrip.h"
#include "ui/widgets/RowDelegate.h"
#include "ui/widgets/SearchBox.h"
#include "ui/widgets/TwoLines.h"
#include "tests/support/TestProgram.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStringListModel>
#include <QTest>
#include <QVBoxLayout>

using namespace yichuang;
using namespace yichuang::ui;

/// Small parts of the windows, each by itself.
class WidgetsTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theProgramNeverPicks();
    void aChipWithoutRoomGoesBelowItsTitle_data();
    void aChipWithoutRoomGoesBelowItsTitle();
    void aHintFitsItsLine();
    void aHintCanBeReadInEveryTheme();
    void theCaretStaysInSightWhenAColumnGrows();
    void aFieldKeepsItsHeightWhateverIsWrong();
    void aListThatDropsDownHasAFrame();
    void aCalendarSpeaksTheLanguageInForce();
    void newKeysLayTheWindowOutOnceHoweverMany();
    void aNumberWithoutRoomKeepsItsEnd();
};

namespace {

/// Wrapped words that count how often they are asked for their height.
class CountingLabel final : public QLabel {
public:
    using QLabel::QLabel;
    [[nodiscard]] int heightForWidth(int width) const override
    {
        ++asked;
        return QLabel::heightForWidth(width);
    }
    mutable int asked = 0;
};

} // namespace

void WidgetsTest::aCalendarSpeaksTheLanguageInForce()
{
    const QLocale before;
    Look look(*shippedStyleSheet());
    QWidget window;
    window.setLocale(QLocale(QLocale::Chinese)); // as it was made; a language that is chosen later is not told to it
    DueCalendar calendar(look, &window);
    calendar.setDays({{QDate(2026, 11, 30), DayMark::Kind::Due, {}}});
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
    QEvent change(QEvent::LanguageChange);
    QCoreApplication::sendEvent(&calendar, &change);
    QVERIFY2(calendar.accessibleDescription().contains(QStringLiteral("November")), qPrintable(calendar.accessibleDescription()));
    calendar.resize(calendar.sizeHint());
    const QImage english = calendar.grab().toImage();
    QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
    QVERIFY2(calendar.grab().toImage() != english, "the heads of the days are words, too");
    QLocale::setDefault(before);
}

void WidgetsTest::aNumberWithoutRoomKeepsItsEnd()
{
    const Look look(*shippedStyleSheet());
    const auto drawn = [&look](const char *words) {
        QImage cell(110, 30, QImage::Format_ARGB32);
        cell.fill(Qt::white);
        QPainter painter(&cell);
        TwoLines{QString::fromUtf8(words), {}, cell.rect(), {}}.paint(painter, look, look.font());
        painter.end();
        return cell;
    };
    QVERIFY(drawn("青审批受〔2026〕第0310000123号") != drawn("青审批受〔2026〕第0310000124号"));
    QVERIFY2(drawn("公共场所卫生许可新办申请甲") == drawn("公共场所卫生许可新办申请乙"), "words are cut at their end");
}

void WidgetsTest::aFieldKeepsItsHeightWhateverIsWrong()
{
    Look look(*shippedStyleSheet());
    QWidget window;
    window.setObjectName(QStringLiteral("shell"));
    auto *column = new QVBoxLayout(&window);
    auto *other = new QLineEdit(&window);
    auto *editor = new QLineEdit(&window);
    auto *field = new Field(editor, &window);
    column->addWidget(other);
    column->addWidget(field);
    column->addStretch(1);
    QVERIFY(look.dress(window));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    other->setFocus();
    QTest::qWait(0);
    const int tall = editor->height();
    QCOMPARE(tall, look.tokens().control());
    for (QWidget *focus : {other, editor}) {
        focus->setFocus();
        field->setError(QStringLiteral("the check digit does not fit"));
        QTest::qWait(0);
        QCOMPARE(editor->height(), tall);
        field->setError({});
        field->setWarning(QStringLiteral("it may"));
        QTest::qWait(0);
        QCOMPARE(editor->height(), tall);
        field->setWarning({});
        QTest::qWait(0);
        QCOMPARE(editor->height(), tall);
    }
}

void WidgetsTest::aListThatDropsDownHasAFrame()
{
    Look look(*shippedStyleSheet());
    QWidget window;
    window.setObjectName(QStringLiteral("shell"));
    auto *box = new ChoiceBox(look, &window);
    box->setLines({{QStringLiteral("one"), QStringLiteral("1")}, {QStringLiteral("two"), QStringLiteral("2")}});
    QVERIFY(look.dress(window));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    box->showPopup();
    QTRY_VERIFY(box->view()->isVisible());
    box->view()->setFocus();
    QTest::qWait(0);
    const QImage list = box->view()->grab().toImage();
    QCOMPARE(list.pixelColor(0, list.height() / 2), look.palette().lineStrong);
    QCOMPARE(list.pixelColor(list.width() - 1, list.height() / 2), look.palette().lineStrong);
    box->hidePopup();
}

void WidgetsTest::theProgramNeverPicks()
{
    QStringListModel model({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QListView view;
    view.setModel(&model);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    QVector<int> picked;
    onPicked(&view, &view, [&picked](const QModelIndex &index) { picked.append(index.row()); });
    // Ctrl is down, as it still is right after Ctrl+K.
    QTest::keyPress(&view, Qt::Key_Shift, Qt::ControlModifier);
    QVERIFY(QGuiApplication::keyboardModifiers().testFlag(Qt::ControlModifier));
    for (const int row : {0, 1, 1, 0}) {
        putCurrent(view, model.index(row));
        QTest::qWait(5);
        QCOMPARE(view.currentIndex().row(), row);
        QCOMPARE(view.selectionModel()->selectedIndexes(), QModelIndexList{model.index(row)});
    }
    putCurrent(view, {});
    QTest::qWait(5);
    QVERIFY(!view.selectionModel()->hasSelection());
    QVERIFY2(picked.isEmpty(), "the program's own choice counted as a person's");
    putCurrent(view, model.index(0));
    view.selectionModel()->select(model.index(2), QItemSelectionModel::ClearAndSelect);
    QTRY_COMPARE(picked, QVector<int>{2});
    QTest::keyRelease(&view, Qt::Key_Shift, Qt::NoModifier);
}

void WidgetsTest::aChipWithoutRoomGoesBelowItsTitle_data()
{
    QTest::addColumn<QString>("detail");
    QTest::newRow("a title") << QString();
    QTest::newRow("a title and a detail") << QStringLiteral("11-28 · …001000009");
}

void WidgetsTest::aChipWithoutRoomGoesBelowItsTitle()
{
    QFETCH(QString, detail);
    const Look look(*shippedStyleSheet());
    SuggestionModel model(nullptr);
    model.setLines({{QStringLiteral("道路货物运输经营许可(不含危险货物)"), detail, {Tone::Accent, {}, QStringLiteral("Accepted · 5 days left")}, 1}});
    QListView view;
    view.setModel(&model);
    const RowDelegate delegate(look, &view);
    QStyleOptionViewItem option;
    option.widget = &view;
    view.resize(800, 200);
    view.show();
    const int beside = delegate.sizeHint(option, model.index(0)).height();
    view.resize(300, 200);
    QTRY_VERIFY(view.viewport()->width() < 320);
    QVERIFY(delegate.sizeHint(option, model.index(0)).height() > beside);
}

// Larger type, or a row that unfolds.
void WidgetsTest::theCaretStaysInSightWhenAColumnGrows()
{
    ColumnScroll column(nullptr);
    QList<QLineEdit *> lines;
    for (int i = 0; i < 12; ++i) {
        lines.append(new QLineEdit(column.widget()));
        column.column()->addWidget(lines.last());
    }
    column.resize(200, 200);
    column.show();
    QVERIFY(QTest::qWaitForWindowExposed(&column));
    const auto isInSight = [&column](const QWidget *widget) {
        return column.viewport()->rect().contains(QRect(widget->mapTo(column.viewport(), QPoint()), widget->size()));
    };
    lines.at(3)->setFocus();
    column.ensureWidgetVisible(lines.at(3));
    QVERIFY(isInSight(lines.at(3)));
    for (QLineEdit *line : std::as_const(lines)) {
        line->setMinimumHeight(70);
    }
    QTRY_VERIFY(lines.at(3)->height() >= 70);
    QTRY_VERIFY(isInSight(lines.at(3)));
}

void WidgetsTest::aHintFitsItsLine()
{
    const Look look(*shippedStyleSheet());
    SearchBox box(look, nullptr);
    box.setKeyText(QStringLiteral("Ctrl K"));
    box.setHints(QStringLiteral("Case, ID tail, name initials, item…"), QStringLiteral("Find…"));
    box.resize(600, 34);
    box.show();
    QCOMPARE(box.placeholderText(), QStringLiteral("Case, ID tail, name initials, item…"));
    box.resize(140, 34);
    QTRY_COMPARE(box.placeholderText(), QStringLiteral("Find…"));
}

void WidgetsTest::aHintCanBeReadInEveryTheme()
{
    Look look(*shippedStyleSheet());
    QWidget window;
    QVERIFY(look.dress(window));
    SearchBox box(look, &window);
    window.show();
    for (const Theme theme : {Theme::Dark, Theme::HighContrast, Theme::Light}) {
        look.choose(theme, TypeSize::Normal);
        const double least = theme == Theme::HighContrast ? 7.0 : 4.5;
        QVERIFY(contrast(box.palette().color(QPalette::PlaceholderText), look.palette().surface) >= least);
        QCOMPARE(box.palette().color(QPalette::Text), look.palette().text);
    }
}

void WidgetsTest::newKeysLayTheWindowOutOnceHoweverMany()
{
    const Look look(*shippedStyleSheet());
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *words = new CountingLabel(QStringLiteral("办理事项需要的材料").repeated(40), &window);
    words->setWordWrap(true);
    column->addWidget(words);
    auto *strip = new KeyStrip(look, &window);
    column->addWidget(strip);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QObject owner;
    QVector<QAction *> actions;
    for (const Qt::Key key : {Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F5, Qt::Key_F6, Qt::Key_F7, Qt::Key_F8, Qt::Key_F12}) {
        actions.append(new QAction(QStringLiteral("受理"), &owner));
        actions.last()->setShortcut(key);
    }
    const auto askedFor = [&](const QVector<QAction *> &keys) {
        QCoreApplication::processEvents();
        words->asked = 0;
        strip->setActions(keys);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::processEvents();
        return words->asked;
    };
    const int forOne = askedFor(actions.first(1));
    const int forAll = askedFor(actions);
    QVERIFY2(forAll <= forOne + 1, qPrintable(QStringLiteral("%1 questions for eight keys, %2 for one").arg(forAll).arg(forOne)));
    QCOMPARE(strip->findChildren<QAbstractButton *>().size(), actions.size());
}

YICHUANG_TEST(WidgetsTest)
#include "WidgetsTest.moc"
