// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <functional>
#include <memory>
#include <variant>

namespace boost::json {
class value;
}

namespace yichuang::base {

class JsonIn;
class JsonListIn;

/// A place in a text parsed by JsonIn::parse; keeps the whole of it. `at` null: nothing is there.
struct JsonTree {
    std::shared_ptr<const boost::json::value> root;
    const boost::json::value *at = nullptr;
};

/// One value of JSON as it is read.
class JsonItem {
public:
    JsonItem(QJsonValue value) : m_value(std::move(value)) {}
    JsonItem(JsonTree tree) : m_value(std::move(tree)) {}

    enum class Kind { Absent, Null, Boolean, Number, Text, List, Object };
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool isAbsent() const; ///< or null
    /// Of another kind than asked for: empty, false, 0.
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool boolean() const;
    [[nodiscard]] double number() const;
    /// Empty when the number is no 64-bit integer.
    [[nodiscard]] std::optional<qint64> integer() const;
    [[nodiscard]] JsonIn object() const;
    [[nodiscard]] JsonListIn list() const;

private:
    std::variant<QJsonValue, JsonTree> m_value;
};

/// A list of JSON as it is read: Qt's, or a place in a parsed text.
class JsonListIn {
public:
    JsonListIn() = default;
    JsonListIn(QJsonArray array) : m_list(std::move(array)) {}
    explicit JsonListIn(JsonTree tree) : m_list(std::move(tree)) {}
    operator QJsonArray() const;

    [[nodiscard]] qsizetype size() const;
    [[nodiscard]] JsonItem at(qsizetype i) const;

private:
    std::variant<QJsonArray, JsonTree> m_list;
};

/// A JSON object as it is read: Qt's, or a place in a text parsed at a quarter of the cost of Qt's, for what comes by the
/// thousand. Readers (JsonReader) do not see the difference; who needs Qt's gets it made.
class JsonIn {
public:
    JsonIn() = default;
    JsonIn(QJsonObject object) : m_object(std::move(object)) {}
    explicit JsonIn(JsonTree tree) : m_object(std::move(tree)) {}
    /// Refuses what parseJsonObject refuses, with the same reasons.
    [[nodiscard]] static Result<JsonIn> parse(QByteArrayView text, qsizetype maxBytes = 4 * 1024 * 1024);
    operator QJsonObject() const;

    [[nodiscard]] JsonItem value(const char *key) const;
    /// Of every member, in any order; ends when `take` answers false.
    void forEachMember(const std::function<bool(const QString &name, const JsonItem &value)> &take) const;

    friend bool operator==(const JsonIn &a, const JsonIn &b) { return QJsonObject(a) == QJsonObject(b); }

private:
    std::variant<QJsonObject, JsonTree> m_object;
};

} // namespace yichuang::base
