// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Pinyin.h"

#include "app/domain/ChineseText.h"

#include <QList>
#include <QStringDecoder>

#include <algorithm>

namespace yichuang::domain {

using base::ErrorCode;
using base::Result;

namespace {

constexpr char32_t BmpEnd = 0x10000;

bool isSyllable(const QString &text)
{
    return !text.isEmpty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), [](QChar c) {
        return c >= QLatin1Char('a') && c <= QLatin1Char('z');
    });
}

/// The letter or digit a Latin character is typed as ("ü" → u); null for everything else.
QChar typedAs(char32_t c)
{
    const QString decomposed = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD);
    const QChar base = decomposed.isEmpty() ? QChar() : decomposed.front();
    const bool isLetter = base >= QLatin1Char('a') && base <= QLatin1Char('z');
    const bool isDigit = base >= QLatin1Char('0') && base <= QLatin1Char('9');
    return isLetter || isDigit ? base : QChar();
}

/// Every way through the pieces, the usual readings first, MaxSpellings at most.
QStringList spellings(const std::vector<QStringList> &pieces)
{
    QStringList all{QString()};
    for (const QStringList &piece : pieces) {
        const qsizetype choices = all.size() * piece.size() <= Pinyin::MaxSpellings ? piece.size() : 1;
        QStringList longer;
        for (const QString &begun : all) {
            for (qsizetype i = 0; i < choices; ++i) {
                longer.append(begun + piece[i]);
            }
        }
        all = longer;
    }
    all.removeDuplicates();
    all.removeAll(QString());
    return all;
}

/// Calls `read` for each line that says something; the number of the first line it refuses, 0 when all are well,
/// -1 when the bytes are no UTF-8.
template<typename Read>
int readLines(const QByteArray &bytes, Read read)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError()) {
        return -1;
    }
    int number = 0;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        ++number;
        if (!line.isEmpty() && !line.startsWith(QLatin1Char('#')) && !read(line)) {
            return number;
        }
    }
    return 0;
}

} // namespace

Pinyin::SetIndex Pinyin::addSet(const QString &readings)
{
    if (const auto known = m_setOf.constFind(readings); known != m_setOf.cend()) {
        return *known;
    }
    const QStringList set = readings.split(QLatin1Char(','));
    if (!std::all_of(set.begin(), set.end(), isSyllable) || m_sets.size() > 0xFFFF) {
        return 0;
    }
    const auto index = static_cast<SetIndex>(m_sets.size());
    m_sets.push_back(set);
    m_setOf.insert(readings, index);
    return index;
}

void Pinyin::setReading(char32_t c, SetIndex set)
{
    if (c < BmpEnd) {
        m_bmp[c] = set;
    } else {
        m_beyond.emplace_back(c, set);
    }
}

bool Pinyin::readReadingsLine(const QString &line)
{
    const QStringList columns = line.split(QLatin1Char('\t'));
    const SetIndex set = columns.size() == 2 ? addSet(columns[0]) : SetIndex(0);
    if (set == 0) {
        return false;
    }
    for (const char32_t c : columns[1].toUcs4()) {
        setReading(c, set);
    }
    return true;
}

bool Pinyin::readSurnameLine(const QString &line)
{
    const QStringList columns = line.split(QLatin1Char('\t'));
    const QList<uint> characters = columns[0].toUcs4();
    if (characters.size() == 2 && columns.size() == 2) {
        const QStringList syllables = columns[1].split(QLatin1Char(' '));
        m_compound.insert(columns[0], syllables);
        return syllables.size() == 2 && std::all_of(syllables.begin(), syllables.end(), isSyllable);
    }
    if (characters.size() != 1 || columns.size() < 2 || columns.size() > 3) {
        return false;
    }
    const Surname surname{addSet(columns[1]), addSet(columns.last())};
    m_surnames.insert(characters.first(), surname);
    return surname.first != 0 && surname.elsewhere != 0;
}

Result<Pinyin> Pinyin::make(const QByteArray &readings, const QByteArray &surnames)
{
    Pinyin pinyin;
    if (const int bad = readLines(readings, [&](const QString &line) { return pinyin.readReadingsLine(line); });
        bad != 0) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("the readings cannot be read, line %1").arg(bad),
                          "pinyin.readings");
    }
    if (const int bad = readLines(surnames, [&](const QString &line) { return pinyin.readSurnameLine(line); });
        bad != 0) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("the surnames cannot be read, line %1").arg(bad),
                          "pinyin.surnames");
    }
    std::sort(pinyin.m_beyond.begin(), pinyin.m_beyond.end());
    pinyin.m_beyond.shrink_to_fit();
    return pinyin;
}

Pinyin::SetIndex Pinyin::reading(char32_t c) const
{
    if (c < BmpEnd) {
        return m_bmp[c];
    }
    const auto found = std::lower_bound(m_beyond.begin(), m_beyond.end(), std::pair<char32_t, SetIndex>(c, 0));
    return found != m_beyond.end() && found->first == c ? found->second : SetIndex(0);
}

Pinyin::SetIndex Pinyin::nameReading(char32_t c, Place place) const
{
    const auto surname = place == Place::NoName ? m_surnames.cend() : m_surnames.constFind(c);
    if (surname == m_surnames.cend()) {
        return reading(c);
    }
    return place == Place::Surname ? surname->first : surname->elsewhere;
}

std::vector<Pinyin::Piece> Pinyin::pieces(const QString &name, NameKind kind, Spelling spelling) const
{
    const QString text = normaliseSearch(name);
    const QList<uint> characters = text.toUcs4();
    const auto hasReading = [this](char32_t c) { return reading(c) != 0; };
    const bool isLatin = std::none_of(characters.begin(), characters.end(), hasReading);
    const auto letters = [&](const QString &syllable) {
        return spelling == Spelling::Initials ? syllable.left(1) : syllable;
    };
    std::vector<Piece> pieces;
    Place place = kind == NameKind::Person ? Place::Surname : Place::NoName;
    qsizetype from = 0;
    if (const auto compound = m_compound.constFind(text.left(2));
        kind == NameKind::Person && compound != m_compound.cend()) {
        pieces = {{letters(compound->first())}, {letters(compound->last())}};
        place = Place::Elsewhere;
        from = 2;
    }
    bool inWord = false;
    for (qsizetype i = from; i < characters.size(); ++i) {
        const SetIndex set = nameReading(characters[i], place);
        const QChar typed = set == 0 ? typedAs(characters[i]) : QChar();
        const bool isInside = isLatin && inWord && spelling == Spelling::Initials;
        inWord = !typed.isNull();
        if (set != 0) {
            Piece piece;
            std::transform(m_sets[set].begin(), m_sets[set].end(), std::back_inserter(piece), letters);
            piece.removeDuplicates();
            pieces.push_back(piece);
            place = kind == NameKind::Person ? Place::Elsewhere : Place::NoName;
        } else if (inWord && !isInside) {
            pieces.push_back({QString(typed)});
        }
    }
    return pieces;
}

QStringList Pinyin::initials(const QString &name, NameKind kind) const
{
    return spellings(pieces(name, kind, Spelling::Initials));
}

QStringList Pinyin::full(const QString &name, NameKind kind) const
{
    return spellings(pieces(name, kind, Spelling::Full));
}

} // namespace yichuang::domain
