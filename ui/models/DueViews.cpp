// SPDX-License-Identifier: Apache-2.0
#include "ui/models/DueViews.h"

#include "ui/models/Words.h"

#include <algorithm>

namespace yichuang::ui {

using domain::CountReason;
using domain::DueDate;
using domain::LedgerDay;

namespace {

/// Days of the same kind, one after another, are told in one sentence.
struct Run {
    CountReason reason;
    QString name;
    QString ground;
    QString legal;
    QDate from;
    QDate to;
};

QVector<Run> runsOf(const DueDate &due)
{
    QVector<Run> runs;
    for (const LedgerDay &day : due.days) {
        const QString ground = day.ground ? domain::toWord(*day.ground) : QString();
        const bool joins = !runs.isEmpty() && runs.last().reason == day.reason && runs.last().name == day.name &&
                           runs.last().ground == ground && runs.last().to.addDays(1) == day.date;
        if (joins) {
            runs.last().to = day.date;
        } else {
            runs.append({day.reason, day.name, ground, day.legalGround(), day.date, day.date});
        }
    }
    return runs;
}

struct Units {
    int used = 0;
    int stopped = 0;
    int left = 0;
};

domain::LimitUnit unitOf(const DueDate &due)
{
    const bool isNatural = std::any_of(due.days.begin(), due.days.end(), [](const LedgerDay &day) { return day.reason == CountReason::NaturalDay; });
    return isNatural ? domain::LimitUnit::NaturalDay : domain::LimitUnit::WorkingDay;
}

Units unitsOf(const DueDate &due, QDate today)
{
    Units units;
    for (const LedgerDay &day : due.days) {
        units.used += day.counted && day.date <= today ? 1 : 0;
        units.left += day.counted && day.date > today ? 1 : 0;
        units.stopped += day.reason == CountReason::Stopped ? 1 : 0;
    }
    if (due.state == domain::DueState::Stopped) {
        units.left = due.left;
    }
    return units;
}

bool isOver(const DueDate &due, QDate day)
{
    return due.state == domain::DueState::Fixed && day > due.date;
}

QVector<ClockSegment> segmentsOf(const Units &units, ClockSegment::Kind used)
{
    return {{used, units.used},
            {ClockSegment::Kind::Stopped, units.stopped},
            {ClockSegment::Kind::Left, units.left}};
}

QString span(const Run &run)
{
    const QString from = run.from.toString(QStringLiteral("MM-dd"));
    return run.from == run.to ? from : from + QStringLiteral(" – ") + run.to.toString(QStringLiteral("MM-dd"));
}

} // namespace

DayMark DueViews::mark(const LedgerDay &day, QDate due)
{
    using Kind = DayMark::Kind;
    const QString nth = tr("day %1", "the n-th counted day").arg(day.n);
    if (day.reason != CountReason::StartDay && day.date == due) {
        return {day.date, Kind::Due, day.reason == CountReason::RolledTo ? tr("due") : nth};
    }
    switch (day.reason) {
    case CountReason::StartDay: return {day.date, Kind::Start, tr("day 0")};
    case CountReason::AfterHours: return {day.date, Kind::Start, tr("after hours")};
    case CountReason::WorkingDay:
    case CountReason::NaturalDay:
    case CountReason::RolledTo: return {day.date, Kind::Counted, nth};
    case CountReason::MakeUpDay: return {day.date, Kind::Counted, nth};
    case CountReason::Weekend: return {day.date, Kind::Skipped, tr("off", "a weekend, in a small cell of the calendar")};
    case CountReason::Holiday: return {day.date, Kind::Skipped, day.name.isEmpty() ? tr("holiday") : day.name};
    case CountReason::Stopped: return {day.date, Kind::Stopped, tr("stopped")};
    }
    Q_UNREACHABLE();
}

QString DueViews::left(const domain::Limit &left)
{
    return left.value < 0 ? tr("%1 overdue", "a number of days").arg(Words::limit({-left.value, left.unit}))
                          : tr("%1 left", "a number of days").arg(Words::limit(left));
}

QString DueViews::legalGround(const QString &word)
{
    static const std::pair<const char *, const char *> words[] = {
        {"civil_code_201", QT_TR_NOOP("Civil Code 201")},
        {"civil_code_203", QT_TR_NOOP("Civil Code 203")},
        {"holiday_rules", QT_TR_NOOP("Holiday notice of the State Council")},
        {"licensing_law_42", QT_TR_NOOP("Licensing Law 42")},
        {"licensing_law_82", QT_TR_NOOP("Licensing Law 82")},
        {"licensing_law_45", QT_TR_NOOP("Licensing Law 45")},
        {"special_law", QT_TR_NOOP("Special law")},
        {"site_rule", QT_TR_NOOP("Rule of this hall")},
    };
    for (const auto &[key, text] : words) {
        if (word == QLatin1String(key)) {
            return tr(text);
        }
    }
    return word;
}

QString DueViews::startWords(domain::DueKind kind)
{
    switch (kind) {
    case domain::DueKind::Notice: return tr("The day of receipt does not count");
    case domain::DueKind::Correction: return tr("The day of the notice does not count");
    case domain::DueKind::Issue: return tr("The day of the decision does not count");
    case domain::DueKind::Statutory:
    case domain::DueKind::Promised:
    case domain::DueKind::Deferral: return tr("The day of acceptance does not count");
    }
    Q_UNREACHABLE();
}

QVector<DueReason> DueViews::reasons(const DueDate &due, domain::DueKind kind)
{
    QVector<DueReason> reasons;
    bool saidWeekend = false;
    for (const Run &run : runsOf(due)) {
        const QString legal = legalGround(run.legal);
        switch (run.reason) {
        case CountReason::StartDay: reasons.append({startWords(kind), legal}); break;
        case CountReason::AfterHours: reasons.append({tr("%1 came after counter hours").arg(span(run)), legal}); break;
        case CountReason::Holiday: reasons.append({tr("%1 %2, does not count").arg(span(run), run.name), legal}); break;
        case CountReason::MakeUpDay:
            reasons.append({tr("%1 is a weekend that is worked").arg(span(run)), legal});
            break;
        case CountReason::Stopped:
            reasons.append({tr("%1 stopped: %2").arg(span(run), Words::stopGround(run.ground)), legal});
            break;
        case CountReason::RolledTo:
            reasons.append({tr("The last day was a day off, so %1").arg(span(run)), legal});
            break;
        case CountReason::Weekend:
            if (!saidWeekend) {
                reasons.append({tr("Weekends do not count"), legal});
            }
            saidWeekend = true;
            break;
        case CountReason::WorkingDay:
        case CountReason::NaturalDay: break;
        }
    }
    const auto extended = std::count_if(due.days.begin(), due.days.end(), [](const LedgerDay &day) { return day.counted && day.extended; });
    if (extended > 0) {
        reasons.append({tr("Extended once, by %1").arg(Words::duration({static_cast<int>(extended), unitOf(due)})), legalGround(QStringLiteral("licensing_law_42"))});
    }
    return reasons;
}

// What came first, the end or the last day, is what counts: the days after it were never needed.
DayMark DueViews::endedMark(DayMark mark, QDate due, const ClockEnd &end)
{
    if (mark.date == end.day) {
        return {mark.date, DayMark::Kind::Due,
                end.by == ClockEnd::By::Decision ? tr("decided", "in a small cell of the calendar")
                                                 : tr("ended", "in a small cell of the calendar")};
    }
    if (mark.date == due) {
        return {mark.date, DayMark::Kind::Start, tr("limit", "in a small cell of the calendar")};
    }
    if (mark.date > end.day && mark.kind == DayMark::Kind::Counted) {
        mark.kind = DayMark::Kind::Skipped;
    }
    return mark;
}

DueView DueViews::view(const DueDate &due, const std::optional<ClockEnd> &end, domain::DueKind kind)
{
    DueView view;
    view.due = due.date;
    view.provisional = due.provisional;
    for (const LedgerDay &day : due.days) {
        const DayMark counted = mark(day, due.date);
        view.days.append(end && end->day <= due.date ? endedMark(counted, due.date, *end) : counted);
    }
    view.reasons = reasons(due, kind);
    return view;
}

QString DueViews::skippedWords(const DueDate &due)
{
    QStringList skipped;
    for (const LedgerDay &day : due.days) {
        const QString word = day.reason == CountReason::Weekend   ? tr("weekends")
                             : day.reason == CountReason::Holiday ? day.name
                             : day.reason == CountReason::Stopped ? tr("stopped days")
                                                                  : QString();
        if (!word.isEmpty() && !skipped.contains(word)) {
            skipped.append(word);
        }
    }
    const QString line = skipped.isEmpty() ? QString() : tr("skips %1").arg(skipped.join(tr(", ", "list separator")));
    return due.provisional ? line + tr(" · provisional: next year's holidays are not published yet") : line;
}

ClockView DueViews::clock(const QString &limitWords, const DueDate &due, QDate today)
{
    ClockView view;
    view.limit = limitWords;
    const Units units = unitsOf(due, today);
    const bool over = isOver(due, today);
    const domain::LimitUnit unit = unitOf(due);
    // A last day that was moved on from a day off is not counted, but waited for.
    const bool isWaited = unit == domain::LimitUnit::NaturalDay && due.state == domain::DueState::Fixed;
    const int left = isWaited ? static_cast<int>(today.daysTo(due.date)) : units.left;
    view.tone = over                                     ? Tone::Bad
                : due.state == domain::DueState::Stopped ? Tone::Stopped
                : left <= 1                              ? Tone::Warn
                                                         : Tone::Accent;
    view.remaining = over              ? tr("overdue since %1").arg(Words::dayShort(due.date))
                     : left == 0       ? tr("due today")
                                       : DueViews::left({left, unit});
    if (units.stopped > 0) {
        view.remaining += QStringLiteral(" · ") + tr("stopped %n day(s)", "", units.stopped);
    }
    view.segments = segmentsOf(units, over ? ClockSegment::Kind::Over : ClockSegment::Kind::Used);
    return view;
}

ClockView DueViews::endedClock(const QString &limitWords, const DueDate &due, const ClockEnd &end)
{
    ClockView view;
    view.limit = limitWords;
    const bool over = isOver(due, end.day);
    const QString day = Words::dayShort(end.day);
    switch (end.by) {
    case ClockEnd::By::Decision:
        view.tone = over ? Tone::Bad : Tone::Good;
        view.remaining = over ? tr("decided %1, too late").arg(day) : tr("decided %1, in time").arg(day);
        break;
    case ClockEnd::By::OtherEnd:
        view.tone = Tone::Plain;
        view.remaining = tr("ended %1").arg(day);
        break;
    }
    Units units = unitsOf(due, end.day);
    // A limit of minutes counts no days: it is used up as a whole.
    units.used += units.used + units.stopped + units.left == 0 ? 1 : 0;
    view.segments = segmentsOf(units, over ? ClockSegment::Kind::Over : ClockSegment::Kind::Used);
    return view;
}

} // namespace yichuang::ui
