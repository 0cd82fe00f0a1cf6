// SPDX-License-Identifier: Apache-2.0
#include "app/base/CanonicalScan.h"

namespace yichuang::base {

namespace {

constexpr qsizetype MaxDigits = 15; // exact as a double
constexpr unsigned char FirstAmbiguous = 0xee; // from here on bytes and code units sort differently

bool isShortEscape(char c)
{
    return c == '"' || c == '\\' || c == 'b' || c == 'f' || c == 'n' || c == 'r' || c == 't';
}

bool isSortable(QByteArrayView name)
{
    for (const char c : name) {
        if (c == '\\' || static_cast<unsigned char>(c) >= FirstAmbiguous) {
            return false;
        }
    }
    return true;
}

} // namespace

bool CanonicalScan::take(char c)
{
    const bool isHere = m_at < m_text.size() && m_text[m_at] == c;
    m_at += isHere ? 1 : 0;
    return isHere;
}

bool CanonicalScan::literal(QByteArrayView bytes)
{
    const bool isHere = m_text.sliced(m_at).startsWith(bytes);
    m_at += isHere ? bytes.size() : 0;
    return isHere;
}

std::optional<QByteArrayView> CanonicalScan::text()
{
    if (!take('"')) {
        return std::nullopt;
    }
    const qsizetype start = m_at;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        if (c == '"') {
            return m_text.sliced(start, m_at++ - start);
        }
        if (static_cast<unsigned char>(c) < 0x20) {
            return std::nullopt;
        }
        if (c == '\\' && (++m_at == m_text.size() || !isShortEscape(m_text[m_at]))) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

bool CanonicalScan::integer()
{
    const bool isNegative = take('-');
    const qsizetype start = m_at;
    while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9') {
        ++m_at;
    }
    const qsizetype digits = m_at - start;
    const bool startsWithZero = digits > 0 && m_text[start] == '0';
    return digits > 0 && digits <= MaxDigits && (!startsWithZero || (digits == 1 && !isNegative));
}

bool CanonicalScan::value(int depth)
{
    if (m_at == m_text.size() || depth > MaxDepth) {
        return false;
    }
    switch (m_text[m_at]) {
    case '"': return text().has_value();
    case '{': return members(depth, {}, nullptr);
    case '[': return elements(depth);
    case 't': return literal("true");
    case 'f': return literal("false");
    case 'n': return literal("null");
    }
    return integer();
}

bool CanonicalScan::elements(int depth)
{
    if (!take('[')) {
        return false;
    }
    if (take(']')) {
        return true;
    }
    do {
        if (!value(depth + 1)) {
            return false;
        }
    } while (take(','));
    return take(']');
}

bool CanonicalScan::members(int depth, QByteArrayView wanted, Object *found)
{
    if (!take('{')) {
        return false;
    }
    if (take('}')) {
        return true;
    }
    QByteArrayView before;
    bool isFirst = true;
    do {
        const qsizetype start = m_at;
        const std::optional<QByteArrayView> name = text();
        const bool isInOrder = name && isSortable(*name) && (isFirst || before < *name);
        if (!isInOrder || !take(':') || !value(depth + 1)) {
            return false;
        }
        if (found && *name == wanted) {
            const bool isLast = m_at == m_text.size() || m_text[m_at] != ',';
            const qsizetype from = isFirst ? start : start - 1;
            const qsizetype end = isFirst && !isLast ? m_at + 1 : m_at;
            found->member = m_text.sliced(from, end - from);
        }
        before = *name;
        isFirst = false;
    } while (take(','));
    return take('}');
}

std::optional<CanonicalScan::Object> CanonicalScan::object(QByteArrayView memberName)
{
    const qsizetype start = m_at;
    Object found;
    if (!members(0, memberName, &found)) {
        return std::nullopt;
    }
    found.whole = m_text.sliced(start, m_at - start);
    return found;
}

} // namespace yichuang::base
