// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/Draft.h"
#include "app/desk/Views.h"
#include "app/domain/Act.h"
#include "app/domain/Item.h"
#include "app/domain/Pinyin.h"

#include <QFuture>
#include <QString>
#include <QStringList>

#include <vector>

namespace yichuang::desk {

/// One hit of the item search with what this window may do with it.
struct ItemHit {
    domain::Item item;
    QString departmentName;
    bool mayAccept = false;
    bool mayComplete = false; ///< accept + decide + print as one
    bool mayIssue = false;
    QString matched;  ///< name, alias, initials, code
};

/// The lawful ways to end an intake, beyond keeping the draft.
struct IntakeEnding {
    domain::ActKind kind = domain::ActKind::Accept; ///< Receive, Accept, Complete, Correct, Reject, Refer
    QString note;
    QString ground;      ///< Reject: not_needed, not_ours
    QString referredTo;  ///< Reject (not_ours), Refer
    QString certificateNo; ///< Complete
};

/// Why an ending is not possible now; the same rules that will judge the act.
struct IntakeReadiness {
    domain::ActKind kind = domain::ActKind::Accept;
    bool possible = false;
    QByteArray reason; ///< stable key ("case.material_unchecked", "policy.role", …); empty when possible
};

/// Taking an application in. All calls may be made from the UI thread; those that touch the disk
/// return futures.
class IntakeDesk {
public:
    virtual ~IntakeDesk() = default;

    /// In memory, at once: by name, short name, pinyin initials, code; best first, at most 20.
    [[nodiscard]] virtual std::vector<ItemHit> findItems(const QString &text) const = 0;
    /// How words may be typed by the first letters of their pinyin (domain::Pinyin::initials); in memory, at once.
    [[nodiscard]] virtual QStringList initials(const QString &words, domain::NameKind kind) const = 0;
    [[nodiscard]] virtual std::optional<ItemHit> item(const domain::ItemKey &key) const = 0;
    /// The date if accepted now, with its working. `kind` Promised or Statutory.
    [[nodiscard]] virtual base::Result<domain::DueDate> dueIfAcceptedNow(const domain::ItemKey &key, domain::DueKind kind) const = 0;
    /// Which endings the rules allow for the draft as it stands; pure, at once.
    [[nodiscard]] virtual std::vector<IntakeReadiness> readiness(const Draft &draft) const = 0;

    [[nodiscard]] virtual Draft newDraft() const = 0;
    [[nodiscard]] virtual QFuture<base::Result<Draft>> saveDraft(const Draft &draft) = 0;
    /// Drafts of this person on this workstation, newest first; also after a crash.
    [[nodiscard]] virtual QFuture<base::Result<std::vector<Draft>>> drafts() = 0;
    [[nodiscard]] virtual QFuture<base::Result<void>> discardDraft(const DraftId &id) = 0;

    /// Cases of the same identity number, newest first, at most 10.
    [[nodiscard]] virtual QFuture<base::Result<std::vector<CaseRow>>> earlierCases(const QString &idNumber) = 0;

    /// Makes the case: number, operation, case, paper, audit line in one durable commit that also removes
    /// the draft. Only after it the future ends and the printer starts.
    [[nodiscard]] virtual QFuture<base::Result<Confirmed>> confirm(const Draft &draft, const IntakeEnding &ending) = 0;
};

} // namespace yichuang::desk
