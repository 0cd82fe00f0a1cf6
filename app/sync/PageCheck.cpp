// SPDX-License-Identifier: Apache-2.0
#include "app/sync/PageCheck.h"

#include "app/domain/CalendarSet.h"
#include "app/domain/Catalogue.h"
#include "app/domain/Directory.h"
#include "app/domain/Policy.h"

#include <QHash>
#include <QJsonArray>
#include <QSet>

#include <algorithm>

namespace yichuang::sync {

namespace {

using base::Error;
using base::Result;
using protocol::Change;
using protocol::ChangeType;

Error fault(const Change &change, const QString &detail)
{
    return {base::ErrorCode::Malformed, QStringLiteral("%1 %2: %3").arg(protocol::toWord(change.type), change.key, detail), "change.malformed"};
}

template<typename T>
std::optional<Error> errorOf(const Result<T> &result)
{
    return result ? std::nullopt : std::optional(result.error());
}

std::optional<Error> calendarError(const QJsonObject &body)
{
    std::vector<QJsonObject> files;
    const QJsonArray list = body.value(QLatin1String("files")).toArray();
    for (const QJsonValue &value : list) {
        files.push_back(value.toObject());
    }
    return errorOf(domain::CalendarSet::make(files));
}

/// What is wrong with a document, read by the same code that will use it.
std::optional<Error> documentError(CheckedDocument::Kind kind, const QJsonObject &body)
{
    switch (kind) {
    case CheckedDocument::Kind::Catalogue: return errorOf(domain::Catalogue::fromJson(body));
    case CheckedDocument::Kind::Calendar: return calendarError(body);
    case CheckedDocument::Kind::Directory: return errorOf(domain::Directory::fromJson(body));
    case CheckedDocument::Kind::Policy: return errorOf(domain::Policy::fromJson(body));
    }
    return std::nullopt;
}

class Checker {
public:
    PageVerdict take(const protocol::ChangePage &source)
    {
        // From the last to the first: an earlier change of the same thing is overtaken.
        for (auto it = source.changes.rbegin(); it != source.changes.rend(); ++it) {
            takeChange(*it);
        }
        std::reverse(m_verdict.page.cases.begin(), m_verdict.page.cases.end());
        std::reverse(m_verdict.page.documents.begin(), m_verdict.page.documents.end());
        m_verdict.page.next = {source.cursor, source.fingerprint};
        return std::move(m_verdict);
    }

private:
    void takeChange(const Change &change)
    {
        switch (change.type) {
        case ChangeType::Case: takeCase(change); return;
        case ChangeType::Tombstone: takeTombstone(change); return;
        // Numbers are taken from the answer to one's own request only: the feed shows every block of this enrolment, also those a
        // copy of this folder may have asked for and used.
        case ChangeType::NumberBlock: return;
        case ChangeType::Catalogue: takeDocument(change, CheckedDocument::Kind::Catalogue); return;
        case ChangeType::Calendar: takeDocument(change, CheckedDocument::Kind::Calendar); return;
        case ChangeType::Directory: takeDocument(change, CheckedDocument::Kind::Directory); return;
        case ChangeType::Policy: takeDocument(change, CheckedDocument::Kind::Policy); return;
        }
    }

    void takeCase(const Change &change)
    {
        auto read = domain::Case::fromJson(change.body);
        if (!read || read->id.toText() != change.key) {
            m_verdict.faults.push_back(fault(change, read ? QStringLiteral("is another case") : read.error().detail));
        } else if (!m_cases.contains(change.key)) {
            m_cases.insert(change.key);
            read->version = change.version > 0 ? change.version : read->version;
            m_verdict.page.cases.push_back(std::move(*read));
        }
    }

    void takeTombstone(const Change &change)
    {
        const auto id = domain::CaseId::fromText(change.key);
        if (!id) {
            m_verdict.faults.push_back(fault(change, id.error().detail));
        } else if (!m_cases.contains(change.key)) {
            m_cases.insert(change.key);
            m_verdict.page.gone.push_back(*id);
            if (change.isErased) {
                m_verdict.page.erased.push_back(*id);
            }
        }
    }

    void takeDocument(const Change &change, CheckedDocument::Kind kind)
    {
        // Catalogues stand side by side: a case is judged by the version it was made under. Of the others the last one counts.
        const QString place = protocol::toWord(change.type) + u'\n' + (kind == CheckedDocument::Kind::Catalogue ? change.key : QString());
        if (m_documents.contains(place)) {
            return;
        }
        if (const auto error = documentError(kind, change.body)) {
            m_verdict.faults.push_back(fault(change, error->detail));
            return;
        }
        m_documents.insert(place);
        m_verdict.page.documents.push_back({kind, change.key, QJsonObject(change.body)});
    }

    PageVerdict m_verdict;
    QSet<QString> m_cases;
    QSet<QString> m_documents; ///< type and, of catalogues, version
};

} // namespace

PageVerdict checkPage(const protocol::ChangePage &page)
{
    return Checker().take(page);
}

} // namespace yichuang::sync
