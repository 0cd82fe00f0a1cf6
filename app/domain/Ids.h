// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Id.h"

#include <QString>

namespace yichuang::domain {

using CaseId = base::Id<struct CaseTag>;
using OperationId = base::Id<struct OperationTag>;
using WorkstationId = base::Id<struct WorkstationTag>;

/// A short name given by the centre ("03", "wei.xf", "ggcs-ws"): 1–64 characters of letters,
/// digits, dot, dash and underscore. Keys of different kinds do not mix.
template<typename Tag>
class Key {
public:
    Key() = default;
    [[nodiscard]] static base::Result<Key> fromText(const QString &text)
    {
        const auto fits = [](QChar c) {
            const ushort u = c.unicode();
            return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z') || u == '.' || u == '-' || u == '_';
        };
        if (text.isEmpty() || text.size() > 64 || !std::all_of(text.begin(), text.end(), fits)) {
            return base::fail(base::ErrorCode::Malformed, QStringLiteral("not a key"), "json.key");
        }
        return Key(text);
    }
    [[nodiscard]] const QString &toText() const { return m_text; }
    [[nodiscard]] bool isNull() const { return m_text.isEmpty(); }

    friend bool operator==(const Key &, const Key &) = default;
    friend bool operator<(const Key &a, const Key &b) { return a.m_text < b.m_text; }
    friend size_t qHash(const Key &key, size_t seed = 0) { return qHash(key.m_text, seed); }

private:
    explicit Key(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

using PersonId = Key<struct PersonTag>;
using WindowId = Key<struct WindowTag>;
using HallId = Key<struct HallTag>;
using ItemKey = Key<struct ItemTag>;
using DepartmentKey = Key<struct DepartmentTag>;
using PlaceId = Key<struct PlaceTag>; ///< a centre in the tree of centres

/// Reads a key with a JsonReader; a failure names the member it stands in.
template<typename K, typename Reader>
[[nodiscard]] K readKey(Reader &reader, const char *member, qsizetype maxLength = 64)
{
    const base::Result<K> key = K::fromText(reader.text(member, maxLength));
    if (!key) {
        reader.note(member, "is not a short name of letters, digits, dots and dashes");
        return K();
    }
    return *key;
}

} // namespace yichuang::domain
