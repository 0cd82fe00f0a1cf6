// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Views.h"
#include "ui/forms/SheetAttachments.h"
#include "ui/models/MaterialLine.h"
#include "ui/models/TimelineView.h"

#include <QObject>

#include <optional>

namespace yichuang::ui {

/// One open case: what the centre or this window last knew, the checklist as the clerk judges it now,
/// whether the applicant is revealed, which acts are offered.
class CaseForm final : public QObject {
    Q_OBJECT

public:
    explicit CaseForm(QObject *parent = nullptr);

    /// A fresh view. Rows that were judged here and not yet acted on are kept for the same case, unless somebody else has changed
    /// the same row meanwhile: how many were lost so. 0: none.
    int show(const desk::CaseView &view);
    /// The checklist as it had been judged before, of the same case as it stands.
    void takeUp(const domain::MaterialRows &materials);
    void clear();
    [[nodiscard]] bool isOpen() const { return m_view.has_value(); }
    [[nodiscard]] const desk::CaseView &view() const { return *m_view; }

    void reveal();
    void mask();
    [[nodiscard]] bool isRevealed() const { return m_revealed; }
    [[nodiscard]] QString nameLine() const;
    [[nodiscard]] QString identityLine() const;

    /// The checklist may be judged while the case is received, awaits corrections, or has deferred rows.
    [[nodiscard]] bool isChecklistOpen() const;
    /// Whether the next act that carries the checklist takes over what is changed in this row.
    [[nodiscard]] bool isRowOpen(const QString &key) const;
    void judge(const QString &key, domain::Judgement judgement);
    void setDefect(const QString &key, const QString &defect, const QString &remedy);
    [[nodiscard]] const domain::MaterialRows &materials() const { return m_materials; }
    /// The pages of the materials, as they will go into the next act that carries the checklist.
    [[nodiscard]] SheetAttachments &attachments() { return m_attachments; }
    [[nodiscard]] const SheetAttachments &attachments() const { return m_attachments; }
    [[nodiscard]] MaterialLines lines() const;
    /// Why the checklist does not let the act be recorded yet, as a sentence; empty when it does.
    [[nodiscard]] QString whatHinders(domain::ActKind kind) const;

    /// In the order a clerk wants them; the first is the main one.
    [[nodiscard]] std::vector<domain::ActKind> acts() const;
    void setBusy(Qt::CheckState busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }

Q_SIGNALS:
    void changed();

private:
    struct Judged {
        domain::MaterialRows rows;
        int lost = 0;
    };
    /// What is judged here, on top of what the case has now instead of `before`.
    [[nodiscard]] Judged judgedOn(const domain::MaterialRows &before, const domain::MaterialRows &theirs) const;

    std::optional<desk::CaseView> m_view;
    domain::MaterialRows m_materials;
    SheetAttachments m_attachments{m_materials};
    bool m_revealed = false;
    bool m_busy = false;
};

} // namespace yichuang::ui
