// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/Applicant.h"
#include "app/domain/Material.h"
#include "ui/forms/ItemChoice.h"
#include "ui/forms/SheetAttachments.h"
#include "ui/models/MaterialLine.h"

#include <QImage>
#include <QMap>
#include <QObject>

#include <optional>

namespace yichuang::ui {

/// Everything the clerk entered on the intake page: what a draft keeps and an act is made of.
struct IntakeValues {
    domain::Applicant applicant;
    QMap<QString, QString> fields; ///< answers to the item's own questions
    QString resultWay = QStringLiteral("window");
    domain::MaterialRows materials;

    friend bool operator==(const IntakeValues &, const IntakeValues &) = default;
};

/// What the clerk can do with an intake.
enum class IntakeAct { Accept, Receive, Correct, Reject, Refer };

/// What accepting means for this item and this checklist.
enum class AcceptMode {
    Normal,    ///< accept and print
    Deferral,  ///< accept although some materials come later (容缺)
    Immediate, ///< accept, decide and issue as one act (行政许可法 34)
};

/// Whether an act can be done now; `why` is a sentence when it cannot.
struct Readiness {
    bool ready = false;
    QString why;

    friend bool operator==(const Readiness &, const Readiness &) = default;
};

/// The intake page without its widgets: values, live checks, readiness of each lawful act and all
/// status text. UI thread. Every change by a person emits `edited`, every change at all `changed`.
class IntakeForm final : public QObject {
    Q_OBJECT

public:
    enum class Entry {
        Name,
        IdType,
        IdNumber,
        Phone,
        Address,
        AgentName,
        AgentIdType,
        AgentIdNumber,
        AgentPhone,
        AgentAuthority
    };

    explicit IntakeForm(QObject *parent = nullptr);

    /// An empty sheet.
    void clear();
    /// A draft comes back: values and the item they were made for.
    void restore(const IntakeValues &values, const std::optional<ItemChoice> &choice);

    [[nodiscard]] const IntakeValues &values() const { return m_values; }
    [[nodiscard]] bool isUntouched() const { return m_values == blank() && !m_choice; }

    // Who
    void setKind(domain::ApplicantKind kind);
    void setEntry(Entry entry, const QString &text);
    [[nodiscard]] QString entry(Entry entry) const;
    /// What is wrong with the entry now; empty when nothing, or when it was not filled yet.
    [[nodiscard]] QString entryProblem(Entry entry) const;
    /// Said beside the entry, but nothing waits for it.
    [[nodiscard]] QString entryDoubt(Entry entry) const;
    void setAgentWanted(Qt::CheckState wanted);
    [[nodiscard]] bool hasAgent() const { return m_values.applicant.agent.has_value(); }
    /// Whether somebody else than on this card stands on the sheet.
    [[nodiscard]] bool isAnother(const domain::Applicant &card) const;
    /// Whether something stands on the sheet that reading the applicant's card again would not bring back.
    [[nodiscard]] bool hasMoreThanACard() const;
    enum class CardOf { Applicant, Agent };
    /// Takes over what a card said, as the applicant's or the agent's (`whose`).
    void takeCard(const domain::Applicant &card, const QImage &photo, base::Instant at, CardOf whose);
    /// The clerk wants to type over what the card said; the entry then counts as typed.
    void typeInstead();
    [[nodiscard]] const QImage &photo() const { return m_photo; }
    [[nodiscard]] std::optional<base::Instant> cardReadAt() const { return m_cardReadAt; }

    // What
    void choose(const ItemChoice &choice);
    void dropItem();
    [[nodiscard]] const std::optional<ItemChoice> &choice() const { return m_choice; }
    void setField(const QString &key, const QString &value);
    void setResultWay(const QString &way);

    // Materials
    void judge(const QString &key, domain::Judgement judgement);
    /// Judges every row that is still open and always required as complete; rows that hang on a
    /// condition stay open, because only the clerk knows the condition.
    void judgeAllComplete();
    void setDefect(const QString &key, const QString &defect, const QString &remedy);
    /// The pages of the materials; what changes them is an edit like any other.
    [[nodiscard]] SheetAttachments &attachments() { return m_attachments; }
    [[nodiscard]] const SheetAttachments &attachments() const { return m_attachments; }
    [[nodiscard]] MaterialLines lines() const;
    [[nodiscard]] domain::ChecklistVerdict verdict() const;
    /// Rows that are here or need not be brought; what does not apply is neither.
    [[nodiscard]] int inOrder() const;
    [[nodiscard]] QString firstOpenRow() const;
    /// The sentence below the checklist: what is still open and why it matters.
    [[nodiscard]] QString checklistNote() const;

    // Acts
    [[nodiscard]] AcceptMode acceptMode() const;
    [[nodiscard]] Readiness readiness(IntakeAct act) const;
    /// What the rules of app/domain say no to, by their reason; an act is ready only when the form and
    /// the rules agree.
    void setRefusals(const QMap<IntakeAct, QByteArray> &refusals);
    /// Under which name the number is on file, as it may be shown; empty when it is not. Another name is doubted, never refused.
    void setNameOnFile(const QString &shown);
    [[nodiscard]] bool isOtherNameOnFile() const;
    /// An act is on its way to the disk: nothing is ready until it ended.
    enum class Busy { No, Yes };
    void setBusy(Busy busy);
    [[nodiscard]] bool isBusy() const { return m_busy == Busy::Yes; }

Q_SIGNALS:
    void edited();
    void changed();

private:
    /// An empty sheet: a person with an identity card.
    [[nodiscard]] static IntakeValues blank();
    void touch();
    [[nodiscard]] domain::MaterialRow *row(const QString &key);
    [[nodiscard]] QString whoProblem() const;
    [[nodiscard]] QString fieldProblem() const;
    [[nodiscard]] Readiness acceptReadiness() const;
    [[nodiscard]] Readiness correctReadiness() const;
    void makeRows();

    IntakeValues m_values = blank();
    SheetAttachments m_attachments{m_values.materials};
    std::optional<ItemChoice> m_choice;
    QImage m_photo;
    std::optional<base::Instant> m_cardReadAt;
    QMap<IntakeAct, QByteArray> m_refusals;
    QString m_nameOnFile;
    Busy m_busy = Busy::No;
};

} // namespace yichuang::ui
