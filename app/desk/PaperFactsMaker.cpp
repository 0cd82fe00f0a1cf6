// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperFactsMaker.h"

#include "app/domain/CaseNumber.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/MoneyText.h"

namespace yichuang::desk {

namespace {

using documents::PaperFacts;
using documents::PaperKind;
using domain::Judgement;

QString judgementText(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Unchecked: return QStringLiteral("待核");
    case Judgement::Complete: return QStringLiteral("齐全");
    case Judgement::Missing: return QStringLiteral("缺");
    case Judgement::Defective: return QStringLiteral("不合格");
    case Judgement::Deferred: return QStringLiteral("容缺");
    case Judgement::Exempt: return QStringLiteral("免交（共享）");
    case Judgement::NotApplicable: return QStringLiteral("不适用");
    }
    return {};
}

// What the citizen laid on the counter, or what shared data stands for.
bool isHandedIn(const domain::MaterialRow &row)
{
    switch (row.judgement) {
    case Judgement::Missing:
    case Judgement::Deferred:
    case Judgement::NotApplicable: return false;
    case Judgement::Unchecked:
    case Judgement::Complete:
    case Judgement::Defective:
    case Judgement::Exempt: return true;
    }
    return true;
}

bool isAnyHandedIn(const domain::Case &record)
{
    return std::any_of(record.materials.begin(), record.materials.end(), isHandedIn);
}

QString limitText(const domain::Limit &limit)
{
    if (limit.isInDays() && limit.value == 0) {
        return QStringLiteral("当场办结");
    }
    switch (limit.unit) {
    case domain::LimitUnit::WorkingDay: return QStringLiteral("%1个工作日").arg(limit.value);
    case domain::LimitUnit::NaturalDay: return QStringLiteral("%1日").arg(limit.value);
    case domain::LimitUnit::Minute: return QStringLiteral("%1分钟").arg(limit.value);
    case domain::LimitUnit::Hour: return QStringLiteral("%1小时").arg(limit.value);
    case domain::LimitUnit::None: return QStringLiteral("法律未设定期限");
    }
    return {};
}

QString kindText(domain::CaseKind kind)
{
    switch (kind) {
    case domain::CaseKind::Immediate: return QStringLiteral("即办件");
    case domain::CaseKind::Promised: return QStringLiteral("承诺件");
    case domain::CaseKind::Other: return QStringLiteral("其他");
    }
    return {};
}

QString idTypeText(const domain::Applicant &who)
{
    static const QMap<QString, QString> names{
        {QStringLiteral("111"), QStringLiteral("居民身份证")},     {QStringLiteral("553"), QStringLiteral("外国人永久居留身份证")},
        {QStringLiteral("414"), QStringLiteral("护照")},           {QStringLiteral("516"), QStringLiteral("港澳居民来往内地通行证")},
        {QStringLiteral("511"), QStringLiteral("台湾居民来往大陆通行证")}, {QStringLiteral("USCC"), QStringLiteral("统一社会信用代码")},
        {QStringLiteral("810"), QStringLiteral("港澳居民居住证")}, {QStringLiteral("830"), QStringLiteral("台湾居民居住证")},
    };
    return names.value(who.idType, QStringLiteral("其他证件"));
}

QString idText(const domain::Applicant &who)
{
    return who.kind == domain::ApplicantKind::Organisation ? who.idNumber : domain::maskIdentity(who.idNumber);
}

// Which act of which kind of paper gives the character in the document number.
QString documentNumber(PaperKind kind, const PaperSource &source)
{
    static const QMap<PaperKind, QString> natures{
        {PaperKind::MaterialReceipt, QStringLiteral("收")},     {PaperKind::AcceptanceNotice, QStringLiteral("受")},
        {PaperKind::DeferralNotice, QStringLiteral("容")},      {PaperKind::CorrectionNotice, QStringLiteral("补")},
        {PaperKind::RefusalNotice, QStringLiteral("不受")},     {PaperKind::ImmediateCompletion, QStringLiteral("办")},
        {PaperKind::CollectionReceipt, QStringLiteral("领")},
    };
    const auto parts = domain::parseCaseNumber(source.record.number);
    const QString serial = parts ? parts->window + QString::number(parts->serial).rightJustified(6, QLatin1Char('0')) : source.record.queryCode;
    return QStringLiteral("%1%2〔%3〕%4号")
        .arg(source.hall.shortName, natures.value(kind), QString::number(base::chinaDate(source.at).year()), serial);
}

documents::DueDay dueDay(const domain::Limit &limit, QDate date, bool provisional)
{
    return {limitText(limit), date,
            provisional ? documents::DueDay::Certainty::Provisional : documents::DueDay::Certainty::Certain};
}

QString standardText(const domain::MaterialSpec *spec)
{
    QStringList parts;
    if (spec && spec->originals > 0) {
        parts.append(QStringLiteral("原件%1份").arg(spec->originals));
    }
    if (spec && spec->copies > 0) {
        parts.append(QStringLiteral("复印件%1份").arg(spec->copies));
    }
    const QString form = QStringLiteral("内容完整、清晰有效");
    return parts.isEmpty() ? form : parts.join(QStringLiteral("、")) + QStringLiteral("，") + form;
}

std::vector<documents::DefectLine> defectLines(const PaperSource &source)
{
    std::vector<documents::DefectLine> lines;
    for (const domain::MaterialRow &row : source.record.materials) {
        if (row.judgement != Judgement::Missing && row.judgement != Judgement::Defective) {
            continue;
        }
        const domain::MaterialSpec *spec = source.item.material(row.key);
        lines.push_back({spec ? spec->name : row.key, row.defect, standardText(spec), source.item.legalBasis.value(0, QStringLiteral("办事指南")),
                         row.remedy.isEmpty() ? QStringLiteral("补齐后交本窗口") : row.remedy});
    }
    return lines;
}

std::vector<documents::DeferralLine> deferralLines(const PaperSource &source)
{
    std::vector<documents::DeferralLine> lines;
    for (const domain::MaterialRow &row : source.record.materials) {
        const domain::MaterialSpec *spec = source.item.material(row.key);
        if (row.judgement == Judgement::Deferred && spec) {
            lines.push_back({spec->name, spec->originals > 0 ? QStringLiteral("原件") : QStringLiteral("复印件"), source.record.dues.deferral});
        }
    }
    return lines;
}

void fillWho(PaperFacts &facts, const PaperSource &source)
{
    const domain::Applicant &who = source.record.applicant;
    facts.applicantKind = who.kind;
    facts.applicantName = who.name;
    facts.applicantIdType = idTypeText(who);
    facts.applicantId = idText(who);
    facts.contactName = who.agent ? who.agent->name : who.name;
    facts.contactPhone = who.phone.isEmpty() ? QStringLiteral("未留") : who.phone;
    facts.agentName = who.agent ? who.agent->name : QString();
}

void fillOffice(PaperFacts &facts, const PaperSource &source)
{
    facts.bodyName = source.departmentName;
    facts.officeAddress = source.hall.address;
    facts.officeHours = source.hall.hours;
    facts.windowName = source.window.name;
    facts.clerkName = source.clerk.name;
    facts.officePhone = source.window.phone.isEmpty() ? source.hall.phone : source.window.phone;
    facts.supervisionPhone = source.hall.phone;
    facts.reconsiderationBody = source.hall.reconsiderationBody;
    facts.court = source.hall.court;
}

void fillTimes(PaperFacts &facts, const PaperSource &source)
{
    const domain::Case &record = source.record;
    facts.receivedAt = record.received;
    facts.acceptedAt = record.accepted;
    facts.decidedAt = record.decided;
    facts.answerDue = source.answerDue;
    facts.statutory = dueDay(source.item.statutory ? source.item.statutory->limit : domain::Limit(), record.dues.statutory, record.dues.provisional);
    facts.promised = dueDay(source.item.promised.limit, record.dues.promised, record.dues.provisional);
    facts.correctionDue = record.dues.correction;
}

void fillOutcome(PaperFacts &facts, const PaperSource &source)
{
    const domain::Case &record = source.record;
    facts.refusalReason = record.steps.empty() ? QString() : record.steps.back().note;
    facts.competentBody = record.referredTo;
    facts.decision = record.decision && !record.decision->granted ? QStringLiteral("不予") : QStringLiteral("准予，%1").arg(source.item.result.name);
    facts.resultName = source.item.result.name;
    facts.resultNumber = record.decision ? record.decision->certificateNo : QString();
    facts.resultCopies = QStringLiteral("1份");
    facts.resultValidity = source.item.result.validity;
    facts.resultDelivery = record.resultWay == QLatin1String("post") ? QStringLiteral("邮寄") : QStringLiteral("窗口领取");
    if (record.delivery) {
        static const QMap<QString, QString> relationships{{QStringLiteral("self"), QStringLiteral("本人")},
                                                          {QStringLiteral("agent"), QStringLiteral("代理人")},
                                                          {QStringLiteral("legal_representative"), QStringLiteral("法定代表人")}};
        facts.collectedAt = record.delivery->at;
        facts.receiverName = record.delivery->receiver;
        facts.receiverId = domain::maskIdentity(record.delivery->idNumber);
        facts.receiverRelationship = relationships.value(record.delivery->relationship, QStringLiteral("其他"));
        facts.receiverAuthority = record.delivery->relationship == QLatin1String("agent") ? QStringLiteral("委托书") : QString();
        facts.collectionWay = record.delivery->way == QLatin1String("post") ? QStringLiteral("邮寄") : QStringLiteral("窗口领取");
        facts.postNumber = record.delivery->tracking;
    }
}

// Only a licence falls under the Administrative Licensing Law (GB/T 39046 A.1).
bool isLicence(const domain::Item &item)
{
    return item.itemType == QLatin1String("01");
}

QString licensingLaw(const QString &place)
{
    return QStringLiteral("《中华人民共和国行政许可法》") + place;
}

QString basisOfItem(const domain::Item &item)
{
    if (item.legalBasis.isEmpty()) {
        return QStringLiteral("有关规定");
    }
    const QString last = item.legalBasis.last();
    const QString first = item.legalBasis.sliced(0, item.legalBasis.size() - 1).join(QStringLiteral("、"));
    return QStringLiteral("本事项的设定依据（%1）").arg(first.isEmpty() ? last : first + QStringLiteral("和") + last);
}

QString legalBasis(PaperKind kind, const PaperSource &source)
{
    const QString own = basisOfItem(source.item);
    if (kind == PaperKind::DeferralNotice) {
        return own + QStringLiteral("和容缺受理的有关规定");
    }
    if (!isLicence(source.item)) {
        return own;
    }
    switch (kind) {
    case PaperKind::AcceptanceNotice: return licensingLaw(QStringLiteral("第三十二条第一款第（五）项和")) + own;
    case PaperKind::CorrectionNotice: return licensingLaw(QStringLiteral("第三十二条第一款第（四）项"));
    case PaperKind::RefusalNotice:
        return licensingLaw(source.record.steps.back().ground == QLatin1String("not_ours") ? QStringLiteral("第三十二条第一款第（二）项")
                                                                                           : QStringLiteral("第三十二条第一款第（一）项"));
    case PaperKind::ImmediateCompletion: return licensingLaw(QStringLiteral("第三十四条第二款"));
    case PaperKind::MaterialReceipt:
    case PaperKind::DeferralNotice:
    case PaperKind::CollectionReceipt: break;
    }
    return own;
}

QString deemedBasis(const domain::Item &item)
{
    if (item.ifNoticeMissed != domain::NoticeMissed::DeemedAccepted) {
        return {};
    }
    return isLicence(item) ? licensingLaw(QStringLiteral("第三十二条第一款第（四）项")) : QStringLiteral("有关规定");
}

} // namespace

