// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/ShellFixture.h"
#include "ui/Workbench.h"
#include "ui/pages/cases/CasePage.h"
#include "ui/widgets/Banner.h"
#include "tests/support/TestProgram.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTabBar>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::ui;
using domain::ActKind;
using domain::CaseState;

/// Acts on a case that is there already: what was only received, and what is put right later.
class CaseActsTest final : public tests::ShellFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { tearDown(); }

    void aCaseIsReceivedNowAndAcceptedLater();
    void whatIsJudgedOutlivesTheProgram();
    void aMissedNoticeIsTheWayOutOfReceipt();
    void aWithheldPaperIsNotSaidToPrint();
    void whereTheResultGoesIsChosen();
    void anIdentityNumberIsPutRightOnlyByARightOne();
    void anAnswerOfTheItemIsPutRight_data();
    void anAnswerOfTheItemIsPutRight();

private:
    void receive(const char *initials);
    void openFirstCase();
    void startAccepted(const char *item);
    void askAmend(const QString &path);
    void confirm();
    [[nodiscard]] const domain::Case &only() const { return m_desk->state().records.front(); }
    [[nodiscard]] CasePage *page() const { return m_shell->findChild<CasePage *>(QStringLiteral("casePage")); }
    template<typename T>
    [[nodiscard]] T *shown(const char *name) const
    {
        const auto all = page()->findChildren<T *>(QLatin1String(name));
        const auto at = std::find_if(all.begin(), all.end(), [](const T *widget) { return widget->isVisible(); });
        return at == all.end() ? nullptr : *at;
    }
};

void CaseActsTest::receive(const char *initials)
{
    start();
    readCardAndChoose(initials);
    const auto *receive = m_shell->findChild<QAction *>(QStringLiteral("receive"));
    QTRY_VERIFY2(receive->isEnabled(), qPrintable(receive->toolTip()));
    press(Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE(m_desk->state().records.size(), 1U);
    QCOMPARE(only().state, CaseState::Received);
}

void CaseActsTest::openFirstCase()
{
    m_shell->workbench()->go(QStringLiteral("cases"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
    QTRY_COMPARE(m_shell->workbench()->currentId(), QStringLiteral("case"));
}

void CaseActsTest::confirm()
{
    auto *button = shown<QAbstractButton>("sheetConfirm");
    QVERIFY(button != nullptr && button->isEnabled());
    button->click();
}

void CaseActsTest::aCaseIsReceivedNowAndAcceptedLater()
{
    receive("ggcsws");
    QVERIFY(only().dues.notice.isValid());
    QVERIFY(!only().accepted.has_value());
    QVERIFY2(banner()->notice().next.contains(QStringLiteral("收件凭证")), qPrintable(banner()->notice().next));
    QTRY_COMPARE(focusName(), QStringLiteral("applicantName"));
    m_desk->state().clock.advance(std::chrono::hours(24));
    openFirstCase();
    // What it lacks is put in on its own page.
    for (const domain::FieldSpec &field : m_desk->state().view(only()).fieldSpecs) {
        domain::Act answer;
        answer.kind = ActKind::Amend;
        answer.note = QStringLiteral("补填");
        answer.changes = {{QStringLiteral("fields.") + field.key, {}, field.choices.isEmpty() ? QStringLiteral("1") : field.choices.first()}};
        QVERIFY(m_desk->cases().act(only().id, answer).result().has_value());
    }
    m_shell->findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(1);
    for (const domain::MaterialSpec &spec : m_desk->state().view(only()).materialSpecs) {
        auto *row = page()->findChild<QWidget *>(QStringLiteral("material-") + spec.key);
        QVERIFY(row != nullptr);
        row->setFocus();
        press(Qt::Key_1);
    }
    page()->ask(ActKind::Accept);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetReason"));
    confirm();
    QTRY_COMPARE(only().state, CaseState::Accepted);
    QCOMPARE(only().acceptance, domain::AcceptanceKind::Normal);
    QTRY_VERIFY(banner()->notice().next.contains(QStringLiteral("受理通知书")));
    const QStringList printing = banner()->notice().papers;
    QVERIFY(!printing.isEmpty());
    for (const QString &paper : printing) {
        Q_EMIT m_desk->papers().printChanged(paper, desk::PrintState::Confirmed);
    }
    QVERIFY2(!banner()->notice().next.contains(QStringLiteral("正在打印")), "it is out");
}

void CaseActsTest::whatIsJudgedOutlivesTheProgram()
{
    receive("ggcsws");
    const auto specs = m_desk->state().view(only()).materialSpecs;
    const auto judge = [this, &specs](std::size_t at, Qt::Key key) {
        m_shell->findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(1);
        page()->findChild<QWidget *>(QStringLiteral("material-") + specs.at(at).key)->setFocus();
        press(key);
    };
    const auto kept = [this](std::size_t at) {
        const domain::MaterialRows rows = m_desk->state().actDrafts.value(only().id.toText()).materials;
        return at < rows.size() ? rows[at].judgement : domain::Judgement::Unchecked;
    };
    openFirstCase();
    judge(0, Qt::Key_2);
    QTRY_COMPARE(kept(0), domain::Judgement::Missing);
    m_shell.reset();
    open();
    openFirstCase();
    QTRY_VERIFY(banner()->notice().happened.contains(QStringLiteral("恢复")));
    judge(1, Qt::Key_1);
    QTRY_COMPARE(kept(1), domain::Judgement::Complete);
    QVERIFY2(kept(0) == domain::Judgement::Missing, "the checklist was not taken up");
    // The case has another checklist by now: what was judged of the one before is not taken over.
    m_desk->state().actDrafts.insert(only().id.toText(), {{}, m_desk->state().actDrafts.first().materials, {}});
    m_shell.reset();
    open();
    openFirstCase();
    judge(1, Qt::Key_1);
    QTRY_COMPARE(kept(0), domain::Judgement::Unchecked);
}

void CaseActsTest::aMissedNoticeIsTheWayOutOfReceipt()
{
    receive("ggcsws");
    const base::Instant received = only().received;
    m_desk->state().clock.advance(std::chrono::hours(24 * (base::chinaDate(m_desk->now()).daysTo(only().dues.notice) + 1)));
    openFirstCase();
    // The checklist lies as it was: nothing was judged, and nothing can be asked for any more.
    page()->ask(ActKind::Deem);
    QTRY_COMPARE(focusName(), QStringLiteral("sheetReason"));
    const auto labels = page()->findChildren<QLabel *>();
    QVERIFY2(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) { return label->isVisible() && label->text().contains(QStringLiteral("自收到")); }),
             "nothing says what it does");
    confirm();
    QTRY_COMPARE(only().state, CaseState::Accepted);
    QCOMPARE(only().acceptance, domain::AcceptanceKind::Deemed);
    QCOMPARE(base::toMs(*only().accepted), base::toMs(received));
    QVERIFY(only().dues.promised.isValid());
    QTRY_VERIFY(banner()->notice().next.contains(QStringLiteral("受理通知书")));
    page()->ask(ActKind::StartReview);
    m_desk->seat(QStringLiteral("li.k"));
    domain::Act review;
    review.kind = ActKind::StartReview;
    QVERIFY(m_desk->cases().act(only().id, review).result().has_value());
    QCOMPARE(only().state, CaseState::Review);
}

void CaseActsTest::aWithheldPaperIsNotSaidToPrint()
{
    m_desk->state().withhold = true;
    receive("ggcsws");
    QTRY_COMPARE(banner()->notice().tone, Tone::Good);
    const QString next = banner()->notice().next;
    QVERIFY2(!next.contains(QStringLiteral("正在打印")) && !next.contains(QStringLiteral("F9")), qPrintable(next));
    QVERIFY2(next.contains(QStringLiteral("收件凭证")), qPrintable(next));
}

void CaseActsTest::startAccepted(const char *item)
{
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = tests::Samples::person();
    draft.item = *domain::ItemKey::fromText(QLatin1String(item));
    tests::fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), ActKind::Accept);
    QVERIFY((m_desk->intake().confirm(draft, {ActKind::Accept, {}, {}, {}, {}}).result().has_value()));
    start();
    openFirstCase();
}

