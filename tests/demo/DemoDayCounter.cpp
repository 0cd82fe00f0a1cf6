// SPDX-License-Identifier: Apache-2.0
// With the citizen at the counter: from the first card to the result in the receiver's hand.
#include "tests/demo/DemoDay.h"

#include "tests/support/documents/ScannedPage.h"
#include "ui/widgets/AttachmentTile.h"
#include "ui/widgets/AttachmentViewer.h"

#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTest>

namespace yichuang::tests {

using domain::ActKind;
using domain::CaseState;

namespace {

// Of samplePeople().
constexpr int Grandmother = 0;
constexpr int Hairdresser = 1;
constexpr int Grandfather = 2;

domain::Act decision()
{
    domain::Act act;
    act.kind = ActKind::Decide;
    act.decision = domain::DecisionDetail{true, QStringLiteral("桂卫公证字〔2026〕第0107号")};
    return act;
}

domain::Act plain(ActKind kind)
{
    domain::Act act;
    act.kind = kind;
    return act;
}

} // namespace

void DemoDay::immediateCase()
{
    m_window.resetKeys();
    readCard(Grandmother);
    chooseItem(QStringLiteral("lnyd"));
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    m_window.picture("immediate");
    m_window.press(Qt::Key_F5);
    m_immediateKeys = m_window.keys();
    untilAnotherCase();
    m_window.until("the slip", [this] { return m_printer.jobs().size() >= m_cases; });
    m_window.picture("immediate-done");
}

void DemoDay::hairdresser(int person, const QString &place)
{
    readCard(person);
    chooseItem(QStringLiteral("ggcsws"));
    m_window.fill("question-place", place);
    m_window.fill("question-category", {});
    m_window.press(Qt::Key_Down);
    m_window.fill("phone", QStringLiteral("13877162214"));
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    // What is asked only under a condition is judged by the clerk, not by "all complete".
    m_window.fill("material-m6", {});
    m_window.press(Qt::Key_6);
}

void DemoDay::promisedCase()
{
    hairdresser(Hairdresser, QStringLiteral("青秀区东葛路24-8号1层"));
    attachScan("material-m1");
    m_window.picture("promised");
    m_window.click(QStringLiteral("whyThisDate"));
    m_window.picture("why-this-date");
    m_window.press(Qt::Key_Escape);
    m_window.press(Qt::Key_F5);
    m_promised = untilAnotherCase();
    m_scan = record(m_promised).materials.front().blobs.value(0);
    if (m_scan.isEmpty()) {
        giveUp(QStringLiteral("the case has no scan"));
    }
    m_window.picture("promised-accepted");
}

void DemoDay::attachScan(const char *material)
{
    // As it lies in the folder of a scanner.
    const QString path = QDir(m_place.folder).filePath(QStringLiteral("scan-0001.jpg"));
    QFile file(path);
    const QByteArray content = scannedPage(QStringLiteral("公共场所卫生许可证申请表"), "JPG");
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
        giveUp(QStringLiteral("%1 cannot be written").arg(path));
    }
    file.close();
    m_window.fill(material, {});
    m_window.press(Qt::Key_F4);
    m_window.untilVisible("fileNameEdit");
    auto *name = qobject_cast<QLineEdit *>(m_window.visible(QStringLiteral("fileNameEdit")));
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
    m_window.until("the page", [this] { return m_window.shell().findChild<ui::AttachmentTile *>() != nullptr; });
    m_window.until("its small picture", [this] {
        return m_window.shell().findChild<ui::AttachmentTile *>()->face().picture == ui::AttachmentFace::Picture::Shown;
    });
    // Where nobody manages the windows, the dialog leaves none of them active.
    m_window.shell().activateWindow();
    m_window.until("the window to be active again", [this] { return m_window.shell().isActiveWindow(); });
    m_window.untilFocus(material);
    QFile::remove(path);
}

void DemoDay::seeScan()
{
    openCase(m_promised);
    m_window.tabTo("caseTabs");
    m_window.press(Qt::Key_Right);
    const auto tile = [this] { return qobject_cast<ui::AttachmentTile *>(m_window.visible(QStringLiteral("attachment-") + m_scan.left(8))); };
    m_window.until("the page with its small picture, at the centre", [&tile] {
        const auto *shown = tile();
        return shown && shown->face().picture == ui::AttachmentFace::Picture::Shown && shown->face().view &&
               shown->face().view->place == desk::AttachmentPlace::Sent;
    });
    m_window.picture("case-pages");
    m_window.fill("material-m1", {});
    m_window.press(Qt::Key_Right);
    m_window.press(Qt::Key_Return);
    const auto *viewer = m_window.shell().findChild<ui::AttachmentViewer *>();
    m_window.until("the page itself", [viewer] { return !viewer->picture().isNull(); });
    m_window.picture("page");
    m_window.press(Qt::Key_Escape);
}

