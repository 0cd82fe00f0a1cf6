// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CatalogueCheck.h"
#include "center/admin/AdminSession.h"

namespace yichuang::center {

/// What is done with drafts, by the sub-commands and whoever brings a catalogue otherwise.
class CatalogueDesk {
public:
    explicit CatalogueDesk(AdminSession &session) : m_session(session) {}

    /// As examineCatalogue, for a catalogue of this place.
    [[nodiscard]] base::Result<domain::CatalogueFaults> examine(const QJsonObject &body);
    [[nodiscard]] base::Result<Draft> keep(const QJsonObject &body, const QString &author, const QString &note);
    /// Examines the draft again whole and publishes it: one transaction. Malformed "catalogue.faults" tells every fault, a line each.
    [[nodiscard]] base::Result<Document> publish(qint64 draft);
    /// Draft and publication in one. What is published already in this form is answered as it stands.
    [[nodiscard]] base::Result<Document> publishAtOnce(const QJsonObject &body, const QString &author, const QString &note);
    /// "draft:3", a file, "in-force" or a version. NotFound "catalogue.unknown".
    [[nodiscard]] base::Result<QJsonObject> bodyOf(const QString &name);

private:
    [[nodiscard]] base::Result<Document> publishIn(Stores &stores, const CenterStore::Heads &heads, const Draft &draft);

    AdminSession &m_session;
};

/// "draft:3" and "3".
[[nodiscard]] base::Result<qint64> draftNumber(const QString &name);
/// A line each; the ground behind it.
[[nodiscard]] QString textOf(const domain::CatalogueFaults &faults);

} // namespace yichuang::center
