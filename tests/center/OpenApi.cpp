// SPDX-License-Identifier: Apache-2.0
#include "tests/center/OpenApi.h"
#include "tests/support/SourceTree.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace yichuang::tests {

namespace {

QJsonObject member(const QJsonObject &object, const QString &name)
{
    return object.value(name).toObject();
}

QJsonObject jsonContent(const QJsonObject &holder)
{
    return member(member(holder, QStringLiteral("content")), QStringLiteral("application/json"));
}

// "/v1/things/{id}" describes "/v1/things/7".
bool fits(const QString &described, const QString &path)
{
    const QStringList wanted = described.split(QLatin1Char('/'));
    const QStringList given = path.split(QLatin1Char('/'));
    return wanted.size() == given.size() && std::equal(wanted.begin(), wanted.end(), given.begin(), [](const QString &want, const QString &have) {
               return want == have || want.startsWith(QLatin1Char('{'));
           });
}

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object: return QStringLiteral("object");
    case QJsonValue::Array: return QStringLiteral("array");
    case QJsonValue::String: return QStringLiteral("string");
    case QJsonValue::Bool: return QStringLiteral("boolean");
    case QJsonValue::Double: return QStringLiteral("integer");
    default: return QStringLiteral("null");
    }
}

QString checkScalar(const QJsonObject &schema, const QJsonValue &value, const QString &where)
{
    const auto limit = [&schema](const char *name) { return schema.value(QLatin1String(name)); };
    if (!limit("const").isUndefined() && limit("const") != value) {
        return where + QStringLiteral(" is not the constant");
    }
    if (limit("enum").isArray() && !limit("enum").toArray().contains(value)) {
        return where + QStringLiteral(" is none of the words");
    }
    if (limit("pattern").isString() && !QRegularExpression(limit("pattern").toString()).match(value.toString()).hasMatch()) {
        return where + QStringLiteral(" does not match ") + limit("pattern").toString();
    }
    if (limit("minimum").isDouble() && value.toDouble() < limit("minimum").toDouble()) {
        return where + QStringLiteral(" is too small");
    }
    if (limit("maximum").isDouble() && value.toDouble() > limit("maximum").toDouble()) {
        return where + QStringLiteral(" is too large");
    }
    return value.toString().size() < limit("minLength").toInt() ? where + QStringLiteral(" is too short") : QString();
}

} // namespace

OpenApi::OpenApi()
{
    QFile file(tests::sourceTree("docs/api/openapi.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no openapi.json");
    }
    m_document = QJsonDocument::fromJson(file.readAll()).object();
}

QStringList OpenApi::operations() const
{
    QStringList found;
    const QJsonObject paths = member(m_document, QStringLiteral("paths"));
    for (auto path = paths.begin(); path != paths.end(); ++path) {
        for (const QString &method : path->toObject().keys()) {
            found.append(method.toUpper() + QLatin1Char(' ') + path.key());
        }
    }
    found.sort();
    return found;
}

QJsonObject OpenApi::operation(const QString &method, const QString &path) const
{
    const QJsonObject paths = member(m_document, QStringLiteral("paths"));
    for (const QString &described : paths.keys()) {
        if (fits(described, path)) {
            const QJsonObject methods = member(paths, described);
            const bool isAsGet = method == QLatin1String("HEAD") && !methods.contains(QLatin1String("head"));
            return member(methods, isAsGet ? QStringLiteral("get") : method.toLower());
        }
    }
    return {};
}

bool OpenApi::needsCertificate(const QString &method, const QString &path) const
{
    const QJsonArray ways = operation(method, path).value(QLatin1String("security")).toArray();
    return !ways.isEmpty() && std::all_of(ways.begin(), ways.end(), [](const QJsonValue &way) { return way.toObject().contains(QLatin1String("workstation")); });
}

QString OpenApi::faultOf(const QString &method, const QString &path, int status, const QJsonValue &body) const
{
    const QJsonObject described = operation(method, path);
    if (described.isEmpty() && status == 405) {
        return check({{QStringLiteral("$ref"), QStringLiteral("#/components/schemas/Problem")}}, body, QStringLiteral("body"));
    }
    const QJsonObject responses = member(described, QStringLiteral("responses"));
    const QString code = QString::number(status);
    if (!responses.contains(code)) {
        return QStringLiteral("%1 %2 does not promise status %3").arg(method, path, code);
    }
    const QJsonObject content = member(member(responses, code), QStringLiteral("content"));
    if (content.isEmpty() || method == QLatin1String("HEAD")) {
        return body.isUndefined() ? QString() : QStringLiteral("a body is not described");
    }
    if (!content.contains(QLatin1String("application/json"))) {
        return {}; // a text or bytes
    }
    return check(member(jsonContent(member(responses, code)), QStringLiteral("schema")), body, QStringLiteral("body"));
}

