// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QtGlobal>

#include <deque>
#include <utility>
#include <vector>

namespace yichuang::center {

/// What waits, in one lane for each who brought it, taken from the lanes in turn: whoever brings much waits for its own
/// turn and not in front of the others. Within a lane the order is kept. Not thread-safe.
template<typename Task>
class TurnQueue {
public:
    void push(qint64 lane, qsizetype weight, Task task)
    {
        Lane &into = m_lanes[lane];
        if (into.tasks.empty()) {
            m_turns.push_back(lane);
        }
        into.weight += weight;
        m_weight += weight;
        into.tasks.emplace_back(weight, std::move(task));
    }

    /// One of each lane, around and around, as long as they fit; always at least one. A lane whose next one does not fit
    /// any more has the first turn next time.
    [[nodiscard]] std::vector<Task> take(qsizetype most)
    {
        std::vector<Task> taken;
        std::deque<qint64> passedOver;
        qsizetype room = most;
        while (!m_turns.empty()) {
            const qint64 turn = m_turns.front();
            m_turns.pop_front();
            Lane &lane = m_lanes[turn];
            const qsizetype weight = lane.tasks.front().first;
            if (!taken.empty() && weight > room) {
                passedOver.push_back(turn);
                continue;
            }
            room -= weight;
            lane.weight -= weight;
            m_weight -= weight;
            taken.push_back(std::move(lane.tasks.front().second));
            lane.tasks.pop_front();
            if (lane.tasks.empty()) {
                m_lanes.remove(turn);
            } else {
                m_turns.push_back(turn);
            }
        }
        m_turns = std::move(passedOver);
        return taken;
    }

    [[nodiscard]] bool isEmpty() const { return m_turns.empty(); }
    [[nodiscard]] qsizetype weight() const { return m_weight; }
    [[nodiscard]] qsizetype weightOf(qint64 lane) const
    {
        const auto found = m_lanes.constFind(lane);
        return found == m_lanes.cend() ? 0 : found->weight;
    }

private:
    struct Lane {
        std::deque<std::pair<qsizetype, Task>> tasks;
        qsizetype weight = 0;
    };
    QHash<qint64, Lane> m_lanes; ///< those in which something waits
    std::deque<qint64> m_turns;
    qsizetype m_weight = 0;
};

} // namespace yichuang::center
