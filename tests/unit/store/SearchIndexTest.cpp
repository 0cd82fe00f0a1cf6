// SPDX-License-Identifier: Apache-2.0
#include "app/store/SearchIndex.h"

#include "tests/support/Expect.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QFile>

namespace yichuang {

using base::Result;
using domain::CaseId;
using store::CaseBrief;
using store::SearchIndex;
using store::SearchRequest;
using tests::StoreFixture;

namespace {

QByteArray resource(const char *name)
{
    QFile file(tests::sourceTree("resources/pinyin/") + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class SearchIndexTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto made = domain::Pinyin::make(resource("readings.txt"), resource("surnames.txt"));
        EXPECT_OK(made);
        m_pinyin.emplace(std::move(*made));
    }

    void init()
    {
        auto made = SearchIndex::make(*m_pinyin);
        EXPECT_OK(made);
        m_index = std::move(*made);
        m_serial = 0;
        add("张三丰", "450103199001011234", "13900001234");
        add("覃淑贞", "45010319880808002X", "13511112222");
        add("欧阳海涛", "450103197012127777", "18600009999");
        add("三丰张", "450103197012120003", "18600008888");
        add("阿依古丽·买买提", "650101199505050028", "13012345678");
        add("南宁虚构餐饮有限公司", "91450100MA5K0TXYJ3", "07715550000");
        add("John Smith", "500000199001010011", "13800138000");
        add("𠮷㐂", "450103196001010007", "13700000001");
    }

    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        const auto row = [](const char *what, const char *text, std::initializer_list<const char *> names) {
            QStringList wanted;
            for (const char *name : names) {
                wanted.append(QString::fromUtf8(name));
            }
            QTest::newRow(what) << QString::fromUtf8(text) << wanted;
        };
        row("one character", "张", {"三丰张", "张三丰"});
        row("two characters", "三丰", {"三丰张", "张三丰"});
        row("whole name is no bag of pairs", "张三丰", {"张三丰"});
        row("name part across the dot", "古丽买买", {"阿依古丽·买买提"});
        row("rare character", "𠮷", {"𠮷㐂"});
        row("company", "虚构餐饮", {"南宁虚构餐饮有限公司"});
        row("initials", "zsf", {"张三丰"});
        row("beginning of initials", "oy", {"欧阳海涛"});
        row("full", "ouyanghait", {"欧阳海涛"});
        row("surname whole, then initials", "zhangsf", {"张三丰"});
        row("both readings of the surname", "qsz", {"覃淑贞"});
        row("the other reading", "tsz", {"覃淑贞"});
        row("Latin name, second word", "smi", {"John Smith"});
        row("identity tail", "1234", {"张三丰"});
        row("identity tail with X", "002x", {"覃淑贞"});
        row("whole identity number", "450103197012127777", {"欧阳海涛"});
        row("whole number in groups, as on paper", "450103 1970 1212 7777", {"欧阳海涛"});
        row("ends of two numbers", "002x 2222", {"覃淑贞"});
        row("phone tail", "2222", {"覃淑贞"});
        row("credit code tail", "0TXYJ3", {"南宁虚构餐饮有限公司"});
        row("name and tail", "张 0003", {"三丰张"});
        row("name and tail joined", "张1234", {"张三丰"});
        row("one digit: of a case number too", "7", {"𠮷㐂", "John Smith", "欧阳海涛"});
        row("case number tail", "000003", {"欧阳海涛"});
        row("nothing fits", "赵", {});
        row("only signs", "\"*%", {});
        row("FTS words are no commands", "AND OR NOT", {});
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        SearchRequest request;
        request.text = text;
        QCOMPARE(find(request), names);
    }

