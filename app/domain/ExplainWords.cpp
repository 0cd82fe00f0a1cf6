// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ExplainWords.h"

#include <QHash>

namespace yichuang::domain {

namespace {

QString groundName(StopGround ground)
{
    switch (ground) {
    case StopGround::Hearing: return QStringLiteral("听证");
    case StopGround::Tender: return QStringLiteral("招标");
    case StopGround::Auction: return QStringLiteral("拍卖");
    case StopGround::Inspection: return QStringLiteral("检验");
    case StopGround::Testing: return QStringLiteral("检测");
    case StopGround::Quarantine: return QStringLiteral("检疫");
    case StopGround::Appraisal: return QStringLiteral("鉴定");
    case StopGround::ExpertReview: return QStringLiteral("专家评审");
    case StopGround::SpecialLaw: return QStringLiteral("特别法规定的程序");
    }
    return {};
}

QString startName(DueStart start)
{
    switch (start) {
    case DueStart::Unsaid: return QStringLiteral("起算");
    case DueStart::Receipt: return QStringLiteral("收件");
    case DueStart::Supply: return QStringLiteral("补正材料收齐");
    case DueStart::Acceptance: return QStringLiteral("受理");
    case DueStart::Notice: return QStringLiteral("告知");
    case DueStart::Decision: return QStringLiteral("作出决定");
    }
    return {};
}

} // namespace

QString whyDay(const DayInfo &day)
{
    switch (day.reason) {
    case DayReason::WorkingDay: return QStringLiteral("工作日");
    case DayReason::MakeUpDay: return day.name + QStringLiteral("调休上班");
    case DayReason::Weekend: return QStringLiteral("周末");
    case DayReason::Holiday: return day.name;
    }
    return {};
}

QString whyCounted(const LedgerDay &line)
{
    switch (line.reason) {
    case CountReason::StartDay: return startName(line.from) + QStringLiteral("当日不计入");
    case CountReason::AfterHours: return QStringLiteral("下班后或休息日收到，视为下一工作日收到");
    case CountReason::WorkingDay: return QStringLiteral("工作日");
    case CountReason::MakeUpDay: return line.name + QStringLiteral("调休上班");
    case CountReason::NaturalDay: return QStringLiteral("自然日");
    case CountReason::Weekend: return QStringLiteral("周末");
    case CountReason::Holiday: return line.name;
    case CountReason::Stopped:
        return groundName(line.ground.value_or(StopGround::SpecialLaw)) + QStringLiteral("期间不计入");
    case CountReason::RolledTo: return QStringLiteral("期限最后一日为休息日，顺延至本工作日");
    }
    return {};
}

QString whyInvalid(const base::Error &error)
{
    static const QHash<QByteArray, QString> sentences{
        {"identity.length", QStringLiteral("号码应为15位或18位")},
        {"identity.characters", QStringLiteral("号码含有不允许的字符")},
        {"identity.division", QStringLiteral("行政区划代码不存在")},
        {"identity.birth", QStringLiteral("出生日期不存在或晚于今天")},
        {"uscc.length", QStringLiteral("统一社会信用代码应为18位")},
        {"uscc.characters", QStringLiteral("统一社会信用代码含有不允许的字符（不使用 I、O、Z、S、V）")},
        {"uscc.registrar", QStringLiteral("统一社会信用代码首位不是登记管理部门代码")},
        {"orgcode.length", QStringLiteral("组织机构代码应为9位")},
        {"orgcode.characters", QStringLiteral("组织机构代码只含数字和大写字母")},
        {"mrz.lines", QStringLiteral("机读区应为3行30位、2行36位或2行44位")},
        {"mrz.characters", QStringLiteral("机读区只含 A–Z、0–9 和 <")},
    };
    if (error.reason.endsWith(".check_digit")) {
        return QStringLiteral("校验码不符，应为 %1").arg(error.detail.right(1));
    }
    return sentences.value(error.reason, QStringLiteral("不符合规则"));
}

} // namespace yichuang::domain
