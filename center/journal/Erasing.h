// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

namespace yichuang::center {

/// Erases what is known of a case here: its content, that of its operations and what was offered about it, contents that no other case has; and tells
/// the workstations that hold it (feed). Number, item, window, state and dates stay for the figures, hashes for the chains. Part of the caller's transaction, after
/// CenterStore::lockHeads; the audit line is the caller's. Docs: docs/retention.md (个人信息保护法 47).
///
/// NotFound "erase.unknown" · NotAllowed "erase.open": the case has not ended · Unsupported "erase.travelled": another centre has it or its history
/// too · AlreadyExists "erase.done".
[[nodiscard]] base::Result<Erasure> eraseCase(Stores &stores, const domain::CaseId &id, const QString &order, base::Instant now);
/// The same after a restore, of what had been erased: in the backup it may not have ended yet, and its end was erased where it was
/// written. It counts as ended now.
[[nodiscard]] base::Result<Erasure> eraseCaseAgain(Stores &stores, const domain::CaseId &id, const QString &order, base::Instant now);

} // namespace yichuang::center
