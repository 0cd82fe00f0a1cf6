// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Facts.h"

namespace yichuang::domain {

const Catalogue *Facts::catalogue(const QString &version) const
{
    const auto found = catalogues.constFind(version);
    return found == catalogues.constEnd() ? nullptr : &*found;
}

const Item *Facts::item(const QString &version, const ItemKey &key) const
{
    const Catalogue *found = catalogue(version);
    return found ? found->item(key) : nullptr;
}

const Calendar *Facts::calendar(const QString &region) const
{
    return calendars ? calendars->find(region) : nullptr;
}

} // namespace yichuang::domain
