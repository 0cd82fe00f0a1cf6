// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"

#include "app/base/DateText.h"

#include <QJsonDocument>

namespace yichuang::base {

namespace {

constexpr int MaxDepth = 32;

// QJsonDocument recurses to 1024 levels; a counter in front keeps hostile text cheap.
bool isTooDeep(const QByteArray &bytes)
{
    if (bytes.count('{') + bytes.count('[') <= MaxDepth) {
        return false; // most texts: no need to look where they stand
    }
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const char c = bytes[i];
        if (inString) {
            i += c == '\\' ? 1 : 0;
            inString = c != '"';
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > MaxDepth) {
                return true;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

bool isAbsent(const QJsonValue &v)
{
    return v.isUndefined() || v.isNull();
}

QString textOf(JsonReader &reader, const QJsonValue &v, const char *key, qsizetype maxLength)
{
    if (!v.isString()) {
        reader.note(key, v.isUndefined() ? "is missing" : "is not a text");
        return {};
    }
    const QString s = v.toString();
    if (s.size() > maxLength) {
        reader.note(key, "is too long");
        return {};
    }
    return s;
}

qint64 integerOf(JsonReader &reader, const QJsonValue &v, const char *key, qint64 min, qint64 max)
{
    if (!v.isDouble()) {
        reader.note(key, v.isUndefined() ? "is missing" : "is not a number");
        return 0;
    }
    const double d = v.toDouble();
    const qint64 n = v.toInteger();
    // toInteger() gives 0 for what is no 64-bit integer (1.5, 1e300).
    if (static_cast<double>(n) != d || n < min || n > max) {
        reader.note(key, "is out of range");
        return 0;
    }
    return n;
}

} // namespace

Result<QJsonObject> parseJsonObject(const QByteArray &bytes, qsizetype maxBytes)
{
    if (bytes.size() > maxBytes) {
        return fail(ErrorCode::Malformed, QStringLiteral("JSON text is too long"), "json.size");
    }
    if (isTooDeep(bytes)) {
        return fail(ErrorCode::Malformed, QStringLiteral("JSON text is nested too deep"), "json.depth");
    }
    QJsonParseError problem{};
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return fail(ErrorCode::Malformed, QStringLiteral("JSON text at byte %1: %2").arg(problem.offset).arg(problem.errorString()),
                    "json.syntax");
    }
    if (!document.isObject()) {
        return fail(ErrorCode::Malformed, QStringLiteral("JSON text is not an object"), "json.root");
    }
    return document.object();
}

QByteArray canonicalJson(const QJsonObject &object)
{
    // QJsonObject keeps its keys sorted by code unit.
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

JsonReader::JsonReader(QJsonObject object, QByteArray path) : m_object(std::move(object)), m_path(std::move(path)) {}

QJsonValue JsonReader::value(const char *key) const
{
    return m_object.value(QLatin1String(key));
}

bool JsonReader::has(const char *key) const
{
    return !isAbsent(value(key));
}

void JsonReader::note(const char *key, const char *what)
{
    const QByteArray name = (m_path.isEmpty() ? QByteArray() : m_path + '.') + key;
    noteError(Error{ErrorCode::Malformed, QStringLiteral("member %1 %2").arg(QLatin1String(name), QLatin1String(what)), "json." + name});
}

void JsonReader::noteError(const Error &error)
{
    if (!m_error) {
        m_error = error;
    }
}

QString JsonReader::text(const char *key, qsizetype maxLength)
{
    return textOf(*this, value(key), key, maxLength);
}

QString JsonReader::textOr(const char *key, const QString &absent, qsizetype maxLength)
{
    const QJsonValue v = value(key); // looked up once: most optional members are absent
    return isAbsent(v) ? absent : textOf(*this, v, key, maxLength);
}

qint64 JsonReader::integer(const char *key, qint64 min, qint64 max)
{
    return integerOf(*this, value(key), key, min, max);
}

qint64 JsonReader::integerOr(const char *key, qint64 absent, qint64 min, qint64 max)
{
    const QJsonValue v = value(key);
    return isAbsent(v) ? absent : integerOf(*this, v, key, min, max);
}

double JsonReader::numberOr(const char *key, double absent)
{
    if (!has(key)) {
        return absent;
    }
    const QJsonValue v = value(key);
    if (!v.isDouble()) {
        note(key, "is not a number");
        return 0;
    }
    return v.toDouble();
}

bool JsonReader::boolean(const char *key)
{
    const QJsonValue v = value(key);
    if (!v.isBool()) {
        note(key, v.isUndefined() ? "is missing" : "is not true or false");
        return false;
    }
    return v.toBool();
}

bool JsonReader::booleanOr(const char *key, bool absent)
{
    return has(key) ? boolean(key) : absent;
}

Instant JsonReader::instant(const char *key)
{
    const Result<Instant> at = instantFromIso(text(key, 40));
    if (!at) {
        note(key, "is not a UTC moment");
        return {};
    }
    return *at;
}

std::optional<Instant> JsonReader::instantIfAny(const char *key)
{
    return has(key) ? std::optional(instant(key)) : std::nullopt;
}

QDate JsonReader::date(const char *key)
{
    const QDate d = dateFromIso(text(key, 10));
    if (!d.isValid()) {
        note(key, "is not a date");
    }
    return d;
}

QDate JsonReader::dateIfAny(const char *key)
{
    return has(key) ? date(key) : QDate();
}

QJsonObject JsonReader::object(const char *key)
{
    const QJsonValue v = value(key);
    if (!v.isObject()) {
        note(key, v.isUndefined() ? "is missing" : "is not an object");
        return {};
    }
    return v.toObject();
}

QJsonObject JsonReader::objectOr(const char *key)
{
    return has(key) ? object(key) : QJsonObject();
}

QJsonArray JsonReader::array(const char *key, qsizetype maxSize)
{
    const QJsonValue v = value(key);
    if (!v.isArray()) {
        note(key, v.isUndefined() ? "is missing" : "is not a list");
        return {};
    }
    const QJsonArray list = v.toArray();
    if (list.size() > maxSize) {
        note(key, "has too many entries");
        return {};
    }
    return list;
}

QJsonArray JsonReader::arrayOr(const char *key, qsizetype maxSize)
{
    return has(key) ? array(key, maxSize) : QJsonArray();
}

QStringList JsonReader::texts(const char *key)
{
    QStringList out;
    const QJsonArray list = arrayOr(key);
    for (const QJsonValue &v : list) {
        if (!v.isString()) {
            note(key, "has an entry that is not a text");
            return {};
        }
        out.append(v.toString());
    }
    return out;
}

} // namespace yichuang::base
