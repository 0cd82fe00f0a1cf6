// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CatalogueShelf.h"

namespace yichuang::desk {

namespace {

using base::Result;

constexpr QChar Separator = u'\n';

} // namespace

const QString CatalogueShelf::Versions = QStringLiteral("catalogue.versions");
const QString CatalogueShelf::Again = QStringLiteral("catalogue.again");

Result<QStringList> CatalogueShelf::list(const QString &name)
{
    return m_workspace.settings().get(name).map([](const std::optional<QByteArray> &kept) {
        return kept ? QString::fromUtf8(*kept).split(Separator, Qt::SkipEmptyParts) : QStringList();
    });
}

Result<void> CatalogueShelf::keep(const QString &name, const QStringList &versions)
{
    return m_workspace.settings().put(name, versions.join(Separator).toUtf8(), store::Keeping::Plain);
}

Result<void> CatalogueShelf::arrived(const QString &version)
{
    return versions().and_then([&](QStringList list) {
        list.removeAll(version);
        list.append(version);
        return keep(Versions, list);
    });
}

Result<void> CatalogueShelf::cameAgain(const QString &version)
{
    const Result<QStringList> known = versions();
    Result<QStringList> again = list(Again);
    if (!known || !again) {
        return known ? base::failure(again) : base::failure(known);
    }
    again->removeAll(version);
    again->append(version);
    // Cases that came with it are judged by it already.
    const Result<void> kept = known->contains(version) ? Result<void>() : keep(Versions, QStringList{version} + *known);
    return kept.and_then([&] { return keep(Again, *again); });
}

Result<bool> CatalogueShelf::endRebuild()
{
    const Result<QStringList> known = versions();
    const Result<QStringList> again = list(Again);
    if (!known || !again) {
        return known ? base::failure(again) : base::failure(known);
    }
    if (again->isEmpty()) {
        return false;
    }
    QStringList now = *known;
    now.removeIf([&again](const QString &version) { return again->contains(version); });
    now += *again;
    return keep(Versions, now).and_then([this] { return m_workspace.settings().remove(Again); }).map([&] { return now != *known; });
}

Result<void> CatalogueShelf::load(domain::Facts &facts)
{
    const Result<QStringList> list = versions();
    if (!list) {
        return base::failure(list);
    }
    for (const QString &version : *list) {
        const Result<std::optional<store::Document>> document = m_workspace.settings().document(QStringLiteral("catalogue:") + version);
        if (!document) {
            return base::failure(document);
        }
        if (!*document) {
            continue; // announced, but the page that carries it has not been stored yet
        }
        Result<domain::Catalogue> catalogue = domain::Catalogue::fromJson((*document)->body);
        if (!catalogue) {
            return base::failure(catalogue);
        }
        facts.catalogues.insert(version, std::move(*catalogue));
        facts.currentCatalogue = version;
    }
    return {};
}

} // namespace yichuang::desk
