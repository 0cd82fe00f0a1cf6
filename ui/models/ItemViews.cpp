// SPDX-License-Identifier: Apache-2.0
#include "ui/models/ItemViews.h"

#include "ui/models/CaseViews.h"
#include "ui/models/Words.h"

namespace yichuang::ui {

// Who has no role for it is told so of every item alike.
Seat ItemViews::seat(const std::optional<desk::SessionView> &session, const domain::Facts &facts)
{
    const domain::Catalogue *catalogue = facts.current();
    if (!session || catalogue == nullptr || catalogue->isEmpty()) {
        return Seat::TakesIn;
    }
    const domain::Policy::Question question{&session->person, &session->window, &catalogue->items().front(), domain::ActKind::Receive, nullptr};
    return facts.policy.may(question).reason == "policy.role" ? Seat::NotThisRole : Seat::TakesIn;
}

QString ItemViews::notHere(Seat who)
{
    return who == Seat::NotThisRole ? tr("your role takes nothing in") : tr("not for this window");
}

Suggestion ItemViews::suggestion(const desk::ItemHit &hit, Seat who)
{
    Suggestion line;
    line.title = hit.item.name;
    line.detail = hit.departmentName;
    if (!hit.mayAccept) {
        line.detail += QStringLiteral(" · ") + notHere(who);
    }
    line.chip = {
        hit.item.kind == domain::CaseKind::Immediate ? Tone::Good : Tone::Accent, {}, Words::caseKind(hit.item.kind)};
    line.value = hit.item.key.toText();
    return line;
}

Suggestion ItemViews::earlier(const desk::CaseRow &row, QDate today)
{
    Suggestion line;
    line.title = row.itemName;
    const QDate day = base::chinaDate(row.received);
    line.detail = day.toString(day.year() == today.year() ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd")) + QStringLiteral(" · ") +
                  Words::numberTail(row.number);
    line.chip = Words::state(row.state);
    const ChipText left = CaseViews::daysLeft(row);
    if (!left.text.isEmpty()) {
        line.chip.text += QStringLiteral(" · ") + left.text;
    }
    line.value = row.id.toText();
    return line;
}

Suggestion ItemViews::draft(const desk::Draft &draft, const QString &itemName)
{
    const QString who = draft.applicant.name.isEmpty() ? tr("nobody yet") : Words::shownName(draft.applicant);
    return {(itemName.isEmpty() ? tr("no item yet") : itemName) + QStringLiteral(" · ") + who,
            tr("saved %1").arg(base::chinaTime(draft.saved).toString(QStringLiteral("MM-dd HH:mm"))),
            {Tone::Warn, QStringLiteral("correct"), tr("Draft")},
            draft.id.toText()};
}

QString ItemViews::cardWarning(const QStringList &warnings)
{
    if (warnings.contains(QStringLiteral("expired"))) {
        return tr("The card is no longer valid.");
    }
    if (warnings.contains(QStringLiteral("check_digit"))) {
        return tr("The check digit of the number on the card does not fit: compare it with the printed card.");
    }
    if (warnings.contains(QStringLiteral("check_name"))) {
        return tr("The name has a character this computer may not show rightly.");
    }
    if (warnings.contains(QStringLiteral("sex_differs"))) {
        return tr("The sex on the card and in the number differ.");
    }
    if (warnings.contains(QStringLiteral("birth_differs"))) {
        return tr("The birth date on the card and in the number differ.");
    }
    if (warnings.contains(QStringLiteral("unknown_division"))) {
        return tr("The identity number begins with no known region.");
    }
    return {};
}

Notice ItemViews::cardTrouble(const QString &reason)
{
    static const struct {
        const char *reason;
        const char *happened;
        const char *next;
    } lines[] = {
        {"no_card", QT_TR_NOOP("No card was laid on the reader."),
         QT_TR_NOOP("Lay it flat on the reader and press F3.")},
        {"pulled_out", QT_TR_NOOP("The card was taken away too early."),
         QT_TR_NOOP("Lay it down, leave it until the name appears, press F3.")},
        {"refused", QT_TR_NOOP("The reader could not open this card."),
         QT_TR_NOOP("Try another card or type the entries.")},
        {"wrong_card", QT_TR_NOOP("This card is none the reader can open."),
         QT_TR_NOOP("Lay down the identity card, or type the entries.")},
        {"reader_fault", QT_TR_NOOP("The card reader reports a fault of its own."),
         QT_TR_NOOP("Unplug and plug it; if that does not help, type the entries.")},
        {"garbage", QT_TR_NOOP("The reader sent something that is no card."),
         QT_TR_NOOP("Unplug and plug the reader, then press F3.")},
        {"timeout", QT_TR_NOOP("The reader did not answer in time."),
         QT_TR_NOOP("Press F3 again, or type the entries.")},
        {"unplugged", QT_TR_NOOP("The card reader is not connected."),
         QT_TR_NOOP("Check the cable; typing works meanwhile.")},
        {"not_configured", QT_TR_NOOP("No card reader is set up."),
         QT_TR_NOOP("Set one up under Devices; typing works meanwhile.")},
    };
    for (const auto &line : lines) {
        if (reason == QLatin1String(line.reason)) {
            return {Tone::Warn, tr(line.happened), tr("Nothing entered was changed."), tr(line.next)};
        }
    }
    return {Tone::Warn, tr("The card could not be read."), tr("Nothing entered was changed."),
            tr("Press F3 again, or type the entries.")};
}

std::optional<IntakeAct> ItemViews::intakeAct(domain::ActKind kind, AcceptMode mode)
{
    using domain::ActKind;
    if (kind == ActKind::Accept && mode != AcceptMode::Immediate) {
        return IntakeAct::Accept;
    }
    if (kind == ActKind::Complete && mode == AcceptMode::Immediate) {
        return IntakeAct::Accept;
    }
    if (kind == ActKind::Receive) {
        return IntakeAct::Receive;
    }
    if (kind == ActKind::Correct) {
        return IntakeAct::Correct;
    }
    if (kind == ActKind::Reject) {
        return IntakeAct::Reject;
    }
    return kind == ActKind::Refer ? std::optional(IntakeAct::Refer) : std::nullopt;
}

} // namespace yichuang::ui
