// SPDX-License-Identifier: Apache-2.0
#include "tests/support/domain/CaseBuilder.h"

#include "app/domain/CaseNumber.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/LifeCycle.h"
#include "app/domain/OrganisationCode.h"
#include "app/domain/Uscc.h"
#include "tests/support/domain/SampleFacts.h"

#include <deque>
#include <map>

namespace yichuang::tests {

using namespace domain;

namespace {

QString digits(int n, int width)
{
    return QString::number(n).rightJustified(width, QLatin1Char('0'));
}

bool isApproversAct(ActKind kind)
{
    switch (kind) {
    case ActKind::StartReview:
    case ActKind::Stop:
    case ActKind::Resume:
    case ActKind::Extend:
    case ActKind::Decide:
    case ActKind::Certify:
    case ActKind::MakeReady:
    case ActKind::Terminate: return true;
    default: return false;
    }
}

// The acts of an ordinary life; ends and mishaps are asked for by name.
constexpr ActKind Road[] = {ActKind::Receive, ActKind::Accept,  ActKind::Correct, ActKind::Supply,    ActKind::StartReview, ActKind::Stop,
                            ActKind::Resume,  ActKind::Decide,  ActKind::Certify, ActKind::MakeReady, ActKind::Deliver,     ActKind::Close,
                            ActKind::Reject,  ActKind::Refer,   ActKind::Withdraw, ActKind::Terminate, ActKind::Void};

std::vector<ActKind> shortestRoad(std::optional<CaseState> from, CaseState to)
{
    std::map<CaseState, std::vector<ActKind>> roads;
    std::deque<std::pair<std::optional<CaseState>, std::vector<ActKind>>> open{{from, {}}};
    while (!open.empty()) {
        const auto [state, road] = open.front();
        open.pop_front();
        if (state == to) {
            return road;
        }
        for (const ActKind kind : Road) {
            const std::optional<CaseState> next = nextState(state, kind);
            if (!next || next == state || roads.count(*next) > 0) {
                continue;
            }
            std::vector<ActKind> longer = road;
            longer.push_back(kind);
            roads.emplace(*next, longer);
            open.emplace_back(next, longer);
        }
    }
    qFatal("no road to %s", qPrintable(toWord(to)));
}

} // namespace

base::Instant chinaAt(const char *date, const char *time)
{
    const QDate day = QDate::fromString(QLatin1String(date), Qt::ISODate);
    const QTime clock = QTime::fromString(QLatin1String(time), QStringLiteral("HH:mm"));
    if (!day.isValid() || !clock.isValid()) {
        qFatal("not a moment: %s %s", date, time);
    }
    return base::chinaInstant(day, clock);
}

Applicant sampleApplicant(int n)
{
    const QString body = QStringLiteral("450103%1%2").arg(QDate(1970, 1, 1).addDays(n).toString(QStringLiteral("yyyyMMdd")), digits(n % 1000, 3));
    Applicant applicant;
    applicant.kind = ApplicantKind::Person;
    applicant.source = EntrySource::Card;
    applicant.name = QStringLiteral("韦小芳") + (n == 0 ? QString() : QString(QChar(ushort(0x4E00 + n))));
    applicant.idType = QStringLiteral("111");
    applicant.idNumber = body + identityCheckCharacter(body);
    applicant.sex = n % 2 == 1 ? QStringLiteral("1") : QStringLiteral("2");
    applicant.nation = QStringLiteral("08");
    applicant.birth = QDate(1970, 1, 1).addDays(n);
    applicant.address = QStringLiteral("广西南宁市青秀区民族大道 %1 号").arg(n + 1);
    applicant.phone = QStringLiteral("1380771%1").arg(digits(n % 10000, 4));
    return applicant;
}

Applicant sampleCompany(int n)
{
    const QString organisation = QStringLiteral("MA5%1").arg(digits(n, 5));
    const QString body = QStringLiteral("91450103") + organisation + organisationCheckCharacter(organisation);
    Applicant applicant = sampleApplicant(n);
    applicant.kind = ApplicantKind::Organisation;
    applicant.source = EntrySource::Typed;
    applicant.name = QStringLiteral("南宁一窗测试商贸有限公司");
    applicant.idType = QStringLiteral("USCC");
    applicant.idNumber = body + usccCheckCharacter(body);
    applicant.sex.clear();
    applicant.nation.clear();
    applicant.birth = QDate();
    return applicant;
}

MaterialRows completeChecklist(const Item &item)
{
    MaterialRows rows;
    for (const MaterialSpec &spec : item.materials) {
        MaterialRow row;
        row.key = spec.key;
        row.judgement = spec.isConditional() ? Judgement::NotApplicable : Judgement::Complete;
        row.originals = spec.originals;
        row.copies = spec.copies;
        rows.push_back(row);
    }
    return rows;
}

MaterialRows checklistWith(const Item &item, const QString &materialKey, Judgement judgement)
{
    MaterialRows rows = completeChecklist(item);
    for (MaterialRow &row : rows) {
        if (row.key == materialKey) {
            row.judgement = judgement;
            const bool isDefect = judgement == Judgement::Missing || judgement == Judgement::Defective;
            row.defect = isDefect ? QStringLiteral("未提供") : QString();
            row.remedy = isDefect ? QStringLiteral("提交加盖公章的原件一份") : QString();
        }
    }
    return rows;
}

QString deferrableKey(const Item &item)
{
    for (const MaterialSpec &spec : item.materials) {
        if (spec.deferrable) {
            return spec.key;
        }
    }
    qFatal("item %s has nothing to defer", qPrintable(item.key.toText()));
}

Facts CaseBuilder::sampleFactsForBuilder()
{
    return sampleFacts();
}

CaseBuilder::CaseBuilder(const char *itemKey, Facts facts) : m_rules(std::move(facts)), m_id(CaseId::make(chinaAt("2026-09-24"))), m_at(chinaAt("2026-09-24"))
{
    m_item = m_rules.facts().item(m_rules.facts().currentCatalogue, key<ItemKey>(itemKey));
    if (!m_item) {
        qFatal("the catalogue has no item %s", itemKey);
    }
}

CaseBuilder &CaseBuilder::serial(int n)
{
    m_serial = n;
    return *this;
}

CaseBuilder &CaseBuilder::at(base::Instant moment)
{
    m_at = moment;
    return *this;
}

CaseBuilder &CaseBuilder::by(const char *person, const char *window)
{
    m_person = key<PersonId>(person);
    m_window = key<WindowId>(window);
    return *this;
}

ActMoment CaseBuilder::moment(ActKind kind) const
{
    const bool isFree = m_person.isNull();
    const PersonId person = isFree ? key<PersonId>(isApproversAct(kind) ? "approver" : "clerk") : m_person;
    const WindowId window = isFree ? key<WindowId>(isApproversAct(kind) ? "09" : "01") : m_window;
    return {m_at, person, window, m_rules.facts().currentCatalogue};
}

Application CaseBuilder::application() const
{
    const WindowId window = m_window.isNull() ? key<WindowId>("01") : m_window;
    Application made;
    made.number = makeCaseNumber(m_item->implementationCode, base::chinaDate(m_at), window, m_serial).value();
    made.queryCode = makeQueryCode(m_serial).value();
    made.item = m_item->key;
    made.itemVersion = m_item->version;
    made.region = QStringLiteral("CN");
    made.received = m_at;
    made.applicant = sampleApplicant(m_serial % 10000);
    made.resultWay = QStringLiteral("window");
    for (const FieldSpec &field : m_item->fields) {
        const QString free = field.type == QLatin1String("number") ? QString::number(m_serial) : QStringLiteral("测试 %1").arg(m_serial);
        made.fields.insert(field.key, field.choices.isEmpty() ? free : field.choices.front());
    }
    return made;
}

void CaseBuilder::fillDetails(Act &act) const
{
    switch (act.kind) {
    case ActKind::Accept:
    case ActKind::Complete:
    case ActKind::Supply: act.materials = completeChecklist(*m_item); break;
    case ActKind::Correct: act.materials = checklistWith(*m_item, m_item->materials.front().key, Judgement::Missing); break;
    case ActKind::SupplyDeferred: act.materials = completeChecklist(*m_item); break;
    case ActKind::Reject: act.ground = QStringLiteral("not_ours"); [[fallthrough]];
    case ActKind::Refer: act.referredTo = QStringLiteral("南宁市市场监督管理局"); break;
    case ActKind::Stop: act.stop = StopDetail{QStringLiteral("hearing"), base::chinaDate(m_at), 20}; break;
    case ActKind::Extend:
        act.extension = ExtensionDetail{m_item->extension ? m_item->extension->limit.value : 10, QStringLiteral("陆局长")};
        break;
    case ActKind::Decide: act.decision = DecisionDetail{true, QStringLiteral("桂证 2026-%1").arg(m_serial)}; break;
    case ActKind::Deliver:
        act.delivery = DeliveryDetail{m_record ? m_record->applicant.name : QStringLiteral("韦小芳"), {}, QStringLiteral("self"), QStringLiteral("window"), {}};
        break;
    case ActKind::Void: act.ground = QStringLiteral("business"); break;
    case ActKind::Amend: act.changes = {{QStringLiteral("applicant.phone"), m_record ? m_record->applicant.phone : QString(), QStringLiteral("13907710000")}}; break;
    case ActKind::HandOver: act.toWindow = key<WindowId>("03"); break;
    case ActKind::Settle: act.settlement = Settlement{OperationId::make(m_at), QStringLiteral("theirs")}; break;
    case ActKind::Receive:
    case ActKind::Deem:
    case ActKind::Lapse:
    case ActKind::StartReview:
    case ActKind::Resume:
    case ActKind::Certify:
    case ActKind::MakeReady:
    case ActKind::Close:
    case ActKind::Withdraw:
    case ActKind::Terminate:
    case ActKind::Transfer:
    case ActKind::TakeOver:
    case ActKind::TakeBack: break;
    }
}

Act CaseBuilder::act(ActKind kind) const
{
    Act made;
    made.kind = kind;
    made.note = QStringLiteral("因测试需要");
    if (!m_record) {
        made.application = application();
        made.materials = completeChecklist(*m_item);
    }
    fillDetails(made);
    return made;
}

base::Result<Case> CaseBuilder::tryApply(const Act &act)
{
    base::Result<Case> next = m_rules.apply(m_record, m_id, act, moment(act.kind));
    if (next) {
        m_record = *next;
    }
    return next;
}

CaseBuilder &CaseBuilder::apply(const Act &act)
{
    const base::Result<Case> next = tryApply(act);
    if (!next) {
        qFatal("%s refused: %s (%s)", qPrintable(toWord(act.kind)), qPrintable(next.error().detail), next.error().reason.constData());
    }
    return *this;
}

CaseBuilder &CaseBuilder::reach(CaseState state)
{
    const std::optional<CaseState> from = m_record ? std::optional(m_record->state) : std::nullopt;
    for (const ActKind kind : shortestRoad(from, state)) {
        apply(kind);
    }
    return *this;
}

const Case &CaseBuilder::record() const
{
    if (!m_record) {
        qFatal("there is no case yet");
    }
    return *m_record;
}

} // namespace yichuang::tests