void CaseActsTest::askAmend(const QString &path)
{
    page()->ask(ActKind::Amend);
    QTRY_VERIFY(shown<QComboBox>("sheetChoice") != nullptr);
    auto *what = shown<QComboBox>("sheetChoice");
    what->setFocus();
    QVERIFY(what->findData(path) >= 0);
    for (int left = what->count(); left > 0 && what->currentData().toString() != path; --left) {
        press(Qt::Key_Down);
    }
    QCOMPARE(what->currentData().toString(), path);
    shown<QPlainTextEdit>("sheetReason")->setPlainText(QStringLiteral("窗口录入有误"));
}

void CaseActsTest::whereTheResultGoesIsChosen()
{
    startAccepted("qs-xk");
    QCOMPARE(only().resultWay, QStringLiteral("window"));
    askAmend(QStringLiteral("result_way"));
    QVERIFY2(shown<QLineEdit>("sheetLine") == nullptr, "no free text takes the place of the two ways there are");
    QCOMPARE(shown<QComboBox>("sheetLineChoice")->currentData().toString(), QStringLiteral("post"));
    confirm();
    QTRY_COMPARE(only().resultWay, QStringLiteral("post"));
}

void CaseActsTest::anIdentityNumberIsPutRightOnlyByARightOne()
{
    startAccepted("qs-xk");
    askAmend(QStringLiteral("applicant.id_number"));
    auto *number = shown<QLineEdit>("sheetLine");
    QVERIFY2(number->text().isEmpty(), "the number stays behind its mask");
    number->setFocus();
    type("110105194912310021");
    QVERIFY(!number->accessibleDescription().isEmpty());
    QVERIFY(!shown<QAbstractButton>("sheetConfirm")->isEnabled());
    number->selectAll();
    type("11010519491231002X");
    QVERIFY(number->accessibleDescription().isEmpty());
    confirm();
    QTRY_COMPARE(only().applicant.idNumber, QStringLiteral("11010519491231002X"));
    QCOMPARE(only().applicant.source, domain::EntrySource::Typed);
}

void CaseActsTest::anAnswerOfTheItemIsPutRight_data()
{
    QTest::addColumn<QString>("field");
    QTest::newRow("text") << QStringLiteral("place");
    QTest::newRow("choice") << QStringLiteral("category");
}

void CaseActsTest::anAnswerOfTheItemIsPutRight()
{
    QFETCH(QString, field);
    startAccepted("ggcs-ws");
    const QString before = only().fields.value(field);
    askAmend(QStringLiteral("fields.") + field);
    QString right;
    if (auto *text = shown<QLineEdit>("sheetLine")) {
        right = QStringLiteral("青秀区东葛路24-8号");
        text->setFocus();
        text->selectAll();
        type(qPrintable(right));
    } else {
        auto *choice = shown<QComboBox>("sheetLineChoice");
        QVERIFY2(choice->findData(before) < 0, "what stands there is no correction");
        choice->setFocus();
        press(Qt::Key_Down);
        right = choice->currentData().toString();
    }
    confirm();
    QTRY_COMPARE(only().fields.value(field), right);
    QVERIFY(right != before);
}

YICHUANG_TEST(CaseActsTest)
#include "CaseActsTest.moc"
