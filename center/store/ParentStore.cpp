// SPDX-License-Identifier: Apache-2.0
#include "center/store/ParentStore.h"

#include "app/base/Json.h"
#include "app/domain/Catalogue.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using storage::Statement;

namespace {

constexpr char Table[] = "parent_documents";
constexpr qsizetype MaxDocument = 64 * 1024 * 1024;

QByteArray rowName(const QString &origin, const QString &version)
{
    return (origin + QLatin1Char('\n') + version).toUtf8();
}

} // namespace

Result<ParentCatalogue> ParentStore::add(const QString &origin, const QJsonObject &body, base::Instant now)
{
    const Result<domain::Catalogue> catalogue = domain::Catalogue::fromJson(body);
    if (!catalogue || origin.trimmed().isEmpty()) {
        return catalogue ? base::fail(ErrorCode::InvalidArgument, QStringLiteral("a parent catalogue names whose it is"), "parent.origin") : base::failure(catalogue);
    }
    const Result<std::optional<ParentCatalogue>> same = find(origin, catalogue->version());
    if (!same) {
        return base::failure(same);
    }
    if (*same) {
        return (*same)->body == body ? Result<ParentCatalogue>(**same)
                                     : base::fail(ErrorCode::AlreadyExists,
                                                  QStringLiteral("version %1 of %2 came with another content").arg(catalogue->version(), origin), "parent.version");
    }
    const Result<QByteArray> sealed = m_vault.seal(Table, rowName(origin, catalogue->version()), base::canonicalJson(body));
    if (!sealed) {
        return base::failure(sealed);
    }
    return runQuery(m_connection,
                    "INSERT INTO parent_documents (no, kind, origin, version, received, sealed_body)"
                    " VALUES ((SELECT coalesce(max(no), 0) + 1 FROM parent_documents), 'catalogue', :origin, :version, :received, :body)",
                    [&](Statement &s) { s.bind(":origin", origin).bind(":version", catalogue->version()).bind(":received", now).bind(":body", *sealed); })
        .and_then([&](qint64) { return find(origin, catalogue->version()); })
        .map([](std::optional<ParentCatalogue> added) { return std::move(*added); });
}

// Columns: no, origin, version, received, sealed body.
Result<ParentCatalogue> ParentStore::readRow(Statement &row)
{
    ParentCatalogue parent{row.integer(0), row.text(1), row.text(2), row.instant(3), {}};
    return m_vault.unseal(Table, rowName(parent.origin, parent.version), row.blobView(4))
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json, MaxDocument); })
        .map([&parent](QJsonObject body) {
            parent.body = std::move(body);
            return parent;
        });
}

Result<std::optional<ParentCatalogue>> ParentStore::find(const QString &origin, const QString &version)
{
    return findRow(m_connection, "SELECT no, origin, version, received, sealed_body FROM parent_documents WHERE kind = 'catalogue' AND origin = :origin AND version = :version",
                   [&](Statement &s) { s.bind(":origin", origin).bind(":version", version); }, [this](Statement &row) { return readRow(row); });
}

Result<std::optional<ParentCatalogue>> ParentStore::latest()
{
    return findRow(m_connection, "SELECT no, origin, version, received, sealed_body FROM parent_documents ORDER BY no DESC LIMIT 1", bindNothing,
                   [this](Statement &row) { return readRow(row); });
}

Result<bool> ParentStore::hasVersion(const QString &version)
{
    return findRow(m_connection, "SELECT 1 FROM parent_documents WHERE version = :version", [&version](Statement &s) { s.bind(":version", version); },
                   [](Statement &row) { return Result<qint64>(row.integer(0)); })
        .map([](const std::optional<qint64> &found) { return found.has_value(); });
}

Result<std::vector<ParentCatalogue>> ParentStore::outlines()
{
    return listRows(m_connection, "SELECT no, origin, version, received FROM parent_documents ORDER BY no", bindNothing, [](Statement &row) {
        return Result<ParentCatalogue>(ParentCatalogue{row.integer(0), row.text(1), row.text(2), row.instant(3), {}});
    });
}

} // namespace yichuang::center
