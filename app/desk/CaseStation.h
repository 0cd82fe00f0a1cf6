// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/CaseDesk.h"
#include "app/desk/Committer.h"

namespace yichuang::desk {

class CaseStation final : public CaseDesk {
    Q_OBJECT
public:
    /// `isOnline` as in IntakeStation.
    CaseStation(Engine &engine, std::function<bool()> isOnline, QObject *parent = nullptr);

    [[nodiscard]] QFuture<base::Result<CasePage>> list(const CaseFilter &filter, const QString &after) override;
    [[nodiscard]] QFuture<base::Result<CaseView>> open(const domain::CaseId &id) override;
    [[nodiscard]] QFuture<base::Result<Confirmed>> act(const domain::CaseId &id, const domain::Act &act) override;
    [[nodiscard]] QFuture<base::Result<void>> keepDraft(const domain::CaseId &id, const ActDraft &draft) override;
    [[nodiscard]] QFuture<base::Result<void>> noteReveal(const domain::CaseId &id) override;

Q_SIGNALS:
    void committed(const yichuang::desk::Confirmed &confirmed);

private:
    [[nodiscard]] base::Result<CasePage> find(const CaseFilter &filter, const QString &after);
    [[nodiscard]] base::Result<CaseView> view(const domain::CaseId &id);
    [[nodiscard]] base::Result<void> addLocal(CaseView &view);
    [[nodiscard]] base::Result<void> addDraft(CaseView &view, const domain::PersonId &person);
    /// In the audit: who read whose data. Store worker.
    [[nodiscard]] base::Result<void> noteRead(const domain::CaseId &id);

    Engine &m_engine;
    std::function<bool()> m_isOnline;
    struct Reading {
        domain::PersonId person;
        domain::CaseId id;
        base::Instant at;
    };
    Reading m_lastRead; ///< store worker
};

} // namespace yichuang::desk
