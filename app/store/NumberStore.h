// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/CaseNumber.h"
#include "app/storage/Connection.h"

namespace yichuang::store {

/// One serial, used up by the transaction in which it was taken.
struct TakenNumber {
    qint64 serial = 0;
    qint64 queryIndex = 0;
    domain::WindowId window;
    friend bool operator==(const TakenNumber &, const TakenNumber &) = default;
};

/// Where the numbers of all blocks went (号段 used / void / unused, for the day's close).
struct NumberAccount {
    qint64 reserved = 0;
    qint64 used = 0;   ///< without the void ones
    qint64 voided = 0;
    qint64 unused = 0;
    friend bool operator==(const NumberAccount &, const NumberAccount &) = default;
};

/// Case numbers from blocks the centre reserved for this window and this enrolment. A serial never comes
/// back: not by a crash (it is taken in the transaction of its case), not by the clock (it does not count days).
class NumberStore {
public:
    explicit NumberStore(storage::Connection &connection) : m_connection(connection) {}

    /// Adding a block again is harmless. NotAllowed "number.enrolment" when it was reserved for another enrolment;
    /// AlreadyExists "number.overlap" when it overlaps another one: a broken centre must not lead to a number used twice.
    [[nodiscard]] base::Result<void> add(const domain::NumberBlock &block, const domain::WorkstationId &workstation);
    /// The lowest number left, in the caller's transaction. NotFound "number.none" when all are used.
    [[nodiscard]] base::Result<TakenNumber> take();
    [[nodiscard]] base::Result<qint64> remaining();
    /// The case of this serial was voided.
    [[nodiscard]] base::Result<void> markVoid(qint64 serial, base::Instant now);
    /// All numbers left become void: a copy of this folder may have given them out. In the caller's transaction.
    [[nodiscard]] base::Result<void> giveUp(base::Instant now);
    [[nodiscard]] base::Result<NumberAccount> account();

private:
    storage::Connection &m_connection;
};

} // namespace yichuang::store