std::vector<PaperKind> papersOf(domain::ActKind act, const domain::Case &after)
{
    switch (act) {
    case domain::ActKind::Receive: return {PaperKind::MaterialReceipt};
    case domain::ActKind::Accept: return {after.hasOpenDeferral() ? PaperKind::DeferralNotice : PaperKind::AcceptanceNotice};
    case domain::ActKind::Deem: return {PaperKind::AcceptanceNotice};
    case domain::ActKind::Complete: return {PaperKind::ImmediateCompletion};
    case domain::ActKind::Correct: return {PaperKind::CorrectionNotice};
    case domain::ActKind::Reject: return {PaperKind::RefusalNotice};
    case domain::ActKind::Deliver: return {PaperKind::CollectionReceipt};
    case domain::ActKind::Supply:
    case domain::ActKind::Lapse:
    case domain::ActKind::Refer:
    case domain::ActKind::SupplyDeferred:
    case domain::ActKind::StartReview:
    case domain::ActKind::Stop:
    case domain::ActKind::Resume:
    case domain::ActKind::Extend:
    case domain::ActKind::Decide:
    case domain::ActKind::Certify:
    case domain::ActKind::MakeReady:
    case domain::ActKind::Close:
    case domain::ActKind::Withdraw:
    case domain::ActKind::Terminate:
    case domain::ActKind::Void:
    case domain::ActKind::Amend:
    case domain::ActKind::HandOver:
    case domain::ActKind::Settle:
    case domain::ActKind::Transfer:
    case domain::ActKind::TakeOver:
    case domain::ActKind::TakeBack: return {};
    }
    return {};
}

