// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Case.h"
#include "center/store/NumberBlockStore.h"

#include <QHash>

namespace yichuang::center {

/// Whose the numbers of new cases are. Remembers the block that each workstation last used.
class NumberBook {
public:
    explicit NumberBook(NumberBlockStore &store) : m_store(store) {}

    /// Whether the case has a number and a query code that were given to this workstation.
    [[nodiscard]] base::Result<bool> isOwn(const Enrolled &workstation, const domain::Case &made);
    /// Blocks may have been given out or taken back.
    void forget() { m_blocks.clear(); }

private:
    NumberBlockStore &m_store;
    QHash<qint64, domain::NumberBlock> m_blocks; ///< the one last used, by workstation
};

} // namespace yichuang::center
