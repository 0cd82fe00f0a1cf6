// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

#include <QJsonObject>

#include <optional>

namespace yichuang::store {

/// Plain settings can be read before anybody signed in and hold nothing personal.
enum class Keeping { Plain, Sealed };

/// A document the centre publishes: kind "catalogue", "calendar", "directory", "policy".
struct Document {
    QString version;
    base::Instant taken;
    QJsonObject body;
};

/// Small named values (enrolment, feed cursor, fingerprint, clock offset, device settings) and the published
/// documents. Writes join the caller's transaction, or are durable by themselves outside one.
class SettingStore {
public:
    SettingStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    [[nodiscard]] base::Result<void> put(const QString &name, const QByteArray &value, Keeping keeping);
    /// Empty when never put. Locked for a sealed value while the store is locked.
    [[nodiscard]] base::Result<std::optional<QByteArray>> get(const QString &name);
    [[nodiscard]] base::Result<void> remove(const QString &name);

    [[nodiscard]] base::Result<void> putDocument(const QString &kind, const QString &version, const QJsonObject &body, base::Instant now);
    [[nodiscard]] base::Result<std::optional<Document>> document(const QString &kind);

private:
    storage::Connection &m_connection;
    Vault &m_vault;
};

} // namespace yichuang::store
