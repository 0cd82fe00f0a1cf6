// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/IntakeForm.h"

#include "ui/forms/ChecklistLines.h"
#include "ui/forms/EntryChecks.h"
#include "ui/models/Words.h"

#include <algorithm>

namespace yichuang::ui {

using domain::Judgement;

IntakeForm::IntakeForm(QObject *parent) : QObject(parent)
{
    connect(&m_attachments, &SheetAttachments::edited, this, &IntakeForm::touch);
    connect(&m_attachments, &SheetAttachments::comingChanged, this, &IntakeForm::changed);
}

void IntakeForm::touch()
{
    Q_EMIT edited();
    Q_EMIT changed();
}

IntakeValues IntakeForm::blank()
{
    IntakeValues values;
    values.applicant.idType = QStringLiteral("111");
    return values;
}

void IntakeForm::clear()
{
    m_values = blank();
    m_choice.reset();
    m_photo = {};
    m_cardReadAt.reset();
    m_refusals.clear();
    m_attachments.startOver();
    m_busy = Busy::No;
    Q_EMIT changed();
}

void IntakeForm::restore(const IntakeValues &values, const std::optional<ItemChoice> &choice)
{
    clear();
    m_values = values;
    m_choice = choice;
    if (m_choice) {
        makeRows();
    }
    Q_EMIT changed();
}

void IntakeForm::setKind(domain::ApplicantKind kind)
{
    if (m_values.applicant.kind == kind) {
        return;
    }
    m_values.applicant = {};
    m_values.applicant.kind = kind;
    m_values.applicant.idType = kind == domain::ApplicantKind::Person ? QStringLiteral("111") : QStringLiteral("USCC");
    m_photo = {};
    m_cardReadAt.reset();
    touch();
}

void IntakeForm::setEntry(Entry entry, const QString &text)
{
    QString &place = entryPlace(m_values.applicant, entry);
    const QString clean = cleanEntry(entry, text);
    if (place == clean) {
        return;
    }
    place = clean;
    touch();
}

QString IntakeForm::entry(Entry entry) const
{
    return entryText(m_values.applicant, entry);
}

QString IntakeForm::entryProblem(Entry entry) const
{
    return EntryChecks::problem(m_values.applicant, entry);
}

QString IntakeForm::entryDoubt(Entry entry) const
{
    if (entry == Entry::Name && isOtherNameOnFile()) {
        return tr("On file under this number: %1. Compare with the document.").arg(m_nameOnFile);
    }
    return EntryChecks::doubt(m_values.applicant, entry);
}

void IntakeForm::setAgentWanted(Qt::CheckState wanted)
{
    const bool want = wanted == Qt::Checked;
    if (want == hasAgent()) {
        return;
    }
    m_values.applicant.agent.reset();
    if (want) {
        entryPlace(m_values.applicant, Entry::AgentName).clear();
    }
    touch();
}

void IntakeForm::takeCard(const domain::Applicant &card, const QImage &photo, base::Instant at, CardOf whose)
{
    if (whose == CardOf::Agent && hasAgent()) {
        m_values.applicant.agent->name = card.name;
        m_values.applicant.agent->idType = card.idType;
        m_values.applicant.agent->idNumber = card.idNumber;
        touch();
        return;
    }
    // A phone or an agent typed for somebody else must not reach this person's papers.
    const domain::Applicant before = isAnother(card) ? domain::Applicant() : m_values.applicant;
    m_values.applicant = card;
    m_values.applicant.source = domain::EntrySource::Card;
    m_values.applicant.phone = before.phone;
    m_values.applicant.agent = before.agent;
    m_photo = photo;
    m_cardReadAt = at;
    touch();
}

bool IntakeForm::isAnother(const domain::Applicant &card) const
{
    const domain::Applicant &now = m_values.applicant;
    const bool hasSomebody = !now.name.isEmpty() || !now.idNumber.isEmpty();
    const bool isNamesake = now.name == card.name && now.source != domain::EntrySource::Card; // a typed number may be wrong
    return hasSomebody && now.idNumber != card.idNumber && !isNamesake;
}

bool IntakeForm::hasMoreThanACard() const
{
    const domain::Applicant &now = m_values.applicant;
    const bool isTyped = now.source != domain::EntrySource::Card && !now.idNumber.isEmpty();
    return isTyped || m_choice || !now.phone.isEmpty() || hasAgent();
}

void IntakeForm::typeInstead()
{
    m_values.applicant.source = domain::EntrySource::Typed;
    m_photo = {};
    m_cardReadAt.reset();
    touch();
}

void IntakeForm::choose(const ItemChoice &choice)
{
    const bool same =
        m_choice && m_choice->item.key == choice.item.key && m_choice->item.version == choice.item.version;
    m_choice = choice;
    if (!same) {
        m_values.materials.clear();
        m_values.fields.clear();
        m_attachments.startOver();
        makeRows();
    }
    touch();
}

void IntakeForm::dropItem()
{
    m_choice.reset();
    m_values.materials.clear();
    m_values.fields.clear();
    m_attachments.startOver();
    touch();
}

void IntakeForm::makeRows()
{
    for (const domain::MaterialSpec &spec : m_choice->item.materials) {
        if (row(spec.key) == nullptr) {
            domain::MaterialRow fresh;
            fresh.key = spec.key;
            fresh.originals = spec.originals;
            fresh.copies = spec.copies;
            m_values.materials.push_back(fresh);
        }
    }
}

void IntakeForm::setField(const QString &key, const QString &value)
{
    if (m_values.fields.value(key) == value) {
        return;
    }
    m_values.fields.insert(key, value);
    touch();
}

void IntakeForm::setResultWay(const QString &way)
{
    if (m_values.resultWay != way) {
        m_values.resultWay = way;
        touch();
    }
}

domain::MaterialRow *IntakeForm::row(const QString &key)
{
    const auto at = std::find_if(m_values.materials.begin(), m_values.materials.end(),
                                 [&key](const domain::MaterialRow &r) { return r.key == key; });
    return at == m_values.materials.end() ? nullptr : &*at;
}

void IntakeForm::judge(const QString &key, Judgement judgement)
{
    domain::MaterialRow *found = row(key);
    if (found == nullptr || found->judgement == judgement) {
        return;
    }
    found->judgement = judgement;
    ChecklistLines::settleDefect(*found);
    touch();
}

void IntakeForm::judgeAllComplete()
{
    if (!m_choice) {
        return;
    }
    for (const domain::MaterialSpec &spec : m_choice->item.materials) {
        domain::MaterialRow *found = row(spec.key);
        if (found->judgement == Judgement::Unchecked && !spec.isConditional()) {
            found->judgement = Judgement::Complete;
        }
    }
    touch();
}

void IntakeForm::setDefect(const QString &key, const QString &defect, const QString &remedy)
{
    domain::MaterialRow *found = row(key);
    if (found != nullptr && (found->defect != defect || found->remedy != remedy)) {
        found->defect = defect;
        found->remedy = remedy;
        touch();
    }
}

void IntakeForm::setRefusals(const QMap<IntakeAct, QByteArray> &refusals)
{
    if (refusals != m_refusals) {
        m_refusals = refusals;
        Q_EMIT changed();
    }
}

void IntakeForm::setNameOnFile(const QString &shown)
{
    if (shown != m_nameOnFile) {
        m_nameOnFile = shown;
        Q_EMIT changed();
    }
}

bool IntakeForm::isOtherNameOnFile() const
{
    const domain::Applicant &who = m_values.applicant;
    return !m_nameOnFile.isEmpty() && !who.name.isEmpty() && Words::shownName(who) != m_nameOnFile;
}

void IntakeForm::setBusy(Busy busy)
{
    m_busy = busy;
    Q_EMIT changed();
}

} // namespace yichuang::ui
