// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Committer.h"
#include "app/desk/IntakeDesk.h"

#include <QObject>

namespace yichuang::desk {

class IntakeStation final : public QObject, public IntakeDesk {
    Q_OBJECT
public:
    /// `isOnline` tells whether the centre answers now: acts that need it are refused otherwise.
    IntakeStation(Engine &engine, std::function<bool()> isOnline, QObject *parent = nullptr);

    [[nodiscard]] std::vector<ItemHit> findItems(const QString &text) const override;
    [[nodiscard]] QStringList initials(const QString &words, domain::NameKind kind) const override { return m_engine.pinyin.initials(words, kind); }
    [[nodiscard]] std::optional<ItemHit> item(const domain::ItemKey &key) const override;
    [[nodiscard]] base::Result<domain::DueDate> dueIfAcceptedNow(const domain::ItemKey &key, domain::DueKind kind) const override;
    [[nodiscard]] std::vector<IntakeReadiness> readiness(const Draft &draft) const override;
    [[nodiscard]] Draft newDraft() const override;
    [[nodiscard]] QFuture<base::Result<Draft>> saveDraft(const Draft &draft) override;
    [[nodiscard]] QFuture<base::Result<std::vector<Draft>>> drafts() override;
    [[nodiscard]] QFuture<base::Result<void>> discardDraft(const DraftId &id) override;
    [[nodiscard]] QFuture<base::Result<std::vector<CaseRow>>> earlierCases(const QString &idNumber) override;
    [[nodiscard]] QFuture<base::Result<Confirmed>> confirm(const Draft &draft, const IntakeEnding &ending) override;

Q_SIGNALS:
    /// An act is durable: sync and printer may start.
    void committed(const yichuang::desk::Confirmed &confirmed);

private:
    [[nodiscard]] ItemHit hitOf(const domain::Item &item, const QString &matched) const;

    Engine &m_engine;
    std::function<bool()> m_isOnline;
};

} // namespace yichuang::desk
