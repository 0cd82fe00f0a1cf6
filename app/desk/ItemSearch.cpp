// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ItemSearch.h"

#include "app/domain/ChineseText.h"

#include <algorithm>

namespace yichuang::desk {

namespace {

// Smaller is better; NoMatch does not fit at all.
enum Rank { Exact, Prefix, Contains, Scattered, NoMatch };

bool isScattered(const QString &word, const QString &text)
{
    qsizetype at = 0;
    for (const QChar c : text) {
        at = word.indexOf(c, at);
        if (at < 0) {
            return false;
        }
        ++at;
    }
    return true;
}

Rank rankOf(const QString &word, const QString &text)
{
    if (word == text) {
        return Exact;
    }
    if (word.startsWith(text)) {
        return Prefix;
    }
    if (word.contains(text)) {
        return Contains;
    }
    // Letters left out only help from three on: two would fit nearly everything. Digits are the end of somebody's number.
    const bool isNumber = std::all_of(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    return text.size() > 2 && !isNumber && isScattered(word, text) ? Scattered : NoMatch;
}

} // namespace

ItemSearch::ItemSearch(const domain::Catalogue &catalogue, const domain::Pinyin &pinyin)
{
    for (const domain::Item &item : catalogue.items()) {
        Entry entry{item.key, {}};
        const auto add = [&entry](const QString &text, const QString &shown) {
            entry.words.push_back({domain::normaliseSearch(text), shown});
        };
        for (const QString &name : QStringList(item.name) + item.aliases) {
            add(name, name);
            for (const QString &initials : pinyin.initials(name, domain::NameKind::Other)) {
                add(initials, name);
            }
        }
        add(item.implementationCode, item.implementationCode);
        add(item.handlingItemCode, item.handlingItemCode);
        add(item.key.toText(), item.name);
        m_entries.push_back(std::move(entry));
    }
}

std::vector<ItemSearch::Hit> ItemSearch::find(const QString &text, int limit) const
{
    const QString folded = domain::normaliseSearch(text);
    std::vector<std::pair<Rank, Hit>> ranked;
    for (const Entry &entry : m_entries) {
        Rank best = NoMatch;
        QString matched;
        for (const Word &word : entry.words) {
            const Rank rank = rankOf(word.text, folded);
            if (rank < best) {
                best = rank;
                matched = word.shown;
            }
        }
        if (best != NoMatch) {
            ranked.push_back({best, {entry.item, matched}});
        }
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<Hit> hits;
    for (const auto &[rank, hit] : ranked) {
        if (hits.size() == static_cast<size_t>(limit)) {
            break;
        }
        hits.push_back(hit);
    }
    return hits;
}

} // namespace yichuang::desk
