// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/EntryChecks.h"

#include "app/domain/ChineseText.h"
#include "app/domain/IdentityNumber.h"
#include "app/domain/Uscc.h"
#include "ui/ErrorText.h"

namespace yichuang::ui {

using Entry = IntakeForm::Entry;

namespace {

domain::Agent &agentOf(domain::Applicant &who)
{
    if (!who.agent) {
        who.agent.emplace();
        who.agent->idType = QStringLiteral("111");
    }
    return *who.agent;
}

} // namespace

QString &entryPlace(domain::Applicant &who, Entry entry)
{
    switch (entry) {
    case Entry::Name: return who.name;
    case Entry::IdType: return who.idType;
    case Entry::IdNumber: return who.idNumber;
    case Entry::Phone: return who.phone;
    case Entry::Address: return who.address;
    case Entry::AgentName: return agentOf(who).name;
    case Entry::AgentIdType: return agentOf(who).idType;
    case Entry::AgentIdNumber: return agentOf(who).idNumber;
    case Entry::AgentPhone: return agentOf(who).phone;
    case Entry::AgentAuthority: return agentOf(who).authority;
    }
    Q_UNREACHABLE();
}

QString entryText(const domain::Applicant &who, Entry entry)
{
    domain::Applicant copy = who;
    return entryPlace(copy, entry);
}

QString cleanEntry(Entry entry, const QString &text)
{
    QString clean = text.trimmed();
    if (entry == Entry::IdNumber || entry == Entry::AgentIdNumber) {
        clean.remove(u' ');
        return domain::normaliseIdentity(clean);
    }
    if (entry == Entry::Phone || entry == Entry::AgentPhone) {
        return domain::toHalfWidth(clean).remove(u' ');
    }
    return clean;
}

QString EntryChecks::problem(const domain::Applicant &who, Entry entry)
{
    const QString text = entryText(who, entry);
    if (text.isEmpty()) {
        return {};
    }
    switch (entry) {
    case Entry::IdNumber: return numberProblem(who.idType, text);
    case Entry::AgentIdNumber: return numberProblem(who.agent->idType, text);
    case Entry::Phone:
    case Entry::AgentPhone: return phoneProblem(text);
    case Entry::Name:
    case Entry::IdType:
    case Entry::Address:
    case Entry::AgentName:
    case Entry::AgentIdType:
    case Entry::AgentAuthority: return {};
    }
    Q_UNREACHABLE();
}

QString EntryChecks::doubt(const domain::Applicant &who, Entry entry)
{
    const QString text = entry == Entry::IdNumber ? entryText(who, entry) : QString();
    const auto code = domain::Uscc::parse(text, domain::CheckPolicy::Warn);
    const bool isDoubtful = who.idType == QStringLiteral("USCC") && code && !domain::Uscc::parse(text);
    return isDoubtful ? ErrorText::ofReason("uscc.check_digit") : QString();
}

QString EntryChecks::numberProblem(const QString &idType, const QString &number)
{
    const auto checked = domain::Applicant::checkDocument(idType, number);
    return checked ? QString() : ErrorText::sentence(checked.error());
}

QString EntryChecks::phoneProblem(const QString &phone)
{
    return domain::isPhone(phone) ? QString() : ErrorText::ofReason("applicant.phone");
}

} // namespace yichuang::ui
