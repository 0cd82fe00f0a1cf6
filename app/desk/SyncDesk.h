// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/Views.h"

#include <QFuture>
#include <QObject>
#include <QString>

#include <vector>

namespace yichuang::desk {

/// How one conflict is settled: field by field mine or theirs, or the whole act.
struct ConflictChoice {
    /// The path that stands for the whole act when the moves exclude each other.
    [[nodiscard]] static QString wholeAct() { return QStringLiteral("act"); }

    QMap<QString, bool> keepMine; ///< path → mine (true) or theirs; where two moves exclude each other: of `wholeAct`
    QString note;                 ///< why; goes into the timeline
};

enum class RefusalRemedy { OfferAgain, Discard };

/// What waits, what is stuck, and settling it.
class SyncDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The last known status; refreshed on every change.
    [[nodiscard]] virtual SyncStatus status() const = 0;
    [[nodiscard]] virtual QFuture<base::Result<std::vector<LaneRow>>> lanes() = 0;
    [[nodiscard]] virtual QFuture<base::Result<ConflictView>> conflict(const domain::OperationId &operation) = 0;
    [[nodiscard]] virtual QFuture<base::Result<void>> settleConflict(const domain::OperationId &operation, const ConflictChoice &choice) = 0;
    /// OfferAgain: a new operation with the same payload, which has no room for a note; Discard: the case returns to
    /// what the centre has, and `note` says why in its timeline.
    /// Either way the refused payload stays in the journal, byte for byte.
    [[nodiscard]] virtual QFuture<base::Result<void>> settleRefusal(const domain::OperationId &operation, RefusalRemedy remedy, const QString &note) = 0;
    virtual void retryNow() = 0;
    /// A text without personal data for the help desk.
    [[nodiscard]] virtual QFuture<base::Result<QString>> healthReport() = 0;

Q_SIGNALS:
    void statusChanged();
};

} // namespace yichuang::desk
