// SPDX-License-Identifier: Apache-2.0
#include "app/domain/MoneyText.h"

#include <QLocale>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr quint64 TrillionYuanInFen = 100'000'000'000'000ULL;

QChar digitWord(quint64 digit)
{
    static const QString words = QStringLiteral("零壹贰叁肆伍陆柒捌玖");
    return words[static_cast<qsizetype>(digit)];
}

/// 1…9999; zeros between digits are said once, those at the end not at all.
QString groupInWords(quint64 group)
{
    static const QStringList places{QStringLiteral("仟"), QStringLiteral("佰"), QStringLiteral("拾"), QString()};
    QString words;
    bool skipped = false;
    quint64 unit = 1000;
    for (const QString &place : places) {
        const quint64 digit = group / unit % 10;
        unit /= 10;
        if (digit == 0) {
            skipped = !words.isEmpty();
            continue;
        }
        words += (skipped ? QStringLiteral("零") : QString()) + digitWord(digit) + place;
        skipped = false;
    }
    return words;
}

QString yuanInWords(quint64 yuan)
{
    static const QStringList scales{QStringLiteral("亿"), QStringLiteral("万"), QString()};
    QString words;
    quint64 unit = 100'000'000;
    bool skipped = false;
    bool endedInZero = false;
    for (const QString &scale : scales) {
        const quint64 group = yuan / unit % 10000;
        unit /= 10000;
        if (group == 0) {
            skipped = !words.isEmpty();
            continue;
        }
        const bool needsZero = !words.isEmpty() && (skipped || endedInZero || group < 1000);
        words += (needsZero ? QStringLiteral("零") : QString()) + groupInWords(group) + scale;
        endedInZero = group % 10 == 0;
        skipped = false;
    }
    return words;
}

quint64 magnitude(qint64 fen)
{
    return fen < 0 ? 0 - static_cast<quint64>(fen) : static_cast<quint64>(fen);
}

} // namespace

Result<QString> moneyInWords(qint64 fen)
{
    const quint64 amount = magnitude(fen);
    if (amount >= TrillionYuanInFen) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an amount of a trillion yuan or more"),
                          "money.range");
    }
    if (amount == 0) {
        return QStringLiteral("零元整");
    }
    const quint64 jiao = amount / 10 % 10;
    const quint64 rest = amount % 10;
    QString words = yuanInWords(amount / 100);
    words += words.isEmpty() ? QString() : QStringLiteral("元");
    if (jiao != 0) {
        words += digitWord(jiao) + QStringLiteral("角");
    } else if (rest != 0 && !words.isEmpty()) {
        words += QStringLiteral("零");
    }
    words += rest != 0 ? digitWord(rest) + QStringLiteral("分") : QStringLiteral("整");
    return (fen < 0 ? QStringLiteral("负") : QString()) + words;
}

QString moneyInFigures(qint64 fen)
{
    const quint64 amount = magnitude(fen);
    const QString yuan =
        QLocale(QLocale::English, QLocale::UnitedStates).toString(static_cast<qulonglong>(amount / 100));
    return QStringLiteral("%1%2.%3")
        .arg(fen < 0 ? QStringLiteral("-") : QString(), yuan)
        .arg(amount % 100, 2, 10, QLatin1Char('0'));
}

} // namespace yichuang::domain
