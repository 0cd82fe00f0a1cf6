// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Chain.h"
#include "tests/center/ServiceFixture.h"

#include <deque>
#include <queue>
#include <string>
#include <vector>

namespace yichuang::bench {

/// 2025 at a centre of the study's shares: of 14 187 cases 10 000 are immediate (received, completed half a minute later), 4113 promised
/// (accepted, reviewed, decided some working days later, made ready, delivered, closed) and 74 only accepted; spread over the
/// working days and the counter hours. Which case is what, and when what happens, follows from its number alone.
class Year {
public:
    static constexpr int Windows = 16;
    /// The directory with the windows of the year, and people who may do everything there.
    [[nodiscard]] static QJsonObject directory();
    [[nodiscard]] static QByteArray window(int at);

    explicit Year(qint64 cases);

    /// What a case of the shipped catalogue goes through.
    struct Road {
        tests::CaseBuilder builder; ///< makes the acts; judges none
        std::vector<domain::ActKind> acts;
    };
    /// A case as it was planned.
    struct Planned {
        size_t road = 0;
        std::vector<base::Instant> moments; ///< of the acts that happen
    };
    [[nodiscard]] qint64 cases() const { return m_cases; }
    [[nodiscard]] std::vector<Road> &roads() { return m_roads; }
    [[nodiscard]] Planned plan(qint64 number) const;
    [[nodiscard]] QDate first() const { return m_days.front(); }
    [[nodiscard]] QDate last() const { return QDate(first().year(), 12, 31); }

private:
    [[nodiscard]] base::Instant at(size_t day, qint64 counterSecond) const;
    void addRoads(domain::CaseKind kind, const std::vector<domain::ActKind> &acts);

    qint64 m_cases;
    domain::Facts m_facts;
    std::vector<QDate> m_days; ///< working days of the year and of some weeks after it
    size_t m_daysOfYear = 0;
    std::vector<Road> m_roads;
    size_t m_immediate = 0; ///< so many of the roads, the first
};

/// A window of the year: its share of the cases as signed requests, in the order of time, a piece after the other.
class YearDesk {
public:
    YearDesk(tests::RemoteWorkstation workstation, Year &year, int at);

    /// In place of those made before: at most so many requests of so many operations; fewer at the end of the year.
    void prepare(int requests, int operationsEach);
    [[nodiscard]] const std::vector<std::string> &requests() const { return m_requests; }
    [[nodiscard]] qint64 operations() const { return m_operations; } ///< in them

    /// What was prepared so far, as the figures of the year must count it.
    [[nodiscard]] qint64 accepted() const { return m_accepted; }
    [[nodiscard]] qint64 closed() const { return m_closed; }
    [[nodiscard]] const tests::RemoteWorkstation &workstation() const { return m_workstation; }

private:
    /// The next act of a case.
    struct Due {
        base::Instant at;
        qint64 number = 0;
        size_t act = 0;
        qint64 serial = 0;
        domain::CaseId id;
        Year::Planned plan;
        friend bool operator>(const Due &a, const Due &b) { return std::pair(a.at, a.number) > std::pair(b.at, b.number); }
    };
    [[nodiscard]] std::optional<Due> next();
    [[nodiscard]] protocol::Operation make(const Due &due);
    void fillIn(domain::Act &act, const Due &due);
    [[nodiscard]] qint64 takeSerial();

    tests::RemoteWorkstation m_workstation;
    Year &m_year;
    QByteArray m_window;
    qint64 m_nextNumber;
    std::priority_queue<Due, std::vector<Due>, std::greater<>> m_due;
    domain::NumberBlock m_block;
    qint64 m_nextSerial = 1;
    crypto::ChainLink m_head;
    std::vector<std::string> m_requests;
    qint64 m_operations = 0;
    qint64 m_accepted = 0;
    qint64 m_closed = 0;
};

} // namespace yichuang::bench
