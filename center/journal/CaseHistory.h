// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/store/Stores.h"

#include <QJsonArray>

namespace yichuang::center {

/// The operations that made a case what it is, of all centres that had it, in order, each as it stands in the journal of
/// the centre that applied it:
/// {"place","body","workstation","version","received_ms","chain":{n,previous,hash},"journal":{n,previous,hash}}.
/// `body` is the text that `chain.hash` is of; `journal.hash` is of the record that docs/journal.md describes. Anybody can
/// recompute both from the row alone.
[[nodiscard]] base::Result<QJsonArray> caseHistory(Stores &stores, const domain::PlaceId &here, const domain::CaseId &id);
/// Malformed "transfer.history" when a row's hash is not that of what it says, or it is about another case.
[[nodiscard]] base::Result<void> verifyHistory(const QJsonArray &rows, const domain::CaseId &id);
/// SHA-256 in hex, as Arrival::history binds it.
[[nodiscard]] base::Result<QString> historyDigest(const QJsonArray &rows);

} // namespace yichuang::center
