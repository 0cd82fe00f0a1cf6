// SPDX-License-Identifier: Apache-2.0
#include "center/store/DocumentStore.h"

#include "app/base/Json.h"
#include "app/base/Words.h"
#include "app/crypto/Hash.h"
#include "app/domain/CalendarSet.h"
#include "app/domain/Catalogue.h"
#include "app/domain/Directory.h"
#include "app/domain/Policy.h"
#include "center/store/Query.h"

#include <QJsonArray>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "documents";
constexpr qsizetype MaxDocument = 64 * 1024 * 1024;
constexpr qsizetype DigestLength = 16;

constexpr base::Words<DocumentKind, 4> KindWords{{{
    {DocumentKind::Catalogue, "catalogue"},
    {DocumentKind::Calendar, "calendar"},
    {DocumentKind::Directory, "directory"},
    {DocumentKind::Policy, "policy"},
}}};

QByteArray rowName(DocumentKind kind, const QString &version)
{
    return (toWord(kind) + QLatin1Char('/') + version).toUtf8();
}

template<typename T>
Result<void> readable(const Result<T> &read)
{
    return read.map([](const T &) {});
}

Result<void> check(DocumentKind kind, const QJsonObject &body)
{
    switch (kind) {
    case DocumentKind::Catalogue: return readable(domain::Catalogue::fromJson(body));
    case DocumentKind::Calendar: return readable(domain::CalendarSet::make(calendarFilesOf(body)));
    case DocumentKind::Directory: return readable(domain::Directory::fromJson(body));
    case DocumentKind::Policy: return readable(domain::Policy::fromJson(body));
    }
    return base::fail(ErrorCode::Internal, QStringLiteral("unknown kind of document"));
}

// Columns: no, kind, version, published, journal_n.
Result<Document> readOutline(Statement &row)
{
    const std::optional<DocumentKind> kind = documentKindFromWord(row.text(1));
    if (!kind) {
        return base::fail(ErrorCode::StorageCorrupt, QStringLiteral("a document of unknown kind"), "documents.row");
    }
    return Document{row.integer(0), *kind, row.text(2), row.instant(3), row.integer(4), {}};
}

} // namespace

QString toWord(DocumentKind kind)
{
    return KindWords.word(kind);
}

std::optional<DocumentKind> documentKindFromWord(const QString &word)
{
    return KindWords.value(word);
}

std::vector<QJsonObject> calendarFilesOf(const QJsonObject &body)
{
    std::vector<QJsonObject> files;
    const QJsonArray list = body.value(QLatin1String("files")).toArray();
    for (const QJsonValue &file : list) {
        files.push_back(file.toObject());
    }
    return files;
}

QJsonObject calendarBodyOf(const std::vector<QJsonObject> &files)
{
    QJsonArray list;
    for (const QJsonObject &file : files) {
        list.append(file);
    }
    return {{QStringLiteral("files"), list}};
}

Result<QString> versionOf(DocumentKind kind, const QJsonObject &body)
{
    if (kind == DocumentKind::Calendar) {
        return crypto::hash(crypto::HashAlgorithm::Sha256, base::canonicalJson(body)).map([](const QByteArray &digest) {
            return QString::fromLatin1(digest.toHex().left(DigestLength));
        });
    }
    base::JsonReader reader(body, "document");
    const QString version = reader.text("version", 64);
    return reader.finish(version);
}

Result<Document> DocumentStore::add(DocumentKind kind, const QJsonObject &body, qint64 journalN, base::Instant now)
{
    const Result<QString> version = check(kind, body).and_then([&] { return versionOf(kind, body); });
    if (!version) {
        return base::failure(version);
    }
    const Result<std::optional<Document>> same = find(kind, *version);
    if (!same) {
        return base::failure(same);
    }
    if (*same) {
        return (*same)->body == body
            ? Result<Document>(**same)
            : base::fail(ErrorCode::AlreadyExists, QStringLiteral("version %1 was published with another content").arg(*version),
                         "document.version");
    }
    const Result<QByteArray> sealed = m_vault.seal(Table, rowName(kind, *version), base::canonicalJson(body));
    if (!sealed) {
        return base::failure(sealed);
    }
    const Result<qint64> stored =
        runQuery(m_connection,
                 "INSERT INTO documents (no, kind, version, published, journal_n, sealed_body)"
                 " VALUES ((SELECT coalesce(max(no), 0) + 1 FROM documents), :kind, :version, :published, :n, :body)",
                 [&](Statement &s) {
                     s.bind(":kind", toWord(kind)).bind(":version", *version).bind(":published", now).bind(":n", journalN).bind(":body", *sealed);
                 });
    if (!stored) {
        return base::failure(stored);
    }
    return revision().map([&](qint64 no) { return Document{no, kind, *version, now, journalN, body}; });
}

// Columns of readOutline, then the sealed body.
Result<Document> DocumentStore::readRow(Statement &row)
{
    Result<Document> document = readOutline(row);
    if (!document) {
        return document;
    }
    return m_vault.unseal(Table, rowName(document->kind, document->version), row.blobView(5))
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json, MaxDocument); })
        .map([&document](QJsonObject body) {
            document->body = std::move(body);
            return *document;
        });
}

Result<std::optional<Document>> DocumentStore::find(DocumentKind kind, const QString &version)
{
    return findRow(m_connection,
                   "SELECT no, kind, version, published, journal_n, sealed_body FROM documents WHERE kind = :kind AND version = :version",
                   [&](Statement &s) { s.bind(":kind", toWord(kind)).bind(":version", version); },
                   [this](Statement &row) { return readRow(row); });
}

Result<std::optional<Document>> DocumentStore::latest(DocumentKind kind)
{
    return findRow(m_connection,
                   "SELECT no, kind, version, published, journal_n, sealed_body FROM documents WHERE kind = :kind ORDER BY no DESC LIMIT 1",
                   [kind](Statement &s) { s.bind(":kind", toWord(kind)); }, [this](Statement &row) { return readRow(row); });
}

Result<std::vector<QJsonObject>> DocumentStore::calendarFiles()
{
    return latest(DocumentKind::Calendar).map([](const std::optional<Document> &found) {
        return found ? calendarFilesOf(found->body) : std::vector<QJsonObject>();
    });
}

Result<qint64> DocumentStore::revision()
{
    return storage::queryInteger(m_connection, "SELECT coalesce(max(no), 0) FROM documents");
}

Result<qint64> DocumentStore::latestNo(DocumentKind kind)
{
    return findRow(m_connection, "SELECT coalesce(max(no), 0) FROM documents WHERE kind = :kind", [kind](Statement &s) { s.bind(":kind", toWord(kind)); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &no) { return no.value_or(0); });
}

Result<std::vector<Document>> DocumentStore::outlines()
{
    return listRows(m_connection, "SELECT no, kind, version, published, journal_n FROM documents ORDER BY no", bindNothing, readOutline);
}

Result<Document> DocumentStore::read(qint64 no)
{
    Result<std::optional<Document>> found =
        findRow(m_connection, "SELECT no, kind, version, published, journal_n, sealed_body FROM documents WHERE no = :no",
                [no](Statement &s) { s.bind(":no", no); }, [this](Statement &row) { return readRow(row); });
    if (!found) {
        return base::failure(found);
    }
    return *found ? Result<Document>(std::move(**found)) : base::fail(ErrorCode::NotFound, QStringLiteral("no such document"), "document.unknown");
}

} // namespace yichuang::center
