// SPDX-License-Identifier: Apache-2.0
#include "app/base/JsonIn.h"

#include "app/base/CanonicalScan.h"
#include "app/base/Json.h"

#include <boost/json/src.hpp> // the library's one translation unit; nothing is linked

#include <QJsonDocument>

#include <cmath>

namespace yichuang::base {

namespace json = boost::json;

namespace {

constexpr std::size_t UsualSize = 4096;

/// What a parsed text lies in: one block for most.
struct Document {
    std::array<unsigned char, UsualSize> first;
    json::monotonic_resource memory{first.data(), first.size()};
    json::value root = json::value(json::storage_ptr(&memory));
};

QString textOf(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonValue toQt(const json::value &value)
{
    switch (value.kind()) {
    case json::kind::null: return QJsonValue::Null;
    case json::kind::bool_: return value.get_bool();
    case json::kind::int64: return static_cast<qint64>(value.get_int64());
    case json::kind::uint64: return static_cast<double>(value.get_uint64());
    case json::kind::double_: return value.get_double();
    case json::kind::string: return textOf(value.get_string());
    case json::kind::array: {
        QJsonArray array;
        for (const json::value &each : value.get_array()) {
            array.append(toQt(each));
        }
        return array;
    }
    case json::kind::object: {
        QJsonObject object;
        for (const auto &[name, each] : value.get_object()) {
            object.insert(textOf(name), toQt(each));
        }
        return object;
    }
    }
    Q_UNREACHABLE();
}

JsonItem::Kind kindOf(const QJsonValue &value)
{
    using Kind = JsonItem::Kind;
    switch (value.type()) {
    case QJsonValue::Null: return Kind::Null;
    case QJsonValue::Bool: return Kind::Boolean;
    case QJsonValue::Double: return Kind::Number;
    case QJsonValue::String: return Kind::Text;
    case QJsonValue::Array: return Kind::List;
    case QJsonValue::Object: return Kind::Object;
    case QJsonValue::Undefined: break;
    }
    return Kind::Absent;
}

JsonItem::Kind kindOf(const JsonTree &tree)
{
    using Kind = JsonItem::Kind;
    if (tree.at == nullptr) {
        return Kind::Absent;
    }
    switch (tree.at->kind()) {
    case json::kind::null: return Kind::Null;
    case json::kind::bool_: return Kind::Boolean;
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_: return Kind::Number;
    case json::kind::string: return Kind::Text;
    case json::kind::array: return Kind::List;
    case json::kind::object: return Kind::Object;
    }
    Q_UNREACHABLE();
}

// A double that is a 64-bit integer.
std::optional<qint64> integerOf(double value)
{
    constexpr double Limit = 9223372036854775808.0;
    if (std::trunc(value) != value || value < -Limit || value >= Limit) {
        return std::nullopt;
    }
    return static_cast<qint64>(value);
}

} // namespace

JsonItem::Kind JsonItem::kind() const
{
    return std::visit([](const auto &value) { return kindOf(value); }, m_value);
}

bool JsonItem::isAbsent() const
{
    const Kind k = kind();
    return k == Kind::Absent || k == Kind::Null;
}

QString JsonItem::text() const
{
    const auto *tree = std::get_if<JsonTree>(&m_value);
    if (tree) {
        return kind() == Kind::Text ? textOf(tree->at->get_string()) : QString();
    }
    return std::get<QJsonValue>(m_value).toString();
}

bool JsonItem::boolean() const
{
    const auto *tree = std::get_if<JsonTree>(&m_value);
    return tree ? kind() == Kind::Boolean && tree->at->get_bool() : std::get<QJsonValue>(m_value).toBool();
}

double JsonItem::number() const
{
    const auto *tree = std::get_if<JsonTree>(&m_value);
    if (tree) {
        return kind() == Kind::Number ? tree->at->to_number<double>() : 0;
    }
    return std::get<QJsonValue>(m_value).toDouble();
}

std::optional<qint64> JsonItem::integer() const
{
    const auto *tree = std::get_if<JsonTree>(&m_value);
    if (tree && tree->at != nullptr && tree->at->is_int64()) {
        return tree->at->get_int64();
    }
    if (tree) {
        return tree->at != nullptr && tree->at->is_double() ? integerOf(tree->at->get_double()) : std::nullopt;
    }
    // Qt keeps integers as such, but toInteger() gives 0 for what is none (1.5, 1e300).
    const QJsonValue &value = std::get<QJsonValue>(m_value);
    const qint64 n = value.toInteger();
    return value.isDouble() && static_cast<double>(n) == value.toDouble() ? std::optional(n) : std::nullopt;
}

JsonIn JsonItem::object() const
{
    const auto *tree = std::get_if<JsonTree>(&m_value);
    if (tree) {
        return kind() == Kind::Object ? JsonIn(*tree) : JsonIn();
    }
    return std::get<QJsonValue>(m_value).toObject();
}

JsonListIn JsonItem::list() const
{
    const auto *tree = std::get_if<JsonTree>(&m_value);
    if (tree) {
        return kind() == Kind::List ? JsonListIn(*tree) : JsonListIn();
    }
    return std::get<QJsonValue>(m_value).toArray();
}

JsonListIn::operator QJsonArray() const
{
    const auto *tree = std::get_if<JsonTree>(&m_list);
    return tree ? toQt(*tree->at).toArray() : std::get<QJsonArray>(m_list);
}

qsizetype JsonListIn::size() const
{
    const auto *tree = std::get_if<JsonTree>(&m_list);
    return tree ? static_cast<qsizetype>(tree->at->get_array().size()) : std::get<QJsonArray>(m_list).size();
}

JsonItem JsonListIn::at(qsizetype i) const
{
    const auto *tree = std::get_if<JsonTree>(&m_list);
    return tree ? JsonItem(JsonTree{tree->root, &tree->at->get_array()[static_cast<std::size_t>(i)]})
                : JsonItem(std::get<QJsonArray>(m_list).at(i));
}

Result<JsonIn> JsonIn::parse(QByteArrayView text, qsizetype maxBytes)
{
    if (text.size() > maxBytes) {
        return fail(ErrorCode::Malformed, QStringLiteral("JSON text is too long"), "json.size");
    }
    const auto document = std::make_shared<Document>();
    json::parse_options options;
    options.max_depth = CanonicalScan::MaxDepth;
    json::error_code problem;
    document->root = json::parse({text.data(), static_cast<std::size_t>(text.size())}, problem, &document->memory, options);
    if (problem == json::error::too_deep) {
        return fail(ErrorCode::Malformed, QStringLiteral("JSON text is nested too deep"), "json.depth");
    }
    if (problem || !document->root.is_object()) {
        // Qt has the last word: it takes half a surrogate pair (a name cut at its longest), and says where a text is broken.
        return parseJsonObject(text.toByteArray(), maxBytes).map([](const QJsonObject &object) { return JsonIn(object); });
    }
    const std::shared_ptr<const json::value> root(document, &document->root);
    return JsonIn(JsonTree{root, root.get()});
}

JsonIn::operator QJsonObject() const
{
    const auto *tree = std::get_if<JsonTree>(&m_object);
    return tree ? toQt(*tree->at).toObject() : std::get<QJsonObject>(m_object);
}

JsonItem JsonIn::value(const char *key) const
{
    const auto *tree = std::get_if<JsonTree>(&m_object);
    return tree ? JsonItem(JsonTree{tree->root, tree->at->get_object().if_contains(key)})
                : JsonItem(std::get<QJsonObject>(m_object).value(QLatin1String(key)));
}

void JsonIn::forEachMember(const std::function<bool(const QString &name, const JsonItem &value)> &take) const
{
    if (const auto *tree = std::get_if<JsonTree>(&m_object)) {
        for (const auto &[name, value] : tree->at->get_object()) {
            if (!take(textOf(name), JsonItem(JsonTree{tree->root, &value}))) {
                return;
            }
        }
        return;
    }
    const QJsonObject &object = std::get<QJsonObject>(m_object);
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!take(it.key(), JsonItem(QJsonValue(it.value())))) {
            return;
        }
    }
}

} // namespace yichuang::base
