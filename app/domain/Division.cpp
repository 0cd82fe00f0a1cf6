// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Division.h"

#include <algorithm>
#include <array>

namespace yichuang::domain {

bool isProvince(QStringView digits)
{
    constexpr std::array Codes{u"11", u"12", u"13", u"14", u"15", u"21", u"22", u"23", u"31", u"32", u"33", u"34",
                               u"35", u"36", u"37", u"41", u"42", u"43", u"44", u"45", u"46", u"50", u"51", u"52",
                               u"53", u"54", u"61", u"62", u"63", u"64", u"65", u"71", u"81", u"82"};
    return std::any_of(Codes.begin(), Codes.end(), [digits](const char16_t *code) { return digits == QStringView(code); });
}

} // namespace yichuang::domain
