// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseClock.h"
#include "ui/models/ClockView.h"

#include <QCoreApplication>

#include <optional>

namespace yichuang::ui {

/// The computed date as pictures and sentences. Nothing is computed here: every day and reason is
/// read from the ledger of app/domain.
class DueViews {
    Q_DECLARE_TR_FUNCTIONS(DueViews)

public:
    /// Every day up to the date; with an end, when it came and what it left unused.
    [[nodiscard]] static DueView view(const domain::DueDate &due, const std::optional<ClockEnd> &end = {},
                                      domain::DueKind kind = domain::DueKind::Promised);
    /// "skips Sat, Sun and 国庆节": one line for beside the date.
    [[nodiscard]] static QString skippedWords(const domain::DueDate &due);
    /// The limit's bar as of `today`: used, stopped, left or over.
    [[nodiscard]] static ClockView clock(const QString &limitWords, const domain::DueDate &due, QDate today);
    /// The bar of a limit that no longer runs: as far as it had come, and whether it was kept.
    [[nodiscard]] static ClockView endedClock(const QString &limitWords, const domain::DueDate &due,
                                              const ClockEnd &end);
    /// "剩 5 个工作日", "超期 2 天": what is left to the due day, in the unit the limit is counted in; negative: so much over.
    [[nodiscard]] static QString left(const domain::Limit &left);
    /// "民法典 第201条" for the ledger's word.
    [[nodiscard]] static QString legalGround(const QString &word);

private:
    /// What happened on day 0.
    [[nodiscard]] static QString startWords(domain::DueKind kind);
    [[nodiscard]] static DayMark mark(const domain::LedgerDay &day, QDate due);
    [[nodiscard]] static DayMark endedMark(DayMark mark, QDate due, const ClockEnd &end);
    [[nodiscard]] static QVector<DueReason> reasons(const domain::DueDate &due, domain::DueKind kind);
};

} // namespace yichuang::ui
