// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <QStringList>

namespace yichuang::tests {

/// docs/api/openapi.json, and whether what the centre says is as it promises there.
class OpenApi {
public:
    OpenApi();

    /// "GET /v1/time", sorted.
    [[nodiscard]] QStringList operations() const;
    /// Whether the operation is for workstations with a certificate only.
    [[nodiscard]] bool needsCertificate(const QString &method, const QString &path) const;
    /// Why an answer is not as described; empty when it is. One without a body has an undefined one. To what is not described nothing but
    /// 405 may be answered; HEAD without a description of its own is as GET.
    [[nodiscard]] QString faultOf(const QString &method, const QString &path, int status, const QJsonValue &body) const;
    /// The same of its headers, by their names in lower case: those that are described are there, a described body is JSON.
    [[nodiscard]] QString faultOfHeaders(const QString &method, const QString &path, int status, const QHash<QByteArray, QByteArray> &headers) const;
    /// The same for the example of each request and answer in the description itself.
    [[nodiscard]] QStringList faultsOfExamples() const;

private:
    [[nodiscard]] QJsonObject operation(const QString &method, const QString &path) const;
    [[nodiscard]] QString check(const QJsonObject &schema, const QJsonValue &value, const QString &where) const;
    [[nodiscard]] QString checkObject(const QJsonObject &schema, const QJsonObject &value, const QString &where) const;
    [[nodiscard]] QJsonObject resolved(const QJsonObject &schema) const;

    QJsonObject m_document;
};

} // namespace yichuang::tests
