// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ChineseText.h"
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/models/SuggestionModel.h"
#include "ui/models/TableModel.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/DataTable.h"
#include "ui/widgets/SideList.h"
#include "ui/widgets/TopStrip.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QDateEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleOptionSpinBox>
#include <QTest>

using namespace yichuang;
using namespace yichuang::ui;

/// What the pages look like when the type is large, the language changes or a banner shows.
class LookTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }
    void noWordOfATableIsCutOff_data();
    void noWordOfATableIsCutOff();
    void noJudgementIsCutOff_data();
    void noJudgementIsCutOff();
    void theApplicantFitsBelowABanner_data();
    void theApplicantFitsBelowABanner();
    void earlierCasesFollowTheLanguage();
    void theWarningOfARunningCaseFollowsTheLanguage();
    void theServingTimeFollowsTheLanguage();
    void devicesKeepThePhotoDecoder();
    void anEmptySheetIsNotPutAside();
    void aNoteOutlivesTheLanguage();
    void theDialogsOfQtFollowTheLanguage();
    void anOrganisationIsAskedForItsOwn();
    void boxesForNumbersHaveNoSteppers();
    void theFindBoxStaysWhereItIs_data();
    void theFindBoxStaysWhereItIs();
    void settingsBeginAtTheChoiceInForce();

private:
    void looks();
    void dress();
    void addCases();
    void addLanes();
    void acceptCard();
};

void LookTest::looks()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<bool>("large");
    QTest::newRow("Chinese") << QStringLiteral("zh_CN") << false;
    QTest::newRow("Chinese, large type") << QStringLiteral("zh_CN") << true;
    QTest::newRow("English") << QStringLiteral("en") << false;
    QTest::newRow("English, large type") << QStringLiteral("en") << true;
}

void LookTest::dress()
{
    QFETCH(QString, language);
    QFETCH(bool, large);
    QVERIFY(m_language->choose(language));
    m_look->choose(Theme::Light, large ? TypeSize::Large : TypeSize::Normal);
}

/// Cases of the person on the sample card, one accepted and one awaiting corrections.
void LookTest::addCases()
{
    for (const auto kind : {domain::ActKind::Accept, domain::ActKind::Correct}) {
        desk::Draft draft = m_desk->intake().newDraft();
        draft.applicant = tests::Samples::person();
        draft.item = *domain::ItemKey::fromText(QStringLiteral("qs-xk"));
        tests::fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), kind);
        const auto made = m_desk->intake().confirm(draft, {kind, {}, {}, {}, {}}).result();
        QVERIFY2(made.has_value(), made ? "" : made.error().reason.constData());
    }
}

void LookTest::addLanes()
{
    using desk::OperationState;
    for (const auto state :
         {OperationState::Ready, OperationState::Held, OperationState::Conflict, OperationState::Refused}) {
        desk::LaneRow lane;
        lane.operation = domain::OperationId::make(m_desk->now());
        lane.itemName = QStringLiteral("个体工商户登记(设立)");
        lane.applicantMasked = QStringLiteral("黄*强");
        lane.act = domain::ActKind::Complete;
        lane.made = m_desk->now();
        lane.state = state;
        m_desk->state().lanes.push_back(lane);
    }
    desk::ConflictView conflict;
    conflict.lane = m_desk->state().lanes[2];
    m_desk->state().conflict = conflict;
}

void LookTest::noWordOfATableIsCutOff_data()
{
    looks();
}

void LookTest::noWordOfATableIsCutOff()
{
    dress();
    addCases();
    addLanes();
    start();
    int seen = 0;
    for (const char *id : {"cases", "todo", "sync"}) {
        m_shell->workbench()->go(QLatin1String(id));
        QCoreApplication::processEvents();
        for (const DataTable *table : m_shell->findChildren<DataTable *>()) {
            const int rows = table->isVisible() ? table->model()->rowCount() : 0;
            for (int cell = 0; cell < rows * table->model()->columnCount(); ++cell) {
                const QModelIndex index = table->model()->index(cell / table->model()->columnCount(),
                                                                cell % table->model()->columnCount());
                const auto chip = index.data(TableModel::ChipRole).value<ChipText>();
                const QString words = index.data().toString();
                const int needed = chip.text.isEmpty() ? table->fontMetrics().horizontalAdvance(words) + 14
                                                       : chipSize(*m_look, *table, chip).width() + 10;
                QVERIFY2(table->columnWidth(index.column()) >= needed, qPrintable(words + chip.text));
                ++seen;
            }
        }
    }
    QVERIFY(seen > 20);
}

void LookTest::noJudgementIsCutOff_data()
{
    looks();
}

void LookTest::noJudgementIsCutOff()
{
    dress();
    start();
    press(Qt::Key_F3);
    type("ggcs");
    press(Qt::Key_Return);
    auto *row = m_shell->findChild<QWidget *>(QStringLiteral("material-m6"));
    QVERIFY(row != nullptr);
    row->setFocus();
    for (const Qt::Key key : {Qt::Key_6, Qt::Key_1, Qt::Key_2, Qt::Key_3}) {
        QTest::keyClick(row, key);
        QCoreApplication::processEvents();
        auto *chip = row->findChild<Chip *>();
        QVERIFY2(chip->parentWidget()->width() >= chip->sizeHint().width(), qPrintable(chip->text()));
        QVERIFY2(chip->width() >= chip->sizeHint().width(), qPrintable(chip->text()));
    }
}

