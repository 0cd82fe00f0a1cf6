// SPDX-License-Identifier: Apache-2.0
#include "app/base/DateText.h"

#include <algorithm>

namespace yichuang::base {

namespace {

constexpr std::string_view ExtendedForm = "0000-00-00";
constexpr std::string_view BasicForm = "00000000";

} // namespace

bool DigitText::hasForm(std::string_view form) const
{
    const auto fits = [](QChar c, char wanted) {
        return wanted == '0' ? c >= QLatin1Char('0') && c <= QLatin1Char('9') : c == QLatin1Char(wanted);
    };
    return std::equal(m_text.begin(), m_text.end(), form.begin(), form.end(), fits);
}

int DigitText::number(qsizetype at, qsizetype digits) const
{
    int value = 0;
    for (const QChar c : m_text.sliced(at, digits)) {
        value = value * 10 + (c.unicode() - u'0');
    }
    return value;
}

void putDigits(char *at, int places, int value)
{
    for (char *next = at + places; next != at; value /= 10) {
        *--next = static_cast<char>('0' + value % 10);
    }
}

QDate dateFromIso(QStringView text)
{
    const DigitText parts(text);
    return parts.hasForm(ExtendedForm) ? QDate(parts.number(0, 4), parts.number(5, 2), parts.number(8, 2)) : QDate();
}

QDate dateFromBasic(QStringView text)
{
    const DigitText parts(text);
    return parts.hasForm(BasicForm) ? QDate(parts.number(0, 4), parts.number(4, 2), parts.number(6, 2)) : QDate();
}

} // namespace yichuang::base
