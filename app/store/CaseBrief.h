// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/CaseClock.h"

#include <QByteArray>

namespace yichuang::store {

/// What of a case is searched and listed by; small, so that the search can be built without opening whole cases.
struct CaseBrief {
    domain::CaseId id;
    QString number;
    QString queryCode;
    QString name;
    QString agentName;
    QString idNumber;
    QString phone;
    domain::ItemKey item;
    domain::CaseState state = domain::CaseState::Received;
    base::Instant received;
    base::Instant updated; ///< of the last step
    QDate due;             ///< domain::nextDue; null when none runs
    domain::DueKind dueKind = domain::DueKind::Promised; ///< of `due`
    domain::WindowId window;

    [[nodiscard]] static CaseBrief of(const domain::Case &record);
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static base::Result<CaseBrief> fromBytes(const QByteArray &bytes);
    friend bool operator==(const CaseBrief &, const CaseBrief &) = default;
};

} // namespace yichuang::store
