// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Rehearsal.h"

#include "app/base/Instant.h"
#include "app/domain/CaseClock.h"

#include <QJsonArray>
#include <QSet>

namespace yichuang::domain {

namespace {

QString keyOf(const QStringList &parts)
{
    return parts.join(QLatin1Char(' '));
}

QJsonArray listOf(const QMap<QString, qint64> &counts, const QStringList &names)
{
    QJsonArray list;
    for (auto it = counts.begin(); it != counts.end(); ++it) {
        const QStringList parts = it.key().split(QLatin1Char(' '));
        QJsonObject entry{{QStringLiteral("cases"), it.value()}};
        for (qsizetype i = 0; i < names.size(); ++i) {
            entry.insert(names[i], parts.value(i));
        }
        list.append(entry);
    }
    return list;
}

/// As it stood right after receipt: what the notice deadline is counted from.
Case asReceived(const Case &record)
{
    Case received = record;
    received.accepted.reset();
    received.corrections = 0;
    received.state = CaseState::Received;
    return received;
}

const MaterialRow *rowOf(const Case &record, const QString &material)
{
    const auto found = std::find_if(record.materials.begin(), record.materials.end(), [&material](const MaterialRow &row) { return row.key == material; });
    return found == record.materials.end() ? nullptr : &*found;
}

/// A checklist of one row: whether what is there satisfies the specification.
bool satisfies(const Case &record, const MaterialSpec &spec)
{
    const MaterialRow *row = rowOf(record, spec.key);
    if (!row) {
        return spec.isConditional();
    }
    const bool isEnough = row->judgement != Judgement::Complete || (row->originals >= spec.originals && row->copies >= spec.copies);
    return isEnough && judgeChecklist({spec}, {*row}).acceptable();
}

} // namespace

void Rehearsal::add(const Case &record)
{
    ++m_cases;
    const Item *before = m_facts.item(record.catalogue, record.item);
    const Item *after = m_draft.item(record.item);
    if (!before || !m_facts.calendar(record.region)) {
        ++m_unknown;
        return;
    }
    if (!after) {
        ++m_gone[record.item.toText()];
        return;
    }
    m_unaffected += judge(record, *before, *after) == Effect::None ? 1 : 0;
}

Rehearsal::Effect Rehearsal::judge(const Case &record, const Item &before, const Item &after)
{
    const Effect dates = judgeDates(record, before, after);
    const Effect materials = judgeMaterials(record, before, after);
    const Effect acts = judgeActs(record, before, after);
    return dates == Effect::None && materials == Effect::None && acts == Effect::None ? Effect::None : Effect::Some;
}

Rehearsal::Effect Rehearsal::judgeDates(const Case &record, const Item &before, const Item &after)
{
    const WorkingTime time = m_facts.workingTime(*m_facts.calendar(record.region));
    const CaseDues was = CaseClock(before, time).dues(record);
    const CaseDues is = CaseClock(after, time).dues(record);
    const Case received = asReceived(record);
    const QDate noticeWas = CaseClock(before, time).dues(received).notice;
    const QDate noticeIs = CaseClock(after, time).dues(received).notice;
    Effect effect = Effect::None;
    const std::tuple<DueKind, QDate, QDate> dates[] = {{DueKind::Notice, noticeWas, noticeIs},
                                                       {DueKind::Statutory, was.statutory, is.statutory},
                                                       {DueKind::Promised, was.promised, is.promised},
                                                       {DueKind::Deferral, was.deferral, is.deferral},
                                                       {DueKind::Correction, was.correction, is.correction},
                                                       {DueKind::Issue, was.issue, is.issue}};
    for (const auto &[kind, old, fresh] : dates) {
        effect = compareDate(toWord(kind), old, fresh) == Effect::None ? effect : Effect::Some;
    }
    if (record.decided && was.promised.isValid() && is.promised.isValid()) {
        const QDate decided = base::chinaDate(*record.decided);
        m_late += decided <= was.promised && decided > is.promised ? 1 : 0;
    }
    return effect;
}

Rehearsal::Effect Rehearsal::compareDate(const QString &kind, QDate before, QDate after)
{
    if (before == after) {
        return Effect::None;
    }
    // A date that comes or goes has no distance; it counts as moved by nought days.
    const qint64 days = before.isValid() && after.isValid() ? before.daysTo(after) : 0;
    ++m_moved[kind][static_cast<int>(days)];
    return Effect::Some;
}

Rehearsal::Effect Rehearsal::judgeMaterials(const Case &record, const Item &before, const Item &after)
{
    // Only who was accepted had everything; the others were told what lacks.
    if (!record.accepted) {
        return Effect::None;
    }
    Effect effect = Effect::None;
    for (const MaterialSpec &spec : after.materials) {
        const MaterialSpec *old = before.material(spec.key);
        if (!satisfies(record, spec) && (!old || satisfies(record, *old))) {
            ++m_lacking[keyOf({record.item.toText(), spec.key})];
            effect = Effect::Some;
        }
    }
    return effect;
}

Rehearsal::Effect Rehearsal::judgeActs(const Case &record, const Item &before, const Item &after)
{
    QSet<QString> told; // an act done twice on one case is one case
    for (const Step &step : record.steps) {
        Policy::Question question{m_facts.directory.person(step.person), m_facts.directory.window(step.window), &before, step.act, &record};
        const bool could = m_facts.policy.may(question).may;
        question.item = &after;
        const QString key = keyOf({step.window.toText(), record.item.toText(), toWord(step.act)});
        if (could && !m_facts.policy.may(question).may && !told.contains(key)) {
            told.insert(key);
            ++m_forbidden[key];
        }
    }
    return told.isEmpty() ? Effect::None : Effect::Some;
}

QJsonObject Rehearsal::toJson() const
{
    QJsonObject dates;
    for (auto kind = m_moved.begin(); kind != m_moved.end(); ++kind) {
        QJsonObject byDays;
        qint64 earlier = 0;
        qint64 later = 0;
        qint64 other = 0;
        for (auto it = kind->begin(); it != kind->end(); ++it) {
            byDays.insert(QString::number(it.key()), it.value());
            (it.key() < 0 ? earlier : it.key() > 0 ? later : other) += it.value();
        }
        dates.insert(kind.key(), QJsonObject{{QStringLiteral("earlier"), earlier}, {QStringLiteral("later"), later}, {QStringLiteral("new_or_gone"), other}, {QStringLiteral("by_days"), byDays}});
    }
    return {{QStringLiteral("cases"), m_cases},
            {QStringLiteral("unaffected"), m_unaffected},
            {QStringLiteral("not_judged"), m_unknown},
            {QStringLiteral("dates"), dates},
            {QStringLiteral("would_be_late"), m_late},
            {QStringLiteral("items_gone"), listOf(m_gone, {QStringLiteral("item")})},
            {QStringLiteral("lacking"), listOf(m_lacking, {QStringLiteral("item"), QStringLiteral("material")})},
            {QStringLiteral("forbidden"), listOf(m_forbidden, {QStringLiteral("window"), QStringLiteral("item"), QStringLiteral("act")})},
            {QStringLiteral("breaks"), breaks()}};
}

QString Rehearsal::toText() const
{
    QStringList lines{QStringLiteral("%1 cases, %2 unaffected").arg(m_cases).arg(m_unaffected)};
    if (m_unknown > 0) {
        lines.append(QStringLiteral("%1 could not be judged: their catalogue or calendar is not here").arg(m_unknown));
    }
    for (auto kind = m_moved.begin(); kind != m_moved.end(); ++kind) {
        for (auto it = kind->begin(); it != kind->end(); ++it) {
            const QString how = it.key() == 0 ? QStringLiteral("set or dropped") : QStringLiteral("%1 days %2").arg(qAbs(it.key())).arg(it.key() < 0 ? QStringLiteral("earlier") : QStringLiteral("later"));
            lines.append(QStringLiteral("%1 date %2: %3 cases").arg(kind.key(), how).arg(it.value()));
        }
    }
    if (m_late > 0) {
        lines.append(QStringLiteral("! decided in time, late by the draft: %1 cases").arg(m_late));
    }
    const std::pair<const Counts *, QString> lists[] = {{&m_gone, QStringLiteral("item is gone")},
                                                        {&m_lacking, QStringLiteral("material would have lacked")},
                                                        {&m_forbidden, QStringLiteral("window could not have done the act")}};
    for (const auto &[counts, what] : lists) {
        for (auto it = counts->begin(); it != counts->end(); ++it) {
            lines.append(QStringLiteral("! %1: %2, %3 cases").arg(what, it.key()).arg(it.value()));
        }
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace yichuang::domain
