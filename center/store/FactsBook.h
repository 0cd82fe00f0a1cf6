// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"
#include "center/store/DocumentStore.h"

#include <array>
#include <map>
#include <memory>

namespace yichuang::center {

using Rules = std::shared_ptr<const domain::CaseRules>;

/// The rules by the published facts. An act is judged by the directory and the policy that were in force when it was
/// made, for a workstation may have been offline meanwhile; by all catalogues, since a case keeps its own; by the
/// latest calendar. What was read once is kept. One for each connection.
class FactsBook {
public:
    explicit FactsBook(DocumentStore &documents) : m_documents(documents) {}

    /// Looks whether something was published since (one row read).
    [[nodiscard]] base::Result<void> refresh();
    /// For an act made at `at`. `journalN`: as they were known to that row of the journal.
    [[nodiscard]] base::Result<Rules> rulesFor(base::Instant at, qint64 journalN = INT64_MAX);
    /// `refresh`, then all that is in force now.
    [[nodiscard]] base::Result<Rules> current();
    /// All that was in force when the documents up to number `revision` were published.
    [[nodiscard]] base::Result<Rules> asOf(qint64 revision);
    /// Reads anew next time: a publication may have been undone.
    void forget();

private:
    /// Numbers of the documents that make one set of facts; 0 = none.
    struct Choice {
        std::vector<qint64> catalogues;
        qint64 calendar = 0;
        qint64 directory = 0;
        qint64 policy = 0;
        friend auto operator<=>(const Choice &, const Choice &) = default;
    };
    /// What of the documents counts: those up to a row of the journal, or up to a document.
    struct Bound {
        qint64 journalN = INT64_MAX;
        qint64 revision = INT64_MAX;
    };
    [[nodiscard]] Choice choose(base::Instant at, Bound bound) const;
    [[nodiscard]] base::Result<Rules> rulesUpTo(base::Instant at, Bound bound);
    [[nodiscard]] base::Result<Rules> make(const Choice &choice);
    template<typename T>
    [[nodiscard]] base::Result<T> part(std::map<qint64, T> &read, qint64 no);

    DocumentStore &m_documents;
    qint64 m_revision = -1;
    int m_session = 0; ///< of the connection, in which all of it was read
    std::vector<Document> m_outlines;
    std::map<qint64, domain::Catalogue> m_catalogues;
    std::map<qint64, std::shared_ptr<const domain::CalendarSet>> m_calendars;
    std::map<qint64, domain::Directory> m_directories;
    std::map<qint64, domain::Policy> m_policies;
    std::map<Choice, Rules> m_rules;
};

} // namespace yichuang::center
