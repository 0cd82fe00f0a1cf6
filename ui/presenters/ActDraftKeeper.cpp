// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/ActDraftKeeper.h"

#include "app/base/ThenOn.h"
#include "ui/models/HalfAnswers.h"
#include "ui/pages/cases/CasePage.h"

#include <chrono>
#include <utility>

namespace yichuang::ui {

namespace {
constexpr std::chrono::milliseconds Calm{500};
constexpr std::chrono::seconds TryAgain{2};
} // namespace

ActDraftKeeper::ActDraftKeeper(desk::CaseDesk &desk, CaseForm &form, QObject *parent) : QObject(parent), m_desk(desk), m_form(form)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ActDraftKeeper::keepNow);
    connect(&form, &CaseForm::changed, this, &ActDraftKeeper::keepSoon);
}

void ActDraftKeeper::attach(CasePage *page)
{
    m_page = page;
    connect(page, &CasePage::edited, this, &ActDraftKeeper::keepSoon);
}

desk::ActDraft ActDraftKeeper::draftNow() const
{
    const domain::MaterialRows &before = m_form.view().record.materials;
    const auto typed = m_page != nullptr ? m_page->halfAnswers() : QMap<QString, Answers>();
    const desk::ActDraft draft{before, m_form.materials(), halfAnswers(typed)};
    return draft.isEmpty() ? desk::ActDraft() : draft;
}

bool ActDraftKeeper::takeUp(const desk::ActDraft &kept)
{
    m_onDisk = kept;
    const bool isJudged = kept.materials != kept.before && kept.before == m_form.view().record.materials;
    if (isJudged) {
        m_form.takeUp(kept.materials);
    }
    if (m_page != nullptr) {
        m_page->restoreAnswers(typedAnswers(kept.answers));
    }
    return isJudged || !kept.answers.isEmpty();
}

// Not restarted while it runs: steady typing must not put off the saving.
void ActDraftKeeper::keepSoon()
{
    const bool isNew = m_form.isOpen() && !m_form.isBusy() && draftNow() != m_onDisk;
    if (isNew && !m_soon.isActive()) {
        m_soon.start(Calm);
    }
}

void ActDraftKeeper::keepNow()
{
    m_soon.stop();
    // While an act is recorded, what it was made of belongs to it.
    if (!m_form.isOpen() || m_form.isBusy()) {
        return;
    }
    desk::ActDraft draft = draftNow();
    if (draft == m_onDisk) {
        return;
    }
    m_onDisk = std::move(draft);
    ++m_running;
    base::thenOn(this, m_desk.keepDraft(m_form.view().record.id, m_onDisk), [this](const base::Result<void> &result) { kept(result); });
}

void ActDraftKeeper::kept(const base::Result<void> &result)
{
    --m_running;
    m_last = result;
    if (!result) {
        m_onDisk = {};
        m_soon.start(TryAgain);
        Q_EMIT failed(result.error());
    }
    if (m_running == 0 && m_whenSettled) {
        std::exchange(m_whenSettled, nullptr)(m_last);
    }
}

void ActDraftKeeper::settle(const std::function<void(const base::Result<void> &)> &then)
{
    keepNow();
    if (m_running == 0) {
        then(m_last);
    } else {
        m_whenSettled = then;
    }
}

void ActDraftKeeper::recorded()
{
    m_onDisk = {};
    keepSoon();
}

void ActDraftKeeper::forget()
{
    m_soon.stop();
    m_onDisk = {};
    m_last = {};
}

} // namespace yichuang::ui
