// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueCheck.h"

#include "app/base/DateText.h"

#include <QRegularExpression>

#include <algorithm>

namespace yichuang::domain {

namespace {

using Weight = CatalogueFault::Weight;

int comparePart(const QString &a, const QString &b)
{
    bool isFirst = false;
    bool isSecond = false;
    const qulonglong first = a.toULongLong(&isFirst);
    const qulonglong second = b.toULongLong(&isSecond);
    if (isFirst && isSecond) {
        return first < second ? -1 : first > second ? 1 : 0;
    }
    return a.compare(b);
}

CatalogueFault fault(const QString &item, const char *member, const QString &what, Weight weight = Weight::Fault)
{
    const QString whole = item.isEmpty() ? QStringLiteral("the catalogue") : QStringLiteral("item ") + item;
    return {item, QLatin1String(member), "succession", QStringLiteral("%1: %2 %3").arg(whole, QLatin1String(member), what), {}, weight};
}

void compareCodes(const Item &now, const Item &before, const QString &version, CatalogueFaults &faults)
{
    const QString key = now.key.toText();
    const std::pair<const char *, QString Item::*> codes[] = {{"implementation_code", &Item::implementationCode},
                                                              {"handling_item_code", &Item::handlingItemCode},
                                                              {"item_type", &Item::itemType}};
    for (const auto &[member, code] : codes) {
        if (now.*code != before.*code) {
            faults.push_back(fault(key, member, QStringLiteral("is %1, was %2 in version %3; a published key and its codes never change meaning").arg(now.*code, before.*code, version)));
        }
    }
}

/// Against one published version.
void compareWith(const Catalogue &draft, const Catalogue &before, CatalogueFaults &faults)
{
    for (const Item &now : draft.items()) {
        if (const Item *same = before.item(now.key)) {
            compareCodes(now, *same, before.version(), faults);
            continue;
        }
        const auto twin = std::find_if(before.items().begin(), before.items().end(), [&now](const Item &i) { return i.handlingItemCode == now.handlingItemCode; });
        if (twin != before.items().end()) {
            faults.push_back(fault(now.key.toText(), "handling_item_code",
                                   QStringLiteral("belonged to item %1 in version %2; a code is nobody else's afterwards").arg(twin->key.toText(), before.version())));
        }
    }
}

void compareItemVersions(const Catalogue &draft, const Catalogue &inForce, CatalogueFaults &faults)
{
    for (const Item &now : draft.items()) {
        const Item *before = inForce.item(now.key);
        if (before && now.version < before->version) {
            faults.push_back(fault(now.key.toText(), "version", QStringLiteral("is %1, is %2 in force; versions only grow").arg(now.version).arg(before->version)));
        } else if (before && now.version == before->version && !(now == *before)) {
            faults.push_back(fault(now.key.toText(), "version", QStringLiteral("is still %1 although the item changed").arg(now.version), Weight::Remark));
        }
    }
    for (const Item &before : inForce.items()) {
        if (!draft.item(before.key)) {
            faults.push_back(fault(before.key.toText(), "key", QStringLiteral("is in force and not in the draft; cases made under it keep version %1").arg(inForce.version()), Weight::Remark));
        }
    }
}

QDate effectiveOf(const Catalogue &catalogue)
{
    return base::dateFromIso(catalogue.source().value(QLatin1String("effective")).toString());
}

void checkEffective(const Catalogue &draft, const Catalogue *inForce, QDate today, CatalogueFaults &faults)
{
    const QDate effective = effectiveOf(draft);
    if (!effective.isValid()) {
        return;
    }
    if (effective > today) {
        faults.push_back(fault({}, "effective", QStringLiteral("is %1; what is published is in force at once: publish it on that day or later").arg(effective.toString(Qt::ISODate))));
    }
    const QDate before = inForce ? effectiveOf(*inForce) : QDate();
    if (before.isValid() && effective < before) {
        faults.push_back(fault({}, "effective", QStringLiteral("is %1, before %2 of the version in force").arg(effective.toString(Qt::ISODate), before.toString(Qt::ISODate))));
    }
}

} // namespace

int compareVersions(const QString &a, const QString &b)
{
    static const QRegularExpression separators(QStringLiteral("[.\\-+_ ]"));
    const QStringList first = a.split(separators);
    const QStringList second = b.split(separators);
    for (qsizetype i = 0; i < std::min(first.size(), second.size()); ++i) {
        if (const int order = comparePart(first[i], second[i]); order != 0) {
            return order;
        }
    }
    return static_cast<int>(first.size() - second.size());
}

CatalogueFaults checkSuccession(const Catalogue &draft, const std::vector<Catalogue> &published, QDate today)
{
    CatalogueFaults faults;
    const Catalogue *inForce = published.empty() ? nullptr : &published.back();
    checkEffective(draft, inForce, today, faults);
    if (!inForce) {
        return faults;
    }
    if (compareVersions(draft.version(), inForce->version()) <= 0) {
        faults.push_back(fault({}, "version", QStringLiteral("is %1; %2 is in force, and versions only grow").arg(draft.version(), inForce->version())));
    }
    compareItemVersions(draft, *inForce, faults);
    for (const Catalogue &before : published) {
        compareWith(draft, before, faults);
    }
    // What several old versions say alike is told once.
    CatalogueFaults once;
    for (CatalogueFault &fault : faults) {
        const bool isTold = std::any_of(once.begin(), once.end(), [&fault](const CatalogueFault &f) { return f.item == fault.item && f.member == fault.member; });
        if (!isTold) {
            once.push_back(std::move(fault));
        }
    }
    return once;
}

} // namespace yichuang::domain
