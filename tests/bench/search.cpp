// SPDX-License-Identifier: Apache-2.0
// Search-as-you-type over COUNT cached cases: p99 of a query, its rows read back, in milliseconds; the LIKE scan of the
// same briefs beside it. One line of JSON a run, each with its own queries.
// usage: yichuang-bench-search COUNT RUNS
#include "app/domain/CaseNumber.h"
#include "app/store/SearchIndex.h"
#include "tests/bench/Citizens.h"
#include "tests/bench/LikeTable.h"
#include "tests/bench/Queries.h"
#include "tests/bench/Report.h"
#include "tests/bench/Station.h"

#include <QCoreApplication>

#include <map>

namespace {

using namespace yichuang;
using namespace yichuang::bench;

constexpr int CasesAsked = 120;     // each gives some 60 queries
constexpr int BaselineQueries = 40; // each takes a fraction of a second

store::CaseBrief briefOf(const domain::Applicant &applicant, int serial, std::mt19937 &random)
{
    static const auto window = domain::WindowId::fromText(QStringLiteral("03")).value_or(domain::WindowId());
    static const auto item = domain::ItemKey::fromText(QStringLiteral("sfz-hl")).value_or(domain::ItemKey());
    const base::Instant at = base::chinaInstant(QDate(2026, 1, 5), QTime(9, 0)) + std::chrono::seconds(serial * 20LL);
    store::CaseBrief brief;
    brief.id = domain::CaseId::make(at);
    brief.number = QStringLiteral("11450103MB0000000X400013001500120%1003%2").arg(base::chinaDate(at).toString(QStringLiteral("yyMMdd"))).arg(serial, 6, 10, QLatin1Char('0'));
    brief.queryCode = domain::makeQueryCode(serial).value_or(QString());
    brief.name = applicant.name;
    brief.idNumber = applicant.idNumber;
    brief.phone = applicant.phone;
    brief.item = item;
    brief.state = random() % 100 < 6 ? domain::CaseState::Accepted : domain::CaseState::Closed;
    brief.received = at;
    brief.updated = at;
    brief.due = brief.state == domain::CaseState::Accepted ? base::chinaDate(at).addDays(20) : QDate();
    brief.window = window;
    return brief;
}

class Search {
public:
    Search(int count) : m_pinyin(orGiveUp(domain::Pinyin::make(pinyinReadings(), pinyinSurnames()), "pinyin")), m_count(count)
    {
        m_index = orGiveUp(store::SearchIndex::make(m_pinyin), "index");
        const double before = megabytes("/proc/self/status", "VmRSS");
        m_buildSeconds = millisecondsOf([&] { build(); }) / 1000;
        m_megabytes = megabytes("/proc/self/status", "VmRSS") - before;
        fillBaseline();
    }

    void run()
    {
        const std::vector<Query> queries = draw();
        std::map<QByteArray, std::vector<double>> byKind;
        std::vector<double> all;
        for (const Query &query : queries) {
            all.push_back(ask(query));
            byKind[query.kind].push_back(all.back());
        }
        std::vector<double> baseline;
        for (int i = 0; i < BaselineQueries; ++i) {
            const QString &text = queries.at(m_random() % queries.size()).text;
            baseline.push_back(millisecondsOf([&] { m_found += m_like.find(text); }));
        }
        QJsonObject kinds;
        for (const auto &[kind, times] : byKind) {
            kinds.insert(QLatin1String(kind), quantile(times, 0.99));
        }
        tell({{QStringLiteral("product"), quantile(all, 0.99)},
              {QStringLiteral("baseline"), quantile(baseline, 0.99)},
              {QStringLiteral("median"), median(all)},
              {QStringLiteral("longest"), quantile(all, 1)},
              {QStringLiteral("baseline_median"), median(baseline)},
              {QStringLiteral("queries"), static_cast<int>(all.size())},
              {QStringLiteral("p99_by_kind"), kinds},
              {QStringLiteral("build_seconds"), m_buildSeconds},
              {QStringLiteral("index_mb"), m_megabytes}});
    }

private:
    template<typename Take>
    void forEachBrief(Take take)
    {
        Citizens citizens(7);
        std::mt19937 random(11);
        for (int n = 1; n <= m_count; ++n) {
            take(briefOf(citizens.next(), n, random));
        }
    }

    void build()
    {
        const int step = std::max(1, m_count / 20'000);
        orGiveUp(m_index->beginBulk(), "index");
        forEachBrief([&, n = 0](const store::CaseBrief &brief) mutable {
            orGiveUp(m_index->put(brief), "index");
            if (n++ % step == 0) {
                m_sample.push_back(brief);
            }
        });
        orGiveUp(m_index->endBulk(), "index");
    }

    void fillBaseline()
    {
        forEachBrief([&](const store::CaseBrief &brief) { m_like.put(brief, (m_pinyin.initials(brief.name) + m_pinyin.full(brief.name)).join(QLatin1Char(' '))); });
    }

    std::vector<Query> draw()
    {
        std::vector<Query> queries;
        for (int i = 0; i < CasesAsked; ++i) {
            const auto asked = queriesFor(m_sample.at(m_random() % m_sample.size()), m_pinyin, m_random);
            queries.insert(queries.end(), asked.begin(), asked.end());
        }
        return queries;
    }

    double ask(const Query &query)
    {
        store::SearchRequest request;
        request.text = query.text;
        return millisecondsOf([&] { m_found += static_cast<qint64>(orGiveUp(m_index->find(request), "search").rows.size()); });
    }

    domain::Pinyin m_pinyin;
    int m_count;
    std::unique_ptr<store::SearchIndex> m_index;
    LikeTable m_like;
    std::vector<store::CaseBrief> m_sample;
    std::mt19937 m_random{2026};
    double m_buildSeconds = 0;
    double m_megabytes = 0;
    qint64 m_found = 0; ///< keeps the work from being optimised away
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 0;
    const int runs = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    if (argc != 3 || count < 1 || runs < 1) {
        giveUp(QStringLiteral("usage: yichuang-bench-search COUNT RUNS"));
    }
    Search search(count);
    for (int i = 0; i < runs; ++i) {
        search.run();
    }
    return 0;
}