std::vector<documents::MaterialLine> materialLines(const domain::Case &record, const domain::Item &item)
{
    const bool isPart = isAnyHandedIn(record);
    std::vector<documents::MaterialLine> lines;
    for (const domain::MaterialRow &row : record.materials) {
        if (isPart && !isHandedIn(row)) {
            continue;
        }
        const domain::MaterialSpec *spec = item.material(row.key);
        lines.push_back({spec ? spec->name : row.key, row.originals, row.copies, row.pages, static_cast<int>(row.blobs.size()),
                         judgementText(row.judgement)});
    }
    return lines;
}

PaperFacts paperFacts(PaperKind kind, const PaperSource &source)
{
    PaperFacts facts;
    facts.documentNumber = documentNumber(kind, source);
    facts.caseNumber = source.record.number;
    facts.queryCode = source.record.queryCode;
    facts.issuedOn = base::chinaDate(source.at);
    facts.itemName = source.item.name;
    facts.implementationCode = source.item.implementationCode;
    facts.itemVersion = QString::number(source.item.version);
    facts.caseKind = kindText(source.item.kind);
    facts.channel = QStringLiteral("窗口");
    facts.materials = materialLines(source.record, source.item);
    for (const domain::FeeLine &fee : source.item.fees) {
        const QString each = domain::moneyInFigures(fee.cents) + QStringLiteral("元");
        facts.fees.push_back({fee.name, fee.per.isEmpty() ? each : QStringLiteral("%1/%2").arg(each, fee.per), fee.basis, fee.cents});
    }
    if (kind == PaperKind::CorrectionNotice && !isAnyHandedIn(source.record)) {
        facts.materials.clear();
    }
    facts.legalBasis = legalBasis(kind, source);
    facts.deemedBasis = deemedBasis(source.item);
    facts.defects = defectLines(source);
    facts.deferrals = deferralLines(source);
    facts.deferralConsequence = QStringLiteral("视为撤回本次申请，可以另行提出申请");
    fillWho(facts, source);
    fillOffice(facts, source);
    fillTimes(facts, source);
    fillOutcome(facts, source);
    return facts;
}

} // namespace yichuang::desk
