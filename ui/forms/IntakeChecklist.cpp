// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/IntakeForm.h"

#include "ui/ErrorText.h"
#include "ui/forms/ChecklistLines.h"

#include <algorithm>

namespace yichuang::ui {

using domain::Judgement;

namespace {

// The refusals that say who may not, whatever the item, the window and the sheet are.
bool isAboutPerson(const QByteArray &reason)
{
    return reason == "policy.role" || reason == "policy.person" || reason == "policy.exclusive" || reason == "policy.seat";
}

} // namespace

MaterialLines IntakeForm::lines() const
{
    return m_choice ? ChecklistLines::make(m_choice->item.materials, m_values.materials, m_choice->deferral)
                    : MaterialLines();
}

domain::ChecklistVerdict IntakeForm::verdict() const
{
    return m_choice ? domain::judgeChecklist(m_choice->item.materials, m_values.materials) : domain::ChecklistVerdict();
}

int IntakeForm::inOrder() const
{
    const auto isThere = [](const domain::MaterialRow &row) {
        return row.judgement == Judgement::Complete || row.judgement == Judgement::Exempt;
    };
    return static_cast<int>(std::count_if(m_values.materials.begin(), m_values.materials.end(), isThere));
}

QString IntakeForm::firstOpenRow() const
{
    for (const domain::MaterialRow &row : m_values.materials) {
        if (row.judgement == Judgement::Unchecked) {
            return row.key;
        }
    }
    return {};
}

QString IntakeForm::checklistNote() const
{
    if (!m_choice) {
        return {};
    }
    const domain::ChecklistVerdict now = verdict();
    if (now.unchecked > 0) {
        return tr("%n row(s) still to check. The correction notice is given once: judge every row first.", "",
                  now.unchecked);
    }
    if (now.lacking > 0) {
        return tr("%n material(s) lacking: give the correction notice, all of it at once.", "", now.lacking);
    }
    if (now.deferred > 0) {
        return tr("%n material(s) deferred: the applicant promises in writing to supply them.", "", now.deferred);
    }
    return tr("All materials are in order.");
}

AcceptMode IntakeForm::acceptMode() const
{
    if (verdict().deferred > 0) {
        return AcceptMode::Deferral;
    }
    const bool immediate = m_choice && m_choice->item.kind == domain::CaseKind::Immediate &&
                           m_choice->may(domain::WindowRight::Decide) && m_choice->may(domain::WindowRight::Issue);
    return immediate ? AcceptMode::Immediate : AcceptMode::Normal;
}

QString IntakeForm::whoProblem() const
{
    const auto &who = m_values.applicant;
    if (who.name.isEmpty() || who.idNumber.isEmpty()) {
        return who.kind == domain::ApplicantKind::Organisation ? tr("The organisation's name and credit code are needed.")
                                                               : tr("The applicant's name and identity number are needed.");
    }
    QVector<Entry> entries{Entry::Name, Entry::IdNumber, Entry::Phone};
    if (hasAgent()) {
        if (who.agent->name.isEmpty() || who.agent->idNumber.isEmpty()) {
            return tr("The agent's name and identity number are needed.");
        }
        entries << Entry::AgentName << Entry::AgentIdNumber << Entry::AgentPhone;
    }
    for (const Entry entry : entries) {
        const QString problem = entryProblem(entry);
        const bool isAgents = entry == Entry::AgentIdNumber || entry == Entry::AgentPhone;
        if (!problem.isEmpty()) {
            return isAgents ? tr("The agent: %1", "what is wrong with an entry").arg(problem) : problem;
        }
    }
    return {};
}

QString IntakeForm::fieldProblem() const
{
    for (const domain::FieldSpec &field : m_choice->item.fields) {
        if (field.required && m_values.fields.value(field.key).trimmed().isEmpty()) {
            return tr("“%1” is still empty.").arg(field.label);
        }
    }
    return {};
}

Readiness IntakeForm::acceptReadiness() const
{
    if (!m_choice->may(domain::WindowRight::Accept)) {
        return {false, tr("This window may not accept this item. Refer the applicant with F8.")};
    }
    if (hasAgent() && !m_choice->item.agentAllowed) {
        return {false, tr("For this item the applicant must appear in person.")};
    }
    const domain::ChecklistVerdict now = verdict();
    if (now.unchecked > 0) {
        return {false, tr("%n row(s) of the checklist still to check.", "", now.unchecked)};
    }
    if (now.lacking > 0) {
        return {false, tr("Materials are lacking. Give the correction notice with F6.")};
    }
    const QString field = fieldProblem();
    return {field.isEmpty(), field};
}

Readiness IntakeForm::correctReadiness() const
{
    const domain::ChecklistVerdict now = verdict();
    if (now.unchecked > 0) {
        return {false, tr("%n row(s) of the checklist still to check.", "", now.unchecked)};
    }
    if (now.lacking == 0) {
        return {false, tr("Nothing is lacking, so there is nothing to correct.")};
    }
    for (const domain::MaterialRow &row : m_values.materials) {
        if (row.judgement == Judgement::Defective && row.defect.trimmed().isEmpty()) {
            return {false, tr("Say what is wrong with every defective material.")};
        }
    }
    return {true, {}};
}

Readiness IntakeForm::readiness(IntakeAct act) const
{
    if (isBusy()) {
        return {false, tr("Being recorded…")};
    }
    if (m_attachments.coming().total > 0) {
        return {false, tr("Pages are being attached…")};
    }
    // Nothing that could still be entered changes what somebody may do.
    if (isAboutPerson(m_refusals.value(act))) {
        return {false, ErrorText::sentence({base::ErrorCode::NotAllowed, {}, m_refusals.value(act)})};
    }
    if (act == IntakeAct::Refer && !m_choice) {
        return {false, tr("Choose the item that is asked for.")};
    }
    const QString who = whoProblem();
    if (!who.isEmpty()) {
        return {false, who};
    }
    if (!m_choice) {
        return {false, tr("Choose an item.")};
    }
    const Readiness own = act == IntakeAct::Accept    ? acceptReadiness()
                          : act == IntakeAct::Correct ? correctReadiness()
                                                      : Readiness{true, {}};
    if (!own.ready || !m_refusals.contains(act)) {
        return own;
    }
    return {false, ErrorText::sentence({base::ErrorCode::NotAllowed, {}, m_refusals.value(act)})};
}

} // namespace yichuang::ui
