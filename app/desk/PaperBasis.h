// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/PaperFactsMaker.h"

#include <QString>

namespace yichuang::desk {

/// What stops the clock, or stopped it last; empty when nothing did.
[[nodiscard]] QString lastStopGround(const domain::Case &record);

/// The law a paper rests on, as papers print it. Nothing but a licence cites the 行政许可法.
[[nodiscard]] QString legalBasis(documents::PaperKind kind, const PaperSource &source);

/// By what law an application nobody answered counts as accepted; empty where it does not, or none is known: nothing but a licence
/// falls under the one we know.
[[nodiscard]] QString deemedBasis(const domain::Item &item);

/// By what law the time of the eight procedures does not count; empty where none is known.
[[nodiscard]] QString proceduresBasis(const domain::Item &item);

} // namespace yichuang::desk
