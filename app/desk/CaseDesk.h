// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/Views.h"
#include "app/domain/Act.h"

#include <QFuture>
#include <QObject>
#include <QString>

namespace yichuang::desk {

/// Finding, reading and acting on cases.
class CaseDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// `after` empty = from the top; else CasePage::next of the page before.
    [[nodiscard]] virtual QFuture<base::Result<CasePage>> list(const CaseFilter &filter, const QString &after) = 0;
    [[nodiscard]] virtual QFuture<base::Result<CaseView>> open(const domain::CaseId &id) = 0;
    /// Applies the act by the rules and commits it. The act's dates are filled in here.
    [[nodiscard]] virtual QFuture<base::Result<Confirmed>> act(const domain::CaseId &id, const domain::Act &act) = 0;
    /// What this person has entered on the page of the case so far: on disk when it ends. An empty one removes what was kept.
    [[nodiscard]] virtual QFuture<base::Result<void>> keepDraft(const domain::CaseId &id, const ActDraft &draft) = 0;
    /// The clerk looked behind the mask: written to the audit before this ends.
    [[nodiscard]] virtual QFuture<base::Result<void>> noteReveal(const domain::CaseId &id) = 0;

Q_SIGNALS:
    /// A case changed, by this desk or by the feed.
    void caseChanged(const yichuang::domain::CaseId &id);
};

} // namespace yichuang::desk
