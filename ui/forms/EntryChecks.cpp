// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/EntryChecks.h"

#include "app/domain/IdentityNumber.h"
#include "app/domain/Uscc.h"
#include "ui/ErrorText.h"

#include <algorithm>

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
        clean.remove(u' ');
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
    case Entry::AgentAuthority: return {};
    }
    Q_UNREACHABLE();
}

QString EntryChecks::numberProblem(const QString &idType, const QString &number)
{
    if (idType == QStringLiteral("USCC")) {
        const auto code = domain::Uscc::parse(number);
        return code ? QString() : ErrorText::ofReason(code.error().reason);
    }
    const bool carriesBirth = idType == QStringLiteral("111") || idType == QStringLiteral("553") ||
                              idType == QStringLiteral("810") || idType == QStringLiteral("830");
    if (carriesBirth) {
        const auto identity = domain::IdentityNumber::parse(number);
        return identity ? QString() : ErrorText::ofReason(identity.error().reason);
    }
    // Passports of other countries follow no rule of ours.
    if (idType == QStringLiteral("414")) {
        return {};
    }
    const auto travel = domain::IdentityNumber::parseTravel(number);
    return travel ? QString() : ErrorText::ofReason(travel.error().reason);
}

QString EntryChecks::phoneProblem(const QString &phone)
{
    const auto digits = std::count_if(phone.begin(), phone.end(), [](QChar c) { return c.isDigit(); });
    const bool clean =
        std::all_of(phone.begin(), phone.end(), [](QChar c) { return c.isDigit() || c == u'-' || c == u'+'; });
    return clean && digits >= 7 && digits <= 15 ? QString() : tr("This is not a phone number.");
}

} // namespace yichuang::ui
