// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"

#include "app/base/CanonicalScan.h"
#include "app/base/DateText.h"

#include <QJsonDocument>

namespace yichuang::base {

namespace {

constexpr int MaxDepth = CanonicalScan::MaxDepth;

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

QString textOf(JsonReader &reader, const JsonItem &item, const char *key, qsizetype maxLength)
{
    if (item.kind() != JsonItem::Kind::Text) {
        reader.note(key, item.kind() == JsonItem::Kind::Absent ? "is missing" : "is not a text");
        return {};
    }
    const QString s = item.text();
    if (s.size() > maxLength) {
        reader.note(key, "is too long");
        return {};
    }
    return s;
}

qint64 integerOf(JsonReader &reader, const JsonItem &item, const char *key, qint64 min, qint64 max)
{
    if (item.kind() != JsonItem::Kind::Number) {
        reader.note(key, item.kind() == JsonItem::Kind::Absent ? "is missing" : "is not a number");
        return 0;
    }
    const std::optional<qint64> n = item.integer();
    if (!n || *n < min || *n > max) {
        reader.note(key, "is out of range");
        return 0;
    }
    return *n;
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

JsonReader::JsonReader(JsonIn object, QByteArray path) : m_object(std::move(object)), m_path(std::move(path)) {}

bool JsonReader::has(const char *key) const
{
    return !m_object.value(key).isAbsent();
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
    return textOf(*this, m_object.value(key), key, maxLength);
}

QString JsonReader::textOr(const char *key, const QString &absent, qsizetype maxLength)
{
    const JsonItem item = m_object.value(key); // looked up once: most optional members are absent
    return item.isAbsent() ? absent : textOf(*this, item, key, maxLength);
}

qint64 JsonReader::integer(const char *key, qint64 min, qint64 max)
{
    return integerOf(*this, m_object.value(key), key, min, max);
}

qint64 JsonReader::integerOr(const char *key, qint64 absent, qint64 min, qint64 max)
{
    const JsonItem item = m_object.value(key);
    return item.isAbsent() ? absent : integerOf(*this, item, key, min, max);
}

double JsonReader::numberOr(const char *key, double absent)
{
    const JsonItem item = m_object.value(key);
    if (item.isAbsent()) {
        return absent;
    }
    if (item.kind() != JsonItem::Kind::Number) {
        note(key, "is not a number");
        return 0;
    }
    return item.number();
}

bool JsonReader::boolean(const char *key)
{
    const JsonItem item = m_object.value(key);
    if (item.kind() != JsonItem::Kind::Boolean) {
        note(key, item.kind() == JsonItem::Kind::Absent ? "is missing" : "is not true or false");
        return false;
    }
    return item.boolean();
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

JsonIn JsonReader::object(const char *key)
{
    const JsonItem item = m_object.value(key);
    if (item.kind() != JsonItem::Kind::Object) {
        note(key, item.kind() == JsonItem::Kind::Absent ? "is missing" : "is not an object");
        return {};
    }
    return item.object();
}

JsonIn JsonReader::objectOr(const char *key)
{
    return has(key) ? object(key) : JsonIn();
}

JsonListIn JsonReader::array(const char *key, qsizetype maxSize)
{
    const JsonItem item = m_object.value(key);
    if (item.kind() != JsonItem::Kind::List) {
        note(key, item.kind() == JsonItem::Kind::Absent ? "is missing" : "is not a list");
        return {};
    }
    JsonListIn list = item.list();
    if (list.size() > maxSize) {
        note(key, "has too many entries");
        return {};
    }
    return list;
}

JsonListIn JsonReader::arrayOr(const char *key, qsizetype maxSize)
{
    return has(key) ? array(key, maxSize) : JsonListIn();
}

QStringList JsonReader::texts(const char *key)
{
    QStringList out;
    const JsonListIn list = arrayOr(key);
    for (qsizetype i = 0; i < list.size(); ++i) {
        const JsonItem item = list.at(i);
        if (item.kind() != JsonItem::Kind::Text) {
            note(key, "has an entry that is not a text");
            return {};
        }
        out.append(item.text());
    }
    return out;
}

} // namespace yichuang::base
