// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/store/JournalStore.h"
#include "app/store/NumberStore.h"
#include "app/store/SettingStore.h"

namespace yichuang::store {

/// Whether this folder is the one in which its enrolment's chain goes on.
enum class Standing {
    Sound,
    Moved,  ///< a copy, or put back from a backup: the centre must be heard before anything is confirmed here
    Forked, ///< the chain goes on elsewhere: nothing is confirmed here any more
};
/// "sound", "moved", "forked".
[[nodiscard]] QString toWord(Standing standing);

/// How far the centre has this workstation's chain.
struct KnownChain {
    qint64 upTo = 0; ///< the last place without a gap before it
    QByteArray hash; ///< of that operation; empty = not told
    qint64 top = 0;  ///< the highest place
};

/// Keeps two folders of one enrolment from giving out the same number or going on with the same chain: a copy is known by
/// the place it lies in, an older state of the same file by what the centre has. Everything in a folder that is not
/// sound can still be read, and what waits is still offered: the centre answers what it has, and keeps the rest apart.
class StandingStore {
public:
    StandingStore(storage::Connection &connection, SettingStore &settings, JournalStore &journal, NumberStore &numbers)
        : m_connection(connection), m_settings(settings), m_journal(journal), m_numbers(numbers)
    {
    }

    /// At opening: `place` (placeOf) is where the database lies now. The first one is taken as it is.
    [[nodiscard]] base::Result<void> recognise(const QByteArray &place);
    [[nodiscard]] Standing standing() const { return m_standing; }
    /// Unavailable "store.moved" · Conflict "store.forked".
    [[nodiscard]] base::Result<void> mayConfirm() const;

    /// The centre was heard. A copy at the end of the chain goes on, with the numbers it brought along given up and
    /// new ones to be asked for. What was found is durable.
    [[nodiscard]] base::Result<Standing> hear(const KnownChain &chain, base::Instant now);

private:
    [[nodiscard]] base::Result<bool> isBehind(const KnownChain &chain);
    [[nodiscard]] base::Result<void> settle(base::Instant now);

    storage::Connection &m_connection;
    SettingStore &m_settings;
    JournalStore &m_journal;
    NumberStore &m_numbers;
    QByteArray m_place;
    Standing m_standing = Standing::Sound;
};

} // namespace yichuang::store