void LookTest::acceptCard()
{
    readCardAndChoose("lnyd");
    press(Qt::Key_Return, Qt::ControlModifier);
    press(Qt::Key_F5);
    QTRY_COMPARE(banner()->notice().tone, Tone::Good);
}

void LookTest::theApplicantFitsBelowABanner_data()
{
    looks();
}

void LookTest::theApplicantFitsBelowABanner()
{
    dress();
    start();
    acceptCard();
    QTRY_COMPARE(focusName(), QStringLiteral("applicantName"));
    QVERIFY(banner()->isVisible());
    QScrollArea *column = nullptr;
    for (QWidget *above = line("applicantName"); column == nullptr && above != nullptr; above = above->parentWidget()) {
        column = qobject_cast<QScrollArea *>(above);
    }
    QVERIFY(column != nullptr);
    QTRY_COMPARE(column->verticalScrollBar()->maximum(), 0);
}

void LookTest::earlierCasesFollowTheLanguage()
{
    addCases();
    start();
    press(Qt::Key_F3);
    auto *list = m_shell->findChild<SideList *>(QStringLiteral("earlierCases"));
    auto *count = m_shell->findChild<QLabel *>(QStringLiteral("earlierCount"));
    QTRY_COMPARE(list->model()->rowCount(), 2);
    const auto chip = [list](int row) {
        return list->model()->index(row, 0).data(SuggestionModel::ChipRole).value<ChipText>().text;
    };
    QCOMPARE(count->text(), QStringLiteral("2 件"));
    const auto detail = [list](int row) { return list->model()->index(row, 0).data(SuggestionModel::DetailRole).toString(); };
    QVERIFY2(detail(0) != detail(1) && detail(0).startsWith(QStringLiteral("11-23 · …")), qPrintable(detail(0)));
    QVERIFY2(chip(0).startsWith(QStringLiteral("待补正 · 剩 ")), qPrintable(chip(0)));
    QVERIFY(m_language->choose(QStringLiteral("en")));
    QTRY_COMPARE(count->text(), QStringLiteral("2 cases"));
    QVERIFY2(chip(0).startsWith(QStringLiteral("Awaiting correction · ")), qPrintable(chip(0)));
    QVERIFY2(chip(1).startsWith(QStringLiteral("Accepted · 20")), qPrintable(chip(1)));
    int tall = 0;
    for (int row = 0; row < 2; ++row) {
        tall += list->visualRect(list->model()->index(row, 0)).height();
    }
    QTRY_VERIFY2(list->viewport()->height() >= tall, "the list shows all its lines, the column scrolls");
}

void LookTest::theWarningOfARunningCaseFollowsTheLanguage()
{
    addCases();
    start();
    readCardAndChoose("qsxk");
    QTRY_VERIFY2(banner()->notice().happened.startsWith(QStringLiteral("此人同一事项已有在办办件")), qPrintable(banner()->notice().happened));
    QVERIFY(m_language->choose(QStringLiteral("en")));
    QTRY_VERIFY2(banner()->notice().happened.startsWith(QStringLiteral("This person already has a running case")), qPrintable(banner()->notice().happened));
}

void LookTest::theServingTimeFollowsTheLanguage()
{
    start();
    press(Qt::Key_F3);
    auto *strip = m_shell->findChild<TopStrip *>(QStringLiteral("topStrip"));
    const auto *serving = strip->findChild<Chip *>();
    QTRY_VERIFY2(serving->text().startsWith(QStringLiteral("已用时 ")), qPrintable(serving->text()));
    QVERIFY(m_language->choose(QStringLiteral("en")));
    strip->setHandling(std::chrono::seconds(0)); // a whole second until the clock would say it by itself
    QVERIFY(m_language->choose(QStringLiteral("zh_CN")));
    QCoreApplication::sendPostedEvents();
    QVERIFY2(serving->text().startsWith(QStringLiteral("已用时 ")), qPrintable(serving->text()));
}

void LookTest::devicesKeepThePhotoDecoder()
{
    desk::DeviceSettings settings;
    settings.photoDecoder = QStringLiteral("/opt/reader/libwlt.so");
    settings.receiptColumnsMm = 58;
    m_desk->state().deviceSettings = settings;
    start();
    m_shell->workbench()->go(QStringLiteral("devices"));
    QCOMPARE(line("photoDecoder")->text(), settings.photoDecoder);
    QVERIFY(m_language->choose(QStringLiteral("en")));
    press(Qt::Key_F5);
    QTRY_COMPARE(banner()->notice().tone, Tone::Good);
    QCOMPARE(m_desk->state().deviceSettings, settings);
    line("photoDecoder")->setText(QStringLiteral(" /opt/other.so "));
    press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->state().deviceSettings.photoDecoder, QStringLiteral("/opt/other.so"));
}

