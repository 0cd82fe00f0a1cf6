// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/FindPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/Workbench.h"
#include "ui/models/CaseViews.h"
#include "ui/models/ItemViews.h"
#include "ui/models/Words.h"

#include <QAction>

#include <chrono>

namespace yichuang::ui {

namespace {

constexpr qsizetype itemsShown = 6;
constexpr qsizetype casesShown = 10;

bool isReceipt(const QString &text)
{
    return text.startsWith(QStringLiteral("YC1:"), Qt::CaseInsensitive);
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

void FindPresenter::find(const QString &text)
{
    m_text = text.trimmed();
    m_cases.clear();
    if (m_text.isEmpty()) {
        loadDrafts();
    } else if (isReceipt(m_text)) {
        m_soon.stop();
        m_workbench.offerFinds({{tr("Check this receipt"), tr("Signature and case number, without the network"),
                                 {Tone::Accent, QStringLiteral("check"), tr("Receipt")}, target("receipt", m_text)}});
        return;
    } else {
        m_soon.start();
    }
    answer();
}

void FindPresenter::loadDrafts()
{
    base::thenOn(this, m_desk.intake().drafts(), [this](const base::Result<std::vector<desk::Draft>> &drafts) {
        // Without drafts the box still finds everything else; the intake page reports a failing disk.
        m_drafts = drafts ? *drafts : std::vector<desk::Draft>();
        if (m_text.isEmpty()) {
            answer();
        }
    });
}

Suggestions FindPresenter::here(const QString &text) const
{
    Suggestions lines;
    const auto fits = [&text](const QString &words) {
        return text.isEmpty() || words.contains(text, Qt::CaseInsensitive);
    };
    for (const desk::Draft &draft : m_drafts) {
        const auto item = draft.item.isNull() ? std::nullopt : m_desk.intake().item(draft.item);
        Suggestion line = ItemViews::draft(draft, item ? item->item.name : QString());
        if (!draft.isEmpty() && fits(line.title)) {
            line.value = target("draft", line.value.toString());
            lines.append(line);
        }
    }
    for (const QString &id : m_workbench.pageIds()) {
        const QString label = m_workbench.pageLabel(id);
        if (fits(label)) {
            lines.append({label, {}, {Tone::Plain, {}, tr("Page")}, target("page", id)});
        }
    }
    for (QAction *action : m_workbench.actionsNow()) {
        if (action->isEnabled() && action->isVisible() && fits(action->text())) {
            lines.append({action->text(),
                          {},
                          {Tone::Plain, {}, action->shortcut().toString(QKeySequence::NativeText)},
                          target("action", action->objectName())});
        }
    }
    return lines;
}

void FindPresenter::answer()
{
    Suggestions lines = m_cases;
    if (!m_text.isEmpty()) {
        qsizetype shown = 0;
        for (const desk::ItemHit &hit : m_desk.intake().findItems(m_text)) {
            Suggestion line = ItemViews::suggestion(hit);
            line.value = target("item", line.value.toString());
            lines.append(line);
            if (++shown == itemsShown) {
                break;
            }
        }
    }
    m_workbench.offerFinds(lines + here(m_text));
}

void FindPresenter::findCases()
{
    desk::CaseFilter filter;
    filter.text = m_text;
    base::thenOn(this, m_desk.cases().list(filter, {}),
                 [this, text = m_text](const base::Result<desk::CasePage> &page) {
                     if (text != m_text || !page) {
                         return;
                     }
                     m_cases.clear();
                     for (const desk::CaseRow &row : page->rows) {
                         Suggestion line = CaseViews::suggestion(row);
                         line.value = target("case", line.value.toString());
                         m_cases.append(line);
                         if (m_cases.size() == casesShown) {
                             break;
                         }
                     }
                     answer();
                 });
}

void FindPresenter::found(const QVariant &value)
{
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
    const QString checked = tr("Signed by a workstation of this hall; checked without the network.");
    return {Tone::Good, tr("The receipt is genuine · %1").arg(receipt.caseNumber),
            receipt.itemName.isEmpty() ? checked : receipt.itemName + QStringLiteral(" · ") + checked, {}};
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
