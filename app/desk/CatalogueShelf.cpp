// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CatalogueShelf.h"

namespace yichuang::desk {

namespace {

using base::Result;

// Versions in the order they arrived; the last is current.
const QString VersionsSetting = QStringLiteral("catalogue.versions");
constexpr QChar Separator = u'\n';

} // namespace

Result<QStringList> CatalogueShelf::versions()
{
    return m_workspace.settings().get(VersionsSetting).map([](const std::optional<QByteArray> &kept) {
        return kept ? QString::fromUtf8(*kept).split(Separator, Qt::SkipEmptyParts) : QStringList();
    });
}

Result<void> CatalogueShelf::arrived(const QString &version)
{
    return versions().and_then([&](QStringList list) {
        list.removeAll(version);
        list.append(version);
        return m_workspace.settings().put(VersionsSetting, list.join(Separator).toUtf8(), store::Keeping::Plain);
    });
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