void LookTest::anEmptySheetIsNotPutAside()
{
    start();
    press(Qt::Key_F2);
    QVERIFY2(banner()->notice().isEmpty(), "nothing was entered, so nothing is kept as a draft");
    type("周小川");
    press(Qt::Key_F2);
    QVERIFY(!banner()->notice().isEmpty());
}

void LookTest::aNoteOutlivesTheLanguage()
{
    addLanes();
    m_desk->state().lanes = {m_desk->state().lanes.back()};
    start();
    m_shell->workbench()->go(QStringLiteral("sync"));
    auto *note = m_shell->findChild<QPlainTextEdit *>(QStringLiteral("settleNote"));
    QTRY_VERIFY(note->isVisible());
    note->setPlainText(QStringLiteral("已电话核实"));
    QVERIFY(m_language->choose(QStringLiteral("en")));
    QCoreApplication::processEvents();
    QCOMPARE(note->toPlainText(), QStringLiteral("已电话核实"));
}

void LookTest::theFindBoxStaysWhereItIs_data()
{
    looks();
}

void LookTest::theFindBoxStaysWhereItIs()
{
    dress();
    start();
    const QLineEdit *box = line("findAnything");
    auto &status = m_desk->state().status;
    const auto leftEdge = [this, box](desk::LinkState link, int waiting) {
        m_desk->state().status.link = link;
        m_desk->state().status.waiting = waiting;
        Q_EMIT m_desk->sync().statusChanged();
        QTest::qWait(300); // the page reads the state at most four times a second
        return box->geometry().left();
    };
    status.since = m_desk->now();
    status.oldestWaiting = m_desk->now();
    const int place = leftEdge(desk::LinkState::Online, 0);
    QCOMPARE(leftEdge(desk::LinkState::Offline, 0), place);
    QCOMPARE(leftEdge(desk::LinkState::Offline, 17), place);
    m_shell->workbench()->setHandling(std::chrono::minutes(3));
    QCOMPARE(leftEdge(desk::LinkState::Offline, 17), place);
    QVERIFY(box->width() >= 140);
}

void LookTest::settingsBeginAtTheChoiceInForce()
{
    m_look->choose(Theme::Dark, TypeSize::Normal);
    start();
    m_shell->workbench()->go(QStringLiteral("settings"));
    QCOMPARE(focusName(), QStringLiteral("themeDark"));
}

void LookTest::theDialogsOfQtFollowTheLanguage()
{
    const auto said = [] { return QCoreApplication::translate("QFileDialog", "Look in:"); };
    QVERIFY(m_language->choose(QStringLiteral("en")));
    QCOMPARE(said(), QStringLiteral("Look in:"));
    QVERIFY(m_language->choose(QStringLiteral("zh_CN")));
    QVERIFY2(domain::isHan(said().at(0).unicode()), "qt6-translations-l10n is installed by packaging/bootstrap");
    QVERIFY(m_language->choose(QStringLiteral("en")));
    QCOMPARE(said(), QStringLiteral("Look in:"));
    QVERIFY(m_language->choose(QStringLiteral("zh_CN")));
}

void LookTest::anOrganisationIsAskedForItsOwn()
{
    start();
    m_shell->findChild<QAbstractButton *>(QStringLiteral("kindOrganisation"))->click();
    QCOMPARE(line("idNumber")->accessibleName(), QStringLiteral("统一社会信用代码"));
    QCOMPARE(line("applicantName")->accessibleName(), QStringLiteral("名称"));
    QCOMPARE(line("address")->accessibleName(), QStringLiteral("住所"));
    m_shell->findChild<QAbstractButton *>(QStringLiteral("kindPerson"))->click();
    QCOMPARE(line("idNumber")->accessibleName(), QStringLiteral("证件号码"));
}

// The arrows of the style were drawn over the border; what is left of the box holds the number.
void LookTest::boxesForNumbersHaveNoSteppers()
{
    for (const Theme theme : {Theme::Light, Theme::Dark, Theme::HighContrast}) {
        m_look->choose(theme, TypeSize::Normal);
        QSpinBox number;
        QDateEdit day(QDate(2026, 11, 28));
        for (QAbstractSpinBox *box : std::initializer_list<QAbstractSpinBox *>{&number, &day}) {
            QVERIFY(m_look->dress(*box));
            box->resize(200, 40);
            QStyleOptionSpinBox option;
            option.initFrom(box);
            option.subControls = QStyle::SC_All;
            const auto part = [&](QStyle::SubControl which) { return box->style()->subControlRect(QStyle::CC_SpinBox, &option, which, box); };
            QVERIFY(part(QStyle::SC_SpinBoxUp).isEmpty() && part(QStyle::SC_SpinBoxDown).isEmpty());
        }
    }
    m_look->choose(Theme::Light, TypeSize::Normal);
}

YICHUANG_TEST(LookTest)
#include "LookTest.moc"
