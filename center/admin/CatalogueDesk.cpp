// SPDX-License-Identifier: Apache-2.0
#include "center/admin/CatalogueDesk.h"

#include "center/admin/Resources.h"
#include "center/admin/StaffSession.h"
#include "center/store/CatalogueExam.h"

#include <QFileInfo>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::CatalogueFault;
using domain::CatalogueFaults;

namespace {

const QString DraftPrefix = QStringLiteral("draft:");
constexpr qsizetype MostTold = 200;

} // namespace

Result<qint64> draftNumber(const QString &name)
{
    bool isNumber = false;
    const qint64 no = (name.startsWith(DraftPrefix) ? name.mid(DraftPrefix.size()) : name).toLongLong(&isNumber);
    if (!isNumber || no < 1) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("'%1' names no draft; say its number, as 'catalogue list' shows it").arg(name.left(64)), "usage");
    }
    return no;
}

QString textOf(const CatalogueFaults &faults)
{
    QStringList lines;
    for (const CatalogueFault &fault : faults) {
        const QString mark = fault.weight == CatalogueFault::Weight::Fault ? QString() : QStringLiteral("remark: ");
        lines.append(mark + fault.text + (fault.ground.isEmpty() ? QString() : QStringLiteral(" (") + fault.ground + QLatin1Char(')')));
    }
    if (lines.size() > MostTold) {
        const qsizetype more = lines.size() - MostTold;
        lines.resize(MostTold);
        lines.append(QStringLiteral("and %1 more").arg(more));
    }
    return lines.join(QLatin1Char('\n'));
}

Result<CatalogueFaults> CatalogueDesk::examine(const QJsonObject &body)
{
    return examineCatalogue(m_session.stores(), body, {}, m_session.now());
}

Result<Draft> CatalogueDesk::keep(const QJsonObject &body, const QString &author, const QString &note)
{
    Draft draft{0, DraftState::Open, m_session.now(), std::nullopt, author, note, body};
    return m_session
        .write([&draft](Stores &stores, CenterStore::Heads &) { return stores.drafts.add(draft).map([&draft](qint64 no) { draft.no = no; }); })
        .map([&draft] { return draft; });
}

Result<Document> CatalogueDesk::publishIn(Stores &stores, const CenterStore::Heads &heads, const Draft &draft)
{
    if (draft.state != DraftState::Open) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("draft %1 is %2 already").arg(draft.no).arg(toWord(draft.state)), "draft.ended");
    }
    const Result<CatalogueFaults> faults = examine(draft.body);
    if (!faults) {
        return base::failure(faults);
    }
    if (domain::hasFaults(*faults)) {
        return base::fail(ErrorCode::Malformed, QStringLiteral("draft %1 is not in order:\n%2").arg(draft.no).arg(textOf(*faults)), "catalogue.faults");
    }
    return staffOf(m_session, stores, heads).publish(DocumentKind::Catalogue, draft.body).and_then([&](Document document) {
        return stores.drafts.end(draft.no, DraftState::Published, m_session.now()).map([&document] { return std::move(document); });
    });
}

Result<Document> CatalogueDesk::publish(qint64 draft)
{
    Document published;
    return m_session
        .write([&](Stores &stores, CenterStore::Heads &heads) {
            return stores.drafts.read(draft).and_then([&](const Draft &read) { return publishIn(stores, heads, read); }).map([&published](Document document) {
                published = std::move(document);
            });
        })
        .map([&published] { return std::move(published); });
}

Result<Document> CatalogueDesk::publishAtOnce(const QJsonObject &body, const QString &author, const QString &note)
{
    const auto same = m_session.stores().documents.find(DocumentKind::Catalogue, body.value(QLatin1String("version")).toString());
    if (!same) {
        return base::failure(same);
    }
    if (*same && (*same)->body == body) {
        return std::move(**same);
    }
    Document published;
    Draft draft{0, DraftState::Open, m_session.now(), std::nullopt, author, note, body};
    return m_session
        .write([&](Stores &stores, CenterStore::Heads &heads) {
            return stores.drafts.add(draft)
                .and_then([&](qint64 no) {
                    draft.no = no;
                    return publishIn(stores, heads, draft);
                })
                .map([&published](Document document) { published = std::move(document); });
        })
        .map([&published] { return std::move(published); });
}

Result<QJsonObject> CatalogueDesk::bodyOf(const QString &name)
{
    if (name.startsWith(DraftPrefix)) {
        return draftNumber(name).and_then([this](qint64 no) { return m_session.stores().drafts.read(no); }).map([](const Draft &draft) { return draft.body; });
    }
    if (QFileInfo(name).isFile()) {
        return readJsonFile(name);
    }
    DocumentStore &documents = m_session.stores().documents;
    const auto found = name == QLatin1String("in-force") ? documents.latest(DocumentKind::Catalogue) : documents.find(DocumentKind::Catalogue, name);
    if (!found) {
        return base::failure(found);
    }
    if (!*found) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("'%1' is no draft (draft:N), no file and no published version").arg(name.left(200)), "catalogue.unknown");
    }
    return (*found)->body;
}

} // namespace yichuang::center
