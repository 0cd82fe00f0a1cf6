// SPDX-License-Identifier: Apache-2.0
#include "center/store/AuditStore.h"

#include "app/base/Json.h"
#include "center/store/Query.h"

namespace yichuang::center {

using base::Result;
using crypto::ChainLink;
using storage::Statement;

namespace {

constexpr char Table[] = "audit";

QByteArray openPart(const AuditRow &row)
{
    const auto number = [](const std::optional<qint64> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    return base::canonicalJson({{QStringLiteral("act"), row.line.act},
                                {QStringLiteral("at"), base::toMs(row.line.at)},
                                {QStringLiteral("n"), row.n},
                                {QStringLiteral("person"), row.line.person.toText()},
                                {QStringLiteral("source_n"), number(row.line.sourceN)},
                                {QStringLiteral("workstation"), number(row.line.workstation)}});
}

QByteArray sealedPart(const AuditLine &line)
{
    return base::canonicalJson(
        {{QStringLiteral("window"), line.window}, {QStringLiteral("subject"), line.subject}, {QStringLiteral("detail"), line.detail}});
}

Result<ChainLink> readLink(Statement &row)
{
    return ChainLink{row.integer(0), {}, row.blob(1)};
}

std::optional<qint64> numberIfAny(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.integer(column));
}

#define AUDIT_SELECT "SELECT n, at, act, person, workstation, source_n, sealed_body, hash FROM audit"

Result<AuditRow> readRow(Statement &row)
{
    AuditRow read;
    read.n = row.integer(0);
    read.line.at = row.instant(1);
    read.line.act = row.text(2);
    const QString person = row.text(3);
    read.line.person = domain::PersonId::fromText(person).value_or(domain::PersonId());
    read.line.workstation = numberIfAny(row, 4);
    read.line.sourceN = numberIfAny(row, 5);
    read.sealed = row.blob(6);
    read.hash = row.blob(7);
    return read;
}

} // namespace

Result<QByteArray> AuditStore::hashAfter(const QByteArray &previous, const AuditRow &row)
{
    return crypto::nextLink(crypto::HashAlgorithm::Sha256, {row.n - 1, {}, previous}, openPart(row) + row.sealed).map([](const ChainLink &link) {
        return link.hash;
    });
}

Result<ChainLink> AuditStore::head()
{
    const auto found = findRow(m_connection, "SELECT audit_head, audit_hash FROM center WHERE id = 1", bindNothing, readLink);
    if (!found) {
        return base::failure(found);
    }
    return found->value_or(ChainLink());
}

Result<void> AuditStore::append(const AuditLine &line)
{
    const Result<ChainLink> before = head();
    if (!before) {
        return base::failure(before);
    }
    AuditRow row;
    row.n = before->n + 1;
    row.line = line;
    Result<QByteArray> sealed = m_vault.seal(Table, QByteArray::number(row.n), sealedPart(line));
    if (!sealed) {
        return base::failure(sealed);
    }
    row.sealed = std::move(*sealed);
    const Result<QByteArray> hash = hashAfter(before->hash, row);
    if (!hash) {
        return base::failure(hash);
    }
    return runQuery(m_connection,
                    "INSERT INTO audit (n, at, act, person, workstation, source_n, sealed_body, hash)"
                    " VALUES (:n, :at, :act, :person, :workstation, :source, :body, :hash)",
                    [&](Statement &s) {
                        s.bind(":n", row.n).bind(":at", line.at).bind(":act", line.act).bind(":person", line.person.toText());
                        s.bind(":workstation", line.workstation).bind(":source", line.sourceN).bind(":body", row.sealed).bind(":hash", *hash);
                    })
        .and_then([&](qint64) {
            return runQuery(m_connection, "UPDATE center SET audit_head = :n, audit_hash = :hash WHERE id = 1",
                            [&](Statement &s) { s.bind(":n", row.n).bind(":hash", *hash); });
        })
        .map([](qint64) {});
}

Result<std::vector<AuditRow>> AuditStore::page(qint64 after, int limit)
{
    return listRows(m_connection, AUDIT_SELECT " WHERE n > :after ORDER BY n LIMIT :limit",
                    [&](Statement &s) { s.bind(":after", after).bind(":limit", limit); }, readRow);
}

Result<std::vector<AuditRow>> AuditStore::newest(const QString &person, int limit)
{
    return listRows(m_connection, AUDIT_SELECT " WHERE person = :person OR :person = '' ORDER BY n DESC LIMIT :limit",
                    [&](Statement &s) { s.bind(":person", person).bind(":limit", limit); }, readRow);
}

Result<void> AuditStore::open(AuditRow &row)
{
    return m_vault.unseal(Table, QByteArray::number(row.n), row.sealed)
        .and_then([](const QByteArray &json) { return base::parseJsonObject(json); })
        .map([&row](const QJsonObject &json) {
            row.line.window = json.value(QLatin1String("window")).toString();
            row.line.subject = json.value(QLatin1String("subject")).toString();
            row.line.detail = json.value(QLatin1String("detail")).toString();
        });
}

Result<ChainLink> AuditStore::told(qint64 workstation)
{
    const auto found = findRow(m_connection, "SELECT audit_up_to, audit_hash FROM workstations WHERE no = :no",
                               [workstation](Statement &s) { s.bind(":no", workstation); }, readLink);
    if (!found) {
        return base::failure(found);
    }
    return found->value_or(ChainLink());
}

Result<void> AuditStore::setTold(qint64 workstation, const ChainLink &link)
{
    return runQuery(m_connection, "UPDATE workstations SET audit_up_to = :n, audit_hash = :hash WHERE no = :no",
                    [&](Statement &s) { s.bind(":n", link.n).bind(":hash", link.hash).bind(":no", workstation); })
        .map([](qint64) {});
}

} // namespace yichuang::center
