// SPDX-License-Identifier: Apache-2.0
#include "app/domain/ChineseText.h"

#include <QChar>
#include <QList>

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr QChar NameDot(0x00B7);
constexpr char16_t FullWidthFirst = 0xFF01;
constexpr char16_t FullWidthLast = 0xFF5E;
constexpr char16_t FullWidthShift = 0xFEE0;

bool isNameDot(QChar c)
{
    // Bullet, hyphenation point, katakana middle dot (and half-width), full-width full stop, bullet operator, one dot
    // leader.
    static const QString dots = QString::fromUtf16(u"\u00B7\u2022\u2027\u30FB\uFF65\uFF0E\u2219\u22C5\u2024");
    return dots.contains(c);
}

QString withNameDots(QString text)
{
    for (QChar &c : text) {
        c = isNameDot(c) ? NameDot : c;
    }
    return text;
}

bool isStopOrHan(const QList<uint> &chars, qsizetype i)
{
    return chars[i] == NameDot.unicode() || isHan(chars[i]);
}

} // namespace

bool isHan(char32_t c)
{
    return c == 0x3007 || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

QString toHalfWidth(const QString &text)
{
    QString half = text;
    for (QChar &c : half) {
        const char16_t code = c.unicode();
        if (code >= FullWidthFirst && code <= FullWidthLast) {
            c = QChar(static_cast<char16_t>(code - FullWidthShift));
        } else if (code == 0x3000) {
            c = QLatin1Char(' ');
        }
    }
    return half;
}

QString normaliseName(const QString &text)
{
    const QList<uint> chars = toHalfWidth(withNameDots(text)).simplified().toUcs4();
    QString name;
    for (qsizetype i = 0; i < chars.size(); ++i) {
        const bool isPadding = chars[i] == ' ' && (isStopOrHan(chars, i - 1) || isStopOrHan(chars, i + 1));
        if (!isPadding) {
            name += QChar::fromUcs4(chars[i]);
        }
    }
    return name;
}

QString normaliseSearch(const QString &text)
{
    return normaliseName(text).toCaseFolded();
}

QString maskName(const QString &name)
{
    const QList<uint> chars = name.trimmed().toUcs4();
    QString masked;
    for (qsizetype i = 0; i < chars.size(); ++i) {
        const bool isShown = chars.size() > 1 && (i == 0 || (i == chars.size() - 1 && chars.size() > 2));
        const bool isSeparator = chars[i] == NameDot.unicode() || chars[i] == ' ';
        if (isShown || isSeparator) {
            masked += QChar::fromUcs4(chars[i]);
        } else {
            masked += QLatin1Char('*');
        }
    }
    return masked;
}

QString maskPhone(const QString &phone)
{
    const QString text = phone.trimmed();
    const qsizetype tail = std::min<qsizetype>(4, text.size() / 2);
    const qsizetype head = text.size() >= 10 ? 3 : 0;
    return text.left(head) + QString(text.size() - head - tail, QLatin1Char('*')) + text.right(tail);
}

bool isShowable(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return std::all_of(characters.begin(), characters.end(), [](uint c) { return QChar::isPrint(c); });
}

} // namespace yichuang::domain
