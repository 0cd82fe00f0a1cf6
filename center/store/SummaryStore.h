// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/Case.h"
#include "app/storage/Connection.h"

#include <QJsonObject>

#include <set>
#include <vector>

namespace yichuang::center {

/// What one case adds to the days' counts at one centre. Days as ISO texts in China; empty = none.
struct CaseCounts {
    QString received; ///< made here
    QString accepted; ///< here, not by a centre it came from
    QString closed;   ///< handling ended here, in whatever way but being handed over
    QString due;      ///< the last date of its clock, while that runs here or ran until it was closed here
    QString sent;     ///< handed over
    QString taken;    ///< taken over
    friend bool operator==(const CaseCounts &, const CaseCounts &) = default;
};
[[nodiscard]] CaseCounts countsOf(const domain::Case &record);

/// One day of one centre. Numbers only: no personal data. `overdue`: cases whose clock ended that day and that
/// were not closed by then.
struct DaySummary {
    domain::PlaceId place;
    QString day;
    qint64 revision = 0; ///< goes up whenever a number of that day changed
    qint64 received = 0;
    qint64 accepted = 0;
    qint64 closed = 0;
    qint64 overdue = 0;
    qint64 sent = 0;
    qint64 taken = 0;

    [[nodiscard]] bool sameNumbers(const DaySummary &other) const;
    [[nodiscard]] static base::Result<DaySummary> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// The supervision summaries: this centre's own, kept up to date case by case, and those of the centres below.
class SummaryStore {
public:
    explicit SummaryStore(storage::Connection &connection) : m_connection(connection) {}

    struct Progress {
        qint64 position = 0;
        QString day; ///< up to which days have ended for the count of what is overdue
    };
    [[nodiscard]] base::Result<Progress> progress();
    [[nodiscard]] base::Result<void> saveProgress(const Progress &progress);

    /// Replaces what the case added; answers the days whose counts may be others now.
    [[nodiscard]] base::Result<std::set<QString>> count(const domain::CaseId &id, const CaseCounts &counts);
    /// The day counted anew. `today`: clocks that end then or later are not overdue yet.
    [[nodiscard]] base::Result<DaySummary> counted(const domain::PlaceId &place, const QString &day, const QString &today);
    /// Days on which a clock ended, from `first` to before `end`.
    [[nodiscard]] base::Result<std::vector<QString>> dueDays(const QString &first, const QString &end);

    /// This centre's own: a new revision when a number changed. True when it did.
    [[nodiscard]] base::Result<bool> keepOwn(const DaySummary &summary);
    /// From below: a revision that is not newer changes nothing. True when it was newer.
    [[nodiscard]] base::Result<bool> keep(const DaySummary &summary);
    /// What the parent has not got yet.
    [[nodiscard]] base::Result<std::vector<DaySummary>> toOffer(int limit);
    [[nodiscard]] base::Result<void> noteOffered(const DaySummary &summary);
    /// The parent has to get all of them (again).
    [[nodiscard]] base::Result<void> offerAllAgain();
    [[nodiscard]] base::Result<std::vector<DaySummary>> list(const QString &from, const QString &to);

private:
    [[nodiscard]] base::Result<bool> put(const DaySummary &summary);
    storage::Connection &m_connection;
};

} // namespace yichuang::center
