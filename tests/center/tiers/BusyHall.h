// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/CaseCounting.h"
#include "tests/support/center/CentreFixture.h"

#include <map>
#include <random>
#include <vector>

namespace yichuang::tests {

/// As the definition counts the case by these facts.
[[nodiscard]] center::CountedCase countedBy(const domain::Facts &facts, const domain::Case &record);
/// False: somebody else counted meanwhile.
[[nodiscard]] base::Result<bool> keep(CentreFixture &centre, const center::CountingBatch &batch);

/// A hall in which anything lawful happens in an order that a seed makes: cases are received, accepted, stopped, decided, ended,
/// handed to another centre and erased, calendars and rules of the site are published, and some of it is counted in between.
class BusyHall {
public:
    explicit BusyHall(unsigned seed);

    [[nodiscard]] CentreFixture &centre() { return m_centre; }
    /// One thing happens.
    void goOn();
    /// What happened, by name, and how often: a sequence in which something never did shows nothing of it.
    [[nodiscard]] const std::map<QString, int> &happened() const { return m_happened; }
    /// As they were counted when they were erased.
    [[nodiscard]] const std::vector<center::CountedCase> &erased() const { return m_erased; }
    [[nodiscard]] qint64 acted() const { return m_acted; }
    /// A case of some item makes an act; the test ends when it is not applied.
    void makeCase(const char *item, domain::ActKind kind);
    void publishClosedAt(domain::HandlingEnd end);
    void publishCalendar();
    /// Prepares up to so many changes and writes them. False: nothing was there to count, or somebody else did.
    [[nodiscard]] base::Result<bool> countSome(int limit);

private:
    struct Live {
        CaseBuilder builder;
        qint64 version = 0;
        bool isOver = false; ///< nothing is to be expected of it any more
    };
    [[nodiscard]] int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    void begin();
    void act();
    void actOn(Live &live);
    bool tryAct(Live &live, domain::ActKind kind);
    void handOver();
    void erase();
    void publishDirectory();
    void note(const char *what) { ++m_happened[QString::fromLatin1(what)]; }

    std::mt19937 m_random;
    CentreFixture m_centre;
    std::unique_ptr<FakeWorkstation> m_desk;
    std::vector<Live> m_cases;
    std::vector<center::CountedCase> m_erased;
    std::map<QString, int> m_happened;
    qint64 m_acted = 0;
    int m_published = 0;
};

} // namespace yichuang::tests
