// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDate>
#include <QStringView>

#include <utility>

namespace yichuang::base {

/// Writes canonical JSON straight into bytes, the same bytes as `canonicalJson` gives, at a fraction of its cost: for
/// what is written by the thousand. The caller gives the members of an object in the order of their code units.
class JsonText {
public:
    explicit JsonText(qsizetype expected = 512) : m_bytes(expected, Qt::Uninitialized) {}

    JsonText &beginObject() { return open('{'); }
    JsonText &endObject() { return put('}'); }
    JsonText &beginArray() { return open('['); }
    JsonText &endArray() { return put(']'); }
    /// The name of the member that comes next.
    JsonText &key(QStringView name);
    /// `name` needs no escapes.
    JsonText &key(const char *name);

    JsonText &text(QStringView value);
    JsonText &integer(qint64 value);
    /// "2026-11-23"
    JsonText &date(QDate value);
    /// A value that is JSON already: an object, true, null.
    JsonText &raw(QByteArrayView json);

    JsonText &member(const char *name, QStringView value) { return key(name).text(value); }
    JsonText &member(const char *name, qint64 value) { return key(name).integer(value); }
    JsonText &member(const char *name, QDate value) { return key(name).date(value); }
    JsonText &member(const char *name, int value) { return key(name).integer(value); }
    /// Nothing when the value is empty.
    JsonText &memberIfAny(const char *name, QStringView value) { return value.isEmpty() ? *this : member(name, value); }

    [[nodiscard]] QByteArray take()
    {
        m_bytes.truncate(std::exchange(m_used, 0));
        return std::move(m_bytes);
    }

private:
    JsonText &put(char c)
    {
        *room(1) = c;
        ++m_used;
        return *this;
    }
    /// Where the next bytes go; there is room for so many.
    [[nodiscard]] char *room(qsizetype more);
    void putAll(QByteArrayView bytes);
    JsonText &open(char c);
    void part();
    void quote(QStringView value);

    QByteArray m_bytes;   ///< larger than what is written yet
    qsizetype m_used = 0; ///< of m_bytes
};

} // namespace yichuang::base
