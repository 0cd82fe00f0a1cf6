// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/storage/Connection.h"
#include "center/store/CenterStore.h"
#include "center/store/Vault.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::center {

enum class DocumentKind { Catalogue, Calendar, Directory, Policy };
[[nodiscard]] QString toWord(DocumentKind kind);
[[nodiscard]] std::optional<DocumentKind> documentKindFromWord(const QString &word);

struct Document {
    qint64 no = 0;
    DocumentKind kind = DocumentKind::Catalogue;
    QString version;
    base::Instant published;
    qint64 journalN = 0; ///< in force for the journal rows after this one
    QJsonObject body;    ///< calendar: {"files":[…]}
};

/// What the centre published. Nothing published is ever changed or removed.
class DocumentStore {
public:
    DocumentStore(storage::Connection &connection, Vault &vault) : m_connection(connection), m_vault(vault) {}

    /// Checks that the domain can read it and stores it; the caller notes it in the feed (Stores::publish does both).
    /// AlreadyExists "document.version" for a version published before with
    /// another content; the same content again is fine and answers the stored one.
    [[nodiscard]] base::Result<Document> add(DocumentKind kind, const QJsonObject &body, qint64 journalN, base::Instant now);
    [[nodiscard]] base::Result<std::optional<Document>> find(DocumentKind kind, const QString &version);
    [[nodiscard]] base::Result<std::optional<Document>> latest(DocumentKind kind);
    /// Of the connection (Connection::session).
    [[nodiscard]] int session() const { return m_connection.session(); }
    /// Goes up with each publication; 0 = nothing published.
    [[nodiscard]] base::Result<qint64> revision();
    /// The number of the latest of the kind; 0 = none was published.
    [[nodiscard]] base::Result<qint64> latestNo(DocumentKind kind);
    /// All publications without their bodies, in order.
    [[nodiscard]] base::Result<std::vector<Document>> outlines();
    [[nodiscard]] base::Result<Document> read(qint64 no);
    /// Of the calendar in force; none before the first.
    [[nodiscard]] base::Result<std::vector<QJsonObject>> calendarFiles();

private:
    [[nodiscard]] base::Result<Document> readRow(storage::Statement &row);

    storage::Connection &m_connection;
    Vault &m_vault;
};

/// The files of a calendar document.
[[nodiscard]] std::vector<QJsonObject> calendarFilesOf(const QJsonObject &body);
[[nodiscard]] QJsonObject calendarBodyOf(const std::vector<QJsonObject> &files);
/// The version a document is published under: its own, for the calendar a digest of its files.
[[nodiscard]] base::Result<QString> versionOf(DocumentKind kind, const QJsonObject &body);

} // namespace yichuang::center
