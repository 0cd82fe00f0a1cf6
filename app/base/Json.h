// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/JsonIn.h"
#include "app/base/Result.h"

#include <QByteArray>
#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace yichuang::base {

/// Parses one JSON object; refuses more than `maxBytes`, nesting deeper than 32, or another root.
[[nodiscard]] Result<QJsonObject> parseJsonObject(const QByteArray &bytes, qsizetype maxBytes = 4 * 1024 * 1024);
/// Compact, keys sorted by code unit: equal objects give equal bytes (what is hashed and signed).
[[nodiscard]] QByteArray canonicalJson(const QJsonObject &object);

/// Reads members with their types checked; the first failure is kept and names the member
/// ("json.materials.name"), so that a reader is: read all members, then `return reader.finish(value)`.
class JsonReader {
public:
    explicit JsonReader(JsonIn object, QByteArray path = {});

    [[nodiscard]] QString text(const char *key, qsizetype maxLength = 4096);
    [[nodiscard]] QString textOr(const char *key, const QString &absent = {}, qsizetype maxLength = 4096);
    [[nodiscard]] qint64 integer(const char *key, qint64 min = INT64_MIN, qint64 max = INT64_MAX);
    [[nodiscard]] qint64 integerOr(const char *key, qint64 absent, qint64 min = INT64_MIN, qint64 max = INT64_MAX);
    [[nodiscard]] double numberOr(const char *key, double absent);
    [[nodiscard]] bool boolean(const char *key);
    [[nodiscard]] bool booleanOr(const char *key, bool absent);
    [[nodiscard]] Instant instant(const char *key);
    [[nodiscard]] std::optional<Instant> instantIfAny(const char *key);
    /// "YYYY-MM-DD".
    [[nodiscard]] QDate date(const char *key);
    [[nodiscard]] QDate dateIfAny(const char *key);
    [[nodiscard]] JsonIn object(const char *key);
    [[nodiscard]] JsonIn objectOr(const char *key);
    [[nodiscard]] JsonListIn array(const char *key, qsizetype maxSize = 10000);
    [[nodiscard]] JsonListIn arrayOr(const char *key, qsizetype maxSize = 10000);
    /// Array of strings; absent is empty.
    [[nodiscard]] QStringList texts(const char *key);
    [[nodiscard]] bool has(const char *key) const;

    /// An id read with `T::fromText`.
    template<typename T>
    [[nodiscard]] T id(const char *key)
    {
        const auto read = T::fromText(text(key, 36));
        if (!read) {
            note(key, "is not a UUID");
            return T();
        }
        return *read;
    }

    /// Reads with `parse(const QString &) -> std::optional<T>`, for enums kept as words.
    template<typename T, typename Parse>
    [[nodiscard]] T word(const char *key, Parse parse)
    {
        const std::optional<T> value = parse(text(key, 64));
        if (!value) {
            note(key, "is not a known word");
            return T();
        }
        return *value;
    }

    /// Records a failure found by the caller; the first one wins.
    void note(const char *key, const char *what);
    /// Takes over the failure of a nested reader.
    template<typename T>
    [[nodiscard]] T nested(Result<T> value)
    {
        if (!value) {
            noteError(value.error());
            return T();
        }
        return std::move(*value);
    }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    template<typename T>
    [[nodiscard]] Result<T> finish(T value) const
    {
        if (m_error) {
            return tl::unexpected<Error>(*m_error);
        }
        return value;
    }

private:
    void noteError(const Error &error);
    JsonIn m_object;
    QByteArray m_path;
    std::optional<Error> m_error;
};

} // namespace yichuang::base
