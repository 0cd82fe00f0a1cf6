// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace yichuang::devices {

/// Overwrites the bytes and empties the array (card text, photo). Works on the array's own memory:
/// whoever made copies must wipe them too. Bytes inside the driver and Qt's port buffer are beyond reach.
inline void wipe(QByteArray &bytes)
{
    volatile char *at = bytes.data();
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        at[i] = 0;
    }
    bytes.clear();
}

} // namespace yichuang::devices
