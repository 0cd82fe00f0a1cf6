// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueTier.h"

#include "tests/support/TestProgram.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

using Change = std::function<void(Item &)>;

Catalogue with(const Change &change)
{
    Item item = sampleItem(QStringLiteral("sp-jy"));
    // Something of everything, so that every rule has a parent's word to be held to.
    item.fees = {{QStringLiteral("f1"), QStringLiteral("工本费"), 500, QStringLiteral("件"), QStringLiteral("价格法")}};
    item.materials.front().condition = QStringLiteral("委托时");
    item.materials.front().copies = 2;
    item.materials.front().deferrable = true;
    item.materials.front().sharedFrom = QStringLiteral("营业执照电子证照");
    item.agentAllowed = true;
    item.commitmentAllowed = true;
    change(item);
    QJsonObject json = catalogueJson();
    json.insert(QStringLiteral("items"), QJsonArray{item.toJson()});
    const auto read = Catalogue::fromJson(json);
    if (!read) {
        qFatal("%s", qPrintable(read.error().detail));
    }
    return *read;
}

void unchanged(Item &) {}

} // namespace

/// A lower tier may only tighten the promise.
class CatalogueTierTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theSameIsAllowed()
    {
        QVERIFY(checkAgainstParent(with(unchanged), with(unchanged)).empty());
        const Catalogue shipped = *sampleFacts().current();
        QVERIFY(checkAgainstParent(shipped, shipped).empty());
    }

    void oneRule_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("member"); // empty: allowed
        const auto row = [](const char *name, const char *member, const Change &change) { QTest::newRow(name) << change << QString::fromLatin1(member); };
        row("a shorter promise", "", [](Item &i) { i.promised.limit.value = 1; });
        row("a longer promise", "promised_limit", [](Item &i) { i.promised.limit.value = 6; });
        row("the same promise in calendar days", "", [](Item &i) { i.promised.limit = {7, LimitUnit::NaturalDay}; });
        row("a longer promise in calendar days", "promised_limit", [](Item &i) { i.promised.limit = {8, LimitUnit::NaturalDay}; });
        row("no promise", "promised_limit", [](Item &i) { i.promised.limit = {}; });
        row("another statutory limit, shorter", "statutory_limit", [](Item &i) { i.statutory->limit.value = 9; });
        row("counted from something else", "statutory_limit", [](Item &i) { i.statutory->from = CountsFrom::Receipt; });
        row("ending with something else", "statutory_limit", [](Item &i) { i.statutory->ends = EndsWith::Issue; });
        row("no statutory limit", "statutory_limit", [](Item &i) { i.statutory.reset(); });
        row("another basis", "statutory_limit.basis", [](Item &i) { i.statutory->basis = QStringLiteral("本地规定"); });
        row("a longer notice", "notice_limit", [](Item &i) { i.notice.value = 6; });
        row("a shorter notice", "", [](Item &i) { i.notice.value = 2; });
        row("a longer issue limit", "issue_limit", [](Item &i) { i.issue.value = 11; });
        row("less time for the applicant", "correction_limit", [](Item &i) { i.correction.value = 29; });
        row("more time for the applicant", "", [](Item &i) { i.correction.value = 31; });
        row("a longer extension", "extension", [](Item &i) { i.extension->limit.value = 6; });
        row("no extension", "", [](Item &i) { i.extension.reset(); });
        row("one material more", "materials(m77)", [](Item &i) { i.materials.push_back({QStringLiteral("m77"), QStringLiteral("证明"), 1, 0, QStringLiteral("paper"), {}, false, {}, {}}); });
        row("a material less", "", [](Item &i) { i.materials.pop_back(); });
        row("one copy more", "materials(m1).copies", [](Item &i) { i.materials.front().copies = 3; });
        row("one copy less", "", [](Item &i) { i.materials.front().copies = 1; });
        row("one original more", "materials(m1).originals", [](Item &i) { ++i.materials.front().originals; });
        row("without its condition", "materials(m1).condition", [](Item &i) { i.materials.front().condition.clear(); });
        row("another condition", "materials(m1).condition", [](Item &i) { i.materials.front().condition = QStringLiteral("总是"); });
        row("not deferrable", "materials(m1).deferrable", [](Item &i) { i.materials.front().deferrable = false; });
        row("not shared", "materials(m1).shared_from", [](Item &i) { i.materials.front().sharedFrom.clear(); });
        row("a fee more", "fees(f2)", [](Item &i) { i.fees.push_back({QStringLiteral("f2"), QStringLiteral("费"), 1, QStringLiteral("件"), QStringLiteral("价格法")}); });
        row("a higher fee", "fees(f1).cents", [](Item &i) { i.fees.front().cents = 501; });
        row("a lower fee", "", [](Item &i) { i.fees.front().cents = 0; });
        row("no fee", "", [](Item &i) { i.fees.clear(); });
        row("a fee for each page", "fees(f1).per", [](Item &i) { i.fees.front().per = QStringLiteral("页"); });
        row("no agent", "agent_allowed", [](Item &i) { i.agentAllowed = false; });
        row("no commitment", "commitment_allowed", [](Item &i) { i.commitmentAllowed = false; });
        row("another item", "", [](Item &i) { i.key = ItemKey::fromText(QStringLiteral("own-item")).value(); i.promised.limit.value = 10; });
    }
    void oneRule()
    {
        QFETCH(Change, change);
        QFETCH(QString, member);
        const CatalogueFaults faults = checkAgainstParent(with(change), with(unchanged));
        if (member.isEmpty()) {
            QVERIFY2(faults.empty(), faults.empty() ? "" : qPrintable(faults.front().text));
            return;
        }
        const auto found = std::find_if(faults.begin(), faults.end(), [&member](const CatalogueFault &f) { return f.member == member; });
        QVERIFY(found != faults.end());
        QCOMPARE(found->code, QByteArray("parent"));
        QVERIFY2(found->text.startsWith(QStringLiteral("item sp-jy: ") + member), qPrintable(found->text));
        QVERIFY(!found->ground.isEmpty());
    }

    void allViolationsAreTold()
    {
        const CatalogueFaults faults = checkAgainstParent(with([](Item &i) {
                                                              i.promised.limit.value = 9;
                                                              i.notice.value = 9;
                                                              i.fees.front().cents = 900;
                                                          }),
                                                          with(unchanged));
        QCOMPARE(faults.size(), size_t(3));
    }
};

YICHUANG_TEST(CatalogueTierTest)
#include "CatalogueTierTest.moc"
