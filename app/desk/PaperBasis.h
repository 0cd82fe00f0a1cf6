// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/PaperFactsMaker.h"

#include <QString>

namespace yichuang::desk {

/// Only a licence falls under the Administrative Licensing Law (GB/T 39046 A.1).
[[nodiscard]] bool isLicence(const domain::Item &item);

/// What stops the clock, or stopped it last; empty when nothing did.
[[nodiscard]] QString lastStopGround(const domain::Case &record);

/// The law a paper rests on, as papers print it. Nothing but a licence cites the 行政许可法.
[[nodiscard]] QString legalBasis(documents::PaperKind kind, const PaperSource &source);

/// By what an application nobody answered counts as accepted; empty where it does not.
[[nodiscard]] QString deemedBasis(const domain::Item &item);

} // namespace yichuang::desk
