// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperFactsMaker.h"

#include "app/desk/PaperBasis.h"
#include "app/desk/PaperOutcome.h"
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

// A 收件凭证 for supplied materials is a second one of its case.
bool isSupplied(const domain::Case &record)
{
    return !record.steps.empty() && record.steps.back().act == domain::ActKind::Supply;
}

bool isAnyHandedIn(const domain::Case &record)
{
    return std::any_of(record.materials.begin(), record.materials.end(), isHandedIn);
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

// A case may have several procedures: the papers about them are numbered on, "-2".
QString ordinalOf(const domain::Case &record)
{
    const auto isSame = [&record](const domain::Step &step) { return step.act == record.steps.back().act; };
    const auto count = record.steps.empty() ? 0 : std::count_if(record.steps.begin(), record.steps.end(), isSame);
    return count > 1 ? QStringLiteral("-%1").arg(count) : isSupplied(record) ? QStringLiteral("-2") : QString();
}

// Which act of which kind of paper gives the character in the document number.
QString documentNumber(PaperKind kind, const PaperSource &source)
{
    static const QMap<PaperKind, QString> natures{
        {PaperKind::MaterialReceipt, QStringLiteral("收")},     {PaperKind::AcceptanceNotice, QStringLiteral("受")},
        {PaperKind::DeferralNotice, QStringLiteral("容")},      {PaperKind::CorrectionNotice, QStringLiteral("补")},
        {PaperKind::RefusalNotice, QStringLiteral("不受")},     {PaperKind::ImmediateCompletion, QStringLiteral("办")},
        {PaperKind::CollectionReceipt, QStringLiteral("领")},   {PaperKind::ProcedureNotice, QStringLiteral("特")},
        {PaperKind::ResumptionNotice, QStringLiteral("恢")},    {PaperKind::ExtensionNotice, QStringLiteral("延")},
        {PaperKind::LicenceRefusal, QStringLiteral("不许")},    {PaperKind::ApplicationRefusal, QStringLiteral("不办")},
        {PaperKind::WithdrawalNotice, QStringLiteral("撤")},    {PaperKind::TerminationNotice, QStringLiteral("终")},
    };
    const auto parts = domain::parseCaseNumber(source.record.number);
    const QString serial = parts ? parts->window + QString::number(parts->serial).rightJustified(6, QLatin1Char('0')) : source.record.queryCode;
    return QStringLiteral("%1%2〔%3〕%4号")
        .arg(source.hall.shortName, natures.value(kind), QString::number(base::chinaDate(source.at).year()), serial + ordinalOf(source.record));
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
    facts.suppliedAt = domain::suppliedAt(record);
    facts.acceptedAt = record.accepted;
    facts.decidedAt = record.decided;
    facts.answerDue = source.answerDue;
    const auto isProvisional = [&source](domain::DueKind kind) {
        return std::find(source.provisional.begin(), source.provisional.end(), kind) != source.provisional.end();
    };
    facts.statutory = dueDay(source.item.statutory ? source.item.statutory->limit : domain::Limit(), record.dues.statutory, isProvisional(domain::DueKind::Statutory));
    facts.promised = dueDay(source.item.promised.limit, record.dues.promised, isProvisional(domain::DueKind::Promised));
    facts.statutoryBefore = source.before.statutory;
    facts.promisedBefore = source.before.promised;
    facts.endedAt = record.closed;
    facts.correctionDue = record.dues.correction;
}

// These say what is there; the others list what was asked for.
bool listsOnlyWhatIsHere(PaperKind kind)
{
    return kind == PaperKind::MaterialReceipt || kind == PaperKind::CorrectionNotice || kind == PaperKind::WithdrawalNotice || kind == PaperKind::TerminationNotice;
}

// Who holds an acceptance is told in writing that nothing comes of it.
std::vector<PaperKind> endOfAccepted(const domain::Case &after)
{
    return after.accepted ? std::vector{PaperKind::TerminationNotice} : std::vector<PaperKind>();
}

std::vector<PaperKind> refusalOf(const domain::Item &item, const domain::Case &after)
{
    if (!after.decision || after.decision->granted) {
        return {};
    }
    return {item.isLicence() ? PaperKind::LicenceRefusal : PaperKind::ApplicationRefusal};
}

} // namespace

std::vector<PaperKind> papersOf(domain::ActKind act, const domain::Item &item, const domain::Case &after)
{
    switch (act) {
    case domain::ActKind::Receive:
    case domain::ActKind::Supply: return {PaperKind::MaterialReceipt};
    case domain::ActKind::Accept: return {after.hasOpenDeferral() ? PaperKind::DeferralNotice : PaperKind::AcceptanceNotice};
    case domain::ActKind::Deem: return {PaperKind::AcceptanceNotice};
    case domain::ActKind::Complete: return {PaperKind::ImmediateCompletion};
    case domain::ActKind::Correct: return {PaperKind::CorrectionNotice};
    case domain::ActKind::Reject: return {PaperKind::RefusalNotice};
    case domain::ActKind::Deliver: return {PaperKind::CollectionReceipt};
    case domain::ActKind::Stop: return {PaperKind::ProcedureNotice};
    case domain::ActKind::Resume: return {PaperKind::ResumptionNotice};
    case domain::ActKind::Extend: return {PaperKind::ExtensionNotice};
    case domain::ActKind::Decide: return refusalOf(item, after);
    case domain::ActKind::Withdraw: return {PaperKind::WithdrawalNotice};
    case domain::ActKind::Terminate:
    case domain::ActKind::Lapse: return {PaperKind::TerminationNotice};
    case domain::ActKind::Refer:
    case domain::ActKind::Void: return endOfAccepted(after);
    case domain::ActKind::SupplyDeferred:
    case domain::ActKind::StartReview:
    case domain::ActKind::Certify:
    case domain::ActKind::MakeReady:
    case domain::ActKind::Close:
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
        // For what shared data stands for nothing was laid on the counter, whatever the checklist asks for.
        const bool isOnPaper = row.judgement != Judgement::Exempt;
        lines.push_back({spec ? spec->name : row.key, isOnPaper ? row.originals : 0, isOnPaper ? row.copies : 0, row.pages,
                         static_cast<int>(row.blobs.size()), judgementText(row.judgement)});
    }
    return lines;
}

std::vector<documents::MaterialLine> linesOn(PaperKind kind, const domain::Case &record, const domain::Item &item)
{
    // What is referred goes along with the case.
    const bool isGone = kind == PaperKind::TerminationNotice && record.state == domain::CaseState::Referred;
    const bool isNothingHere = listsOnlyWhatIsHere(kind) && !isAnyHandedIn(record);
    return isGone || isNothingHere ? std::vector<documents::MaterialLine>() : materialLines(record, item);
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
    facts.materials = linesOn(kind, source.record, source.item);
    for (const domain::FeeLine &fee : source.item.fees) {
        const QString each = domain::moneyInFigures(fee.cents) + QStringLiteral("元");
        facts.fees.push_back({fee.name, fee.per.isEmpty() ? each : QStringLiteral("%1/%2").arg(each, fee.per), fee.basis, fee.cents});
    }
    facts.legalBasis = legalBasis(kind, source);
    facts.isDeemed = source.record.acceptance == domain::AcceptanceKind::Deemed;
    facts.deemedBasis = deemedBasis(source.item);
    facts.proceduresBasis = proceduresBasis(source.item);
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
