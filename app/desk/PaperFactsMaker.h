// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/PaperFacts.h"
#include "app/documents/PaperKind.h"
#include "app/domain/Case.h"
#include "app/domain/CaseClock.h"
#include "app/domain/Directory.h"
#include "app/domain/Item.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::desk {

/// What a paper about a case is made from.
struct PaperSource {
    const domain::Case &record;
    const domain::Item &item;
    QString departmentName; ///< the body that acts
    domain::Person clerk;
    domain::Window window;
    domain::Hall hall;
    base::Instant at;
    QDate answerDue; ///< last day to accept or tell the defects, counted from receipt
    domain::CaseDues before = {}; ///< the dates as they stood before the act
    std::optional<domain::StopRecord> openStop = {}; ///< what stopped the clock before the act
    std::vector<domain::DueKind> provisional = {}; ///< the record's dates that rest on days of a calendar not published yet
};

/// The papers an act gives the citizen, in the order they are handed over.
[[nodiscard]] std::vector<documents::PaperKind> papersOf(domain::ActKind act, const domain::Item &item, const domain::Case &after);

/// The facts of one paper: names and numbers masked as the law asks, limits in words, remedies.
[[nodiscard]] documents::PaperFacts paperFacts(documents::PaperKind kind, const PaperSource &source);

/// What was received, as papers list it: without what is missing, was deferred or does not apply. All of the checklist when nothing
/// was received at all.
[[nodiscard]] std::vector<documents::MaterialLine> materialLines(const domain::Case &record, const domain::Item &item);

/// The same for one kind of paper: those that say what is here say nothing when nothing is.
[[nodiscard]] std::vector<documents::MaterialLine> linesOn(documents::PaperKind kind, const domain::Case &record, const domain::Item &item);

} // namespace yichuang::desk
