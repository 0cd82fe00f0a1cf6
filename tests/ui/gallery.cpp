// SPDX-License-Identifier: Apache-2.0
// Draws every page in every look to PNG files, for people to look at: ui_gallery FOLDER [SHOT [NAME-PART]]
#include "app/desk/IntakeDesk.h"
#include "tests/support/documents/ScannedPage.h"
#include "tests/ui/ManageScene.h"
#include "tests/ui/FakeDesk.h"
#include "tests/ui/Typing.h"
#include "ui/Shell.h"
#include "ui/Workbench.h"
#include "ui/models/Words.h"
#include "ui/pages/Page.h"
#include "ui/style/StyleSheet.h"

#include <QAction>
#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QTabBar>
#include <QDir>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QTextStream>

using namespace yichuang;

namespace {

struct Shot {
    QString name; ///< "1366-light-zh"
    QString language;
    ui::Theme theme = ui::Theme::Light;
    ui::TypeSize size = ui::TypeSize::Normal;
    QSize window;
};

/// Both reference screens, every look, both languages.
std::vector<Shot> everyShot()
{
    const struct {
        const char *name;
        ui::Theme theme;
        ui::TypeSize size;
    } looks[] = {{"light", ui::Theme::Light, ui::TypeSize::Normal},
                 {"dark", ui::Theme::Dark, ui::TypeSize::Normal},
                 {"contrast", ui::Theme::HighContrast, ui::TypeSize::Normal},
                 {"large", ui::Theme::Light, ui::TypeSize::Large}};
    std::vector<Shot> shots;
    for (const QSize &window : {QSize(1366, 768), QSize(1920, 1080)}) {
        for (const auto &look : looks) {
            for (const char *language : {"zh_CN", "en"}) {
                shots.push_back({QStringLiteral("%1-%2-%3")
                                     .arg(window.width())
                                     .arg(QLatin1String(look.name), QString::fromLatin1(language).left(2)),
                                 QString::fromLatin1(language), look.theme, look.size, window});
            }
        }
    }
    return shots;
}

class Gallery {
public:
    Gallery(QApplication &application, const tests::Samples &samples, QString folder, QString part)
        : m_desk(samples), m_folder(std::move(folder)), m_part(std::move(part)), m_look(*ui::shippedStyleSheet()),
          m_language(application), m_preferences(m_folder + QStringLiteral("/preferences.ini"))
    {
        application.setFont(m_look.font());
    }

    void draw(const Shot &shot)
    {
        if (!m_language.choose(shot.language)) {
            qFatal("no translation");
        }
        m_look.choose(shot.theme, shot.size);
        m_suffix = shot.name;
        fillDesk();
        covers(shot.window);
        m_desk.seat();
        ui::Shell shell({m_desk, m_look, m_language, m_preferences});
        show(shell, shot.window);
        shell.begin();
        settle();
        intake(shell);
        pages(shell);
        tests::fillStaff(m_desk);
        m_desk.seat(QStringLiteral("meng.lh"));
        ui::Shell managing({m_desk, m_look, m_language, m_preferences});
        show(managing, shot.window);
        managing.begin();
        tests::manageScene(managing, [&](const char *name) { grab(managing, name); });
        m_desk.state().session.reset();
    }

private:
    void fillDesk();
    void covers(QSize size);
    void intake(ui::Shell &shell);
    void pages(ui::Shell &shell);
    static void openCase(ui::Shell &shell, const QString &words);
    void addCase(const char *item, const char *name, domain::ActKind kind);
    void decide(const domain::CaseId &id);
    void attachPages();
    static void paste(ui::Shell &shell, const char *material, const char *heading);
    void look(ui::Shell &shell);
    void addTrouble();
    void show(ui::Shell &shell, QSize size)
    {
        if (!m_look.dress(shell)) {
            qFatal("stylesheet");
        }
        shell.resize(size);
        shell.show();
        settle();
    }
    static void settle()
    {
        for (int turn = 0; turn < 6; ++turn) {
            QTest::qWait(20);
        }
    }
    void grab(QWidget &window, const char *name)
    {
        settle();
        const QString file = QStringLiteral("%1/%2-%3.png").arg(m_folder, QLatin1String(name), m_suffix);
        if (m_part.isEmpty() || file.contains(m_part)) {
            window.grab().save(file);
        }
    }
    static void type(ui::Shell &shell, const QString &text)
    {
        for (const QChar c : text) {
            tests::typeCharacter(shell.focusWidget(), c);
        }
    }

