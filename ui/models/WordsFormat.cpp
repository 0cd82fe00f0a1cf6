// SPDX-License-Identifier: Apache-2.0
#include "ui/models/Words.h"

#include <QLocale>

namespace yichuang::ui {

QString Words::act(domain::ActKind act)
{
    using domain::ActKind;
    switch (act) {
    case ActKind::Receive: return tr("Receive", "act");
    case ActKind::Accept: return tr("Accept", "act");
    case ActKind::Complete: return tr("Accept, decide and issue", "act");
    case ActKind::Correct: return tr("Correction notice", "act");
    case ActKind::Supply: return tr("Corrections supplied", "act");
    case ActKind::Lapse: return tr("Not supplied in time", "act");
    case ActKind::Reject: return tr("Not accepted", "act");
    case ActKind::Refer: return tr("Refer", "act");
    case ActKind::Deem: return tr("Deemed accepted", "act");
    case ActKind::SupplyDeferred: return tr("Deferred material supplied", "act");
    case ActKind::StartReview: return tr("Start review", "act");
    case ActKind::Stop: return tr("Stop the clock", "act");
    case ActKind::Resume: return tr("Resume the clock", "act");
    case ActKind::Extend: return tr("Extend", "act");
    case ActKind::Decide: return tr("Decide", "act");
    case ActKind::Certify: return tr("Make certificate", "act");
    case ActKind::MakeReady: return tr("Result at the window", "act");
    case ActKind::Deliver: return tr("Deliver", "act");
    case ActKind::Close: return tr("Close", "act");
    case ActKind::Withdraw: return tr("Withdraw", "act");
    case ActKind::Terminate: return tr("Terminate", "act");
    case ActKind::Void: return tr("Make void", "act");
    case ActKind::Amend: return tr("Correct the record", "act");
    case ActKind::HandOver: return tr("Hand over", "act");
    case ActKind::Settle: return tr("Settle", "act");
    case ActKind::Transfer: return tr("Transfer to another centre", "act");
    case ActKind::TakeOver: return tr("Take over from another centre", "act");
    case ActKind::TakeBack: return tr("Take back", "act");
    }
    Q_UNREACHABLE();
}

QString Words::done(domain::ActKind act)
{
    using domain::ActKind;
    switch (act) {
    case ActKind::Receive: return tr("Received", "act done");
    case ActKind::Accept: return tr("Accepted", "act done");
    case ActKind::Complete: return tr("Accepted, decided and issued", "act done");
    case ActKind::Correct: return tr("Correction notice given", "act done");
    case ActKind::Supply: return tr("Corrections supplied", "act done");
    case ActKind::Lapse: return tr("Not supplied in time", "act done");
    case ActKind::Reject: return tr("Not accepted", "act done");
    case ActKind::Refer: return tr("Referred", "act done");
    case ActKind::Deem: return tr("Deemed accepted", "act done");
    case ActKind::SupplyDeferred: return tr("Deferred material supplied", "act done");
    case ActKind::StartReview: return tr("Review started", "act done");
    case ActKind::Stop: return tr("Clock stopped", "act done");
    case ActKind::Resume: return tr("Clock resumed", "act done");
    case ActKind::Extend: return tr("Extended", "act done");
    case ActKind::Decide: return tr("Decided", "act done");
    case ActKind::Certify: return tr("Certificate made", "act done");
    case ActKind::MakeReady: return tr("Result at the window", "act done");
    case ActKind::Deliver: return tr("Delivered", "act done");
    case ActKind::Close: return tr("Closed", "act done");
    case ActKind::Withdraw: return tr("Withdrawn", "act done");
    case ActKind::Terminate: return tr("Terminated", "act done");
    case ActKind::Void: return tr("Made void", "act done");
    case ActKind::Amend: return tr("Record corrected", "act done");
    case ActKind::HandOver: return tr("Handed over", "act done");
    case ActKind::Settle: return tr("Settled", "act done");
    case ActKind::Transfer: return tr("Transferred to another centre", "act done");
    case ActKind::TakeOver: return tr("Taken over from another centre", "act done");
    case ActKind::TakeBack: return tr("Not taken by the other centre, back here", "act done");
    }
    Q_UNREACHABLE();
}

QString Words::money(qint64 cents)
{
    if (cents == 0) {
        return tr("Free of charge");
    }
    return QStringLiteral("¥ %1.%2").arg(cents / 100).arg(cents % 100, 2, 10, QLatin1Char('0'));
}

QString Words::dayLong(QDate date)
{
    return date.isValid() ? QLocale().toString(date, tr("d MMM, ddd", "date with weekday")) : QStringLiteral("—");
}

QString Words::dayShort(QDate date)
{
    return date.isValid() ? QLocale().toString(date, tr("d MMM", "date without year")) : QStringLiteral("—");
}

QString Words::moment(base::Instant at, QDate today)
{
    const QDateTime local = base::chinaTime(at);
    const QString time = local.time().toString(QStringLiteral("HH:mm"));
    const qint64 days = local.date().daysTo(today);
    if (days == 0) {
        return tr("today %1").arg(time);
    }
    if (days == 1) {
        return tr("yesterday %1").arg(time);
    }
    const QString format = local.date().year() == today.year() ? QStringLiteral("MM-dd") : QStringLiteral("yyyy-MM-dd");
    return local.date().toString(format) + u' ' + time;
}

QString Words::age(std::chrono::milliseconds age)
{
    const auto minutes = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(age).count());
    if (minutes < 1) {
        return tr("less than a minute");
    }
    if (minutes < 120) {
        return tr("%n min", "age in minutes", minutes);
    }
    return minutes < 2 * 24 * 60 ? tr("%n hour(s)", "age", minutes / 60) : tr("%n day(s)", "age", minutes / (24 * 60));
}

