// SPDX-License-Identifier: Apache-2.0
#include "app/devices/IdCard.h"

#include "app/base/Words.h"

#include <algorithm>

namespace yichuang::devices {

namespace {

const base::Words layoutWords{std::array{
    std::pair{IdCardLayout::Citizen, "citizen"},
    std::pair{IdCardLayout::PermitHkMoTw, "permit_hk_mo_tw"},
    std::pair{IdCardLayout::Foreigner2017, "foreigner_2017"},
    std::pair{IdCardLayout::Foreigner2023, "foreigner_2023"},
}};

const base::Words warningWords{std::array{
    std::pair{IdCardWarning::CheckName, "check_name"},
    std::pair{IdCardWarning::SexDiffersFromNumber, "sex_differs_from_number"},
    std::pair{IdCardWarning::BirthDiffersFromNumber, "birth_differs_from_number"},
    std::pair{IdCardWarning::NumberOddlyFormed, "number_oddly_formed"},
    std::pair{IdCardWarning::NationUnknown, "nation_unknown"},
    std::pair{IdCardWarning::SexUnknown, "sex_unknown"},
    std::pair{IdCardWarning::DateUnreadable, "date_unreadable"},
}};

/// GB/T 3304 in code order, 01–56.
constexpr std::array nations{
    u"汉", u"蒙古", u"回", u"藏", u"维吾尔", u"苗", u"彝", u"壮", u"布依", u"朝鲜", u"满", u"侗", u"瑶", u"白",
    u"土家", u"哈尼", u"哈萨克", u"傣", u"黎", u"傈僳", u"佤", u"畲", u"高山", u"拉祜", u"水", u"东乡", u"纳西",
    u"景颇", u"柯尔克孜", u"土", u"达斡尔", u"仫佬", u"羌", u"布朗", u"撒拉", u"毛南", u"仡佬", u"锡伯", u"阿昌",
    u"普米", u"塔吉克", u"怒", u"乌孜别克", u"俄罗斯", u"鄂温克", u"德昂", u"保安", u"裕固", u"京", u"塔塔尔",
    u"独龙", u"鄂伦春", u"赫哲", u"门巴", u"珞巴", u"基诺"};
static_assert(nations.size() == 56);

} // namespace

QString toWord(IdCardLayout layout)
{
    return layoutWords.word(layout);
}

QString toWord(IdCardWarning warning)
{
    return warningWords.word(warning);
}

bool IdCard::warns(IdCardWarning warning) const
{
    return std::find(warnings.begin(), warnings.end(), warning) != warnings.end();
}

QString nationName(const QString &code)
{
    if (code == QLatin1String("97")) {
        return QStringLiteral("其他");
    }
    if (code == QLatin1String("98")) {
        return QStringLiteral("外国血统中国籍");
    }
    const bool isCode = code.size() == 2 && code.at(0).isDigit() && code.at(1).isDigit();
    const int index = isCode ? code.toInt() - 1 : -1;
    if (index < 0 || index >= static_cast<int>(nations.size())) {
        return {};
    }
    return QString::fromUtf16(nations[static_cast<size_t>(index)]);
}

} // namespace yichuang::devices
