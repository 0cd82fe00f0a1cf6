// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/DraftKeeper.h"

#include "app/base/ThenOn.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace yichuang::ui {

DraftKeeper::DraftKeeper(desk::IntakeDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    m_again.setSingleShot(true);
    m_again.setInterval(std::chrono::seconds(2));
    connect(&m_again, &QTimer::timeout, this, &DraftKeeper::writeNext);
}

bool DraftKeeper::waits(const desk::DraftId &id) const
{
    return std::any_of(m_waiting.begin(), m_waiting.end(), [&id](const desk::Draft &draft) { return draft.id == id; });
}

std::deque<desk::Draft> DraftKeeper::unsaved() const
{
    std::deque<desk::Draft> all = m_waiting;
    if (m_writing && !m_writingInVain && !waits(m_writing->id)) {
        all.push_front(*m_writing);
    }
    return all;
}

void DraftKeeper::keep(const desk::Draft &draft)
{
    std::erase_if(m_waiting, [&draft](const desk::Draft &older) { return older.id == draft.id; });
    m_waiting.push_back(draft);
    writeNext();
}

void DraftKeeper::drop(const desk::DraftId &id)
{
    std::erase_if(m_waiting, [&id](const desk::Draft &draft) { return draft.id == id; });
    m_writingInVain = m_writingInVain || (m_writing && m_writing->id == id);
}

void DraftKeeper::dropAll()
{
    m_waiting.clear();
    m_writingInVain = m_writing.has_value();
}

void DraftKeeper::tryNow()
{
    m_again.stop();
    writeNext();
}

void DraftKeeper::writeNext()
{
    if (m_writing || m_waiting.empty() || m_again.isActive()) {
        return;
    }
    m_writing = m_waiting.front();
    m_writingInVain = false;
    m_waiting.pop_front();
    base::thenOn(this, m_desk.saveDraft(*m_writing),
                 [this](const base::Result<desk::Draft> &result) { written(result); });
}

void DraftKeeper::written(const base::Result<desk::Draft> &result)
{
    const desk::Draft draft = *std::exchange(m_writing, std::nullopt);
    const bool isWanted = !std::exchange(m_writingInVain, false);
    if (!result && isWanted) {
        if (!waits(draft.id)) {
            m_waiting.push_back(draft);
        }
        m_again.start();
        Q_EMIT failed(draft, result.error());
        return;
    }
    if (isWanted) {
        Q_EMIT saved(*result);
    }
    writeNext();
    if (isIdle()) {
        Q_EMIT idle();
    }
}

} // namespace yichuang::ui