QString Words::calendar(int lastYear)
{
    return lastYear == 0 ? QString() : tr("holidays published up to %1", "of the calendar, %1 is a year").arg(lastYear);
}

QString Words::bytes(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 10 * 1024 * 1024 ? 1 : 0, QLocale::DataSizeTraditionalFormat);
}

QString Words::sentences(const QStringList &all)
{
    QString text;
    for (const QString &sentence : all) {
        if (!sentence.isEmpty()) {
            text = text.isEmpty() ? sentence : tr("%1 %2", "one sentence after another").arg(text, sentence);
        }
    }
    return text;
}

QString Words::parts(const QStringList &all)
{
    QStringList said = all;
    said.removeAll(QString());
    return said.join(QStringLiteral(", "));
}

QString Words::certificate(const std::optional<base::Instant> &expires, const QString &trouble)
{
    if (!expires) {
        return {};
    }
    const QString day = base::chinaDate(*expires).toString(QStringLiteral("yyyy-MM-dd"));
    return trouble.isEmpty() ? tr("good until %1, renewed by itself").arg(day)
                             : tr("good until %1; it could not be renewed (%2): tell the hall manager").arg(day, trouble);
}

QString Words::maskedName(const QString &name)
{
    const auto characters = name.toUcs4();
    if (characters.size() < 2) {
        return name;
    }
    const auto text = [](char32_t c) { return QString::fromUcs4(&c, 1); };
    const QString first = text(static_cast<char32_t>(characters.first()));
    return characters.size() == 2 ? first + u'*' : first + u'*' + text(static_cast<char32_t>(characters.last()));
}

QString Words::shownName(const domain::Applicant &who)
{
    return who.kind == domain::ApplicantKind::Organisation ? who.name : maskedName(who.name);
}

QString Words::shownId(const domain::Applicant &who)
{
    return who.kind == domain::ApplicantKind::Organisation ? who.idNumber : maskedId(who.idNumber);
}

QString Words::maskedBirth(QDate birth)
{
    return birth.isValid() ? birth.toString(QStringLiteral("yyyy-'**'-'**'")) : QString();
}

QString Words::maskedId(const QString &number)
{
    if (number.size() == 18) {
        return number.left(6) + u' ' + number.mid(6, 4) + QStringLiteral(" **** ") + number.right(4);
    }
    const qsizetype shown = qMin<qsizetype>(4, number.size() / 2);
    return QString(number.size() - shown, u'*') + number.right(shown);
}

QString Words::maskedPhone(const QString &phone)
{
    return phone.size() == 11 ? phone.left(3) + QStringLiteral("****") + phone.right(4)
                              : QString(qMax<qsizetype>(0, phone.size() - 2), u'*') + phone.right(2);
}

QString Words::numberTail(const QString &number)
{
    constexpr qsizetype tail = 9;
    return number.size() > tail ? QStringLiteral("…") + number.right(tail) : number;
}

} // namespace yichuang::ui