    tests::FakeDesk m_desk;
    QString m_folder;
    QString m_part;
    ui::Look m_look;
    ui::Language m_language;
    ui::Preferences m_preferences;
    QString m_suffix;
};

void Gallery::addCase(const char *item, const char *name, domain::ActKind kind)
{
    desk::Draft draft = m_desk.intake().newDraft();
    draft.applicant = tests::Samples::person();
    draft.applicant.name = QString::fromUtf8(name);
    draft.item = *domain::ItemKey::fromText(QLatin1String(item));
    tests::fillDraft(draft, *m_desk.state().facts.current()->item(draft.item), kind);
    const auto made = m_desk.intake().confirm(draft, {kind, {}, {}, {}, {}});
    if (!made.result()) {
        QTextStream(stderr) << item << ": " << made.result().error().detail << u' '
                            << QString::fromLatin1(made.result().error().reason) << u'\n';
    }
}

void Gallery::decide(const domain::CaseId &id)
{
    using domain::ActKind;
    m_desk.seat(QStringLiteral("li.k"));
    for (const ActKind kind : {ActKind::StartReview, ActKind::Decide, ActKind::Certify, ActKind::MakeReady}) {
        m_desk.state().clock.advance(std::chrono::minutes(1));
        domain::Act act;
        act.kind = kind;
        if (kind == ActKind::Decide) {
            act.decision = domain::DecisionDetail{true, QStringLiteral("取水（青）字〔2026〕1号")};
        }
        const auto made = m_desk.cases().act(id, act);
        if (!made.result()) {
            QTextStream(stderr) << domain::toWord(kind) << ": " << made.result().error().detail << u'\n';
        }
    }
    m_desk.seat();
}

void Gallery::addTrouble()
{
    auto &state = m_desk.state();
    const base::Instant now = state.clock.now();
    const auto minutes = [now](int count) { return now - std::chrono::minutes(count); };
    desk::SyncStatus status;
    status.link = desk::LinkState::Offline;
    status.since = minutes(20);
    status.waiting = 17;
    status.held = 2;
    status.conflicts = 1;
    status.refused = 1;
    status.confirmedToday = 46;
    status.oldestWaiting = minutes(23);
    status.nextTry = now + std::chrono::seconds(41);
    status.lastError = QStringLiteral("network");
    status.clockOffsetMs = 400;
    status.clockUncertaintyMs = 30;
    status.numbersLeft = 153;
    status.diskFreeBytes = qint64(82) << 30;
    status.centre = QStringLiteral("zwzx.qingxiu.example");
    status.catalogueVersion = state.facts.currentCatalogue;
    status.calendarYear = 2026;
    state.status = status;
    state.lanes.clear();
    const auto lane = [&](const char *item, const char *who, domain::ActKind act, desk::OperationState kind, int ago) {
        desk::LaneRow row;
        row.operation = domain::OperationId::make(now);
        row.number = QStringLiteral("11450000XX0000035344501030010002026112800100000%1").arg(ago % 10);
        row.itemName = QString::fromUtf8(item);
        row.applicantMasked = QString::fromUtf8(who);
        row.act = act;
        row.state = kind;
        row.made = minutes(ago);
        state.lanes.push_back(row);
    };
    lane("公共场所卫生许可(新证)", "覃*贞", domain::ActKind::Accept, desk::OperationState::Ready, 3);
    lane("个体工商户登记(设立)", "黄*强", domain::ActKind::Amend, desk::OperationState::Conflict, 11);
    lane("老年人优待证办理", "农*英", domain::ActKind::Complete, desk::OperationState::Ready, 4);
    lane("不动产转移登记(存量房买卖)", "陆*文", domain::ActKind::Accept, desk::OperationState::Held, 6);
    lane("结婚登记", "蒙*", domain::ActKind::Complete, desk::OperationState::Refused, 9);
    state.lanes.back().refusalText = QStringLiteral("该窗口当时未获授权办理此事项");
    state.lanes.back().remedy = QStringLiteral("ask_manager");
    state.lanes.back().papers = {QStringLiteral("即办件办结单")};
    desk::ConflictView conflict;
    conflict.lane = state.lanes[1];
    conflict.fields = {{QStringLiteral("applicant.address"), QStringLiteral("新竹路 8 号"),
                        QStringLiteral("新竹路 8-2 号"), QStringLiteral("新竹路 18 号")},
                       {QStringLiteral("applicant.phone"), QStringLiteral("13877162345"), QStringLiteral("13877182345"), QStringLiteral("13877262345")}};
    conflict.theirsMade = minutes(7);
    conflict.theirsBy = QStringLiteral("04 号窗口");
    conflict.mergedAlready = {{QStringLiteral("result_way"), QStringLiteral("window"), QStringLiteral("post")}};
    state.conflict = conflict;
}

void Gallery::fillDesk()
{
    auto &state = m_desk.state();
    state.records.clear();
    state.papers.clear();
    state.drafts.clear();
    m_desk.seat();
    addCase("sp-jy", "覃淑贞", domain::ActKind::Accept);
    addCase("ln-yd", "农秀英", domain::ActKind::Complete);
    addCase("qs-xk", "陆家文", domain::ActKind::Accept);
    addCase("ggcs-ws", "蒙晓", domain::ActKind::Correct);
    addCase("dl-hy", "黄志强", domain::ActKind::Accept);
    addCase("qs-xk", "农建国", domain::ActKind::Accept);
    decide(state.records.front().id);
    addCase("sp-jy", "李秋月", domain::ActKind::Accept);
    state.clock.advance(std::chrono::minutes(3));
    attachPages();
    addTrouble();
    state.session.reset();
}

void Gallery::covers(QSize size)
{
    m_desk.state().enrolled = false;
    ui::Shell shell({m_desk, m_look, m_language, m_preferences});
    show(shell, size);
    shell.begin();
    settle();
    shell.findChild<QLineEdit *>(QStringLiteral("centreAddress"))->setFocus();
    type(shell, QStringLiteral("zwzx.qingxiu.example:8443"));
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    grab(shell, "01-enrol");
    shell.findChild<QLineEdit *>(QStringLiteral("enrolCode"))->setFocus();
    type(shell, QStringLiteral("000000"));
    shell.findChild<QAbstractButton *>(QStringLiteral("fingerprintSame"))->click();
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    grab(shell, "01b-enrol-wrong");
    m_desk.state().enrolled = true;
    ui::Shell second({m_desk, m_look, m_language, m_preferences});
    show(second, size);
    second.begin();
    settle();
    type(second, QStringLiteral("wei.xf\rwrong\r"));
    grab(second, "02-signin");
}

void Gallery::intake(ui::Shell &shell)
{
    grab(shell, "03-intake-empty");
    QTest::keyClick(&shell, Qt::Key_F3);
    settle();
    type(shell, QStringLiteral("ggcs"));
    grab(shell, "04-intake-search");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    settle();
    type(shell, QStringLiteral("青秀区东葛路 24-8 号 1 层"));
    QTest::keyClick(&shell, Qt::Key_Return, Qt::ControlModifier);
    settle();
    type(shell, QStringLiteral("6"));
    QTest::keyClick(shell.focusWidget(), Qt::Key_Up);
    type(shell, QStringLiteral("4"));
    QTest::keyClick(shell.focusWidget(), Qt::Key_Up);
    QTest::keyClick(shell.focusWidget(), Qt::Key_Up);
    grab(shell, "05-intake-materials");
    look(shell);
    type(shell, QStringLiteral("3"));
    type(shell, QStringLiteral("缺少盖章"));
    grab(shell, "05b-intake-defect");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    QTest::qWait(400);
    auto *why = shell.findChild<QAbstractButton *>(QStringLiteral("whyThisDate"));
    why->click();
    grab(shell, "06-intake-why");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(&shell, Qt::Key_F7);
    grab(shell, "07-intake-reject");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(&shell, Qt::Key_F1);
    grab(shell, "08-help");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(&shell, Qt::Key_F2);
    settle();
    QTest::keyClick(&shell, Qt::Key_F3);
    settle();
    type(shell, QStringLiteral("lnyd\r"));
    QTest::keyClick(&shell, Qt::Key_Return, Qt::ControlModifier);
    settle();
    grab(shell, "09-intake-immediate");
    QTest::keyClick(&shell, Qt::Key_F5);
    grab(shell, "10-intake-done");
    type(shell, QStringLiteral("周小川"));
    shell.findChild<QLineEdit *>(QStringLiteral("idNumber"))->setFocus();
    type(shell, QStringLiteral("450103198603194021"));
    shell.findChild<QAbstractButton *>(QStringLiteral("hasAgent"))->click();
    QTest::qWait(500);
    grab(shell, "10b-intake-typed");
    QTest::keyClick(&shell, Qt::Key_F2);
    grab(shell, "10c-intake-new");
}

void Gallery::paste(ui::Shell &shell, const char *material, const char *heading)
{
    auto *row = shell.findChild<QWidget *>(QStringLiteral("material-") + QLatin1String(material));
    row->setFocus();
    auto *data = new QMimeData;
    data->setData(QStringLiteral("image/jpeg"), tests::scannedPage(QString::fromUtf8(heading), "JPG"));
    QApplication::clipboard()->setMimeData(data);
    QTest::keyClick(row, Qt::Key_V, Qt::ControlModifier);
    settle();
}

void Gallery::look(ui::Shell &shell)
{
    QWidget *before = shell.focusWidget();
    for (const char *heading : {"卫生许可证申请表", "卫生许可证申请表（二）", "卫生许可证申请表（三）"}) {
        paste(shell, "m1", heading);
    }
    paste(shell, "m3", "经营场所平面图");
    shell.findChild<QWidget *>(QStringLiteral("material-m1"))->setFocus();
    QTest::keyClick(shell.focusWidget(), Qt::Key_Right);
    QTest::keyClick(shell.focusWidget(), Qt::Key_Right);
    grab(shell, "05c-intake-pages");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    QTest::qWait(300);
    grab(shell, "05d-page");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(shell.focusWidget(), Qt::Key_Delete);
    grab(shell, "05e-intake-page-out");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    before->setFocus();
    settle();
}

void Gallery::attachPages()
{
    using desk::AttachmentPlace;
    auto &state = m_desk.state();
    domain::Case &record = *std::find_if(state.records.begin(), state.records.end(), [](const domain::Case &one) {
        return one.state == domain::CaseState::Correcting;
    });
    const auto put = [&](std::size_t material, const QByteArray &content, AttachmentPlace place, int percent, const char *reason) {
        desk::AttachmentView view = *m_desk.attachments().attach(content).result();
        view.place = place;
        view.percent = percent;
        view.reason = reason;
        record.materials.at(material).blobs.append(view.content);
        m_desk.stands(view);
    };
    const auto page = [](const char *heading) { return tests::scannedPage(QString::fromUtf8(heading), "JPG"); };
    put(0, page("卫生许可证申请表一"), AttachmentPlace::Sent, 0, "");
    put(0, page("卫生许可证申请表二"), AttachmentPlace::Sending, 40, "");
    put(0, tests::scannedPdf(QStringLiteral("附表")), AttachmentPlace::Waiting, 0, "");
    put(1, page("营业执照"), AttachmentPlace::Refused, 0, "attachment.refused");
    const QString elsewhere(64, u'e');
    record.materials.at(2).blobs.append(elsewhere);
}

void Gallery::openCase(ui::Shell &shell, const QString &words)
{
    shell.workbench()->go(QStringLiteral("cases"));
    settle();
    QTest::keyClick(shell.focusWidget(), Qt::Key_A, Qt::ControlModifier);
    type(shell, words);
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
    settle();
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return);
}

