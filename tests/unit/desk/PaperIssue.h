// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Json.h"
#include "app/desk/PaperMaker.h"
#include "app/documents/DocumentJson.h"
#include "tests/support/domain/CaseBuilder.h"

namespace yichuang::tests {

/// A case after an act, and the papers this gives.
struct PaperIssue {
    CaseBuilder builder;
    domain::Item item;
    domain::CaseDues before; ///< as they stood before the last act
    std::optional<domain::StopRecord> openStop; ///< what stopped the clock then

    explicit PaperIssue(const char *itemKey) : builder(itemKey), item(builder.item()) { builder.at("2026-11-23"); }
    PaperIssue(const char *itemKey, const domain::Act &act) : PaperIssue(itemKey) { apply(act); }
    PaperIssue(const char *itemKey, domain::ActKind kind) : PaperIssue(itemKey) { apply(builder.act(kind)); }

    void apply(const domain::Act &act)
    {
        before = builder.recordIfAny() ? builder.record().dues : domain::CaseDues();
        const bool isOpen = builder.recordIfAny() && !builder.record().stops.empty() && !builder.record().stops.back().to.isValid();
        openStop = isOpen ? std::optional(builder.record().stops.back()) : std::nullopt;
        builder.apply(act);
    }
    /// The act with its reason, on that day.
    void apply(const char *day, domain::ActKind kind, const QString &note = {})
    {
        builder.at(day);
        domain::Act act = builder.act(kind);
        act.note = note.isEmpty() ? act.note : note;
        apply(act);
    }
    [[nodiscard]] desk::PaperSource source() const
    {
        const domain::Directory &directory = builder.rules().facts().directory;
        const domain::Window *window = directory.window(key<domain::WindowId>("01"));
        domain::Hall hall = *directory.hall(window->hall);
        hall.reconsiderationBody = QStringLiteral("青秀区人民政府");
        hall.court = QStringLiteral("青秀区人民法院");
        const base::Instant at = builder.record().steps.empty() ? builder.record().received : builder.record().steps.back().at;
        return {builder.record(), item, QStringLiteral("某局"), *directory.person(key<domain::PersonId>("clerk")), *window, hall, at,
                QDate(2026, 11, 30), before, openStop};
    }
    [[nodiscard]] documents::PaperFacts facts(documents::PaperKind kind) const { return desk::paperFacts(kind, source()); }
    [[nodiscard]] base::Result<std::vector<store::NewPaper>> make(domain::ActKind act, domain::Effect effect) const
    {
        const auto wordings = documents::PaperWordings::builtIn();
        const auto signer = std::make_shared<crypto::Signer>(crypto::Signer::generate(crypto::SignatureSuite::Ed25519).value());
        const auto record = std::make_shared<const domain::Case>(builder.record());
        return desk::makePapers({act, effect, record, {}, source()}, {*wordings, signer, "key"});
    }
    /// The only paper of the act.
    [[nodiscard]] documents::Document paper(domain::ActKind act) const
    {
        const auto made = make(act, domain::Effect::Offline);
        if (!made || made->size() != 1) {
            qFatal("no paper: %s", made ? "none" : qPrintable(made.error().detail));
        }
        return base::parseJsonObject(made->front().body).and_then(documents::documentFromJson).value();
    }
};

} // namespace yichuang::tests
