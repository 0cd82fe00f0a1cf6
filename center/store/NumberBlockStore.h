// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseNumber.h"
#include "app/storage/Connection.h"
#include "center/store/CenterStore.h"
#include "center/store/WorkstationStore.h"

#include <optional>
#include <vector>

namespace yichuang::center {

/// Runs of serials, each given to one enrolment once. Serials of a window never overlap, over its whole life.
class NumberBlockStore {
public:
    explicit NumberBlockStore(storage::Connection &connection) : m_connection(connection), m_center(connection) {}

    /// The same block again for the same `request` of the same workstation. InvalidArgument "number.request" when a
    /// repeated request asks for another count; Unsupported "number.exhausted" when the window has no serials left.
    [[nodiscard]] base::Result<domain::NumberBlock> grant(const QString &request, const Enrolled &workstation, int count, base::Instant now);
    [[nodiscard]] base::Result<domain::NumberBlock> find(const QString &id);
    /// The block that a serial of a window is from, if it is known.
    [[nodiscard]] base::Result<std::optional<domain::NumberBlock>> covering(const domain::WindowId &window, qint64 serial);
    /// Serials from here on were never given out.
    [[nodiscard]] base::Result<qint64> nextSerial(const domain::WindowId &window);
    [[nodiscard]] base::Result<std::vector<domain::NumberBlock>> list(const Enrolled &workstation);
    /// After a restore: blocks given out since the backup was taken are unknown here, so every window and the
    /// query numbers jump ahead, past anything that can have been given out. No number is ever used twice. `noted`: the lines of
    /// EnrolmentLog; they tell of windows that were first enrolled after the backup, and how far the restores before this one jumped: the
    /// same backup may be restored again. Gives the line to be noted there before this is committed.
    [[nodiscard]] base::Result<QJsonObject> leapAfterRestore(const std::vector<QJsonObject> &noted, base::Instant now);

    static constexpr qint64 RestoreLeap = 20'000;

private:
    [[nodiscard]] base::Result<void> leap(const domain::WindowId &window, qint64 next);
    [[nodiscard]] base::Result<qint64> takeSerials(const domain::WindowId &window, qint64 count);
    [[nodiscard]] base::Result<void> insert(const domain::NumberBlock &block, qint64 workstation, const QString &request, base::Instant now);

    storage::Connection &m_connection;
    CenterStore m_center;
};

} // namespace yichuang::center
