// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Catalogue.h"
#include "app/domain/Pinyin.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace yichuang::desk {

/// Finds items as clerks type them: name, short name, pinyin initials ("ggcsws", also with letters left out,
/// "lnyd"), codes. In memory; a few hundred items cost microseconds.
class ItemSearch {
public:
    ItemSearch() = default;
    ItemSearch(const domain::Catalogue &catalogue, const domain::Pinyin &pinyin);

    struct Hit {
        domain::ItemKey item;
        QString matched; ///< which of its words
    };
    /// Best first, at most `limit`. An empty text gives the first items of the catalogue.
    [[nodiscard]] std::vector<Hit> find(const QString &text, int limit) const;

private:
    struct Word {
        QString text;  ///< folded
        QString shown;
    };
    struct Entry {
        domain::ItemKey item;
        std::vector<Word> words;
    };
    std::vector<Entry> m_entries;
};

} // namespace yichuang::desk
