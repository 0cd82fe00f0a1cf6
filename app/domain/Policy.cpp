// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Policy.h"

#include "app/base/Json.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::domain {

namespace {

Verdict yes()
{
    return {true, "policy.ok", QStringLiteral("可以办理")};
}

Verdict no(QByteArray reason, QString why)
{
    return {false, std::move(reason), std::move(why)};
}

// On-the-spot decision is the item's own kind plus the window's right to decide it.
bool mayBeOnTheSpot(const Policy::Question &question)
{
    return question.item->kind == CaseKind::Immediate && question.window->may(question.item->key, WindowRight::Decide);
}

bool isOnTheSpot(const Policy::Question &question)
{
    return mayBeOnTheSpot(question) && question.day == question.received;
}

QJsonArray standardDuties()
{
    return {QJsonObject{{QStringLiteral("act"), QStringLiteral("decide")},
                        {QStringLiteral("not_by"), QStringLiteral("acceptor")},
                        {QStringLiteral("except"), QStringLiteral("on_the_spot")}}};
}

bool ownsDepartment(const Person &person, const Item &item)
{
    return person.departments.isEmpty() || person.departments.contains(item.department.toText());
}

// Who took a case in that then counted as accepted stands on the accepting side too.
bool isAcceptedBy(const Case &record, const Person &person)
{
    const bool isDeemed = record.acceptance == AcceptanceKind::Deemed;
    return record.acceptedBy == person.id || (isDeemed && record.receivedBy == person.id);
}

bool sitsAt(const Person &person, const Window &window)
{
    return std::find(person.windows.begin(), person.windows.end(), window.id) != person.windows.end();
}

Verdict knowsAll(const Policy::Question &question)
{
    if (!question.person || !question.person->active) {
        return no("policy.person", QStringLiteral("人员不存在或已停用"));
    }
    if (!question.window) {
        return no("policy.window", QStringLiteral("窗口不存在"));
    }
    if (!question.item) {
        return no("policy.item", QStringLiteral("事项不在目录中"));
    }
    if (question.window->state != WindowState::Open) {
        return no("policy.window_closed", QStringLiteral("此窗口已停用"));
    }
    if (!sitsAt(*question.person, *question.window)) {
        return no("policy.seat", QStringLiteral("该人员未被安排在此窗口"));
    }
    return yes();
}

template<typename T, typename Parse>
std::vector<T> readWords(base::JsonReader &entry, const char *key, const QStringList &words, Parse parse)
{
    std::vector<T> read;
    for (const QString &word : words) {
        const std::optional<T> known = parse(word);
        if (!known) {
            entry.note(key, "has an unknown word");
            return {};
        }
        read.push_back(*known);
    }
    if (read.empty()) {
        entry.note(key, "is empty");
    }
    return read;
}

} // namespace

base::Result<Policy> Policy::fromJson(const QJsonObject &json)
{
    Policy policy;
    base::JsonReader reader(json, "policy");
    policy.m_version = reader.text("version", 64);
    const QJsonArray rules = reader.array("acts", 200);
    for (const QJsonValue &value : rules) {
        base::JsonReader entry(value.toObject(), "policy.acts(" + value.toObject().value(QLatin1String("act")).toString().left(64).toUtf8() + ')');
        ActRule rule{entry.word<ActKind>("act", actKindFromWord), {}, {}};
        rule.roles = readWords<Role>(entry, "roles", entry.texts("roles"), roleFromWord);
        if (entry.has("right")) {
            // A word, or a list of words of which one is enough.
            const QJsonValue right = value.toObject().value(QLatin1String("right"));
            rule.rights = readWords<WindowRight>(entry, "right", right.isArray() ? entry.texts("right") : QStringList{right.toString()}, windowRightFromWord);
        }
        if (policy.rule(rule.act)) {
            entry.note("act", "stands twice");
        }
        policy.m_rules.push_back(reader.nested(entry.finish(rule)));
    }
    const QJsonArray pairs = reader.array("exclusive", 50);
    for (const QJsonValue &value : pairs) {
        policy.m_exclusive.push_back(readExclusion(reader, value));
    }
    // Tables from before duties were data: who accepts does not decide.
    const QJsonArray duties = reader.has("duties") ? QJsonArray(reader.array("duties", 50)) : standardDuties();
    for (const QJsonValue &value : duties) {
        policy.m_duties.push_back(readDuty(reader, value.toObject()));
    }
    policy.m_source = json;
    return reader.finish(policy);
}

// A pair of words, as in the first tables, or {"roles": [pair], "article": text}.
Exclusion Policy::readExclusion(base::JsonReader &reader, const QJsonValue &entry)
{
    const QJsonArray pair = entry.isArray() ? entry.toArray() : entry.toObject().value(QLatin1String("roles")).toArray();
    const std::optional<Role> first = roleFromWord(pair.at(0).toString());
    const std::optional<Role> second = roleFromWord(pair.at(1).toString());
    if (!first || !second || *first == *second || pair.size() != 2) {
        reader.note("exclusive", "has an entry that is not two known roles");
        return {};
    }
    return {*first, *second, entry.toObject().value(QLatin1String("article")).toString()};
}

