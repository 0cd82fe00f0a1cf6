// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Question.h"
#include "ui/widgets/SidePanel.h"

#include <QHash>
#include <QMap>

namespace yichuang::ui {

class AskSheet;

/// A side panel that asks questions and loses no answer: what was typed is offered again when the same is asked
/// about the same, until the act it was typed for is recorded. Held in memory; whoever owns a draft keeps `keptAbout` with it.
class AskPanel final : public SidePanel {
    Q_OBJECT

public:
    using SidePanel::SidePanel;

    /// Asks `what` ("reject") about one case or one sheet, which `about` names; `answered` follows. The panel
    /// stays open until `recorded`.
    void ask(const QString &about, const QString &what, const Question &question);
    /// The sheet that asks; null while none does.
    [[nodiscard]] AskSheet *sheet() const;
    /// Whether `what` is being asked now.
    [[nodiscard]] bool asks(const QString &what) const { return sheet() != nullptr && m_what == what; }
    /// Answers from elsewhere to `what` about `about`; they are dropped when something else is asked by now.
    void fillIn(const QString &about, const QString &what, const Answers &from);
    /// What is typed so far about one subject, by what is asked.
    [[nodiscard]] QMap<QString, Answers> keptAbout(const QString &about) const;
    /// Brings back what was kept elsewhere; it is offered when `what` is asked about `about`.
    void keep(const QString &about, const QString &what, const Answers &answers);
    /// What was answered is recorded and need not be offered again.
    void recorded();
    /// It was not: the answers stand as they are, to be changed or confirmed once more.
    void refused();
    /// The page shows `about` now: a question about another one closes.
    void showing(const QString &about);
    void forget() override;

Q_SIGNALS:
    /// What `keptAbout` tells is another.
    void edited();
    void answered(const QString &what, const yichuang::ui::Answers &answers);

private:
    void keepSheet();
    [[nodiscard]] static QString subjectOf(const QString &about, const QString &what) { return about + u'\n' + what; }
    [[nodiscard]] QString subject() const { return subjectOf(m_about, m_what); }

    QPointer<AskSheet> m_asking;
    QString m_about;
    QString m_what;
    QString m_answered; ///< subject of the answers that are being recorded
    QHash<QString, Answers> m_kept; ///< by subject
};

} // namespace yichuang::ui
