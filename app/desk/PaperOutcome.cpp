// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperOutcome.h"

#include "app/desk/PaperBasis.h"
#include "app/domain/ChineseText.h"
#include "app/domain/IdentityNumber.h"

#include <QMap>
#include <QRegularExpression>

#include <algorithm>

namespace yichuang::desk {

namespace {

using documents::PaperFacts;

void fillDecision(PaperFacts &facts, const PaperSource &source)
{
    const domain::Case &record = source.record;
    const bool isRefused = record.decision && !record.decision->granted;
    const QString refused = source.item.isLicence() ? QStringLiteral("不予行政许可") : QStringLiteral("不予办理");
    facts.decision = isRefused ? refused : QStringLiteral("准予，%1").arg(source.item.result.name);
    // Who was refused collects the decision, no certificate.
    facts.resultName = isRefused ? refused + QStringLiteral("决定书") : source.item.result.name;
    facts.resultNumber = record.decision && !isRefused ? record.decision->certificateNo : QString();
    facts.resultValidity = isRefused ? QString() : source.item.result.validity;
    facts.resultDelivery = record.resultWay == QLatin1String("post") ? QStringLiteral("邮寄") : QStringLiteral("窗口领取");
}

// What the paper may claim was shown: an authorisation that is among the materials, or that the ground names as there ("未带委托书" does not).
QString shownAuthority(const PaperSource &source)
{
    const domain::Case &record = source.record;
    const QString authority = QStringLiteral("委托");
    const auto isAuthority = [&](const domain::MaterialRow &row) {
        const domain::MaterialSpec *spec = source.item.material(row.key);
        return row.judgement == domain::Judgement::Complete && spec && spec->name.contains(authority);
    };
    const bool isAgents = record.delivery->relationship == QLatin1String("agent") && record.delivery->way == QLatin1String("window");
    const bool isOnFile = record.applicant.agent && domain::normaliseName(record.applicant.agent->name) == domain::normaliseName(record.delivery->receiver)
        && std::any_of(record.materials.begin(), record.materials.end(), isAuthority);
    static const QRegularExpression denial(QStringLiteral("[未无没]"));
    const QString &ground = record.steps.back().note;
    const bool isNamed = ground.contains(authority) && !ground.contains(denial);
    return isAgents && (isOnFile || isNamed) ? QStringLiteral("委托书") : QString();
}

void fillDelivery(PaperFacts &facts, const PaperSource &source)
{
    static const QMap<QString, QString> relationships{{QStringLiteral("self"), QStringLiteral("本人")},
                                                      {QStringLiteral("agent"), QStringLiteral("代理人")},
                                                      {QStringLiteral("legal_representative"), QStringLiteral("法定代表人")}};
    if (!source.record.delivery) {
        return;
    }
    const domain::Delivery &delivery = *source.record.delivery;
    facts.collectedAt = delivery.at;
    facts.receiverName = delivery.receiver;
    facts.receiverId = domain::maskIdentity(delivery.idNumber);
    facts.receiverRelationship = relationships.value(delivery.relationship, QStringLiteral("其他"));
    facts.receiverAuthority = shownAuthority(source);
    facts.receiverGround = delivery.relationship == QLatin1String("self") ? QString() : facts.reason;
    facts.collectionWay = delivery.way == QLatin1String("post") ? QStringLiteral("邮寄") : QStringLiteral("窗口领取");
    facts.postNumber = delivery.tracking;
}

// Called by its own name where the law names it, otherwise as the catalogue does unless it names several.
QString procedureName(const QString &ground, const domain::Item &item)
{
    static const QMap<QString, QString> causes{
        {QStringLiteral("hearing"), QStringLiteral("听证")},      {QStringLiteral("tender"), QStringLiteral("招标")},
        {QStringLiteral("auction"), QStringLiteral("拍卖")},      {QStringLiteral("inspection"), QStringLiteral("检验")},
        {QStringLiteral("testing"), QStringLiteral("检测")},      {QStringLiteral("quarantine"), QStringLiteral("检疫")},
        {QStringLiteral("appraisal"), QStringLiteral("鉴定")},    {QStringLiteral("expert_review"), QStringLiteral("专家评审")},
    };
    QStringList names;
    for (const domain::SpecialProcedure &procedure : item.procedures) {
        if (procedure.stopsClock && procedure.ground == ground) {
            names.append(procedure.name);
        }
    }
    return causes.value(ground, names.size() == 1 ? names.front() : QStringLiteral("法律、法规规定的特别程序"));
}

void fillProcedure(PaperFacts &facts, const PaperSource &source)
{
    const domain::Case &record = source.record;
    const QString ground = lastStopGround(record);
    if (ground.isEmpty()) {
        return;
    }
    facts.procedure = procedureName(ground, source.item);
    const bool isResumed = record.steps.back().act == domain::ActKind::Resume;
    const bool hasBegun = !source.openStop || source.openStop->from <= base::chinaDate(source.at);
    if (record.stops.empty() || (isResumed && !hasBegun)) {
        facts.procedureDropped = facts.procedure; // it was taken back before its first day
        return;
    }
    const domain::StopRecord &stop = record.stops.back();
    facts.procedureFrom = stop.from;
    facts.procedureTo = stop.to;
    facts.procedureTime = QStringLiteral("%1个工作日").arg(stop.announcedDays);
}

void fillExtension(PaperFacts &facts, const domain::Case &record)
{
    if (record.extension) {
        facts.extension = limitText(record.extension->limit);
        facts.approver = record.extension->approver;
    }
}

// Goes on with "自…起终止办理".
QString endingOf(const PaperSource &source)
{
    const domain::Case &record = source.record;
    const QDate missed = source.before.correction.isValid() ? source.before.correction : source.before.deferral;
    switch (record.steps.empty() ? domain::ActKind::Receive : record.steps.back().act) {
    case domain::ActKind::Lapse: return QStringLiteral("因应当至迟于%1补齐的材料没有补齐，视为撤回（可以另行提出申请），本机关").arg(documents::dayText(missed));
    case domain::ActKind::Refer: return QStringLiteral("已转报%1办理，本机关").arg(record.referredTo);
    case domain::ActKind::Void: return QStringLiteral("所登记的办件作废，本机关");
    default: return QStringLiteral("本机关决定");
    }
}

} // namespace

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

void fillOutcome(PaperFacts &facts, const PaperSource &source)
{
    const domain::Case &record = source.record;
    facts.reason = record.steps.empty() ? QString() : record.steps.back().note;
    facts.competentBody = record.referredTo;
    facts.ending = endingOf(source);
    if (facts.reason.isEmpty() && record.state == domain::CaseState::Referred) {
        facts.reason = QStringLiteral("依法由%1办理").arg(record.referredTo); // a referral needs no words of its own
    }
    fillDecision(facts, source);
    fillDelivery(facts, source);
    fillProcedure(facts, source);
    fillExtension(facts, record);
}

} // namespace yichuang::desk