QString OpenApi::faultOfHeaders(const QString &method, const QString &path, int status, const QHash<QByteArray, QByteArray> &headers) const
{
    const QJsonObject response = member(member(operation(method, path), QStringLiteral("responses")), QString::number(status));
    const QStringList described = member(response, QStringLiteral("headers")).keys();
    for (const QString &name : described) {
        if (!headers.contains(name.toLatin1().toLower())) {
            return QStringLiteral("the header %1 is not there").arg(name);
        }
    }
    const QByteArray type = headers.value("content-type").split(';').first().trimmed();
    return jsonContent(response).isEmpty() || type == "application/json" ? QString() : QStringLiteral("the content type is ") + QString::fromLatin1(type);
}

QStringList OpenApi::faultsOfExamples() const
{
    QStringList faults;
    const auto checkExample = [&](const QJsonObject &holder, const QString &where) {
        const QJsonObject content = jsonContent(holder);
        const QJsonValue example = content.value(QLatin1String("example"));
        const QString fault = example.isUndefined() ? QString() : check(member(content, QStringLiteral("schema")), example, where);
        if (!fault.isEmpty()) {
            faults.append(fault);
        }
    };
    for (const QString &name : operations()) {
        const QJsonObject described = operation(name.section(QLatin1Char(' '), 0, 0), name.section(QLatin1Char(' '), 1));
        checkExample(member(described, QStringLiteral("requestBody")), name + QStringLiteral(" request"));
        const QJsonObject responses = member(described, QStringLiteral("responses"));
        for (auto response = responses.begin(); response != responses.end(); ++response) {
            checkExample(response->toObject(), name + QLatin1Char(' ') + response.key());
        }
    }
    return faults;
}

QJsonObject OpenApi::resolved(const QJsonObject &schema) const
{
    const QString reference = schema.value(QLatin1String("$ref")).toString();
    if (reference.isEmpty()) {
        return schema;
    }
    return member(member(member(m_document, QStringLiteral("components")), QStringLiteral("schemas")), reference.section(QLatin1Char('/'), -1));
}

QString OpenApi::check(const QJsonObject &given, const QJsonValue &value, const QString &where) const
{
    const QJsonObject schema = resolved(given);
    if (schema.isEmpty()) {
        return where + QStringLiteral(" has no schema");
    }
    if (const QJsonArray choices = schema.value(QLatin1String("oneOf")).toArray(); !choices.isEmpty()) {
        QStringList faults;
        for (const QJsonValue &choice : choices) {
            faults.append(check(choice.toObject(), value, where));
        }
        return faults.count(QString()) == 1 ? QString() : where + QStringLiteral(" fits none, or several: ") + faults.join(QLatin1String("; "));
    }
    const QString type = schema.value(QLatin1String("type")).toString();
    if (!type.isEmpty() && type != typeOf(value)) {
        return where + QStringLiteral(" is not of type ") + type;
    }
    if (type == QLatin1String("object")) {
        return checkObject(schema, value.toObject(), where);
    }
    const QJsonArray entries = value.toArray();
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const QString fault = check(member(schema, QStringLiteral("items")), entries[i], QStringLiteral("%1[%2]").arg(where).arg(i));
        if (!fault.isEmpty()) {
            return fault;
        }
    }
    return checkScalar(schema, value, where);
}

QString OpenApi::checkObject(const QJsonObject &schema, const QJsonObject &value, const QString &where) const
{
    const QJsonArray required = schema.value(QLatin1String("required")).toArray();
    for (const QJsonValue &name : required) {
        if (!value.contains(name.toString())) {
            return where + QStringLiteral(" lacks ") + name.toString();
        }
    }
    const QJsonObject properties = member(schema, QStringLiteral("properties"));
    for (auto entry = value.begin(); entry != value.end(); ++entry) {
        // A schema with properties describes all of them: what the centre says more is a lie of the description.
        if (!properties.isEmpty() && !properties.contains(entry.key())) {
            return where + QStringLiteral(" has an undescribed member ") + entry.key();
        }
        const QString fault = properties.isEmpty() ? QString() : check(member(properties, entry.key()), *entry, where + QLatin1Char('.') + entry.key());
        if (!fault.isEmpty()) {
            return fault;
        }
    }
    return {};
}

} // namespace yichuang::tests
