// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/Year.h"

#include "app/base/Json.h"
#include "app/domain/CaseNumber.h"
#include "app/protocol/Messages.h"
#include "tests/bench/Report.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>

namespace yichuang::bench {

using domain::ActKind;

namespace {

constexpr qint64 Study = 14'187;     ///< a hundredth of the study's year
constexpr qint64 Immediate = 10'000; ///< of them
constexpr qint64 Open = 74;
constexpr qint64 Scatter = 5'051; ///< shares no factor with Study: kinds of cases follow each other well mixed
constexpr qint64 CounterDay = 7 * 3600;
constexpr qint64 Morning = 3 * 3600;
constexpr int BlockOfNumbers = 1000;

const std::vector<ActKind> ImmediateRoad{ActKind::Receive, ActKind::Complete};
const std::vector<ActKind> PromisedRoad{ActKind::Accept, ActKind::StartReview, ActKind::Decide, ActKind::MakeReady, ActKind::Deliver, ActKind::Close};

bool isApprovers(ActKind kind)
{
    return kind == ActKind::StartReview || kind == ActKind::Decide || kind == ActKind::MakeReady;
}

domain::Facts factsOfYear()
{
    domain::Facts facts = tests::sampleFacts();
    facts.directory = orGiveUp(domain::Directory::fromJson(Year::directory()), "directory");
    return facts;
}

} // namespace

QByteArray Year::window(int at)
{
    return QByteArray::number(101 + at);
}

QJsonObject Year::directory()
{
    QJsonObject json = tests::directoryJson();
    QJsonObject window = json.value(QLatin1String("windows")).toArray().first().toObject();
    QJsonArray windows;
    QJsonArray ids;
    for (int at = 0; at < Windows; ++at) {
        const QString id = QString::fromLatin1(Year::window(at));
        window.insert(QStringLiteral("id"), id);
        window.insert(QStringLiteral("name"), id);
        window.insert(QStringLiteral("hall"), at % 2 == 0 ? QStringLiteral("qingxiu") : QStringLiteral("xixiang"));
        windows.append(window);
        ids.append(id);
    }
    QJsonArray people;
    const QJsonArray known = json.value(QLatin1String("people")).toArray();
    for (const QJsonValue &one : known) {
        QJsonObject person = one.toObject();
        const QString id = person.value(QLatin1String("id")).toString();
        if (id == QLatin1String("clerk") || id == QLatin1String("approver")) {
            person.insert(QStringLiteral("windows"), ids);
            people.append(person);
        }
    }
    json.insert(QStringLiteral("windows"), windows);
    json.insert(QStringLiteral("people"), people);
    return json;
}

Year::Year(qint64 cases) : m_cases(cases), m_facts(factsOfYear())
{
    const domain::Calendar *calendar = m_facts.calendar(QStringLiteral("CN"));
    for (QDate day(2025, 1, 1); day < QDate(2026, 3, 1); day = day.addDays(1)) {
        if (calendar->isWorking(day)) {
            m_days.push_back(day);
            m_daysOfYear += day.year() == 2025 ? 1 : 0;
        }
    }
    addRoads(domain::CaseKind::Immediate, ImmediateRoad);
    m_immediate = m_roads.size();
    addRoads(domain::CaseKind::Promised, PromisedRoad);
    if (m_immediate == 0 || m_roads.size() == m_immediate) {
        giveUp(QStringLiteral("the catalogue has no items for the year"));
    }
}

// The items of the catalogue whose cases go this way.
void Year::addRoads(domain::CaseKind kind, const std::vector<ActKind> &acts)
{
    for (const domain::Item &item : m_facts.current()->items()) {
        tests::CaseBuilder trial(item.key.toText().toLatin1().constData(), m_facts);
        bool isPassable = item.kind == kind;
        trial.at(at(0, 0));
        for (size_t i = 0; isPassable && i < acts.size(); ++i) {
            trial.by(isApprovers(acts[i]) ? "approver" : "clerk", window(0).constData());
            isPassable = trial.tryApply(acts[i]).has_value();
        }
        if (isPassable) {
            m_roads.push_back({tests::CaseBuilder(item.key.toText().toLatin1().constData(), m_facts), acts});
        }
    }
}

base::Instant Year::at(size_t day, qint64 counterSecond) const
{
    const qint64 second = std::min(counterSecond, CounterDay - 1);
    return base::chinaInstant(m_days.at(day), QTime(second < Morning ? 9 : 10, 0).addSecs(static_cast<int>(second)));
}

Year::Planned Year::plan(qint64 number) const
{
    const qint64 kind = number * Scatter % Study;
    const qint64 seconds = (2 * number + 1) * static_cast<qint64>(m_daysOfYear) * CounterDay / (2 * m_cases);
    const auto day = static_cast<size_t>(seconds / CounterDay);
    const qint64 second = seconds % CounterDay;
    if (kind < Immediate) {
        const base::Instant received = at(day, second);
        return {static_cast<size_t>(kind) % m_immediate, {received, received + std::chrono::seconds(number % 10 < 6 ? 28 : 27)}};
    }
    Planned planned{m_immediate + static_cast<size_t>(kind) % (m_roads.size() - m_immediate), {at(day, second)}};
    if (kind < Immediate + Open) {
        return planned;
    }
    const size_t decided = day + 2 + static_cast<size_t>(kind % 3);
    const size_t delivered = decided + 1 + static_cast<size_t>(kind % 4);
    const qint64 moment = kind * 7 % (CounterDay - 3600);
    planned.moments.insert(planned.moments.end(), {at(day, second + 900), at(decided, moment), at(decided, moment + 1800), at(delivered, moment), at(delivered, moment + 300)});
    return planned;
}

YearDesk::YearDesk(tests::RemoteWorkstation workstation, Year &year, int at)
    : m_workstation(std::move(workstation)), m_year(year), m_window(Year::window(at)), m_nextNumber(at)
{
}

// Of what waits and of the next case the earlier.
std::optional<YearDesk::Due> YearDesk::next()
{
    std::optional<Due> fresh;
    if (m_nextNumber < m_year.cases()) {
        Year::Planned plan = m_year.plan(m_nextNumber);
        fresh = Due{plan.moments.front(), m_nextNumber, 0, 0, {}, std::move(plan)};
    }
    if (fresh && (m_due.empty() || m_due.top() > *fresh)) {
        m_nextNumber += Year::Windows;
        fresh->id = domain::CaseId::make(fresh->at);
        fresh->serial = takeSerial();
        return fresh;
    }
    if (m_due.empty()) {
        return std::nullopt;
    }
    Due due = m_due.top();
    m_due.pop();
    return due;
}

void YearDesk::prepare(int requests, int operationsEach)
{
    m_requests.clear();
    m_operations = 0;
    for (int i = 0; i < requests; ++i) {
        std::vector<protocol::Operation> operations;
        while (operations.size() < static_cast<size_t>(operationsEach)) {
            std::optional<Due> due = next();
            if (!due) {
                break;
            }
            operations.push_back(make(*due));
            if (++due->act < due->plan.moments.size()) {
                due->at = due->plan.moments[due->act];
                m_due.push(std::move(*due));
            }
        }
        if (operations.empty()) {
            return;
        }
        m_operations += static_cast<qint64>(operations.size());
        m_requests.push_back(base::canonicalJson(m_workstation.batchOf(operations)).toStdString());
    }
}

qint64 YearDesk::takeSerial()
{
    if (m_block.id.isEmpty() || m_nextSerial > m_block.lastSerial) {
        const QString request = base::makeUuidV7(base::SystemClock().now()).toString(QUuid::WithoutBraces);
        const tests::ApiReply reply = m_workstation.client->post("/v1/number-blocks", protocol::NumberBlockRequest{request, BlockOfNumbers}.toJson());
        m_block = orGiveUp(domain::NumberBlock::fromJson(reply.json), "numbers");
        m_nextSerial = m_block.firstSerial;
    }
    return m_nextSerial++;
}

void YearDesk::fillIn(domain::Act &act, const Due &due)
{
    if (due.act > 0) {
        act.application.reset();
        if (act.kind != ActKind::Complete) {
            act.materials.reset();
        }
        return;
    }
    const Year::Road &road = m_year.roads()[due.plan.road];
    domain::Application &application = *act.application;
    const auto window = tests::key<domain::WindowId>(m_window.constData());
    application.number = orGiveUp(domain::makeCaseNumber(road.builder.item().implementationCode, base::chinaDate(due.at), window, due.serial), "number");
    application.queryCode = orGiveUp(domain::makeQueryCode(m_block.firstQueryIndex + due.serial - m_block.firstSerial), "query code");
    application.received = due.at;
}

protocol::Operation YearDesk::make(const Due &due)
{
    Year::Road &road = m_year.roads()[due.plan.road];
    const ActKind kind = road.acts[due.act];
    road.builder.serial(static_cast<int>(due.number % 999'999) + 1).at(due.at).by(isApprovers(kind) ? "approver" : "clerk", m_window.constData());
    domain::Act act = road.builder.act(kind);
    fillIn(act, due);
    const domain::ActMoment moment = road.builder.moment(kind);
    protocol::Operation operation;
    operation.id = domain::OperationId::make(due.at);
    operation.kind = kind;
    operation.caseId = due.id;
    operation.lane = due.id.toText();
    operation.seq = static_cast<qint64>(due.act) + 1;
    operation.base = static_cast<qint64>(due.act);
    operation.actor = moment.person;
    operation.window = moment.window;
    operation.catalogue = moment.catalogue;
    operation.made = {due.at, base::toMs(due.at) - base::toMs(base::chinaInstant(m_year.first(), QTime(0, 0))), 0, 20};
    operation.payload = act.toJson();
    operation.chain.n = m_head.n + 1;
    m_head = orGiveUp(crypto::nextLink(crypto::HashAlgorithm::Sha256, m_head, operation.chainRecord()), "chain");
    operation.chain = {m_head.n, m_head.previous, m_head.hash};
    m_accepted += kind == ActKind::Accept || kind == ActKind::Complete ? 1 : 0;
    m_closed += (kind == ActKind::Decide || kind == ActKind::Complete) && base::chinaDate(due.at) <= m_year.last() ? 1 : 0;
    return operation;
}

} // namespace yichuang::bench