void Gallery::pages(ui::Shell &shell)
{
    ui::Workbench &workbench = *shell.workbench();
    const std::pair<const char *, const char *> names[] = {{"cases", "11-cases"},     {"todo", "12-todo"},
                                                           {"results", "13-results"}, {"sync", "15-sync"},
                                                           {"devices", "16-devices"}, {"settings", "17-settings"}};
    for (const auto &[id, file] : names) {
        workbench.go(QLatin1String(id));
        grab(shell, file);
    }
    workbench.go(QStringLiteral("sync"));
    settle();
    QTest::keyClick(shell.focusWidget(), Qt::Key_Down);
    grab(shell, "15b-sync-refused");
    workbench.go(QStringLiteral("results"));
    settle();
    QTest::keyClick(&shell, Qt::Key_F10);
    grab(shell, "13b-results-hand-over");
    QTest::keyClick(&shell, Qt::Key_F3);
    grab(shell, "13c-results-card-read");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    grab(shell, "13d-results-delivered");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    openCase(shell, QStringLiteral("道路"));
    grab(shell, "14f-case-running");
    openCase(shell, QStringLiteral("老年人"));
    grab(shell, "14g-case-ended");
    openCase(shell, QStringLiteral("公共场所"));
    grab(shell, "14-case");
    shell.findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(1);
    grab(shell, "14b-case-materials");
    shell.findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(2);
    grab(shell, "14c-case-papers");
    shell.findChild<QTabBar *>(QStringLiteral("caseTabs"))->setCurrentIndex(3);
    grab(shell, "14d-case-fees");
    QTest::keyClick(&shell, Qt::Key_F5);
    grab(shell, "14e-case-act");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(&shell, Qt::Key_K, Qt::ControlModifier);
    settle();
    type(shell, QStringLiteral("食品"));
    grab(shell, "18-find");
    QTest::keyClick(shell.focusWidget(), Qt::Key_Escape);
    QTest::keyClick(&shell, Qt::Key_F12);
    grab(shell, "19-lock");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setStyle(QStringLiteral("Fusion"));
    const QString folder = QString::fromLocal8Bit(argc > 1 ? argv[1] : ".");
    QDir().mkpath(folder);
    const auto samples = tests::Samples::load();
    if (!samples) {
        QTextStream(stderr) << samples.error().detail << u'\n';
        return 1;
    }
    Gallery gallery(application, *samples, folder, QString::fromLocal8Bit(argc > 3 ? argv[3] : ""));
    const QString wanted = QString::fromLocal8Bit(argc > 2 ? argv[2] : "");
    for (const Shot &shot : everyShot()) {
        if (wanted.isEmpty() || wanted == shot.name) {
            gallery.draw(shot);
        }
    }
    return 0;
}
