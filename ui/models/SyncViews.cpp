// SPDX-License-Identifier: Apache-2.0
#include "ui/models/SyncViews.h"

#include "ui/models/Words.h"

#include <cstdlib>

namespace yichuang::ui {

using desk::LinkState;
using desk::OperationState;

namespace {

QString timeOf(base::Instant at)
{
    return base::chinaTime(at).time().toString(QStringLiteral("HH:mm"));
}

bool isSet(base::Instant at)
{
    return base::toMs(at) > 0;
}

// Position by position what the mask hides, where the other value differs there.
QString unmasked(const QString &masked, const QString &value, const QString &other)
{
    QString shown = masked;
    qsizetype from = 0;
    for (QChar &c : shown) {
        if (c.isSpace()) {
            continue;
        }
        if (from < value.size() && value.at(from) != other.at(from)) {
            c = value.at(from);
        }
        ++from;
    }
    return from == value.size() ? shown : value;
}

} // namespace

QString SyncViews::linkWords(const desk::SyncStatus &status)
{
    switch (status.link) {
    case LinkState::NotEnrolled: return tr("Not enrolled");
    case LinkState::Online: return tr("Online");
    case LinkState::Offline:
        return isSet(status.since) ? tr("Offline since %1").arg(timeOf(status.since)) : tr("Offline");
    case LinkState::AuthNeeded: return tr("Sign-in at the centre needed");
    case LinkState::Stopped: return tr("Sync stopped");
    }
    Q_UNREACHABLE();
}

SyncViews::Pill SyncViews::pill(const desk::SyncStatus &status, base::Instant now)
{
    const int stuck = status.conflicts + status.refused;
    const int open = status.waiting + status.sending + status.held;
    QStringList words{linkWords(status)};
    if (open > 0) {
        words.append(tr("%n waiting", "operations", open));
    }
    // While the link is up nothing waits long enough to be worth the room.
    if (open > 0 && status.link != LinkState::Online && isSet(status.oldestWaiting)) {
        words.append(tr("oldest %1").arg(Words::age(now - status.oldestWaiting)));
    }
    if (stuck > 0) {
        words.append(tr("%n need(s) you", "operations", stuck));
    }
    if (open == 0 && stuck == 0 && status.link == LinkState::Online) {
        words.append(tr("everything is at the centre"));
    }
    const bool bad = status.link == LinkState::AuthNeeded || status.link == LinkState::Stopped || !status.databaseOk;
    const bool calm = status.link == LinkState::Online && stuck == 0;
    return {bad ? Tone::Bad : calm ? Tone::Good : Tone::Warn, words.join(QStringLiteral(" · "))};
}

QVector<SyncViews::Tile> SyncViews::tiles(const desk::SyncStatus &status, base::Instant now)
{
    QVector<Tile> tiles;
    tiles.append({tr("Waiting to be sent"), QString::number(status.waiting),
                  status.waiting > 0 && isSet(status.oldestWaiting) ? tr("oldest %1").arg(Words::age(now - status.oldestWaiting))
                                                                    : tr("nothing waits"),
                  Tone::Plain});
    tiles.append({tr("Being sent"), QString::number(status.sending),
                  status.link == LinkState::Online ? tr("link is up") : tr("link is down"), Tone::Plain});
    tiles.append({tr("Held"), QString::number(status.held), status.held > 0 ? tr("wait for an earlier one") : tr("nothing is held up"), Tone::Plain});
    const int stuck = status.conflicts + status.refused;
    QStringList kinds;
    if (status.conflicts > 0) {
        kinds.append(tr("%n conflict(s)", "", status.conflicts));
    }
    if (status.refused > 0) {
        kinds.append(tr("%n refused", "", status.refused));
    }
    tiles.append({tr("Need your decision"), QString::number(stuck),
                  stuck > 0 ? kinds.join(QStringLiteral(" · ")) : tr("nothing to decide"),
                  stuck > 0 ? Tone::Bad : Tone::Plain});
    tiles.append(
        {tr("Confirmed today"), QString::number(status.confirmedToday), tr("stored at the centre"), Tone::Plain});
    tiles.append({tr("Case numbers left"), QString::number(status.numbersLeft),
                  status.numbersLeft < 50 ? tr("connect to get more") : tr("for working offline"),
                  status.numbersLeft < 50 ? Tone::Warn : Tone::Plain});
    return tiles;
}

QVector<SyncViews::Check> SyncViews::checks(const desk::SyncStatus &status)
{
    QVector<Check> checks;
    const bool online = status.link == LinkState::Online;
    checks.append({tr("Centre"),
                   {online ? Tone::Good : Tone::Bad, online ? QStringLiteral("check") : QStringLiteral("offline"),
                    online ? tr("reached") : tr("not reached")}});
    const bool known = status.clockUncertaintyMs >= 0;
    const qint64 tenths = qRound64(static_cast<double>(status.clockOffsetMs) / 100.0); // a clock that is right is not "-0.0 s" off
    const bool clockFine = std::llabs(status.clockOffsetMs) < 120'000;
    checks.append({tr("Clock"),
                   {!known      ? Tone::Plain
                    : clockFine ? Tone::Good
                                : Tone::Warn,
                    QStringLiteral("clock"),
                    !known ? tr("not compared yet")
                           : (tenths > 0 ? QStringLiteral("+") : QString()) + QString::number(static_cast<double>(tenths) / 10.0, 'f', 1) +
                                 QStringLiteral(" s")}});
    const bool isCounted = status.diskFreeBytes >= 0;
    const bool room = status.diskFreeBytes > (qint64(1) << 30);
    checks.append({tr("Disk free"),
                   {room        ? Tone::Good
                    : isCounted ? Tone::Warn
                                : Tone::Plain,
                    QStringLiteral("disk"), isCounted ? Words::bytes(status.diskFreeBytes) : tr("unknown", "how much of the disk is free")}});
    checks.append({tr("Database"),
                   {status.databaseOk ? Tone::Good : Tone::Bad,
                    status.databaseOk ? QStringLiteral("check") : QStringLiteral("bad"),
                    status.databaseOk ? tr("sound") : tr("damaged")}});
    return checks;
}

Notice SyncViews::trouble(const desk::SyncStatus &status, base::Instant now)
{
    if (!status.databaseOk) {
        return {Tone::Bad, tr("The database of this computer is damaged."), tr("Nothing is overwritten."),
                tr("Call the help desk with the health report.")};
    }
    const QString next =
        isSet(status.nextTry) && status.nextTry > now ? tr("Next try at %1.").arg(timeOf(status.nextTry)) : QString();
    const QString kept = tr("Everything is stored here and is sent by itself.");
    if (status.lastError == QStringLiteral("network")) {
        // One request broke off and is tried again; others got through since.
        if (status.link == LinkState::Online) {
            return {};
        }
        return {Tone::Warn, tr("The centre cannot be reached: cable, network or centre is down."), kept, next};
    }
    if (status.lastError == QStringLiteral("tls")) {
        return {Tone::Bad, tr("The centre's certificate does not fit: this may not be your centre."), kept,
                tr("Call the help desk.")};
    }
    if (status.lastError == QStringLiteral("auth")) {
        return {Tone::Bad, tr("The centre no longer accepts this computer or sign-in."), kept,
                tr("Lock with F12 and sign in again.")};
    }
    if (status.lastError == QStringLiteral("busy")) {
        return {Tone::Accent, tr("The centre is busy."), kept, next};
    }
    if (!status.lastError.isEmpty()) {
        return {Tone::Bad, tr("Sending stopped."), kept, tr("Call the help desk with the health report.")};
    }
    return {};
}

QStringList SyncViews::laneHeaders()
{
    return {tr("Case"), tr("Act"), tr("State")};
}

ChipText SyncViews::laneChip(const desk::LaneRow &row)
{
    switch (row.state) {
    case OperationState::Ready:
        return {Tone::Warn, QStringLiteral("wait"), tr("waiting")};
    case OperationState::Sending: return {Tone::Accent, QStringLiteral("sync"), tr("being sent")};
    case OperationState::Applied: return {Tone::Good, QStringLiteral("check"), tr("at the centre")};
    case OperationState::Held: return {Tone::Plain, QStringLiteral("wait"), tr("waits its turn")};
    case OperationState::Conflict: return {Tone::Bad, QStringLiteral("warn"), tr("conflict", "of an operation")};
    case OperationState::Refused: return {Tone::Bad, QStringLiteral("bad"), tr("refused")};
    case OperationState::Settled: return {Tone::Plain, QStringLiteral("check"), tr("settled")};
    }
    Q_UNREACHABLE();
}

// Two cases of one person and one item differ by nothing else.
QString SyncViews::caseWords(const desk::LaneRow &row)
{
    return row.number.isEmpty() ? row.applicantMasked : row.applicantMasked + QStringLiteral(" · ") + Words::numberTail(row.number);
}

TableRow SyncViews::lane(const desk::LaneRow &row, QDate today)
{
    TableRow line;
    line.key = row.operation.toText();
    line.tone = row.state == OperationState::Conflict || row.state == OperationState::Refused ? Tone::Bad : Tone::Plain;
    QString when = Words::moment(row.made, today);
    if (row.state == OperationState::Ready && row.tries > 0) {
        when += QStringLiteral(" · ") + tr("tried %n time(s)", "", row.tries);
    }
    line.cells = {{row.itemName, caseWords(row), {}},
                  {Words::act(row.act), when, {}},
                  {{}, {}, laneChip(row)}};
    return line;
}

QString SyncViews::remedy(const QString &word)
{
    static const std::pair<const char *, const char *> words[] = {
        {"again", QT_TR_NOOP("Correct what was named and offer it again.")},
        {"sign_in", QT_TR_NOOP("Sign in again, then offer it again.")},
        {"new_case", QT_TR_NOOP("Take the case in anew.")},
        {"ask_manager", QT_TR_NOOP("Ask the hall manager for the right, then offer it again.")},
        {"discard", QT_TR_NOOP("Give this act up; the case returns to what the centre has.")},
    };
    for (const auto &[key, text] : words) {
        if (word == QLatin1String(key)) {
            return tr(text);
        }
    }
    return tr("Offer it again, or give it up.");
}

QString SyncViews::papersOut(const desk::LaneRow &row)
{
    if (row.papers.isEmpty()) {
        return {};
    }
    QStringList titles;
    for (const QString &title : row.papers) {
        titles.append(tr("“%1”", "title of a paper").arg(title));
    }
    return tr("%1 is printed and may be in the applicant's hands: if this act is given up, get it back or declare it void.").arg(titles.join(tr(", ", "list separator")));
}

QString SyncViews::fieldName(const QString &path)
{
    static const std::pair<const char *, const char *> names[] = {
        {"applicant.name", QT_TR_NOOP("Applicant's name")},
        {"applicant.id_number", QT_TR_NOOP("Identity number")},
        {"applicant.phone", QT_TR_NOOP("Mobile phone")},
        {"applicant.address", QT_TR_NOOP("Address")},
        {"result_way", QT_TR_NOOP("How the result is collected")},
    };
    for (const auto &[key, text] : names) {
        if (path == QLatin1String(key)) {
            return tr(text);
        }
    }
    return path.startsWith(QStringLiteral("fields.")) ? path.mid(7) : path;
}

QString SyncViews::fieldValue(const QString &path, const QString &value)
{
    if (value.isEmpty()) {
        return QStringLiteral("—");
    }
    if (path == QStringLiteral("applicant.id_number")) {
        return Words::maskedId(value);
    }
    if (path == QStringLiteral("applicant.phone")) {
        return Words::maskedPhone(value);
    }
    return path == QStringLiteral("result_way") ? Words::resultWay(value) : value;
}

// Only what tells the two apart is shown: nobody can choose between two texts that read the same.
std::pair<QString, QString> SyncViews::fieldChoices(const domain::FieldConflict &field)
{
    const QString mine = fieldValue(field.path, field.mine);
    const QString theirs = fieldValue(field.path, field.theirs);
    if (mine != theirs || field.mine == field.theirs) {
        return {mine, theirs};
    }
    if (field.mine.size() != field.theirs.size()) {
        return {field.mine, field.theirs};
    }
    return {unmasked(mine, field.mine, field.theirs), unmasked(theirs, field.theirs, field.mine)};
}

} // namespace yichuang::ui
