// SPDX-License-Identifier: Apache-2.0
#include "ui/forms/ToDoForm.h"

#include "ui/models/CaseViews.h"
#include "ui/models/SyncViews.h"
#include "ui/models/Words.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace yichuang::ui {

using desk::OperationState;

QVariant ToDoKey::toVariant() const
{
    return QStringList{QString::number(static_cast<int>(kind)), id};
}

ToDoKey ToDoKey::fromVariant(const QVariant &value)
{
    const QStringList parts = value.toStringList();
    return {static_cast<ToDoKind>(parts.value(0).toInt()), parts.value(1)};
}

void ToDoForm::setDecisions(const std::vector<desk::LaneRow> &lanes)
{
    m_decisions.clear();
    std::copy_if(lanes.begin(), lanes.end(), std::back_inserter(m_decisions), [](const desk::LaneRow &lane) {
        return lane.state == OperationState::Conflict || lane.state == OperationState::Refused;
    });
    Q_EMIT changed();
}

void ToDoForm::setDue(const std::vector<desk::CaseRow> &rows)
{
    m_due.clear();
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(m_due),
                 [](const desk::CaseRow &row) { return row.state != domain::CaseState::Correcting; });
    Q_EMIT changed();
}

void ToDoForm::setCorrections(const std::vector<desk::CaseRow> &rows)
{
    m_corrections = rows;
    Q_EMIT changed();
}

void ToDoForm::setDrafts(std::vector<NamedDraft> drafts)
{
    std::erase_if(drafts, [](const NamedDraft &one) { return one.draft.isEmpty(); });
    m_drafts = std::move(drafts);
    Q_EMIT changed();
}

void ToDoForm::setProblem(const QString &sentence)
{
    if (m_problem != sentence) {
        m_problem = sentence;
        Q_EMIT changed();
    }
}

void ToDoForm::clear()
{
    m_decisions.clear();
    m_due.clear();
    m_corrections.clear();
    m_drafts.clear();
    m_problem.clear();
    m_filter.reset();
    Q_EMIT changed();
}

void ToDoForm::setFilter(std::optional<ToDoKind> kind)
{
    m_filter = kind;
    Q_EMIT changed();
}

int ToDoForm::count(ToDoKind kind) const
{
    switch (kind) {
    case ToDoKind::Decision: return static_cast<int>(m_decisions.size());
    case ToDoKind::Due: return static_cast<int>(m_due.size());
    case ToDoKind::Correction: return static_cast<int>(m_corrections.size());
    case ToDoKind::Draft: return static_cast<int>(m_drafts.size());
    }
    Q_UNREACHABLE();
}

int ToDoForm::pressing() const
{
    return count(ToDoKind::Decision) + count(ToDoKind::Due) + count(ToDoKind::Correction);
}

QStringList ToDoForm::headers()
{
    return {tr("What to do"), tr("Case"), tr("Applicant"), tr("When"), tr("State")};
}

TableRow ToDoForm::caseRow(ToDoKind kind, const desk::CaseRow &row, QDate today)
{
    const bool correction = kind == ToDoKind::Correction;
    const ChipText left = CaseViews::daysLeft(row);
    const ChipText why =
        correction && left.tone == Tone::Plain ? ChipText{Tone::Warn, QStringLiteral("phone"), tr("ask for the corrections")} : left;
    const QString by = row.due.isValid() ? tr("by %1", "a date").arg(Words::dayShort(row.due)) : QString();
    const QString told = correction ? tr("told %1").arg(Words::moment(row.updated, today)) : QString();
    const QString more = by.isEmpty() ? QString() : correction ? told : CaseViews::dueName(row.dueKind);
    TableRow line;
    line.key = ToDoKey{kind, row.id.toText()}.toVariant();
    line.cells = {{{}, {}, why},
                  {row.itemName, row.number, {}},
                  {row.applicantMasked, row.idMasked, {}},
                  {by.isEmpty() ? told : by, more, {}},
                  {{}, {}, Words::state(row.state)}};
    return line;
}

// What comes first is done first, whoever has to do it.
std::vector<std::pair<ToDoKind, desk::CaseRow>> ToDoForm::casesByDate() const
{
    std::vector<std::pair<ToDoKind, desk::CaseRow>> cases;
    for (const auto &[kind, rows] : {std::pair(ToDoKind::Due, &m_due), std::pair(ToDoKind::Correction, &m_corrections)}) {
        for (const desk::CaseRow &row : *rows) {
            cases.emplace_back(kind, row);
        }
    }
    const auto left = [](const auto &one) { return one.second.workingDaysLeft.value_or(std::numeric_limits<int>::max()); };
    std::stable_sort(cases.begin(), cases.end(), [&left](const auto &a, const auto &b) { return left(a) < left(b); });
    return cases;
}

std::vector<TableRow> ToDoForm::rows(QDate today) const
{
    std::vector<TableRow> rows;
    const auto wanted = [this](ToDoKind kind) { return !m_filter || *m_filter == kind; };
    for (const desk::LaneRow &lane : wanted(ToDoKind::Decision) ? m_decisions : std::vector<desk::LaneRow>()) {
        TableRow line;
        line.key = ToDoKey{ToDoKind::Decision, lane.operation.toText()}.toVariant();
        line.tone = Tone::Bad;
        line.cells = {{{}, {}, {Tone::Bad, QStringLiteral("warn"), tr("decide")}},
                      {lane.itemName, lane.number, {}},
                      {lane.applicantMasked, {}, {}},
                      {tr("made %1").arg(Words::moment(lane.made, today)), Words::act(lane.act), {}},
                      {{}, {}, SyncViews::laneChip(lane)}};
        rows.push_back(std::move(line));
    }
    for (const auto &[kind, row] : casesByDate()) {
        if (wanted(kind)) {
            rows.push_back(caseRow(kind, row, today));
        }
    }
    for (const NamedDraft &one : wanted(ToDoKind::Draft) ? m_drafts : std::vector<NamedDraft>()) {
        const domain::Applicant &who = one.draft.applicant;
        TableRow line;
        line.key = ToDoKey{ToDoKind::Draft, one.draft.id.toText()}.toVariant();
        line.cells = {{{}, {}, {Tone::Accent, QStringLiteral("correct"), tr("go on with it")}},
                      {one.itemName.isEmpty() ? tr("no item yet") : one.itemName, {}, {}},
                      {who.name.isEmpty() ? tr("nobody yet") : Words::shownName(who), {}, {}},
                      {tr("saved %1").arg(Words::moment(one.draft.saved, today)), {}, {}},
                      {{}, {}, {Tone::Plain, QStringLiteral("paper"), tr("Draft")}}};
        rows.push_back(std::move(line));
    }
    return rows;
}

} // namespace yichuang::ui
