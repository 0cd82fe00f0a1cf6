// SPDX-License-Identifier: Apache-2.0
#include "center/store/FactsBook.h"

#include <QJsonArray>

#include <algorithm>

namespace yichuang::center {

using base::Result;
using protocol::ChangeType;

namespace {

using Documents = std::vector<DocumentStore::Document>;

Result<void> readCatalogues(const Documents &documents, domain::Facts &facts)
{
    for (const DocumentStore::Document &document : documents) {
        Result<domain::Catalogue> catalogue = domain::Catalogue::fromJson(document.body);
        if (!catalogue) {
            return base::failure(catalogue);
        }
        facts.currentCatalogue = catalogue->version();
        facts.catalogues.insert(facts.currentCatalogue, std::move(*catalogue));
    }
    return {};
}

Result<void> readCalendar(const std::optional<DocumentStore::Document> &document, domain::Facts &facts)
{
    if (!document) {
        return {};
    }
    std::vector<QJsonObject> files;
    const QJsonArray list = document->body.value(QLatin1String("files")).toArray();
    for (const QJsonValue &file : list) {
        files.push_back(file.toObject());
    }
    return domain::CalendarSet::make(files).map([&facts](domain::CalendarSet set) {
        facts.calendars = std::make_shared<const domain::CalendarSet>(std::move(set));
    });
}

Result<void> readPolicy(const std::optional<DocumentStore::Document> &document, domain::Facts &facts)
{
    if (!document) {
        return {};
    }
    return domain::Policy::fromJson(document->body).map([&facts](domain::Policy policy) { facts.policy = std::move(policy); });
}

} // namespace

Result<std::shared_ptr<const FactsBook>> FactsBook::load(DocumentStore &documents)
{
    const Result<Documents> catalogues = documents.list(ChangeType::Catalogue);
    const auto calendar = documents.latest(ChangeType::Calendar);
    const auto policy = documents.latest(ChangeType::Policy);
    const Result<Documents> directories = documents.list(ChangeType::Directory);
    if (!catalogues || !calendar || !policy || !directories) {
        return !catalogues ? base::failure(catalogues)
            : !calendar    ? base::failure(calendar)
            : !policy      ? base::failure(policy)
                           : base::failure(directories);
    }
    domain::Facts facts;
    const Result<void> read = readCatalogues(*catalogues, facts).and_then([&] { return readCalendar(*calendar, facts); }).and_then([&] {
        return readPolicy(*policy, facts);
    });
    if (!read) {
        return base::failure(read);
    }
    auto book = std::make_shared<FactsBook>();
    for (const DocumentStore::Document &document : *directories) {
        Result<domain::Directory> directory = domain::Directory::fromJson(document.body);
        if (!directory) {
            return base::failure(directory);
        }
        facts.directory = std::move(*directory);
        book->m_chapters.push_back({document.published, domain::CaseRules(facts)});
    }
    if (book->m_chapters.empty()) {
        book->m_chapters.push_back({base::Instant(), domain::CaseRules(facts)});
    }
    return book;
}

const domain::CaseRules &FactsBook::rulesAt(base::Instant at) const
{
    const auto later = std::upper_bound(m_chapters.begin(), m_chapters.end(), at,
                                        [](base::Instant moment, const Chapter &chapter) { return moment < chapter.since; });
    return later == m_chapters.begin() ? later->rules : std::prev(later)->rules;
}

QString FactsBook::hallOf(const domain::WindowId &window) const
{
    const domain::Window *found = facts().directory.window(window);
    return found ? found->hall.toText() : QString();
}

QJsonObject directoryOfHall(const domain::Directory &directory, const QString &hall)
{
    const auto keep = [](const QJsonArray &list, auto wanted) {
        QJsonArray kept;
        for (const QJsonValue &value : list) {
            if (wanted(value.toObject())) {
                kept.append(value);
            }
        }
        return kept;
    };
    const auto sitsInHall = [&](const QJsonObject &person) {
        const QJsonArray windows = person.value(QLatin1String("windows")).toArray();
        return std::any_of(windows.begin(), windows.end(), [&](const QJsonValue &value) {
            const auto id = domain::WindowId::fromText(value.toString());
            const domain::Window *window = id ? directory.window(*id) : nullptr;
            return window && window->hall.toText() == hall;
        });
    };
    QJsonObject json = directory.source();
    json.insert(QStringLiteral("halls"), keep(json.value(QLatin1String("halls")).toArray(), [&](const QJsonObject &entry) {
                    return entry.value(QLatin1String("id")).toString() == hall;
                }));
    json.insert(QStringLiteral("windows"), keep(json.value(QLatin1String("windows")).toArray(), [&](const QJsonObject &entry) {
                    return entry.value(QLatin1String("hall")).toString() == hall;
                }));
    json.insert(QStringLiteral("people"), keep(json.value(QLatin1String("people")).toArray(), sitsInHall));
    return json;
}

} // namespace yichuang::center
