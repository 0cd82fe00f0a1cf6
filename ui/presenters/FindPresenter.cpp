// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/FindPresenter.h"

#include "app/base/ThenOn.h"
#include "app/domain/ChineseText.h"
#include "ui/ErrorText.h"
#include "ui/Workbench.h"
#include "ui/models/CaseViews.h"
#include "ui/models/ItemViews.h"
#include "ui/models/Words.h"
#include "ui/widgets/Labels.h"

#include <QAction>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>

namespace yichuang::ui {

namespace {

constexpr qsizetype itemsShown = 6;
constexpr qsizetype casesShown = 10;

bool isReceipt(const QString &text)
{
    static const QRegularExpression anyVersion(QStringLiteral("^YC[0-9]+:"), QRegularExpression::CaseInsensitiveOption);
    return anyVersion.match(text).hasMatch();
}

QVariant target(const char *kind, const QString &key)
{
    return QStringList{QLatin1String(kind), key};
}

} // namespace

FindPresenter::FindPresenter(desk::Desk &desk, Workbench &workbench, QObject *parent)
    : Presenter(parent), m_desk(desk), m_workbench(workbench)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(60));
    connect(&m_soon, &QTimer::timeout, this, &FindPresenter::findCases);
    connect(&workbench, &Workbench::findWanted, this, &FindPresenter::find);
    connect(&workbench, &Workbench::found, this, &FindPresenter::found);
}

void FindPresenter::forget()
{
    endSearch();
    m_cases.clear();
    m_drafts.clear();
}

void FindPresenter::find(const QString &text)
{
    const bool begins = m_text.isEmpty();
    m_text = text.trimmed();
    m_cases.clear();
    m_caseTrouble.clear();
    m_isSearching = !m_text.isEmpty();
    if (begins || m_text.isEmpty()) {
        loadDrafts();
    }
    if (isReceipt(m_text)) {
        m_soon.stop();
        m_workbench.offerFinds({{tr("Check this receipt"), tr("Signature and case number, without the network"),
                                 {Tone::Accent, QStringLiteral("check"), tr("Receipt")}, target("receipt", m_text)}});
        return;
    }
    if (m_isSearching) {
        m_soon.start();
    }
    answer();
}

void FindPresenter::loadDrafts()
{
    base::thenOn(this, m_desk.intake().drafts(), [this, search = m_search](const base::Result<std::vector<desk::Draft>> &drafts) {
        if (search != m_search) {
            return; // for a search that has ended, perhaps another person's
        }
        // Without drafts the box still finds everything else; the intake page reports a failing disk.
        m_drafts = drafts ? *drafts : std::vector<desk::Draft>();
        if (!isReceipt(m_text)) {
            answer();
        }
    });
}

FindPresenter::Fit FindPresenter::fit(const QString &words, domain::NameKind kind) const
{
    const QString text = domain::normaliseSearch(m_text);
    const QString plain = domain::normaliseSearch(words);
    const QStringList initials = text.isEmpty() ? QStringList() : m_desk.intake().initials(words, kind);
    if (plain == text || initials.contains(text)) {
        return Fit::Whole;
    }
    // A single letter stands somewhere in nearly everything.
    const bool isPart = std::any_of(initials.begin(), initials.end(), [&text](const QString &one) {
        return text.size() > 1 ? one.contains(text) : one.startsWith(text);
    });
    return isPart || plain.contains(text) ? Fit::Part : Fit::No;
}

Suggestions FindPresenter::draftsFound() const
{
    Suggestions lines;
    for (const desk::Draft &draft : m_drafts) {
        const auto item = draft.item.isNull() ? std::nullopt : m_desk.intake().item(draft.item);
        Suggestion line = ItemViews::draft(draft, item ? item->item.name : QString());
        const domain::Applicant &who = draft.applicant;
        const bool isNumber = !m_text.isEmpty() && (who.idNumber.endsWith(m_text) || who.phone.endsWith(m_text));
        if (!draft.isEmpty() && (fit(line.title) != Fit::No || fit(who.name, domain::NameKind::Person) != Fit::No || isNumber)) {
            line.value = target("draft", line.value.toString());
            lines.append(line);
        }
    }
    return lines;
}

Suggestions FindPresenter::itemsFound() const
{
    Suggestions lines;
    if (m_text.isEmpty()) {
        return lines;
    }
    const Seat seat = ItemViews::seat(m_desk.session().current(), m_desk.facts());
    for (const desk::ItemHit &hit : m_desk.intake().findItems(m_text)) {
        Suggestion line = ItemViews::suggestion(hit, seat);
        line.value = target("item", line.value.toString());
        lines.append(line);
        if (lines.size() == itemsShown) {
            break;
        }
    }
    return lines;
}

