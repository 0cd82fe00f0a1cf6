// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Hash.h"
#include "app/crypto/Sealer.h"

#include <memory>

namespace yichuang::store {

/// Seals and opens what the stores keep. Closed until a data key is brought; then every call works until
/// `close()` forgets the key. A sealed row is bound to its table and row: moved elsewhere it does not open.
/// Used on the store worker only.
class Vault {
public:
    /// Errors: InvalidArgument (not 32 bytes).
    [[nodiscard]] base::Result<void> open(const crypto::SecretBytes &dataKey, crypto::SealSuite suite);
    void close();
    [[nodiscard]] bool isOpen() const { return m_sealer != nullptr; }

    /// Locked "store.locked" while closed.
    [[nodiscard]] base::Result<QByteArray> seal(const char *table, QByteArrayView row, QByteArrayView plain);
    [[nodiscard]] base::Result<QByteArray> seal(const char *table, qint64 row, QByteArrayView plain);
    /// Also StorageCorrupt "store.sealed" when the bytes were changed or moved.
    [[nodiscard]] base::Result<QByteArray> unseal(const char *table, QByteArrayView row, QByteArrayView sealed);
    [[nodiscard]] base::Result<QByteArray> unseal(const char *table, qint64 row, QByteArrayView sealed);
    /// 32 bytes that stand for a value in a column that must be searched.
    [[nodiscard]] base::Result<QByteArray> lookup(QByteArrayView value);

private:
    std::unique_ptr<crypto::Sealer> m_sealer;
    crypto::SecretBytes m_lookupKey;
};

} // namespace yichuang::store