    // Digits may be part of a name as well as the end of a number.
    void findsNamesWithDigits_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("names");
        const QString inn = QStringLiteral("南宁7天连锁酒店有限公司");
        const QString software = QStringLiteral("360科技");
        const QString music = QStringLiteral("A8音乐");
        const auto row = [](const char *what, const char *text, const QStringList &names) { QTest::newRow(what) << QString::fromUtf8(text) << names; };
        row("whole name", "南宁7天连锁酒店有限公司", {inn});
        row("digit and character", "7天", {inn});
        row("character and digit", "宁7", {inn});
        row("full width", "７天", {inn});
        row("begins with digits", "360", {software});
        row("beginning of the digits", "36科技", {software});
        row("whole name that begins so", "360科技", {software});
        row("letter and digit", "a8", {music});
        row("letter and digit in a whole name", "A8音乐", {music});
        row("by the credit code", "0Y43", {inn});
        row("by the phone", "5360", {software});
        row("name and phone", "360 5360", {software});
        row("other name, same digits", "7科技", {});
    }
    void findsNamesWithDigits()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, names);
        add("南宁7天连锁酒店有限公司", "91350100M000100Y43", "07712220000");
        add("360科技", "91350100M000100Y51", "07712225360");
        add("A8音乐", "91350100M000100Y6X", "07712220001");
        SearchRequest request;
        request.text = text;
        QCOMPARE(find(request), names);
    }

    void filters()
    {
        CaseBrief brief = m_briefs[0];
        brief.state = domain::CaseState::Review;
        brief.window = *domain::WindowId::fromText(QStringLiteral("09"));
        brief.due = QDate(2026, 11, 25);
        brief.updated += std::chrono::hours(1);
        EXPECT_OK(m_index->put(brief));
        SearchRequest request;
        request.states = {domain::CaseState::Review, domain::CaseState::Decided};
        QCOMPARE(find(request), QStringList{QStringLiteral("张三丰")});
        request = {};
        request.window = brief.window;
        QCOMPARE(find(request), QStringList{QStringLiteral("张三丰")});
        request = {};
        request.dueUpTo = QDate(2026, 11, 26);
        QCOMPARE(find(request), QStringList{QStringLiteral("张三丰")});
        request.text = QStringLiteral("覃");
        QCOMPARE(find(request), QStringList());
        request = {};
        request.among = std::vector<CaseId>{m_briefs[1].id, m_briefs[2].id};
        QCOMPARE(find(request), (QStringList{QStringLiteral("欧阳海涛"), QStringLiteral("覃淑贞")}));
        request.text = QStringLiteral("覃");
        QCOMPARE(find(request), QStringList{QStringLiteral("覃淑贞")});
    }

    void changedCaseMovesToTheTopAndForgetsItsOldName()
    {
        CaseBrief brief = m_briefs[0];
        brief.name = QStringLiteral("李四");
        brief.updated += std::chrono::hours(1);
        EXPECT_OK(m_index->put(brief));
        SearchRequest request;
        QCOMPARE(find(request).first(), QStringLiteral("李四"));
        request.text = QStringLiteral("张三丰");
        QCOMPARE(find(request), QStringList());
        EXPECT_OK(m_index->remove(brief.id));
        EXPECT_OK(m_index->remove(brief.id));
        request.text = QStringLiteral("李四");
        QCOMPARE(find(request), QStringList());
        QCOMPARE(m_index->count().value_or(-1), 7);
    }

    void pagesByKeysetWithoutGapOrRepeat()
    {
        for (int i = 0; i < 333; ++i) {
            add("黄翻页", "450103199001010000", "13900000000");
        }
        SearchRequest request;
        request.text = QStringLiteral("黄翻页");
        request.limit = 50;
        QSet<QString> numbers;
        QList<qsizetype> sizes;
        do {
            const auto page = m_index->find(request);
            EXPECT_OK(page);
            for (const CaseBrief &brief : page->rows) {
                numbers.insert(brief.number);
            }
            sizes.append(static_cast<qsizetype>(page->rows.size()));
            request.after = page->next;
        } while (request.after != 0);
        QCOMPARE(numbers.size(), 333);
        QCOMPARE(sizes, (QList<qsizetype>{50, 50, 50, 50, 50, 50, 33}));
    }

    void earlierCasesOfAnIdentityNumber()
    {
        add("张三丰", "450103199001011234", "13900001234");
        const auto found = m_index->withIdNumber(QStringLiteral("450103199001011234"), 10);
        QCOMPARE(found.value().size(), 2U);
        QVERIFY(found->front().number != found->back().number);
        QCOMPARE(m_index->withIdNumber(QStringLiteral("1234"), 10).value().size(), 0U);
    }

    void bulkThenSearch()
    {
        auto made = SearchIndex::make(*m_pinyin);
        EXPECT_OK((*made)->beginBulk());
        for (const CaseBrief &brief : m_briefs) {
            EXPECT_OK((*made)->put(brief));
        }
        EXPECT_OK((*made)->endBulk());
        SearchRequest request;
        request.text = QStringLiteral("张");
        QCOMPARE((*made)->find(request).value().rows.size(), 2U);
    }

private:
    void add(const char *name, const char *idNumber, const char *phone)
    {
        ++m_serial;
        const base::Instant at = m_start + std::chrono::seconds(m_serial);
        domain::Case record = tests::sampleCase(CaseId::make(at), 1, QStringLiteral("MB145%1").arg(m_serial, 6, 10, QLatin1Char('0')), at);
        record.queryCode.clear();
        record.applicant.name = QString::fromUtf8(name);
        record.applicant.idNumber = QLatin1String(idNumber);
        record.applicant.phone = QLatin1String(phone);
        record.dues.promised = QDate(2027, 1, 1);
        if (m_serial <= 8) {
            m_briefs.resize(static_cast<size_t>(m_serial));
            m_briefs.back() = CaseBrief::of(record);
        }
        EXPECT_OK(m_index->put(CaseBrief::of(record)));
    }
    QStringList find(const SearchRequest &request)
    {
        QStringList names;
        const auto page = m_index->find(request);
        if (!page) {
            return {page.error().detail};
        }
        for (const CaseBrief &brief : page->rows) {
            names.append(brief.name);
        }
        return names;
    }

    std::optional<domain::Pinyin> m_pinyin;
    std::unique_ptr<SearchIndex> m_index;
    std::vector<CaseBrief> m_briefs;
    base::Instant m_start = tests::FakeClock().now();
    int m_serial = 0;
};

} // namespace yichuang

using yichuang::SearchIndexTest;
YICHUANG_TEST(SearchIndexTest)
#include "SearchIndexTest.moc"
