// SPDX-License-Identifier: Apache-2.0
#include "app/store/SearchTokens.h"

#include "app/domain/ChineseText.h"

#include <algorithm>

namespace yichuang::store {

namespace {

constexpr char32_t NameDot = 0x00B7;

char latinOf(char32_t c)
{
    if (c < 0x80) {
        const auto ascii = static_cast<char>(c);
        const bool isWord = (ascii >= 'a' && ascii <= 'z') || (ascii >= '0' && ascii <= '9');
        return isWord ? ascii : '\0';
    }
    const QString decomposed = QString::fromUcs4(&c, 1).normalized(QString::NormalizationForm_KD);
    const QChar base = decomposed.isEmpty() ? QChar() : decomposed.front().toLower();
    return base.unicode() < 0x80 && base.isLetterOrNumber() ? static_cast<char>(base.unicode()) : '\0';
}

QByteArray hex5(char32_t c)
{
    return QByteArray::number(static_cast<uint>(c), 16).rightJustified(5, '0');
}

// Each name also as a clerk types it: all initials, all syllables, the surname whole and then initials.
QStringList spellingsOf(const QString &name, const domain::Pinyin &pinyin)
{
    const QStringList initials = pinyin.initials(name);
    QStringList all = initials + pinyin.full(name);
    const QStringList surname = pinyin.full(name.left(1));
    if (!surname.isEmpty() && !initials.isEmpty() && surname.first().startsWith(initials.first().left(1))) {
        all.append(surname.first() + initials.first().mid(1));
    }
    return all;
}

class TokenList {
public:
    void addName(const QString &name, const domain::Pinyin &pinyin)
    {
        for (const SearchRun &run : SearchRun::of(name)) {
            if (run.isHan) {
                addHan(run.han);
            } else {
                addBeginnings(run.latin);
            }
        }
        for (const QString &spelling : spellingsOf(name, pinyin)) {
            addBeginnings(spelling.toLatin1());
        }
    }
    void addNumber(const QString &number)
    {
        for (const SearchRun &run : SearchRun::of(number)) {
            const qsizetype size = run.latin.size();
            for (qsizetype length = 1; length <= std::min(size, tokens::MaxTail); ++length) {
                m_tokens.append(tokens::tail(run.latin.last(length)));
            }
            if (size > tokens::MaxTail) {
                m_tokens.append(tokens::tail(run.latin));
            }
        }
    }
    void add(const QByteArray &token) { m_tokens.append(token); }
    [[nodiscard]] QByteArray joined()
    {
        std::sort(m_tokens.begin(), m_tokens.end());
        m_tokens.erase(std::unique(m_tokens.begin(), m_tokens.end()), m_tokens.end());
        return m_tokens.join(' ');
    }

private:
    void addHan(const std::vector<char32_t> &run)
    {
        for (const char32_t c : run) {
            m_tokens += tokens::ofHan({c});
        }
        if (run.size() > 1) {
            m_tokens += tokens::ofHan(run);
        }
    }
    void addBeginnings(const QByteArray &word)
    {
        for (qsizetype length = 1; length <= std::min(word.size(), tokens::MaxSpelling); ++length) {
            m_tokens.append(tokens::spelling(word.first(length)));
        }
        if (word.size() > tokens::MaxSpelling) {
            m_tokens.append(tokens::spelling(word));
        }
    }

    QByteArrayList m_tokens;
};

} // namespace

std::vector<SearchRun> SearchRun::of(const QString &text)
{
    std::vector<SearchRun> runs;
    bool isBroken = true;
    for (const char32_t c : domain::normaliseSearch(text).toUcs4()) {
        const bool isHan = domain::isHan(c);
        const char latin = isHan ? '\0' : latinOf(c);
        if (!isHan && latin == '\0') {
            isBroken = isBroken || c != NameDot || !runs.back().isHan;
            continue;
        }
        if (isBroken || runs.back().isHan != isHan) {
            runs.push_back({isHan, {}, {}});
        }
        isBroken = false;
        if (isHan) {
            runs.back().han.push_back(c);
        } else {
            runs.back().latin.append(latin);
        }
    }
    return runs;
}

namespace tokens {

QByteArrayList ofHan(const std::vector<char32_t> &run)
{
    if (run.size() == 1) {
        return {'c' + hex5(run.front())};
    }
    QByteArrayList pairs;
    for (size_t i = 0; i + 1 < run.size(); ++i) {
        pairs.append('b' + hex5(run[i]) + hex5(run[i + 1]));
    }
    return pairs;
}

QByteArray spelling(const QByteArray &beginning)
{
    return 'p' + beginning;
}

QByteArray tail(const QByteArray &ending)
{
    QByteArray token(ending.size() + 1, 'r');
    std::reverse_copy(ending.cbegin(), ending.cend(), token.begin() + 1);
    return token;
}

QByteArray state(domain::CaseState state)
{
    return 's' + domain::toWord(state).remove(QLatin1Char('_')).toLatin1();
}

QByteArray window(const domain::WindowId &window)
{
    return 'w' + window.toText().toLatin1().toHex();
}

} // namespace tokens

QByteArray searchTokens(const CaseBrief &brief, const domain::Pinyin &pinyin)
{
    TokenList list;
    list.addName(brief.name, pinyin);
    list.addName(brief.agentName, pinyin);
    for (const QString &number : {brief.number, brief.queryCode, brief.idNumber, brief.phone}) {
        list.addNumber(number);
    }
    list.add(tokens::state(brief.state));
    list.add(tokens::window(brief.window));
    return list.joined();
}

} // namespace yichuang::store
