// SPDX-License-Identifier: Apache-2.0
#include "center/store/CatalogueExam.h"

#include "app/domain/CatalogueTier.h"

namespace yichuang::center {

using base::Result;
using domain::CatalogueFault;
using domain::CatalogueFaults;

namespace {

CatalogueFault parentFault(const QString &what)
{
    return {{}, QStringLiteral("parent"), "parent", QStringLiteral("the catalogue: parent ") + what, {}, CatalogueFault::Weight::Fault};
}

void append(CatalogueFaults &faults, const CatalogueFaults &found)
{
    faults.insert(faults.end(), found.begin(), found.end());
}

Result<void> examineSuccession(Stores &stores, const domain::Catalogue &draft, base::Instant now, CatalogueFaults &faults)
{
    const Result<Rules> rules = stores.facts.current();
    const auto outlines = stores.documents.outlines();
    if (!rules || !outlines) {
        return rules ? base::failure(outlines) : base::failure(rules);
    }
    std::vector<domain::Catalogue> published;
    for (const Document &document : *outlines) {
        if (document.kind == DocumentKind::Catalogue) {
            published.push_back((*rules)->facts().catalogues.value(document.version));
        }
    }
    append(faults, domain::checkSuccession(draft, published, base::chinaDate(now)));
    return {};
}

// Whether it names what it rests on, and rightly. What came from above rests on another tier's.
void examineName(const domain::Catalogue &draft, const std::optional<ParentCatalogue> &parent, CatalogueFaults &faults)
{
    const QJsonObject named = draft.source().value(QLatin1String("parent")).toObject();
    if (named.isEmpty()) {
        return;
    }
    if (!parent) {
        faults.push_back(parentFault(QStringLiteral("names a version, but no catalogue of the tier above is kept here")));
    } else if (named.value(QLatin1String("origin")).toString() != parent->origin || named.value(QLatin1String("version")).toString() != parent->version) {
        faults.push_back(parentFault(QStringLiteral("names another than the last one that came: %1, version %2").arg(parent->origin, parent->version)));
    }
}

Result<void> examineParent(Stores &stores, const domain::Catalogue &draft, const QString &origin, CatalogueFaults &faults)
{
    const auto parent = stores.parents.latest();
    if (!parent) {
        return base::failure(parent);
    }
    if (origin.isEmpty()) {
        examineName(draft, *parent, faults);
    }
    if (!*parent || (*parent)->origin == origin) {
        return {};
    }
    return domain::Catalogue::fromJson((*parent)->body).map([&](const domain::Catalogue &above) { append(faults, domain::checkAgainstParent(draft, above)); });
}

} // namespace

Result<CatalogueFaults> examineCatalogue(Stores &stores, const QJsonObject &body, const QString &origin, base::Instant now)
{
    CatalogueFaults faults = domain::checkCatalogue(body);
    // With broken form there may still be enough to compare; without a readable whole there is not.
    const Result<domain::Catalogue> draft = domain::Catalogue::fromJson(body);
    if (!draft) {
        return faults;
    }
    return examineSuccession(stores, *draft, now, faults).and_then([&] { return examineParent(stores, *draft, origin, faults); }).map([&faults] {
        return std::move(faults);
    });
}

} // namespace yichuang::center
