// SPDX-License-Identifier: Apache-2.0
#include "center/journal/RefusalText.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QDir>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace yichuang::center;

class RefusalTextTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyReasonOfTheRulesHasItsSentence();
    void familiesAndStrangersHaveASentence();
};

void RefusalTextTest::everyReasonOfTheRulesHasItsSentence()
{
    const QRegularExpression reason(QStringLiteral("\"((?:case|policy|operation|number|applicant|agent|identity|uscc|due|limit)\\.[a-z_]+)\""));
    QSet<QString> reasons;
    for (const QString &folder : {QStringLiteral("/app/domain"), QStringLiteral("/center/journal")}) {
        const QDir sources(yichuang::tests::sourceTree() + folder);
        for (const QFileInfo &info : sources.entryInfoList({QStringLiteral("*.cpp")})) {
            QFile file(info.filePath());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto found = reason.globalMatch(QString::fromUtf8(file.readAll())); found.hasNext();) {
                reasons.insert(found.next().captured(1));
            }
        }
    }
    QVERIFY(reasons.size() > 80);
    // Not refusals: a verdict, a kind, a member of a file, faults of stored data, findings of a check and warnings.
    for (const char *other : {"policy.ok", "policy.acts", "case.replay", "case.differs", "case.missing", "case.no_stop", "case.history", "case.take_over", "identity.division_unknown",
                              "uscc.kind", "uscc.organisation_check"}) {
        reasons.remove(QLatin1String(other));
    }
    for (const QString &text : std::as_const(reasons)) {
        QVERIFY2(hasRefusalText(text.toLatin1()), qPrintable(text));
    }
}

void RefusalTextTest::familiesAndStrangersHaveASentence()
{
    QCOMPARE(refusalText("identity.check_digit").remedy, QStringLiteral("correct"));
    QCOMPARE(refusalText("json.operation.kind").remedy, QStringLiteral("ask_manager"));
    QVERIFY(!refusalText("weather.rain").text.isEmpty());
    QVERIFY(!refusalText("").text.isEmpty());
}

YICHUANG_TEST(RefusalTextTest)
#include "RefusalTextTest.moc"
