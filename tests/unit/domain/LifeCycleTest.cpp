// SPDX-License-Identifier: Apache-2.0
#include "app/domain/LifeCycle.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <map>
#include <set>

using namespace yichuang::domain;

namespace {

// The order of the columns below.
const QString Columns = QStringLiteral(
    "receive accept complete correct supply lapse reject refer deem supply_deferred start_review stop resume extend decide certify make_ready "
    "deliver close withdraw terminate void amend hand_over settle transfer take_over take_back");

// One row a state, one cell an act, written from the product's life cycle: received → correcting → accepted, not
// accepted, referred → review ⇄ stopped → decided → certificate → ready → delivered → closed; withdrawn and void
// until there is a decision, terminated after acceptance. "." = refused, "=" = stays where it is.
//  RC received  CO correcting  NA not accepted  RF referred  AC accepted  RV review  ST stopped  DE decided
//  CE certificate  RD ready  DL delivered  CL closed  WD withdrawn  TE terminated  VO void  TR transferred
const struct {
    const char *state;
    const char *cells;
} Rows[] = {
    //                rcv acc cpl cor sup lap rej ref dee sdf rev stp res ext dec cer rdy del clo wdr ter voi ame hov set trf tko tkb
    {"",             "RC  AC  CL  CO  .   .   NA  RF  .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   ."},
    {"received",     ".   AC  CL  CO  .   .   NA  RF  AC  .   .   .   .   .   .   .   .   .   .   WD  .   VO  =   =   =   TR  .   ."},
    {"correcting",   ".   .   .   .   RC  CL  .   .   .   .   .   .   .   .   .   .   .   .   .   WD  .   VO  =   =   =   TR  .   ."},
    {"not_accepted", ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
    {"referred",     ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
    {"accepted",     ".   .   CL  .   .   CL  .   RF  .   =   RV  .   .   =   .   .   .   .   .   WD  TE  VO  =   =   =   TR  .   ."},
    {"review",       ".   .   .   .   .   CL  .   RF  .   =   .   ST  .   =   DE  .   .   .   .   WD  TE  VO  =   =   =   TR  .   ."},
    {"stopped",      ".   .   .   .   .   CL  .   .   .   =   .   .   RV  .   .   .   .   .   .   WD  TE  .   =   =   =   TR  .   ."},
    {"decided",      ".   .   .   .   .   .   .   .   .   =   .   .   .   .   .   CE  RD  .   .   .   .   .   .   =   =   .   .   ."},
    {"certificate",  ".   .   .   .   .   .   .   .   .   =   .   .   .   .   .   .   RD  .   .   .   .   .   .   =   =   .   .   ."},
    {"ready",        ".   .   .   .   .   .   .   .   .   =   .   .   .   .   .   .   .   DL  .   .   .   .   .   =   =   .   .   ."},
    {"delivered",    ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   CL  .   .   .   .   =   =   .   .   ."},
    {"closed",       ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
    {"withdrawn",    ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
    {"terminated",   ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
    {"void",         ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
    {"transferred",  ".   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   .   =   .   .   ."},
};

const std::map<QString, QString> States{
    {QStringLiteral("RC"), QStringLiteral("received")},   {QStringLiteral("CO"), QStringLiteral("correcting")},
    {QStringLiteral("NA"), QStringLiteral("not_accepted")}, {QStringLiteral("RF"), QStringLiteral("referred")},
    {QStringLiteral("AC"), QStringLiteral("accepted")},   {QStringLiteral("RV"), QStringLiteral("review")},
    {QStringLiteral("ST"), QStringLiteral("stopped")},    {QStringLiteral("DE"), QStringLiteral("decided")},
    {QStringLiteral("CE"), QStringLiteral("certificate")}, {QStringLiteral("RD"), QStringLiteral("ready")},
    {QStringLiteral("DL"), QStringLiteral("delivered")},  {QStringLiteral("CL"), QStringLiteral("closed")},
    {QStringLiteral("WD"), QStringLiteral("withdrawn")},  {QStringLiteral("TE"), QStringLiteral("terminated")},
    {QStringLiteral("VO"), QStringLiteral("void")},
    {QStringLiteral("TR"), QStringLiteral("transferred")}};

QStringList split(const QString &line)
{
    return line.simplified().split(QLatin1Char(' '));
}

QString nameOf(const std::optional<CaseState> &state)
{
    return state ? toWord(*state) : QString();
}

} // namespace

class LifeCycleTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCell_data();
    void everyCell();
    void tableCoversEveryStateAndAct();
    void actsFollowTheTable();
    void nothingButSettlingLeavesAFinalState();
    void wordsReadBack();
};

void LifeCycleTest::everyCell_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("act");
    QTest::addColumn<QString>("expected"); // state after the act, empty = refused
    const QStringList acts = split(Columns);
    for (const auto &row : Rows) {
        const QString state = QLatin1String(row.state);
        const QStringList cells = split(QLatin1String(row.cells));
        QCOMPARE(cells.size(), acts.size());
        for (qsizetype i = 0; i < acts.size(); ++i) {
            const QString expected = cells[i] == QLatin1String(".") ? QString() : cells[i] == QLatin1String("=") ? state : States.at(cells[i]);
            QTest::newRow(qPrintable((state.isEmpty() ? QStringLiteral("nothing") : state) + QLatin1Char('/') + acts[i])) << state << acts[i] << expected;
        }
    }
}

void LifeCycleTest::everyCell()
{
    QFETCH(QString, state);
    QFETCH(QString, act);
    QFETCH(QString, expected);
    const std::optional<ActKind> kind = actKindFromWord(act);
    QVERIFY(kind.has_value());
    QCOMPARE(nameOf(nextState(caseStateFromWord(state), *kind)), expected);
}

void LifeCycleTest::tableCoversEveryStateAndAct()
{
    QCOMPARE(split(Columns).size(), qsizetype(ActKind::TakeBack) + 1);
    QCOMPARE(std::size(Rows), size_t(CaseState::Transferred) + 2);
    std::set<std::pair<QString, ActKind>> seen;
    for (const LifeCycleRow &row : lifeCycle()) {
        QVERIFY2(seen.emplace(nameOf(row.from), row.act).second, "one move stands twice");
    }
}

void LifeCycleTest::actsFollowTheTable()
{
    for (const auto &row : Rows) {
        const std::optional<CaseState> state = caseStateFromWord(QLatin1String(row.state));
        const QStringList cells = split(QLatin1String(row.cells));
        QCOMPARE(actsFrom(state).size(), size_t(cells.size() - cells.count(QStringLiteral("."))));
    }
}

void LifeCycleTest::nothingButSettlingLeavesAFinalState()
{
    const QStringList finals{QStringLiteral("not_accepted"), QStringLiteral("referred"),   QStringLiteral("closed"),
                             QStringLiteral("withdrawn"),    QStringLiteral("terminated"), QStringLiteral("void")};
    for (int n = 0; n <= int(CaseState::Void); ++n) {
        const CaseState state = CaseState(n);
        QCOMPARE(isFinal(state), finals.contains(toWord(state)));
        QCOMPARE(actsFrom(state) == std::vector<ActKind>{ActKind::Settle}, isFinal(state));
    }
}

void LifeCycleTest::wordsReadBack()
{
    std::set<QString> words;
    for (int n = 0; n <= int(ActKind::TakeBack); ++n) {
        QCOMPARE(actKindFromWord(toWord(ActKind(n))), std::optional(ActKind(n)));
        words.insert(toWord(ActKind(n)));
    }
    QCOMPARE(words.size(), size_t(ActKind::TakeBack) + 1);
    QCOMPARE(caseStateFromWord(QStringLiteral("Received")), std::nullopt);
    QCOMPARE(actKindFromWord(QString()), std::nullopt);
    for (const Effect effect : {Effect::Offline, Effect::Provisional, Effect::Online}) {
        QCOMPARE(effectFromWord(toWord(effect)), std::optional(effect));
    }
    for (qint64 n = 0; n <= 6; ++n) {
        QCOMPARE(static_cast<qint64>(*closingCodeFromNumber(n)), n);
    }
    QCOMPARE(closingCodeFromNumber(7), std::nullopt);
    QCOMPARE(closingCodeFromNumber(-1), std::nullopt);
}

YICHUANG_TEST(LifeCycleTest)
#include "LifeCycleTest.moc"