void DemoDay::deferredCase()
{
    hairdresser(Hairdresser, QStringLiteral("青秀区民族大道112号"));
    m_window.fill("material-m5", {});
    m_window.press(Qt::Key_4);
    m_window.picture("deferral");
    m_window.press(Qt::Key_F5);
    m_deferred = untilAnotherCase();
}

void DemoDay::correctedCase()
{
    readCard(Grandfather);
    chooseItem(QStringLiteral("lnyd"));
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    m_window.fill("material-m1", {});
    m_window.press(Qt::Key_2);
    m_window.fill("material-m1", {});
    m_window.fill("defect", QStringLiteral("未提交"));
    m_window.picture("correction");
    m_window.press(Qt::Key_F6);
    untilAnotherCase();
    m_window.picture("correction-done");
}

void DemoDay::refusedCase()
{
    readCard(Grandmother);
    chooseItem(QStringLiteral("spjy"));
    m_window.press(Qt::Key_F7);
    m_window.untilFocus("sheetChoice");
    m_window.press(Qt::Key_Down); // no ground is chosen beforehand
    m_window.fill("sheetReason", QStringLiteral("仅销售预包装食品，依法不需要取得许可，备案即可"));
    m_window.picture("refusal");
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    untilAnotherCase();
}

void DemoDay::receivedOnly()
{
    readCard(Grandfather);
    chooseItem(QStringLiteral("ggcsws"));
    m_window.fill("question-place", QStringLiteral("青秀区园湖南路12号"));
    m_window.fill("question-category", {});
    m_window.press(Qt::Key_Down);
    m_window.fill("phone", QStringLiteral("13977105518"));
    m_window.picture("handed-in");
    const auto slips = m_printer.jobs().size();
    m_window.press(Qt::Key_F5, Qt::ShiftModifier);
    const domain::CaseId id = untilAnotherCase();
    if (record(id).state != CaseState::Received || record(id).accepted) {
        giveUp(QStringLiteral("what was only received is accepted"));
    }
    m_window.until("the receipt's slip", [this, slips] { return m_printer.jobs().size() > slips; });
    m_window.picture("received");
}

void DemoDay::decideBehind()
{
    drain();
    DemoNeighbour office(m_window, QDir(m_place.folder).filePath(QStringLiteral("office")));
    office.sitDown(m_place.centre, QStringLiteral("08"), QStringLiteral("huang.wj"));
    office.act(m_promised, CaseState::Accepted, plain(ActKind::StartReview));
    office.act(m_promised, CaseState::Review, decision());
    untilState(m_promised, CaseState::Decided);
}

QString DemoDay::receiver() const
{
    const auto *line = qobject_cast<QLineEdit *>(m_window.visible(QStringLiteral("sheetLine")));
    return line ? line->text() : QString();
}

void DemoDay::handOver()
{
    m_window.go("results");
    m_window.untilRows("caseTable", 1);
    m_window.picture("results-decided");
    m_window.press(Qt::Key_F10);
    m_window.untilVisible("sheetConfirm");
    m_window.picture("result-arrives");
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    untilState(m_promised, CaseState::Ready);
    m_window.until("the panel to close", [this] { return m_window.visible(QStringLiteral("sheetConfirm")) == nullptr; });
    m_window.picture("results-ready");
    m_window.press(Qt::Key_F10);
    m_window.untilFocus("sheetChoice");
    // "Somebody else" empties the lines: the name that stands there afterwards, the card has said.
    m_window.press(Qt::Key_End);
    m_window.until("the lines to be empty", [this] { return receiver().isEmpty(); });
    layCard(Hairdresser);
    m_window.press(Qt::Key_F3);
    m_window.until("the receiver's card", [this] { return receiver() == record(m_promised).applicant.name; });
    m_window.picture("receiver-card");
    const auto slips = m_printer.jobs().size();
    m_window.press(Qt::Key_Return, Qt::ControlModifier);
    untilState(m_promised, CaseState::Delivered);
    m_window.until("the collection slip", [this, slips] { return m_printer.jobs().size() > slips; });
    const auto lifted = m_reader.command(QStringLiteral("lift"));
    m_window.until("the card to be lifted", [&lifted] { return lifted.has_value(); });
    m_window.picture("delivered");
    m_window.go("intake");
}

} // namespace yichuang::tests
