// SPDX-License-Identifier: Apache-2.0
#include "app/documents/EscPosRenderer.h"
#include "app/documents/PaperBuilder.h"
#include "tests/support/Expect.h"
#include "tests/support/documents/EscPosParser.h"
#include "tests/support/documents/ReadQr.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/documents/SlipPainter.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::documents;
using tests::SlipEvent;
using Kind = tests::SlipEvent::Kind;

namespace {

const std::vector<std::pair<const char *, SlipProfile>> profiles{{"80", SlipProfile::paper80()},
                                                                 {"58", SlipProfile::paper58()},
                                                                 {"80-narrow", SlipProfile::paper80Narrow()}};

Document paperOf(PaperKind kind)
{
    const auto wordings = PaperWordings::builtIn();
    const auto paper = buildPaper(tests::samplePaperFacts(), wordings->of(kind));
    return paper.value_or(Document());
}

Document oneLine(const QString &text)
{
    Document document;
    document.title = QStringLiteral("测试");
    document.bodyName = QStringLiteral("测试");
    document.copies = QStringLiteral("一份");
    document.blocks = {Fields{{{QStringLiteral("姓名"), text}}}};
    return document;
}

qsizetype count(const std::vector<SlipEvent> &events, Kind kind)
{
    return std::count_if(events.begin(), events.end(), [kind](const SlipEvent &event) { return event.kind == kind; });
}

} // namespace

class EscPosRendererTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyPaperOnEveryRoll_data();
    void everyPaperOnEveryRoll();
    void namesThePrinterCannotDraw_data();
    void namesThePrinterCannotDraw();
    void pictureOfALineHasItsText();
    void qrReadsBackBothWays();
    void cuts();
    void allAsPictures();
    void commandsInNamesDoNothing();
    void testPage();
    void profilesByName();
};

void EscPosRendererTest::everyPaperOnEveryRoll_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("profile");
    for (const PaperKind kind : allPaperKinds) {
        for (size_t i = 0; i < profiles.size(); ++i) {
            QTest::addRow("%s %s", qPrintable(toWord(kind)), profiles[i].first) << static_cast<int>(kind) << static_cast<int>(i);
        }
    }
}

void EscPosRendererTest::everyPaperOnEveryRoll()
{
    QFETCH(int, kind);
    QFETCH(int, profile);
    const SlipProfile roll = profiles.at(static_cast<size_t>(profile)).second;
    const Document paper = paperOf(static_cast<PaperKind>(kind));
    const auto job = renderEscPos(paper, roll);
    EXPECT_OK(job);
    QVERIFY(job->startsWith(QByteArray::fromHex("1b401c26")));
    const auto events = tests::parseSlip(*job);
    QCOMPARE(events.at(0).kind, Kind::Init);
    QCOMPARE(events.at(1).kind, Kind::ChineseMode);
    QCOMPARE(events.back().kind, Kind::Cut);
    QCOMPARE(count(events, Kind::Unreadable), 0);
    QCOMPARE(count(events, Kind::Cut), 1);
    QCOMPARE(count(events, Kind::Image), 0);
    QString text;
    for (const SlipEvent &event : events) {
        QVERIFY2(event.kind != Kind::Line || event.columns() <= roll.columns, qPrintable(event.text));
        text += event.text;
    }
    text.remove(QLatin1Char(' '));
    for (const QString &part : {paper.bodyName, paper.title, paper.number, paper.copies}) {
        QVERIFY2(text.contains(QString(part).remove(QLatin1Char(' '))), qPrintable(part));
    }
}

void EscPosRendererTest::namesThePrinterCannotDraw_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("pictures");
    QTest::newRow("plain") << QStringLiteral("韦小妹") << 0;
    QTest::newRow("dot") << QStringLiteral("阿依古丽·买买提") << 0;
    QTest::newRow("extension A") << QStringLiteral("韦㐂") << 1;
    QTest::newRow("extension B") << QStringLiteral("韦𠮷") << 1;
    QTest::newRow("yen") << QStringLiteral("¥100") << 1;
    QTest::newRow("private use") << QStringLiteral("韦") + QChar(0xE863) << 1;
    QTest::newRow("unpaired") << QStringLiteral("韦") + QChar(0xD842) << 1;
}

