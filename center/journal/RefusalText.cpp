// SPDX-License-Identifier: Apache-2.0
#include "center/journal/RefusalText.h"

#include <algorithm>

namespace yichuang::center {

namespace {

struct Row {
    const char *reason; ///< whole, or a family that ends in a dot
    const char *text;
    const char *remedy;
};

constexpr char Correct[] = "correct";
constexpr char AskManager[] = "ask_manager";
constexpr char OfferAgain[] = "offer_again";
constexpr char Discard[] = "discard";
constexpr char Update[] = "update";

constexpr Row Rows[] = {
    {"operation.chain", "操作与本机业务日志接不上，可能被改动或恢复过旧备份，中心已原样留存。", AskManager},
    {"operation.back_dated", "操作时间早于本工作站登记的时间或已报送的上一笔操作，请核对本机时钟后重新办理。", Correct},
    {"operation.centres_own", "这类操作只由中心自动登记，窗口不能办理。", Discard},
    {"operation.changed", "这笔操作已报送过，但内容与首次报送不一致，中心保留首次内容。", AskManager},
    {"operation.foreign", "这笔操作由另一台工作站登记，本机不能重报。", Discard},
    {"operation.future", "操作时间晚于中心时间，请核对本机时钟后重新办理。", Correct},
    {"operation.sequence", "同一办件的操作次序与中心已有记录重复。", AskManager},
    {"operation.settles_unknown", "要处理的那笔操作在中心没有记录。", OfferAgain},
    {"operation.unkept", "操作未被接受，中心也没有留存其内容（为本工作站留存的已达上限，或该办件的内容已依法删除），请保留本机原件。", AskManager},
    {"operation.unreadable", "操作内容无法读取，中心已原样留存。", AskManager},
    {"operation.window", "操作标注的窗口不是本工作站登记的窗口。", AskManager},

    {"policy.act", "没有人被授权做此操作。", AskManager},
    {"policy.department", "该事项不属于此审批人员的部门。", AskManager},
    {"policy.exclusive", "经办人兼任互斥角色（审、管、监相分离）。", AskManager},
    {"policy.item", "该事项不在当时的事项目录中。", Update},
    {"policy.on_the_spot", "该事项在此窗口未授权当场办结。", Correct},
    {"policy.own_acceptance", "受理人不得处置本人受理的办件（审、管、监相分离）。", AskManager},
    {"policy.person", "经办人不存在或当时已停用。", AskManager},
    {"policy.role", "经办人的角色不能做此操作。", AskManager},
    {"policy.seat", "经办人当时未被安排在此窗口。", AskManager},
    {"policy.window", "窗口不存在。", AskManager},
    {"policy.window_closed", "窗口当时已停用，不能办理。", AskManager},
    {"policy.window_right", "此窗口未被授权办理该事项的这一环节。", AskManager},
    {"policy.", "经办人未获授权做此操作。", AskManager},

    {"case.agent", "该事项须本人到场，不能由他人代办。", Correct},
    {"case.application", "办件在中心不存在，且操作没有带上申请内容。", AskManager},
    {"case.back_dated", "操作时间早于该办件的上一步操作，请核对本机时钟。", Correct},
    {"case.arrival", "移交没有带来办件内容。", AskManager},
    {"case.calendar", "中心没有该地区的工作日历，暂不能办理。", AskManager},
    {"case.changes", "没有写明要更正的内容。", Correct},
    {"case.custody", "这件办件之后又移交过，以后来的为准。", Discard},
    {"case.decision", "没有写明准予或不予的决定。", Correct},
    {"case.defect_text", "每份需补正的材料都要写明问题所在。", Correct},
    {"case.deferral_open", "容缺的材料尚未补齐，不能准予或者送达结果。", Correct},
    {"case.delivery_way", "送达方式只能是窗口领取或邮寄。", Correct},
    {"case.due_differs", "打印的期限与中心按同一日历算出的不一致，请更新后重新出具文书。", Update},
    {"case.erased", "该办件已办结，其内容已依法删除，不能再办理。", Discard},
    {"case.exists", "这件办件已经存在。", Discard},
    {"case.extension_approver", "延长办理期限须写明批准人。", Correct},
    {"case.extension_idle", "这样延长后办件的期限没有变化。", Correct},
    {"case.extension_late", "办理期限已过，不能再延长。", Correct},
    {"case.extension_length", "延长的时间超过规定。", Correct},
    {"case.field", "该字段不能更正。", Correct},
    {"case.field_value", "申请表中有数字或选项填写不符合要求。", Correct},
    {"case.field_missing", "申请表的必填项还有空缺。", Correct},
    {"case.hand_over_window", "办件只能移交给本大厅的窗口。", Correct},
    {"case.item_version", "事项已有新版本，请更新目录后重新办理。", Update},
    {"case.life_cycle", "办件当前状态不允许这一步操作。", Correct},
    {"case.material_lacking", "材料缺失或不合格，不能受理。", Correct},
    {"case.material_unchecked", "还有材料未核验。", Correct},
    {"case.material_unlawful", "有材料的核验结论不符合事项目录的规定。", Correct},
    {"case.materials_fixed", "这一步操作不能改动材料清单。", Correct},
    {"case.merge", "同一字段已被他人更改，需由经办人选择。", Correct},
    {"case.no_due", "办理期限算不出来，请核对受理时间。", AskManager},
    {"case.no_extension", "该事项没有可以延期的规定。", Correct},
    {"case.not_deemed", "该办件不符合逾期视为受理的条件。", Correct},
    {"case.not_immediate", "该事项不是即办件，不能当场办结。", Correct},
    {"case.note", "这一步操作须写明理由。", Correct},
    {"case.nothing_deferred", "该办件没有容缺的材料。", Correct},
    {"case.nothing_lapsed", "申请人补正或补交材料的期限尚未届满。", Correct},
    {"case.nothing_supplied", "没有补交任何容缺的材料。", Correct},
    {"case.nothing_to_correct", "没有需要补正的材料。", Correct},
    {"case.notice_deadline", "告知补正的期限已过，自收到申请之日起即为受理。", Correct},
    {"case.notice_running", "告知补正的期限尚未届满。", Correct},
    {"case.other_hall", "该办件不属于本大厅。", Discard},
    {"case.history_size", "该办件的办理记录过长，无法移交其他中心。", AskManager},
    {"case.catalogue_own", "该办件按本中心自行发布的目录版本受理，上级中心没有该版本，无法移交；请在本中心办结，或待上级发布后再移交。", AskManager},
    {"case.place", "三级联网中没有这个中心，或已与其断开，请另选移交去向。", Correct},
    {"case.received_later", "收件时间晚于操作时间，请核对。", Correct},
    {"case.receiver_ground", "领取人既不是申请人也不是登记的代理人，没有写明代领依据。", Correct},
    {"case.receiver_name", "证件号码与登记的姓名不符。", Correct},
    {"case.receiver_not_applicant", "领取人不是申请人本人，须写明其身份。", Correct},
    {"case.receiver", "没有写明领取人。", Correct},
    {"case.referred_to", "没有写明转往的机关。", Correct},
    {"case.region", "申请所属地区与本大厅不一致。", Correct},
    {"case.reject_ground", "不予受理须写明法定理由。", Correct},
    {"case.relationship", "领取人须是申请人、代理人、法定代表人或其他人之一。", Correct},
    {"case.result_way", "结果领取方式只能是窗口领取或邮寄。", Correct},
    {"case.second_correction", "补正只能一次性告知，不得再次要求补正。", Correct},
    {"case.second_extension", "办理期限只能延长一次。", Correct},
    {"case.settlement", "没有写明处理的是哪笔操作和怎样处理。", Correct},
    {"case.stop_date", "特别程序自登记当日起停止计算期限，起始日期不对。", Correct},
    {"case.stop_detail", "特别程序须写明事由、起始日期和书面告知的时间。", Correct},
    {"case.stop_late", "办理期限已过，不能再中止计算。", Correct},
    {"case.stop_length", "书面告知的时间超过事项目录对该特别程序的规定，或者超过一年。", Correct},
    {"case.stop_ground", "该事由不能中止办理期限。", Correct},
    {"case.tracking", "邮寄送达须填写物流单号。", Correct},
    {"case.void_ground", "作废须写明是业务原因还是录入错误。", Correct},
    {"case.", "按办理规则，中心未接受此操作。", Correct},

    {"number.block", "办件编号不在中心分给本工作站的号段内。", AskManager},
    {"number.form", "办件编号的格式不对。", AskManager},
    {"number.parts", "办件编号的组成部分不对。", AskManager},
    {"number.query_index", "查询码已用尽，请联系管理员。", AskManager},
    {"number.window", "办件编号属于另一个窗口。", AskManager},
    {"number.item", "办件编号或查询码与所办事项不符。", Correct},
    {"number.used", "办件编号或查询码已被使用。", AskManager},
    {"number.", "办件编号有误。", AskManager},

    {"applicant.address", "申请人地址有误。", Correct},
    {"applicant.id_number", "没有填写证件号码。", Correct},
    {"applicant.id_type", "证件类型与证件号码或申请人类型不符。", Correct},
    {"applicant.name", "申请人姓名或名称为空，或含有无法显示的字符。", Correct},
    {"applicant.phone", "申请人电话有误。", Correct},
    {"applicant.", "申请人信息有误。", Correct},
    {"agent.name", "没有填写代理人姓名，或含有无法显示的字符。", Correct},
    {"identity.birth", "证件号码中的出生日期不存在或晚于今天，请核对。", Correct},
    {"identity.characters", "证件号码含有不允许的字符，请核对。", Correct},
    {"identity.check_digit", "证件号码的校验码不符，请与证件核对。", Correct},
    {"identity.division", "证件号码开头不是行政区划代码，请核对。", Correct},
    {"identity.form", "证件号码不符合该类证件的格式，请核对。", Correct},
    {"identity.length", "证件号码的位数不对，请核对。", Correct},
    {"identity.", "证件号码有误，请核对。", Correct},
    {"uscc.characters", "统一社会信用代码含有不允许的字符，请核对。", Correct},
    {"uscc.check_digit", "统一社会信用代码的校验码不符，请与执照核对。", Correct},
    {"uscc.registrar", "统一社会信用代码首位不是登记管理部门代码，请核对。", Correct},
    {"uscc.length", "统一社会信用代码应为18位，请核对。", Correct},
    {"uscc.", "统一社会信用代码有误，请核对。", Correct},
    {"due.extension_unit", "延长的时间与办理期限的单位不同。", Correct},
    {"due.out_of_range", "期限超出工作日历的年份，算不出来。", AskManager},
    {"due.", "办理期限算不出来。", AskManager},
    {"limit.value", "期限的数值超出范围。", Correct},
    {"json.", "操作内容无法读取，中心已原样留存。", AskManager},
};

const Row *rowOf(QByteArrayView reason)
{
    const auto found = std::find_if(std::begin(Rows), std::end(Rows), [reason](const Row &row) { return reason == row.reason; });
    return found == std::end(Rows) ? nullptr : found;
}

} // namespace

RefusalText refusalText(QByteArrayView reason)
{
    const Row *row = rowOf(reason);
    if (!row) {
        row = rowOf(reason.first(reason.indexOf('.') + 1));
    }
    return row ? RefusalText{QString::fromUtf8(row->text), QLatin1String(row->remedy)}
               : RefusalText{QStringLiteral("中心未接受此操作，请联系管理员。"), QLatin1String(AskManager)};
}

bool hasRefusalText(QByteArrayView reason)
{
    return rowOf(reason) != nullptr;
}

} // namespace yichuang::center
