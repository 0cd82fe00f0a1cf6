// SPDX-License-Identifier: Apache-2.0
#include "app/storage/NamedParameters.h"

#include <algorithm>

namespace yichuang::storage {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

class Numbering {
public:
    Numbering(const QByteArray &sql, QByteArrayView sign) : m_sql(sql), m_sign(sign) { m_out.sql.reserve(sql.size()); }

    [[nodiscard]] NumberedSql run()
    {
        while (m_at < m_sql.size()) {
            const char c = m_sql[m_at];
            if (c == '\'' || c == '"') {
                copyTo(m_sql.indexOf(c, m_at + 1));
            } else if (c == '-' && next() == '-') {
                copyTo(m_sql.indexOf('\n', m_at));
            } else if (c == ':' && next() == ':') {
                copyTo(m_at + 1);
            } else if (c == ':' && isNameStart(next())) {
                number();
            } else {
                copyTo(m_at);
            }
        }
        return std::move(m_out);
    }

private:
    [[nodiscard]] char next() const { return m_at + 1 < m_sql.size() ? m_sql[m_at + 1] : '\0'; }

    /// `last` is copied too; -1: to the end.
    void copyTo(qsizetype last)
    {
        const qsizetype end = last < 0 ? m_sql.size() : last + 1;
        m_out.sql += QByteArrayView(m_sql).sliced(m_at, end - m_at);
        m_at = end;
    }

    void number()
    {
        const auto end = std::find_if_not(m_sql.cbegin() + m_at + 1, m_sql.cend(), isNamePart);
        const QByteArray name = m_sql.mid(m_at, end - m_sql.cbegin() - m_at);
        const auto known = std::find(m_out.names.begin(), m_out.names.end(), name);
        m_out.sql += m_sign.toByteArray() + QByteArray::number(known - m_out.names.begin() + 1);
        if (known == m_out.names.end()) {
            m_out.names.push_back(name);
        }
        m_at += name.size();
    }

    const QByteArray &m_sql;
    QByteArrayView m_sign;
    qsizetype m_at = 0;
    NumberedSql m_out;
};

} // namespace

NumberedSql numberParameters(const QByteArray &sql, QByteArrayView sign)
{
    return Numbering(sql, sign).run();
}

} // namespace yichuang::storage
