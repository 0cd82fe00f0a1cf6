// SPDX-License-Identifier: Apache-2.0
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/CommandBench.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;

namespace {

QString textOf(const QString &path)
{
    QFile file(sourceTree(path.toUtf8().constData()));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

/// Which commands there are, and which of them are answered while nobody is signed in or the desk is locked.
class CommandGateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingAsksForAPerson_data();
    void everythingAsksForAPerson();
    void theRestGoesOnWithoutAPerson();
    void thePageNamesEveryCommand();
};

void CommandGateTest::everythingAsksForAPerson_data()
{
    QTest::addColumn<QByteArray>("json");
    const auto row = [](const QByteArray &json) { QTest::newRow(json.left(60).constData()) << json; };
    const QByteArray ofCase = R"("case":"01936f3c-8c00-7abc-8def-0123456789ab")";
    const QByteArray ofOperation = R"("operation":"01936f3c-8c00-7abc-8def-0123456789ab")";
    row(Confirm);
    row(R"({"do":"save_draft","draft":{}})");
    row(R"({"do":"drafts"})");
    row(R"({"do":"list"})");
    row(R"({"do":"open",)" + ofCase + '}');
    row(R"({"do":"act","kind":"close",)" + ofCase + '}');
    row(R"({"do":"attach","file":"/etc/hostname"})");
    row(R"({"do":"attachments","contents":[]})");
    row(R"({"do":"attachments",)" + ofCase + '}');
    row(R"({"do":"fetch","content":"x","file":"/tmp/x"})");
    row(R"({"do":"read_card"})");
    row(R"({"do":"devices"})");
    row(R"({"do":"devices","set":{"paper_folder":"/tmp/elsewhere"}})");
    row(R"({"do":"test_reader"})");
    row(R"({"do":"test_printer"})");
    row(R"({"do":"print","paper":"16"})");
    row(R"({"do":"settle_print","paper":"16","state":"failed"})");
    row(R"({"do":"pdf","paper":"16","file":"/tmp/x.pdf"})");
    row(R"({"do":"verify_receipt","code":"x"})");
    row(R"({"do":"lanes"})");
    row(R"({"do":"conflict",)" + ofOperation + '}');
    row(R"({"do":"settle","choice":"discard",)" + ofOperation + '}');
}

void CommandGateTest::everythingAsksForAPerson()
{
    QFETCH(QByteArray, json);
    CommandBench bench;
    bench.desk.sessions.locked = true;
    const QJsonObject locked = bench.answerTo(json.constData());
    QCOMPARE(errorReason(locked), QStringLiteral("session.locked"));
    QCOMPARE(errorCode(locked), QStringLiteral("not_allowed"));
    bench.desk.sessions.locked = false;
    bench.desk.sessions.view.reset();
    QCOMPARE(errorReason(bench.answerTo(json.constData())), QStringLiteral("session.none"));
}

void CommandGateTest::theRestGoesOnWithoutAPerson()
{
    CommandBench bench;
    bench.desk.sessions.locked = true;
    bench.desk.lanes.reported.result = QStringLiteral("{}");
    for (const char *json : {R"({"do":"items"})", R"({"do":"status"})", R"({"do":"health"})", R"({"do":"drain","seconds":0})"}) {
        QVERIFY2(isOkay(bench.answerTo(json)), json);
    }
    bench.desk.sessions.view.reset();
    QVERIFY(isOkay(bench.answerTo(R"({"do":"status"})")));
    // Devices are set up before anybody can sign in.
    bench.desk.enrolments.enrolled = false;
    QVERIFY(isOkay(bench.answerTo(R"({"do":"devices"})")));
}

// docs/desk.md and the program have the same commands.
void CommandGateTest::thePageNamesEveryCommand()
{
    QSet<QString> known;
    static const QRegularExpression handler(QStringLiteral("m_handlers\\.insert\\(QStringLiteral\\(\"(\\w+)\"\\)"));
    for (const char *file : {"CommandLine.cpp", "CommandLineDevices.cpp", "CommandLineAttachments.cpp"}) {
        for (const QRegularExpressionMatch &found : handler.globalMatch(textOf(QStringLiteral("app/desk/") + QLatin1String(file)))) {
            known.insert(found.captured(1));
        }
    }
    QSet<QString> documented;
    static const QRegularExpression firstColumn(QStringLiteral("^\\| (`[^|]+) \\|"), QRegularExpression::MultilineOption);
    static const QRegularExpression word(QStringLiteral("`(\\w+)`"));
    const QString page = textOf(QStringLiteral("docs/desk.md"));
    for (const QRegularExpressionMatch &row : firstColumn.globalMatch(page)) {
        for (const QRegularExpressionMatch &found : word.globalMatch(row.captured(1))) {
            documented.insert(found.captured(1));
        }
    }
    QVERIFY(known.size() > 25);
    QCOMPARE(documented, known);
}

YICHUANG_TEST(CommandGateTest)
#include "CommandGateTest.moc"
