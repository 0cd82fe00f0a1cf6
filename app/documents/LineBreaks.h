// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QChar>
#include <QStringView>

namespace yichuang::documents {

/// Numbers and their units keep together on paper: "11月30日", "10个", "第2次" are not parted by a line's end. Behind the
/// year a line may end, or a whole date would leave the line before it half empty.
[[nodiscard]] inline bool staysTogether(QChar before, QChar after)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const bool isUnit = QStringView(u"年月日时分次项份页个元").contains(after);
    const bool opensNumber = QStringView(u"月日时第共").contains(before);
    return (isDigit(before) && isUnit) || (opensNumber && isDigit(after));
}

} // namespace yichuang::documents
