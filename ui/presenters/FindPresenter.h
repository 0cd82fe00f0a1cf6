// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/models/Suggestion.h"
#include "ui/presenters/Presenter.h"

#include <QTimer>

namespace yichuang::ui {

class Workbench;

/// Ctrl+K: one box for pages, what can be done now, drafts, items and cases; a receipt's code scanned into it
/// is checked without the network.
class FindPresenter final : public Presenter {
    Q_OBJECT

public:
    FindPresenter(desk::Desk &desk, Workbench &workbench, QObject *parent);
    /// Nothing of an earlier person stays in memory after signing out.
    void forget();

Q_SIGNALS:
    void itemWanted(const QString &itemKey);
    void draftWanted(const QString &draftId);

private:
    void endSearch();
    void find(const QString &text);
    void findCases();
    void casesFound(const base::Result<desk::CasePage> &page);
    void found(const QVariant &value);
    [[nodiscard]] Suggestions draftsFound() const;
    [[nodiscard]] Suggestions itemsFound() const;
    enum class Fit { No, Part, Whole };
    [[nodiscard]] Suggestions pagesAndActs(Fit wanted) const;
    /// Whether what is typed is the words, or the initials of their pinyin, or a part of them.
    [[nodiscard]] Fit fit(const QString &words, domain::NameKind kind = domain::NameKind::Other) const;
    [[nodiscard]] Suggestion nothing() const;
    void loadDrafts();
    void answer();
    void verify(const QString &code);
    [[nodiscard]] Notice genuineNotice(const desk::ReceiptView &receipt) const;
    /// With a place for the moment.
    [[nodiscard]] static QString whatItSays(domain::ReceiptStatement statement);
    [[nodiscard]] Notice doubtNotice(const base::Error &error) const;

    desk::Desk &m_desk;
    Workbench &m_workbench;
    int m_search = 0; ///< counts the searches that ended
    QString m_text;
    Suggestions m_cases;
    std::vector<desk::Draft> m_drafts;
    QTimer m_soon;
    QString m_caseTrouble; ///< why cases could not be searched
    bool m_isSearching = false; ///< cases are still being looked for
};

} // namespace yichuang::ui
