// SPDX-License-Identifier: Apache-2.0
#include "center/store/FactsBook.h"

namespace yichuang::center {

using base::Result;

namespace {

Result<domain::Catalogue> readPart(const Document &document, const domain::Catalogue *)
{
    return domain::Catalogue::fromJson(document.body);
}

Result<domain::Directory> readPart(const Document &document, const domain::Directory *)
{
    return domain::Directory::fromJson(document.body);
}

Result<domain::Policy> readPart(const Document &document, const domain::Policy *)
{
    return domain::Policy::fromJson(document.body);
}

Result<std::shared_ptr<const domain::CalendarSet>> readPart(const Document &document, const std::shared_ptr<const domain::CalendarSet> *)
{
    return domain::CalendarSet::make(calendarFilesOf(document.body)).map([](domain::CalendarSet set) {
        return std::make_shared<const domain::CalendarSet>(std::move(set));
    });
}

} // namespace

Result<void> FactsBook::refresh()
{
    const Result<qint64> revision = m_documents.revision();
    if (const int session = m_documents.session(); revision && session != m_session) {
        forget();
        m_session = session;
    }
    if (!revision || *revision == m_revision) {
        return revision.map([](qint64) {});
    }
    return m_documents.outlines().map([&](std::vector<Document> outlines) {
        m_outlines = std::move(outlines);
        m_revision = *revision;
    });
}

void FactsBook::forget()
{
    m_revision = -1;
    m_outlines.clear();
    m_catalogues.clear();
    m_calendars.clear();
    m_directories.clear();
    m_policies.clear();
    m_rules.clear();
}

// Of directory and policy the last one before the act; when it is older than all of them, the first.
FactsBook::Choice FactsBook::choose(base::Instant at, Bound bound) const
{
    Choice choice;
    const auto inForce = [&](qint64 &chosen, const Document &document) {
        if (chosen == 0 || document.published <= at) {
            chosen = document.no;
        }
    };
    for (const Document &document : m_outlines) {
        if (document.journalN >= bound.journalN || document.no > bound.revision) {
            break;
        }
        switch (document.kind) {
        case DocumentKind::Catalogue: choice.catalogues.push_back(document.no); break;
        case DocumentKind::Calendar: choice.calendar = document.no; break;
        case DocumentKind::Directory: inForce(choice.directory, document); break;
        case DocumentKind::Policy: inForce(choice.policy, document); break;
        }
    }
    return choice;
}

template<typename T>
Result<T> FactsBook::part(std::map<qint64, T> &read, qint64 no)
{
    if (no == 0) {
        return T();
    }
    if (const auto found = read.find(no); found != read.end()) {
        return found->second;
    }
    return m_documents.read(no).and_then([](const Document &document) { return readPart(document, static_cast<const T *>(nullptr)); }).map([&](T value) {
        read.emplace(no, value);
        return value;
    });
}

Result<Rules> FactsBook::make(const Choice &choice)
{
    domain::Facts facts;
    for (const qint64 no : choice.catalogues) {
        const Result<domain::Catalogue> catalogue = part(m_catalogues, no);
        if (!catalogue) {
            return base::failure(catalogue);
        }
        facts.catalogues.insert(catalogue->version(), *catalogue);
        facts.currentCatalogue = catalogue->version();
    }
    const auto calendars = part(m_calendars, choice.calendar);
    const auto directory = part(m_directories, choice.directory);
    const auto policy = part(m_policies, choice.policy);
    if (!calendars || !directory || !policy) {
        return !calendars ? base::failure(calendars) : !directory ? base::failure(directory) : base::failure(policy);
    }
    facts.calendars = *calendars;
    facts.directory = *directory;
    facts.policy = *policy;
    return std::make_shared<const domain::CaseRules>(std::move(facts));
}

Result<Rules> FactsBook::rulesUpTo(base::Instant at, Bound bound)
{
    if (m_revision < 0) {
        if (const Result<void> read = refresh(); !read) {
            return base::failure(read);
        }
    }
    const Choice choice = choose(at, bound);
    if (const auto found = m_rules.find(choice); found != m_rules.end()) {
        return found->second;
    }
    return make(choice).map([&](Rules rules) {
        m_rules.emplace(choice, rules);
        return rules;
    });
}

Result<Rules> FactsBook::rulesFor(base::Instant at, qint64 journalN)
{
    return rulesUpTo(at, {journalN, INT64_MAX});
}

Result<Rules> FactsBook::asOf(qint64 revision)
{
    return rulesUpTo(base::Instant::max(), {INT64_MAX, revision});
}

Result<Rules> FactsBook::current()
{
    return refresh().and_then([this] { return rulesFor(base::Instant::max()); });
}

} // namespace yichuang::center
