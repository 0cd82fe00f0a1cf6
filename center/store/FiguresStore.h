// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "app/domain/Figures.h"
#include "app/storage/Connection.h"

#include <map>
#include <tuple>
#include <vector>

namespace yichuang::center {

/// Where cases stand: what they are counted by beside their days.
struct CaseStanding {
    QString item;
    QString state; ///< domain::toWord
    int closing = NoClosing;

    static constexpr int NoClosing = -1;
    [[nodiscard]] static CaseStanding of(const domain::Case &record);
    friend bool operator==(const CaseStanding &, const CaseStanding &) = default;
    friend bool operator<(const CaseStanding &a, const CaseStanding &b) { return std::tie(a.item, a.state, a.closing) < std::tie(b.item, b.state, b.closing); }
};

/// A case as it is counted.
struct CountedCase {
    domain::CaseId id;
    CaseStanding standing;
    domain::CaseFigures figures;
    friend bool operator==(const CountedCase &, const CountedCase &) = default;
};

/// Sums of counted cases by day and item and by standing, or what becomes different of them. What is zero is not in it.
struct CaseSums {
    std::map<std::pair<QString, QString>, domain::FiguresSums> days; ///< ISO day and item
    std::map<CaseStanding, qint64> standings;

    void add(const CountedCase &counted);
    void takeOut(const CountedCase &counted);
    friend bool operator==(const CaseSums &, const CaseSums &) = default;

private:
    void change(const CountedCase &counted, int sign);
};

/// The figures as they are kept: what each case was counted as, the sums of all, and how far the counting came (journal/CaseCounting.h).
/// Writers: inside the caller's transaction, after CenterStore::lockHeads.
class FiguresStore {
public:
    explicit FiguresStore(storage::Connection &connection) : m_connection(connection) {}

    struct Progress {
        qint64 position = 0; ///< of the feed: cases that changed up to there are counted
        QString rules;       ///< what they were counted under
        qint64 changes = 0;  ///< goes up with everything that is written here
        friend bool operator==(const Progress &, const Progress &) = default;
    };
    [[nodiscard]] base::Result<Progress> progress();
    [[nodiscard]] base::Result<void> saveProgress(const Progress &progress);

    /// What the case was counted as; nothing before it was.
    [[nodiscard]] base::Result<std::optional<CountedCase>> counted(const domain::CaseId &id);
    /// All that was counted in the order of ids, after `after` (null: from the start).
    [[nodiscard]] base::Result<std::vector<CountedCase>> page(const domain::CaseId &after, int limit);
    [[nodiscard]] base::Result<void> put(const CountedCase &counted);
    [[nodiscard]] base::Result<void> add(const CaseSums &change);

    /// Of the days from `from` to `to`, both included.
    [[nodiscard]] base::Result<domain::FiguresSums> sums(QDate from, QDate to);
    [[nodiscard]] base::Result<std::map<CaseStanding, qint64>> standings();
    [[nodiscard]] base::Result<CaseSums> allSums();
    /// In place of those that are there.
    [[nodiscard]] base::Result<void> replaceSums(const CaseSums &sums);

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::center
