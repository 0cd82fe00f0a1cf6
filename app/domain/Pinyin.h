// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

#include <utility>
#include <vector>

namespace yichuang::domain {

/// Whose name is spelt: surnames are read in their own way, companies and items have none.
enum class NameKind { Person, Other };

/// Spells names as clerks type them: "qsz" or "qinshuzhen" for 覃淑贞. Without tones, ü as v. Immutable; about 150 KB.
class Pinyin {
public:
    /// A name has no more spellings than this; later characters then keep their most usual reading.
    static constexpr int MaxSpellings = 16;

    /// `readings` and `surnames` are resources/pinyin/readings.txt and surnames.txt. Failing reasons name the file and
    /// line: pinyin.readings, pinyin.surnames.
    [[nodiscard]] static base::Result<Pinyin> make(const QByteArray &readings, const QByteArray &surnames);

    /// The first letters of every spelling, most usual first, each once. Dots, blanks and characters without a reading
    /// are passed over. Letters and digits beside Chinese stand as they are ("KTV娱乐" → "ktvyl"); a name in Latin
    /// letters alone gives the first letters of its words.
    [[nodiscard]] QStringList initials(const QString &name, NameKind kind = NameKind::Person) const;
    /// The same with whole syllables, joined.
    [[nodiscard]] QStringList full(const QString &name, NameKind kind = NameKind::Person) const;

private:
    enum class Place { Surname, Elsewhere, NoName };
    enum class Spelling { Initials, Full };
    using SetIndex = quint16;  ///< into m_sets; 0 is "no reading"
    using Piece = QStringList; ///< how one character, or a run of letters, can be spelt
    struct Surname {
        SetIndex first = 0;
        SetIndex elsewhere = 0;
    };

    Pinyin() : m_sets(1), m_bmp(0x10000, 0) {}
    [[nodiscard]] bool readReadingsLine(const QString &line);
    [[nodiscard]] bool readSurnameLine(const QString &line);
    [[nodiscard]] SetIndex addSet(const QString &readings);
    void setReading(char32_t c, SetIndex set);
    [[nodiscard]] SetIndex reading(char32_t c) const;
    [[nodiscard]] SetIndex nameReading(char32_t c, Place place) const;
    [[nodiscard]] std::vector<Piece> pieces(const QString &name, NameKind kind, Spelling spelling) const;

    std::vector<QStringList> m_sets;
    QHash<QString, SetIndex> m_setOf;
    std::vector<SetIndex> m_bmp;
    std::vector<std::pair<char32_t, SetIndex>> m_beyond; ///< outside the BMP, ascending
    QHash<char32_t, Surname> m_surnames;
    QHash<QString, QStringList> m_compound; ///< two-character surname to its two syllables
};

} // namespace yichuang::domain
