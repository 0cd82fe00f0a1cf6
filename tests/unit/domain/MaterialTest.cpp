// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Material.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;

namespace {

MaterialSpec spec(const char *key, const char *condition = "", bool deferrable = false, const char *sharedFrom = "")
{
    MaterialSpec made;
    made.key = QLatin1String(key);
    made.name = QStringLiteral("材料 ") + made.key;
    made.originals = 1;
    made.form = QStringLiteral("paper");
    made.condition = QLatin1String(condition);
    made.deferrable = deferrable;
    made.sharedFrom = QLatin1String(sharedFrom);
    return made;
}

MaterialRow row(const char *key, Judgement judgement)
{
    MaterialRow made;
    made.key = QLatin1String(key);
    made.judgement = judgement;
    return made;
}

// a: plain, d: deferrable, s: replaced by an e-licence, c: conditional.
std::vector<MaterialSpec> specs()
{
    return {spec("a"), spec("d", "", true), spec("s", "", false, "e-licence"), spec("c", "when an agent acts")};
}

} // namespace

class MaterialTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyJudgementOfEverySpec_data();
    void everyJudgementOfEverySpec();
    void absentRowsAreUnchecked();
    void strangersAreUnlawful();
    void firstUnlawfulRowIsNamed();
    void suppliesOnlyDeferredRows();
    void rowReadsBack_data();
    void rowReadsBack();
    void brokenRows_data();
    void brokenRows();
    void specReadsBack();
};

void MaterialTest::everyJudgementOfEverySpec_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<Judgement>("judgement");
    QTest::addColumn<QString>("verdict"); // ok, unchecked, lacking, deferred, unlawful
    const struct {
        const char *key;
        const char *verdicts[7]; // unchecked complete missing defective deferred exempt not_applicable
    } table[] = {
        {"a", {"unchecked", "ok", "lacking", "lacking", "unlawful", "unlawful", "unlawful"}},
        {"d", {"unchecked", "ok", "lacking", "lacking", "deferred", "unlawful", "unlawful"}},
        {"s", {"unchecked", "ok", "lacking", "lacking", "unlawful", "ok", "unlawful"}},
        {"c", {"unchecked", "ok", "lacking", "lacking", "unlawful", "unlawful", "ok"}},
    };
    for (const auto &line : table) {
        for (int j = 0; j < 7; ++j) {
            QTest::addRow("%s/%s", line.key, qPrintable(toWord(Judgement(j)))) << line.key << Judgement(j) << line.verdicts[j];
        }
    }
}

void MaterialTest::everyJudgementOfEverySpec()
{
    QFETCH(QString, key);
    QFETCH(Judgement, judgement);
    QFETCH(QString, verdict);
    MaterialRows rows{row("a", Judgement::Complete), row("d", Judgement::Complete), row("s", Judgement::Complete), row("c", Judgement::Complete)};
    for (MaterialRow &r : rows) {
        r.judgement = r.key == key ? judgement : r.judgement;
    }
    const ChecklistVerdict found = judgeChecklist(specs(), rows);
    QCOMPARE(found.unchecked, verdict == QLatin1String("unchecked") ? 1 : 0);
    QCOMPARE(found.lacking, verdict == QLatin1String("lacking") ? 1 : 0);
    QCOMPARE(found.deferred, judgement == Judgement::Deferred ? 1 : 0);
    QCOMPARE(found.unlawfulKey, verdict == QLatin1String("unlawful") ? key : QString());
    QCOMPARE(found.acceptable(), verdict == QLatin1String("ok") || verdict == QLatin1String("deferred"));
    QCOMPARE(found.allJudged(), verdict != QLatin1String("unchecked"));
}

void MaterialTest::absentRowsAreUnchecked()
{
    QCOMPARE(judgeChecklist(specs(), {}).unchecked, 4);
    QVERIFY(!judgeChecklist(specs(), {}).acceptable());
    QVERIFY(judgeChecklist({}, {}).acceptable()); // an item that asks for nothing
}