Suggestions FindPresenter::pagesAndActs(Fit wanted) const
{
    Suggestions lines;
    for (const QString &id : m_workbench.pageIds()) {
        const QString label = m_workbench.pageLabel(id);
        if (fit(label) == wanted) {
            lines.append({label, {}, {Tone::Plain, {}, tr("Page")}, target("page", id)});
        }
    }
    for (QAction *action : m_workbench.actionsNow()) {
        if (action->isEnabled() && action->isVisible() && fit(action->text()) == wanted) {
            lines.append({action->text(),
                          {},
                          {Tone::Plain, {}, keyWords(action->shortcut())},
                          target("action", action->objectName())});
        }
    }
    return lines;
}

Suggestion FindPresenter::nothing() const
{
    if (!m_caseTrouble.isEmpty()) {
        return {tr("Cases could not be searched."), m_caseTrouble, {}, {}};
    }
    return {tr("Nothing is found for “%1”.").arg(m_text),
            tr("Try the end of a number, the initials of a name or an item, or a page."), {}, {}};
}

void FindPresenter::answer()
{
    Suggestions lines =
        pagesAndActs(Fit::Whole) + m_cases + draftsFound() + itemsFound() + pagesAndActs(Fit::Part);
    if (lines.isEmpty() && !m_isSearching) {
        lines.append(nothing());
    }
    m_workbench.offerFinds(lines);
}

void FindPresenter::findCases()
{
    desk::CaseFilter filter;
    filter.text = m_text;
    base::thenOn(this, m_desk.cases().list(filter, {}),
                 [this, text = m_text](const base::Result<desk::CasePage> &page) {
                     if (text == m_text) {
                         casesFound(page);
                     }
                 });
}

void FindPresenter::casesFound(const base::Result<desk::CasePage> &page)
{
    m_isSearching = false;
    m_cases.clear();
    m_caseTrouble = page ? QString() : ErrorText::sentence(page.error());
    for (const desk::CaseRow &row : page ? page->rows : std::vector<desk::CaseRow>()) {
        Suggestion line = CaseViews::suggestion(row);
        line.value = target("case", line.value.toString());
        m_cases.append(line);
        if (m_cases.size() == casesShown) {
            break;
        }
    }
    answer();
}

// A search that is still to come would lay its list over the page that was chosen.
void FindPresenter::endSearch()
{
    m_soon.stop();
    ++m_search;
    m_isSearching = false;
    m_text.clear();
}

void FindPresenter::found(const QVariant &value)
{
    endSearch();
    const QStringList goal = value.toStringList();
    const QString &key = goal.value(1);
    if (goal.value(0) == QStringLiteral("page")) {
        m_workbench.go(key);
    } else if (goal.value(0) == QStringLiteral("case")) {
        Q_EMIT caseWanted(key);
    } else if (goal.value(0) == QStringLiteral("item")) {
        Q_EMIT itemWanted(key);
    } else if (goal.value(0) == QStringLiteral("draft")) {
        Q_EMIT draftWanted(key);
    } else if (goal.value(0) == QStringLiteral("receipt")) {
        verify(key);
    } else {
        for (QAction *action : m_workbench.actionsNow()) {
            if (action->objectName() == key) {
                action->trigger();
                return;
            }
        }
    }
}

void FindPresenter::verify(const QString &code)
{
    base::thenOn(this, m_desk.papers().verifyReceipt(code), [this](const base::Result<desk::ReceiptView> &receipt) {
        Q_EMIT noticed(receipt ? genuineNotice(*receipt) : doubtNotice(receipt.error()), {});
    });
}

Notice FindPresenter::genuineNotice(const desk::ReceiptView &receipt) const
{
    const QString says = whatItSays(receipt.statement).arg(Words::moment(receipt.at, base::chinaDate(m_desk.now())));
    const QString checked = Words::sentences({says, tr("Signed by a workstation of this hall; checked without the network.")});
    return {Tone::Good, tr("The receipt is genuine · %1").arg(receipt.caseNumber),
            receipt.itemName.isEmpty() ? checked : receipt.itemName + QStringLiteral(" · ") + checked, {}};
}

QString FindPresenter::whatItSays(domain::ReceiptStatement statement)
{
    switch (statement) {
    case domain::ReceiptStatement::Received: return tr("It certifies that the materials were received (%1), not that the application was accepted.");
    case domain::ReceiptStatement::Accepted: return tr("It certifies that the application was accepted (%1).");
    case domain::ReceiptStatement::Unsaid: return tr("It certifies that the application was received or accepted (%1); this older code does not say which.");
    }
    Q_UNREACHABLE();
}

Notice FindPresenter::doubtNotice(const base::Error &error) const
{
    if (error.code == base::ErrorCode::NotFound) {
        return {Tone::Warn, tr("This receipt cannot be checked here."), tr("It is signed by a workstation this computer does not know yet."),
                tr("Search its case number when the link is up.")};
    }
    const QString why = ErrorText::ofReason(error.reason);
    if (error.reason.startsWith("receipt_code.")) {
        return {Tone::Warn, tr("This receipt cannot be checked here."), why, {}};
    }
    return {Tone::Bad, tr("This is no genuine receipt of this hall."), why,
            tr("Scan it once more; if it stays so, keep the paper and call the hall manager.")};
}

} // namespace yichuang::ui