void EscPosRendererTest::namesThePrinterCannotDraw()
{
    QFETCH(QString, name);
    QFETCH(int, pictures);
    for (const auto &[label, roll] : profiles) {
        const auto job = renderEscPos(oneLine(name), roll);
        EXPECT_OK(job);
        const auto events = tests::parseSlip(*job);
        QCOMPARE(count(events, Kind::Image), pictures);
        QCOMPARE(count(events, Kind::Unreadable), 0);
        for (const SlipEvent &event : events) {
            QVERIFY(event.kind != Kind::Image || event.image.width() <= roll.dots + 7);
        }
    }
}

void EscPosRendererTest::pictureOfALineHasItsText()
{
    const auto dark = [](const QString &name) {
        for (const SlipEvent &event : tests::parseSlip(*renderEscPos(oneLine(name), SlipProfile::paper80()))) {
            if (event.kind == Kind::Image) {
                int dots = 0;
                for (int i = 0; i < event.image.width() * event.image.height(); ++i) {
                    dots += qGray(event.image.pixel(i % event.image.width(), i / event.image.width())) < 128 ? 1 : 0;
                }
                return dots;
            }
        }
        return 0;
    };
    const int one = dark(QStringLiteral("𠮷"));
    const int three = dark(QStringLiteral("𠮷𠮷𠮷"));
    QVERIFY2(one > 150, qPrintable(QString::number(one)));
    QVERIFY(three > one + 100);
}

void EscPosRendererTest::qrReadsBackBothWays()
{
    for (const auto &[label, roll] : profiles) {
        for (const SlipProfile::Qr way : {SlipProfile::Qr::Native, SlipProfile::Qr::Raster}) {
            SlipProfile profile = roll;
            profile.qr = way;
            const auto job = renderEscPos(paperOf(PaperKind::AcceptanceNotice), profile);
            EXPECT_OK(job);
            const QImage slip = tests::paintSlip(*job, profile.dots);
            QCOMPARE(tests::readQr(slip), tests::sampleReceiptCode());
        }
    }
}

void EscPosRendererTest::cuts()
{
    SlipProfile profile;
    profile.cut = SlipProfile::Cut::Full;
    QVERIFY(renderEscPos(oneLine(QStringLiteral("x")), profile)->endsWith(QByteArray::fromHex("1d564103")));
    profile.cut = SlipProfile::Cut::None;
    QCOMPARE(tests::parseSlip(*renderEscPos(oneLine(QStringLiteral("x")), profile)).back().kind, Kind::FeedLines);
}

void EscPosRendererTest::allAsPictures()
{
    SlipProfile profile;
    profile.text = SlipProfile::Text::Picture;
    const auto events = tests::parseSlip(*renderEscPos(oneLine(QStringLiteral("韦小妹")), profile));
    QCOMPARE(count(events, Kind::Line), 0);
    QVERIFY(count(events, Kind::Image) >= 5);
}

void EscPosRendererTest::commandsInNamesDoNothing()
{
    const QString evil = QStringLiteral("王") + QChar(0x1D) + QStringLiteral("V") + QChar(0x01) + QStringLiteral("芳");
    const auto events = tests::parseSlip(*renderEscPos(oneLine(evil), SlipProfile::paper80()));
    QCOMPARE(count(events, Kind::Cut), 1);
    QCOMPARE(count(events, Kind::Unreadable), 0);
}

void EscPosRendererTest::testPage()
{
    for (const auto &[label, roll] : profiles) {
        const auto job = renderTestPage(roll);
        EXPECT_OK(job);
        const auto events = tests::parseSlip(*job);
        QCOMPARE(count(events, Kind::Unreadable), 0);
        QCOMPARE(count(events, Kind::Image), 1);
        const auto widest = std::max_element(events.begin(), events.end(), [](const SlipEvent &a, const SlipEvent &b) { return a.columns() < b.columns(); });
        QCOMPARE(widest->columns(), roll.columns);
        QCOMPARE(tests::readQr(tests::paintSlip(*job, roll.dots)), QByteArray("YICHUANG TEST PAGE"));
    }
}

void EscPosRendererTest::profilesByName()
{
    for (const auto &[name, profile] : profiles) {
        QCOMPARE(slipProfileNamed(QLatin1String(name)), profile);
    }
    QCOMPARE(slipProfileNamed(QStringLiteral("110")), SlipProfile::paper80());
}

YICHUANG_TEST(EscPosRendererTest)
#include "EscPosRendererTest.moc"
