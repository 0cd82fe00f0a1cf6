// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Facts.h"

#include <QJsonObject>
#include <QMap>

namespace yichuang::domain {

/// What a draft would have meant for cases that were handled: each is judged by the draft's item beside its own, with the functions
/// that judge acts (CaseClock, judgeChecklist, Policy), and only what differs is counted. Holds counts, no cases: as
/// much memory as the catalogue has items, materials and windows, however many cases are added. No personal data.
class Rehearsal {
public:
    /// `facts` in force: calendar, directory, policy and the catalogues the cases were made under.
    Rehearsal(Catalogue draft, const Facts &facts) : m_draft(std::move(draft)), m_facts(facts) {}

    void add(const Case &record);

    [[nodiscard]] qint64 cases() const { return m_cases; }
    /// Something would not have been possible: an item is gone, a material lacks, an act is nobody's, or what was decided in
    /// time would have been late.
    [[nodiscard]] bool breaks() const { return !m_gone.isEmpty() || !m_lacking.isEmpty() || !m_forbidden.isEmpty() || m_late > 0; }
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] QString toText() const;

private:
    enum class Effect { None, Some };
    using Counts = QMap<QString, qint64>;

    [[nodiscard]] Effect judge(const Case &record, const Item &before, const Item &after);
    [[nodiscard]] Effect judgeDates(const Case &record, const Item &before, const Item &after);
    [[nodiscard]] Effect compareDate(const QString &kind, QDate before, QDate after);
    [[nodiscard]] Effect judgeMaterials(const Case &record, const Item &before, const Item &after);
    [[nodiscard]] Effect judgeActs(const Case &record, const Item &before, const Item &after);

    Catalogue m_draft;
    const Facts &m_facts;
    qint64 m_cases = 0;
    qint64 m_unaffected = 0;
    qint64 m_unknown = 0; ///< made under a catalogue or region that is not here
    qint64 m_late = 0;
    QMap<QString, QMap<int, qint64>> m_moved; ///< kind of date → calendar days later (earlier: below 0) → cases
    Counts m_gone;      ///< item
    Counts m_lacking;   ///< item material
    Counts m_forbidden; ///< window item act
};

} // namespace yichuang::domain
