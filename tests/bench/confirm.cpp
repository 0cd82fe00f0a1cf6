// SPDX-License-Identifier: Apache-2.0
// Confirms acceptances and writes the same bytes with bare SQLite, in turns; one line of JSON a run.
// usage: yichuang-bench-confirm SEEDED-FOLDER RUNS [PAIRS]
#include "tests/bench/BareStore.h"
#include "tests/bench/Report.h"
#include "tests/bench/Station.h"

#include <QGuiApplication>

namespace {

using namespace yichuang;
using namespace yichuang::bench;

constexpr int WarmUp = 10;

struct Cost {
    double wall = 0;
    double cpu = 0;
};

struct Pair {
    Cost product;
    Cost baseline;
    qsizetype bytes = 0;
};

template<typename Work>
Cost costOf(Work work)
{
    const double before = threadMilliseconds();
    const double wall = millisecondsOf(work);
    return {wall, threadMilliseconds() - before};
}

/// Who goes first changes from pair to pair, so that neither always meets the other's dirty pages.
Pair measure(Station &station, BareStore &bare, RowReader &reader, std::vector<QByteArray> &rows, int n)
{
    Pair pair;
    const auto product = [&] {
        const desk::CommitOrder order = station.order();
        pair.product = costOf([&] { station.commit(order); });
        rows = reader.newRows();
    };
    const auto baseline = [&] { pair.baseline = costOf([&] { bare.write(rows); }); };
    if (n % 2 == 0) {
        product();
        baseline();
    } else {
        baseline();
        product();
    }
    for (const QByteArray &row : rows) {
        pair.bytes += row.size();
    }
    return pair;
}

void run(Station &station, BareStore &bare, RowReader &reader, int pairs)
{
    std::vector<QByteArray> rows;
    std::vector<double> product;
    std::vector<double> baseline;
    std::vector<double> productCpu;
    std::vector<double> baselineCpu;
    qsizetype bytes = 0;
    for (int n = 0; n < WarmUp + pairs; ++n) {
        const Pair pair = measure(station, bare, reader, rows, n);
        if (n >= WarmUp) {
            product.push_back(pair.product.wall);
            baseline.push_back(pair.baseline.wall);
            productCpu.push_back(pair.product.cpu);
            baselineCpu.push_back(pair.baseline.cpu);
            bytes += pair.bytes;
        }
    }
    tell({{QStringLiteral("product"), median(product)},
          {QStringLiteral("baseline"), median(baseline)},
          {QStringLiteral("p99"), quantile(product, 0.99)},
          {QStringLiteral("baseline_p99"), quantile(baseline, 0.99)},
          {QStringLiteral("cpu"), median(productCpu)},
          {QStringLiteral("baseline_cpu"), median(baselineCpu)},
          {QStringLiteral("rows"), static_cast<int>(rows.size())},
          {QStringLiteral("bytes"), static_cast<double>(bytes / pairs)}});
}

} // namespace

int main(int argc, char **argv)
{
    QGuiApplication application(argc, argv);
    const int runs = argc > 2 ? QByteArray(argv[2]).toInt() : 0;
    const int pairs = argc > 3 ? QByteArray(argv[3]).toInt() : 100;
    if (argc < 3 || runs < 1 || pairs < 1) {
        giveUp(QStringLiteral("usage: yichuang-bench-confirm SEEDED-FOLDER RUNS [PAIRS]"));
    }
    const Seed seed = Seed::read(QString::fromLocal8Bit(argv[1]));
    Station station(seed);
    BareStore bare(seed.folder + QStringLiteral("/bare.sqlite"));
    RowReader reader(seed.workstation() + QStringLiteral("/workspace.db"));
    const auto before = reader.newRows();
    for (int i = 0; i < runs; ++i) {
        run(station, bare, reader, pairs);
    }
    return 0;
}