Policy::DutyRule Policy::readDuty(base::JsonReader &reader, const QJsonObject &json)
{
    base::JsonReader entry(json, "policy.duties(" + json.value(QLatin1String("act")).toString().left(64).toUtf8() + ')');
    DutyRule duty;
    duty.act = entry.word<ActKind>("act", actKindFromWord);
    duty.article = entry.textOr("article", {}, 500);
    if (entry.text("not_by", 64) != QLatin1String("acceptor")) {
        entry.note("not_by", "is not a known word");
    }
    const QString exception = entry.textOr("except", {}, 64);
    duty.except = exception.isEmpty() ? Exception::None : Exception::OnTheSpot;
    if (!exception.isEmpty() && exception != QLatin1String("on_the_spot")) {
        entry.note("except", "is not a known word");
    }
    return reader.nested(entry.finish(duty));
}

const Exclusion *Policy::exclusionOf(const Person &person) const
{
    const auto found = std::find_if(m_exclusive.begin(), m_exclusive.end(),
                                    [&person](const Exclusion &pair) { return person.has(pair.first) && person.has(pair.second); });
    return found == m_exclusive.end() ? nullptr : &*found;
}

base::Result<void> Policy::checkRoles(const Person &person) const
{
    const Exclusion *offended = exclusionOf(person);
    if (offended == nullptr) {
        return {};
    }
    const QString article = offended->article.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(offended->article);
    return base::fail(base::ErrorCode::NotAllowed,
                      QStringLiteral("%1 cannot be %2 and %3: the roles exclude each other%4")
                          .arg(person.id.toText(), toWord(offended->first), toWord(offended->second), article),
                      "policy.exclusive");
}

const Policy::ActRule *Policy::rule(ActKind act) const
{
    const auto found = std::find_if(m_rules.begin(), m_rules.end(), [act](const ActRule &r) { return r.act == act; });
    return found == m_rules.end() ? nullptr : &*found;
}

Verdict Policy::may(const Question &question) const
{
    const Verdict known = knowsAll(question);
    if (!known.may) {
        return known;
    }
    if (const Exclusion *offended = exclusionOf(*question.person)) {
        const QString why = offended->article.isEmpty() ? QStringLiteral("审、管、监相分离") : offended->article;
        return no("policy.exclusive", QStringLiteral("该人员兼任互斥角色（%1）").arg(why));
    }
    const ActRule *found = rule(question.act);
    if (!found) {
        return no("policy.act", QStringLiteral("没有人被授权做此操作"));
    }
    const bool hasRole = std::any_of(found->roles.begin(), found->roles.end(), [&](Role role) { return question.person->has(role); });
    if (!hasRole) {
        return no("policy.role", QStringLiteral("该人员的角色不能做此操作"));
    }
    const auto has = [&question](WindowRight right) { return question.window->may(question.item->key, right); };
    if (!found->rights.empty() && std::none_of(found->rights.begin(), found->rights.end(), has)) {
        return no("policy.window_right", QStringLiteral("此窗口未被授权办理该事项的这一环节"));
    }
    return mayByDuty(question);
}

// Nothing but being an approver gives this person the act.
bool Policy::actsAsApprover(const Question &question) const
{
    const ActRule *found = rule(question.act);
    return found && std::none_of(found->roles.begin(), found->roles.end(), [&](Role role) { return role != Role::Approver && question.person->has(role); });
}

Verdict Policy::mayByDuty(const Question &question) const
{
    if (question.act == ActKind::Complete && !mayBeOnTheSpot(question)) {
        return no("policy.on_the_spot", QStringLiteral("该事项在此窗口未授权当场办结"));
    }
    if (actsAsApprover(question) && !ownsDepartment(*question.person, *question.item)) {
        return no("policy.department", QStringLiteral("该事项不属于此审批人员的部门"));
    }
    if (const DutyRule *offended = offendedDuty(question)) {
        const QString why = offended->article.isEmpty() ? QStringLiteral("审、管、监相分离") : offended->article;
        return no("policy.own_acceptance", QStringLiteral("受理人不得处置本人受理的办件（%1）").arg(why));
    }
    return yes();
}

const Policy::DutyRule *Policy::offendedDuty(const Question &question) const
{
    const bool isAccepting = question.act == ActKind::Complete && !(question.record && question.record->accepted);
    if (!isAccepting && (!question.record || !isAcceptedBy(*question.record, *question.person))) {
        return nullptr;
    }
    const auto found = std::find_if(m_duties.begin(), m_duties.end(), [&question](const DutyRule &duty) {
        return duty.act == question.act && !(duty.except == Exception::OnTheSpot && isOnTheSpot(question));
    });
    return found == m_duties.end() ? nullptr : &*found;
}

} // namespace yichuang::domain
