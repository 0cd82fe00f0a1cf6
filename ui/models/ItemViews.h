// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/IntakeDesk.h"
#include "app/desk/Views.h"
#include "app/domain/Facts.h"
#include "ui/forms/IntakeForm.h"
#include "ui/models/Notice.h"
#include "ui/models/Suggestion.h"

#include <QCoreApplication>

#include <optional>

namespace yichuang::ui {

/// Items, earlier cases and card readings as lines and sentences.
class ItemViews {
    Q_DECLARE_TR_FUNCTIONS(ItemViews)

public:
    /// Whether who sits here may take in at all.
    [[nodiscard]] static Seat seat(const std::optional<desk::SessionView> &session, const domain::Facts &facts);
    [[nodiscard]] static Suggestion suggestion(const desk::ItemHit &hit, Seat who);
    /// Why nothing can be done with an item here.
    [[nodiscard]] static QString notHere(Seat who);
    [[nodiscard]] static Suggestion earlier(const desk::CaseRow &row, QDate today);
    [[nodiscard]] static Suggestion draft(const desk::Draft &draft, const QString &itemName);
    /// One sentence for a card whose facts are odd; empty when there is nothing to say.
    [[nodiscard]] static QString cardWarning(const QStringList &warnings);
    /// One sentence and one thing to do for a card that could not be read.
    [[nodiscard]] static Notice cardTrouble(const QString &reason);
    /// The button an ending stands for; nothing for endings without one, or of the other accept mode.
    [[nodiscard]] static std::optional<IntakeAct> intakeAct(domain::ActKind kind, AcceptMode mode);
};

} // namespace yichuang::ui
