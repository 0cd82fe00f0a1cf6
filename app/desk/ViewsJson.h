// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"
#include "app/desk/AttachmentDesk.h"
#include "app/desk/IntakeDesk.h"
#include "app/desk/Views.h"

#include <QJsonObject>

/// The views as `yichuang-desk` prints them. One way only: nothing reads them back.
namespace yichuang::desk {

[[nodiscard]] QJsonObject toJson(const SessionView &view);
[[nodiscard]] QJsonObject toJson(const CaseRow &row);
[[nodiscard]] QJsonObject toJson(const CasePage &page);
[[nodiscard]] QJsonObject toJson(const PaperView &paper);
[[nodiscard]] QJsonObject toJson(const ReceiptView &receipt);
[[nodiscard]] QJsonObject toJson(const CaseView &view);
[[nodiscard]] QJsonObject toJson(const Confirmed &confirmed);
[[nodiscard]] QJsonObject toJson(const LaneRow &row);
[[nodiscard]] QJsonObject toJson(const ConflictView &view);
[[nodiscard]] QJsonObject toJson(const SyncStatus &status);
[[nodiscard]] QJsonObject toJson(const AttachmentView &view);
[[nodiscard]] QJsonObject toJson(const ItemHit &hit);
[[nodiscard]] QJsonObject toJson(const Draft &draft);
/// {"error":{"code":…,"reason":…,"text":…}}
[[nodiscard]] QJsonObject errorToJson(const base::Error &error);

} // namespace yichuang::desk
