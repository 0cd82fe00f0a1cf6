// SPDX-License-Identifier: Apache-2.0
#include "app/base/JsonText.h"

#include "app/base/DateText.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <string_view>

namespace yichuang::base {

namespace {

constexpr qsizetype LongestEscape = 6; // \u001f
constexpr std::string_view DateForm = R"("0000-00-00")";
constexpr char HexDigits[] = "0123456789abcdef";

char *hex(char *out, char16_t unit)
{
    *out++ = '\\';
    *out++ = 'u';
    for (const int shift : {12, 8, 4, 0}) {
        *out++ = HexDigits[(unit >> shift) & 0xf];
    }
    return out;
}

char *escaped(char *out, char16_t unit)
{
    const auto shortly = [&out](char c) {
        *out++ = '\\';
        *out++ = c;
        return out;
    };
    switch (unit) {
    case u'"': return shortly('"');
    case u'\\': return shortly('\\');
    case u'\b': return shortly('b');
    case u'\f': return shortly('f');
    case u'\n': return shortly('n');
    case u'\r': return shortly('r');
    case u'\t': return shortly('t');
    }
    return hex(out, unit);
}

char *encoded(char *out, char32_t point)
{
    const auto byte = [](char32_t bits) { return static_cast<char>(static_cast<unsigned char>(bits)); };
    if (point < 0x800) {
        *out++ = byte(0xc0 | (point >> 6));
    } else if (point < 0x10000) {
        *out++ = byte(0xe0 | (point >> 12));
        *out++ = byte(0x80 | ((point >> 6) & 0x3f));
    } else {
        *out++ = byte(0xf0 | (point >> 18));
        *out++ = byte(0x80 | ((point >> 12) & 0x3f));
        *out++ = byte(0x80 | ((point >> 6) & 0x3f));
    }
    *out++ = byte(0x80 | (point & 0x3f));
    return out;
}

bool isPlain(char16_t unit)
{
    return unit >= 0x20 && unit < 0x80 && unit != u'"' && unit != u'\\';
}

} // namespace

void JsonText::part()
{
    const char last = m_used == 0 ? '{' : m_bytes[m_used - 1];
    if (last != '{' && last != '[' && last != ':') {
        put(',');
    }
}

char *JsonText::room(qsizetype more)
{
    if (m_bytes.size() - m_used < more) {
        m_bytes.resize(std::max(m_used + more, m_bytes.size() * 2));
    }
    return m_bytes.data() + m_used;
}

void JsonText::putAll(QByteArrayView bytes)
{
    std::copy(bytes.begin(), bytes.end(), room(bytes.size()));
    m_used += bytes.size();
}

JsonText &JsonText::open(char c)
{
    part();
    return put(c);
}

JsonText &JsonText::key(QStringView name)
{
    part();
    quote(name);
    return put(':');
}

JsonText &JsonText::key(const char *name)
{
    part();
    const size_t length = std::strlen(name);
    char *out = room(static_cast<qsizetype>(length) + 3);
    *out++ = '"';
    std::memcpy(out, name, length);
    std::memcpy(out + length, "\":", 2);
    m_used += static_cast<qsizetype>(length) + 3;
    return *this;
}

JsonText &JsonText::text(QStringView value)
{
    part();
    quote(value);
    return *this;
}

JsonText &JsonText::integer(qint64 value)
{
    part();
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    putAll({digits.data(), end.ptr - digits.data()});
    return *this;
}

JsonText &JsonText::date(QDate value)
{
    part();
    int year = 0;
    int month = 0;
    int day = 0;
    value.getDate(&year, &month, &day);
    char *out = room(static_cast<qsizetype>(DateForm.size()));
    DateForm.copy(out, DateForm.size());
    putDigits(out + 1, 4, year);
    putDigits(out + 6, 2, month);
    putDigits(out + 9, 2, day);
    m_used += static_cast<qsizetype>(DateForm.size());
    return *this;
}

JsonText &JsonText::raw(QByteArrayView json)
{
    part();
    putAll(json);
    return *this;
}

void JsonText::quote(QStringView value)
{
    char *out = room(value.size() * LongestEscape + 2);
    *out++ = '"';
    for (qsizetype i = 0; i < value.size(); ++i) {
        const QChar unit = value[i];
        if (isPlain(unit.unicode())) {
            *out++ = static_cast<char>(unit.unicode());
        } else if (unit.unicode() < 0x80) {
            out = escaped(out, unit.unicode());
        } else if (!unit.isSurrogate()) {
            out = encoded(out, unit.unicode());
        } else if (unit.isHighSurrogate() && i + 1 < value.size() && value[i + 1].isLowSurrogate()) {
            out = encoded(out, QChar::surrogateToUcs4(unit, value[++i]));
        } else {
            out = hex(out, unit.unicode()); // half a character has no UTF-8
        }
    }
    *out++ = '"';
    m_used = out - m_bytes.constData();
}

} // namespace yichuang::base
