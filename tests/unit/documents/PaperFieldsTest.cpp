// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperFields.h"
#include "app/documents/PaperTables.h"
#include "tests/support/documents/SamplePapers.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

namespace {

QString text(const char *key, const PaperFacts &facts)
{
    return fieldText(QLatin1String(key), facts).value_or(QStringLiteral("unknown key"));
}

} // namespace

class PaperFieldsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void datesAndTimes();
    void provisionalDatesSaySo();
    void theQueryCodeIsGrouped();
    void fees();
    void lists();
    void unknownKeys();
};

void PaperFieldsTest::datesAndTimes()
{
    const PaperFacts facts = tests::samplePaperFacts();
    QCOMPARE(text("received_at", facts), QStringLiteral("2026年11月23日 10时42分"));
    QCOMPARE(text("received_on", facts), QStringLiteral("2026年11月23日"));
    QCOMPARE(text("collected_at", facts), QStringLiteral("2026年11月30日 09时05分"));
    QCOMPARE(text("received_at", {}), QString());
    // 16:30 UTC is already the next day in China.
    PaperFacts late;
    late.receivedAt = *base::instantFromIso(QStringLiteral("2026-11-23T16:30:00.000Z"));
    QCOMPARE(text("received_at", late), QStringLiteral("2026年11月24日 00时30分"));
}

void PaperFieldsTest::provisionalDatesSaySo()
{
    PaperFacts facts = tests::samplePaperFacts();
    QCOMPARE(text("statutory_due", facts), QStringLiteral("2026年12月7日"));
    facts.statutory.certainty = DueDay::Certainty::Provisional;
    QVERIFY(text("statutory_due", facts).startsWith(QStringLiteral("2026年12月7日（暂定")));
    facts.statutory.date = {};
    QCOMPARE(text("statutory_due", facts), QStringLiteral("不适用"));
    QCOMPARE(text("statutory_day", facts), QString());
    facts.promised.date = {};
    QCOMPARE(text("promised_due", facts), QString());
    QCOMPARE(text("statutory_due", {}), QString());
}

void PaperFieldsTest::theQueryCodeIsGrouped()
{
    PaperFacts facts;
    QCOMPARE(text("query_code", facts), QString());
    facts.queryCode = QStringLiteral("404329209001");
    QCOMPARE(text("query_code", facts), QStringLiteral("4043 2920 9001"));
}

void PaperFieldsTest::fees()
{
    PaperFacts facts = tests::samplePaperFacts();
    facts.fees.push_back({QStringLiteral("检测费"), {}, {}, 139950});
    QCOMPARE(text("fee_summary", facts), QStringLiteral("按实际情形适用下列标准。证书工本费：10元/本；检测费：1,399.50元"));
    QCOMPARE(text("fee_count", facts), QStringLiteral("2"));
    facts.fees.erase(facts.fees.begin());
    QCOMPARE(text("fee_summary", facts), QStringLiteral("1,399.50元（大写：壹仟叁佰玖拾玖元伍角整）"));
    facts.fees.clear();
    QCOMPARE(text("fee_summary", facts), QStringLiteral("不收费"));
    QCOMPARE(text("fee_count", facts), QString());
}

void PaperFieldsTest::lists()
{
    const PaperFacts facts = tests::samplePaperFacts();
    const auto cell = [&facts](PaperList list, const char *column, size_t row) {
        return cellText(list, QLatin1String(column), row, facts).value_or(QStringLiteral("unknown column"));
    };
    QCOMPARE(rowCount(PaperList::Materials, facts), size_t(5));
    QCOMPARE(cell(PaperList::Materials, "number", 4), QStringLiteral("5"));
    QCOMPARE(cell(PaperList::Materials, "pages", 3), QStringLiteral("12"));
    QCOMPARE(cell(PaperList::Materials, "originals", 1), QStringLiteral("—"));
    QCOMPARE(cell(PaperList::Deferrals, "deadline", 0), QStringLiteral("2026年12月4日"));
    QCOMPARE(cell(PaperList::Fees, "amount", 0), QStringLiteral("10.00"));
    QCOMPARE(cell(PaperList::Defects, "how", 1), QStringLiteral("窗口提交1份或网上上传"));
    QCOMPARE(cell(PaperList::Defects, "pages", 0), QStringLiteral("unknown column"));
    QVERIFY(!paperListFromWord(QStringLiteral("people")).has_value());
}

void PaperFieldsTest::unknownKeys()
{
    QVERIFY(!fieldText(QStringLiteral("applicant_id_number"), {}).has_value());
    QVERIFY(!fieldText({}, {}).has_value());
}

YICHUANG_TEST(PaperFieldsTest)
#include "PaperFieldsTest.moc"
