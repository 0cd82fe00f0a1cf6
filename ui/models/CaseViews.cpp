// SPDX-License-Identifier: Apache-2.0
#include "ui/models/CaseViews.h"

#include "ui/models/DueViews.h"
#include "ui/models/PaperWords.h"
#include "ui/models/Words.h"

#include <algorithm>

namespace yichuang::ui {

using desk::OperationState;

QStringList CaseViews::listHeaders()
{
    return {tr("Case"), tr("Applicant"), tr("State"), tr("Next date"), tr("Days left"), tr("Last change")};
}

QString CaseViews::dueWords(domain::DueKind kind)
{
    switch (kind) {
    case domain::DueKind::Notice: return tr("Corrections must be told by");
    case domain::DueKind::Statutory: return tr("Statutory limit");
    case domain::DueKind::Promised: return tr("Promised by");
    case domain::DueKind::Deferral: return tr("Deferred material by");
    case domain::DueKind::Correction: return tr("The applicant supplies by");
    case domain::DueKind::Issue: return tr("Result delivered by");
    }
    Q_UNREACHABLE();
}

QString CaseViews::dueName(domain::DueKind kind)
{
    switch (kind) {
    case domain::DueKind::Notice: return tr("Notice", "a date in a list");
    case domain::DueKind::Statutory: return tr("By law", "a date in a list");
    case domain::DueKind::Promised: return tr("Promise", "a date in a list");
    case domain::DueKind::Deferral: return tr("Deferral", "a date in a list");
    case domain::DueKind::Correction: return tr("Corrections", "a date in a list");
    case domain::DueKind::Issue: return tr("Delivery", "a date in a list");
    }
    Q_UNREACHABLE();
}

ChipText CaseViews::daysLeft(const desk::CaseRow &row)
{
    if (!row.workingDaysLeft || domain::isFinal(row.state)) {
        return {};
    }
    const QString words = DueViews::left({row.left, row.leftIn});
    if (row.left < 0) {
        return {Tone::Bad, QStringLiteral("warn"), words};
    }
    if (row.left == 0) {
        return {Tone::Bad, QStringLiteral("clock"), tr("due today")};
    }
    const bool isSoon = *row.workingDaysLeft <= 3;
    return {isSoon ? Tone::Warn : Tone::Plain, isSoon ? QStringLiteral("clock") : QString(), words};
}

TableRow CaseViews::listRow(const desk::CaseRow &row, QDate today)
{
    TableRow line;
    line.key = row.id.toText();
    const ChipText left = daysLeft(row);
    line.cells = {{row.itemName, row.number, {}},
                  {row.applicantMasked, row.idMasked, {}},
                  {{}, {}, Words::state(row.state)},
                  {row.due.isValid() ? Words::dayShort(row.due) : QStringLiteral("—"),
                   row.due.isValid() ? dueName(row.dueKind) : QString(),
                   {}},
                  {left.text.isEmpty() ? QStringLiteral("—") : QString(), {}, left},
                  {Words::moment(row.updated, today), row.waiting ? tr("not sent yet") : QString(), {}}};
    return line;
}

Suggestion CaseViews::suggestion(const desk::CaseRow &row)
{
    return {row.itemName + QStringLiteral(" · ") + row.applicantMasked, row.number, Words::state(row.state),
            row.id.toText()};
}

ChipText CaseViews::stepChip(const desk::TimelineEntry &entry)
{
    if (entry.local) {
        switch (*entry.local) {
        case OperationState::Ready:
        case OperationState::Sending: return {Tone::Warn, QStringLiteral("wait"), tr("waiting to be sent")};
        case OperationState::Held: return {Tone::Warn, QStringLiteral("wait"), tr("waits its turn")};
        case OperationState::Conflict: return {Tone::Bad, QStringLiteral("warn"), tr("conflict", "of an operation")};
        case OperationState::Refused: return {Tone::Bad, QStringLiteral("bad"), tr("refused by the centre")};
        case OperationState::Applied:
        case OperationState::Settled: break;
        }
    }
    if (entry.step.act == domain::ActKind::Stop) {
        return {Tone::Stopped, QStringLiteral("stop"), DueViews::legalGround(QStringLiteral("licensing_law_45"))};
    }
    return {};
}

QString CaseViews::receiver(const domain::Delivery &delivery)
{
    const QString who = tr("Received by %1 (%2)", "a result").arg(Words::maskedName(delivery.receiver), Words::relationship(delivery.relationship));
    return delivery.tracking.isEmpty() ? who : who + QStringLiteral(" · ") + tr("parcel %1").arg(delivery.tracking);
}

// What an act came to, as the record tells it; empty where the act's own words say all.
QString CaseViews::outcome(const domain::Case &record, const domain::Step &step)
{
    using domain::ActKind;
    const bool decides = step.act == ActKind::Decide || step.act == ActKind::Complete;
    if (decides && record.decision && record.decision->at == step.at) {
        const QString said = record.decision->granted ? tr("Granted") : tr("Refused", "a decision");
        const QString &number = record.decision->certificateNo;
        return number.isEmpty() ? said : said + QStringLiteral(" · ") + tr("certificate %1").arg(number);
    }
    if (step.act == ActKind::Deliver && record.delivery && record.delivery->at == step.at) {
        return receiver(*record.delivery);
    }
    if (step.act == ActKind::Extend && record.extension) {
        return tr("By %1, approved by %2", "an extension").arg(Words::duration(record.extension->limit), record.extension->approver);
    }
    if (step.act == ActKind::Stop) {
        const auto isEarlier = [&step](const domain::Step &one) { return one.act == ActKind::Stop && one.at < step.at; };
        const auto which = static_cast<size_t>(std::count_if(record.steps.begin(), record.steps.end(), isEarlier));
        return which < record.stops.size() ? tr("%n working day(s), as told in writing", "", record.stops[which].announcedDays) : QString();
    }
    return {};
}

TimelineEntry CaseViews::stepEntry(const desk::CaseView &view, const desk::TimelineEntry &from, QDate today)
{
    TimelineEntry entry;
    entry.title = Words::done(from.step.act);
    if (from.step.act == domain::ActKind::Accept && view.record.acceptance == domain::AcceptanceKind::Deferral) {
        entry.title = tr("Accepted with deferral", "act done");
    }
    if (from.step.act == domain::ActKind::Stop) {
        entry.title = tr("%1: %2", "an act and its ground").arg(entry.title, Words::stopGround(from.step.ground));
    }
    entry.chip = stepChip(from);
    QStringList detail{outcome(view.record, from.step), from.step.note};
    detail.removeAll(QString());
    entry.detail = detail.join(QStringLiteral(" · "));
    entry.when = Words::moment(from.step.at, today);
    for (const QString &part : {from.windowName, from.personName}) {
        if (!part.isEmpty()) {
            entry.when += QStringLiteral(" · ") + part;
        }
    }
    entry.tone = entry.chip.tone == Tone::Plain ? Tone::Accent : entry.chip.tone;
    return entry;
}

// Nobody acted: a notice came, and with it other dates. What was printed stays what it was.
TimelineEntry CaseViews::dateChangeEntry(const domain::DateChange &change, QDate today)
{
    const std::tuple<domain::DueKind, QDate, QDate> dates[] = {{domain::DueKind::Notice, change.from.notice, change.to.notice},
                                                               {domain::DueKind::Correction, change.from.correction, change.to.correction},
                                                               {domain::DueKind::Promised, change.from.promised, change.to.promised},
                                                               {domain::DueKind::Statutory, change.from.statutory, change.to.statutory},
                                                               {domain::DueKind::Deferral, change.from.deferral, change.to.deferral},
                                                               {domain::DueKind::Issue, change.from.issue, change.to.issue}};
    QStringList moved;
    for (const auto &[kind, before, after] : dates) {
        if (before != after && before.isValid() && after.isValid()) {
            moved.append(tr("%1: %2 instead of %3", "a date that moved").arg(dueWords(kind), Words::dayShort(after), Words::dayShort(before)));
        }
    }
    if (moved.isEmpty()) {
        moved.append(change.to.provisional ? tr("The dates are provisional.") : tr("The dates stay and are final now."));
    }
    TimelineEntry entry;
    entry.title = tr("Dates computed anew: the calendar changed");
    entry.chip = {Tone::Warn, QStringLiteral("calendar"), tr("calendar changed")};
    entry.detail = moved.join(QStringLiteral(" · "));
    entry.when = Words::moment(change.at, today);
    entry.tone = Tone::Warn;
    return entry;
}

TimelineEntries CaseViews::timeline(const desk::CaseView &view, QDate today)
{
    TimelineEntries entries;
    auto change = view.record.dateChanges.rbegin();
    const auto changesAfter = [&](base::Instant at) {
        for (; change != view.record.dateChanges.rend() && change->at > at; ++change) {
            entries.append(dateChangeEntry(*change, today));
        }
    };
    for (const desk::TimelineEntry &from : view.timeline) {
        changesAfter(from.step.at);
        entries.append(stepEntry(view, from, today));
    }
    changesAfter(base::Instant::min());
    return entries;
}

std::optional<ClockEnd> CaseViews::clockEnd(const domain::Case &record)
{
    if (record.decided) {
        return ClockEnd{base::chinaDate(*record.decided), ClockEnd::By::Decision};
    }
    return record.closed ? std::optional(ClockEnd{base::chinaDate(*record.closed), ClockEnd::By::OtherEnd})
                         : std::nullopt;
}

QVector<ClockView> CaseViews::clocks(const desk::CaseView &view, QDate today)
{
    QVector<ClockView> clocks;
    const std::optional<ClockEnd> end = clockEnd(view.record);
    const auto add = [&](const QString &name, const domain::DueDate &due) {
        clocks.append(end ? DueViews::endedClock(name, due, *end) : DueViews::clock(name, due, today));
    };
    if (view.promised) {
        add(tr("Promised"), *view.promised);
    }
    if (view.statutory) {
        add(tr("Statutory"), *view.statutory);
    }
    return clocks;
}

QStringList CaseViews::paperHeaders()
{
    return {tr("Paper"), tr("Number"), tr("Issued"), tr("Print"), tr("Times printed")};
}

ChipText CaseViews::printState(const desk::PaperView &paper)
{
    switch (paper.state) {
    case desk::PrintState::NotPrinted: return {Tone::Plain, QStringLiteral("paper"), tr("not printed")};
    case desk::PrintState::Queued: return {Tone::Accent, QStringLiteral("wait"), tr("queued")};
    case desk::PrintState::Sent: return {Tone::Accent, QStringLiteral("print"), tr("at the printer")};
    case desk::PrintState::Confirmed:
        // Without a printer the paper lies in the folder of PDFs and nobody has it in hand yet.
        return {Tone::Good, QStringLiteral("check"), paper.reason == QStringLiteral("folder") ? tr("PDF saved") : tr("printed")};
    case desk::PrintState::Unknown: return {Tone::Warn, QStringLiteral("help"), tr("did it come out?")};
    case desk::PrintState::Failed: return {Tone::Bad, QStringLiteral("bad"), tr("printing failed")};
    case desk::PrintState::Void: return {Tone::Plain, QStringLiteral("bad"), tr("void")};
    }
    Q_UNREACHABLE();
}

std::vector<TableRow> CaseViews::papers(const desk::CaseView &view, QDate today)
{
    std::vector<TableRow> rows;
    for (const desk::PaperView &paper : view.papers) {
        TableRow row;
        row.key = paper.id;
        row.cells = {
            {PaperWords::title(paper), {}, {}},
            {paper.documentNumber, {}, {}},
            {Words::moment(paper.issued, today), {}, {}},
            {{}, {}, printState(paper)},
            {paper.prints > 1 ? tr("%n, reprints marked", "", paper.prints) : QString::number(paper.prints), {}, {}}};
        rows.push_back(std::move(row));
    }
    return rows;
}

QStringList CaseViews::feeHeaders()
{
    return {tr("Fee"), tr("Rate"), tr("Legal basis")};
}

std::vector<TableRow> CaseViews::fees(const desk::CaseView &view)
{
    std::vector<TableRow> rows;
    for (const domain::FeeLine &fee : view.fees) {
        TableRow row;
        row.key = fee.key;
        const QString per = fee.per.isEmpty() ? QString() : QStringLiteral(" / ") + fee.per;
        row.cells = {{fee.name, {}, {}}, {Words::money(fee.cents) + per, {}, {}}, {fee.basis, {}, {}}};
        rows.push_back(std::move(row));
    }
    return rows;
}

QDate CaseViews::openDeferral(const domain::Case &record)
{
    const bool isRefused = record.decision && !record.decision->granted;
    const bool isOver = record.closed || record.delivery || record.state == domain::CaseState::Delivered || domain::isFinal(record.state);
    return record.hasOpenDeferral() && !isRefused && !isOver ? record.dues.deferral : QDate();
}

ChipText CaseViews::stateChip(const domain::Case &record)
{
    ChipText state = Words::state(record.state);
    // "Other" says less than the state, which the list shows as well.
    if (record.closing && *record.closing != domain::ClosingCode::Other) {
        state.text = Words::closing(*record.closing);
    } else if (!record.closing && record.decision && !record.decision->granted) {
        state = {Tone::Warn, QStringLiteral("cross"), tr("Refused", "a decision") + QStringLiteral(" · ") + state.text};
    }
    return state;
}

QString CaseViews::aboutLine(const desk::CaseView &view, QDate today)
{
    QStringList parts;
    parts.append(view.departmentName);
    parts.append(view.record.accepted ? tr("accepted %1").arg(Words::moment(*view.record.accepted, today))
                                      : tr("received %1").arg(Words::moment(view.record.received, today)));
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

} // namespace yichuang::ui