void MaterialTest::strangersAreUnlawful()
{
    const ChecklistVerdict verdict = judgeChecklist({spec("a")}, {row("a", Judgement::Complete), row("z", Judgement::Complete)});
    QCOMPARE(verdict.unlawfulKey, QStringLiteral("z")); // nobody may be asked for what the catalogue does not list
    QVERIFY(!verdict.acceptable());
}

void MaterialTest::firstUnlawfulRowIsNamed()
{
    const ChecklistVerdict verdict = judgeChecklist(specs(), {row("s", Judgement::Deferred), row("a", Judgement::Exempt)});
    QCOMPARE(verdict.unlawfulKey, QStringLiteral("a"));
}

void MaterialTest::suppliesOnlyDeferredRows()
{
    const MaterialRows now{row("a", Judgement::Complete), row("d", Judgement::Deferred), row("s", Judgement::Deferred)};
    const MaterialRows offered{row("a", Judgement::Missing), row("d", Judgement::Complete), row("z", Judgement::Complete)};
    const MaterialRows expected{row("a", Judgement::Complete), row("d", Judgement::Complete), row("s", Judgement::Deferred)};
    QCOMPARE(withDeferredSupplied(now, offered), expected);
    QCOMPARE(withDeferredSupplied(now, {}), now);
}

void MaterialTest::rowReadsBack_data()
{
    QTest::addColumn<MaterialRow>("row");
    for (int j = 0; j < 7; ++j) {
        QTest::newRow(qPrintable(toWord(Judgement(j)))) << row("m1", Judgement(j));
    }
    MaterialRow full = row("m9", Judgement::Defective);
    full.originals = 1;
    full.copies = 2;
    full.pages = 12;
    full.defect = QStringLiteral("印章\n不清 \"章\"");
    full.remedy = QStringLiteral("重新盖章");
    full.blobs = {QString(64, QLatin1Char('0')), QString(64, QLatin1Char('f'))};
    QTest::newRow("everything") << full;
}

void MaterialTest::rowReadsBack()
{
    QFETCH(MaterialRow, row);
    const base::Result<MaterialRow> read = MaterialRow::fromJson(row.toJson());
    EXPECT_OK(read);
    QCOMPARE(*read, row);
}

void MaterialTest::brokenRows_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("no key") << "key" << QVariant();
    QTest::newRow("unknown judgement") << "judgement" << QVariant(QStringLiteral("fine"));
    QTest::newRow("no judgement") << "judgement" << QVariant();
    QTest::newRow("negative copies") << "copies" << QVariant(-1);
    QTest::newRow("half an original") << "originals" << QVariant(0.5);
    QTest::newRow("pages as text") << "pages" << QVariant(QStringLiteral("three"));
    QTest::newRow("blobs as text") << "blobs" << QVariant(QStringLiteral("aa"));
}

void MaterialTest::brokenRows()
{
    QFETCH(QString, member);
    QFETCH(QVariant, value);
    QJsonObject json = row("m1", Judgement::Complete).toJson();
    if (value.isValid()) {
        json.insert(member, QJsonValue::fromVariant(value));
    } else {
        json.remove(member);
    }
    const base::Result<MaterialRow> read = MaterialRow::fromJson(json);
    QVERIFY(!read.has_value());
    QCOMPARE(read.error().reason, "json.materials." + member.toLatin1());
    QVERIFY(!materialRowsFromJson(QJsonArray{QJsonValue(row("m2", Judgement::Complete).toJson()), json}).has_value());
    QVERIFY(!materialRowsFromJson(QJsonArray{QJsonValue(7)}).has_value());
}

void MaterialTest::specReadsBack()
{
    for (const MaterialSpec &made : specs()) {
        QCOMPARE(MaterialSpec::fromJson(made.toJson()).value(), made);
    }
    QJsonObject nameless = spec("a").toJson();
    nameless.insert(QStringLiteral("name"), QString());
    QCOMPARE(MaterialSpec::fromJson(nameless).error().reason, QByteArray("json.material.name"));
}

YICHUANG_TEST(MaterialTest)
#include "MaterialTest.moc"
