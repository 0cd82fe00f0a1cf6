// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/WholeFile.h"
#include "tests/ui/FakeDesk.h"

#include <QFuture>

#include <utility>

namespace yichuang::tests {

template<typename T>
QFuture<base::Result<T>> FakeDesk::State::answer(base::Result<T> value)
{
    if (failNext) {
        value = tl::unexpected(*std::exchange(failNext, std::nullopt));
    }
    return QtFuture::makeReadyFuture(std::move(value));
}

/// Cases and papers of the desk in memory; included by FakeDesk.cpp only.
class FakeDesk::Cases final : public desk::CaseDesk {
public:
    explicit Cases(State &state) : m_state(state) {}
    QFuture<base::Result<desk::CasePage>> list(const desk::CaseFilter &filter, const QString &after) override
    {
        desk::CasePage page;
        int skip = after.toInt();
        for (const domain::Case &record : m_state.records) {
            const desk::CaseRow row = m_state.row(record);
            const bool state = filter.states.empty() || std::find(filter.states.begin(), filter.states.end(),
                                                                  record.state) != filter.states.end();
            const bool soon = !filter.dueSoon || (row.workingDaysLeft && *row.workingDaysLeft <= 3);
            const bool text = filter.text.isEmpty() || row.number.contains(filter.text) ||
                              row.itemName.contains(filter.text) || record.applicant.name.contains(filter.text);
            if (!state || !soon || !text || skip-- > 0) {
                continue;
            }
            if (page.rows.size() == 50) {
                page.next = QString::number(after.toInt() + 50);
                break;
            }
            page.rows.push_back(row);
        }
        return m_state.answer<desk::CasePage>(page);
    }
    QFuture<base::Result<desk::CaseView>> open(const domain::CaseId &id) override
    {
        const domain::Case *found = find(id);
        return found != nullptr
                   ? m_state.answer<desk::CaseView>(m_state.view(*found))
                   : m_state.answer<desk::CaseView>(base::fail(base::ErrorCode::NotFound, QStringLiteral("case")));
    }
    QFuture<base::Result<void>> keepDraft(const domain::CaseId &id, const desk::ActDraft &draft) override
    {
        m_state.actDrafts.insert(id.toText(), draft);
        return m_state.answer<void>(base::Result<void>());
    }
    QFuture<base::Result<desk::Confirmed>> act(const domain::CaseId &id, const domain::Act &act) override
    {
        if (m_state.failNext) {
            return m_state.answer<desk::Confirmed>(desk::Confirmed());
        }
        domain::Case *found = find(id);
        const auto next = domain::CaseRules(m_state.facts).apply(*found, id, act, m_state.moment());
        if (!next) {
            return m_state.answer<desk::Confirmed>(base::failure(next));
        }
        *found = *next;
        m_state.actDrafts.remove(id.toText());
        std::vector<desk::PaperView> papers;
        if (act.kind == domain::ActKind::Deliver) {
            papers.push_back({next->id.toText() + QStringLiteral("-2"), QStringLiteral("handover"),
                              QStringLiteral("领取凭证"), QStringLiteral("青政领〔2026〕47号"), m_state.clock.now(),
                              desk::PrintState::Queued, 1});
            m_state.papers[next->id.toText()].push_back(papers.front());
        }
        if (act.kind == domain::ActKind::Accept || act.kind == domain::ActKind::Deem) {
            papers.push_back({next->id.toText() + QStringLiteral("-3"), QStringLiteral("acceptance"),
                              QStringLiteral("受理通知书"), QStringLiteral("青政受〔2026〕47号"), m_state.clock.now(),
                              desk::PrintState::Queued, 1});
            m_state.papers[next->id.toText()].push_back(papers.front());
        }
        Q_EMIT caseChanged(id);
        return m_state.answer<desk::Confirmed>(desk::Confirmed{*next, papers});
    }
    QFuture<base::Result<void>> noteReveal(const domain::CaseId &id) override
    {
        m_state.reveals.push_back(id);
        return m_state.answer<void>({});
    }

private:
    domain::Case *find(const domain::CaseId &id)
    {
        const auto at = std::find_if(m_state.records.begin(), m_state.records.end(),
                                     [&id](const domain::Case &record) { return record.id == id; });
        return at == m_state.records.end() ? nullptr : &*at;
    }
    State &m_state;
};

class FakeDesk::Papers final : public desk::PaperDesk {
public:
    explicit Papers(State &state) : m_state(state) {}
    QFuture<base::Result<desk::PaperView>> print(const QString &paperId) override
    {
        m_state.prints.push_back(paperId);
        for (auto &papers : m_state.papers) {
            for (desk::PaperView &paper : papers) {
                if (paper.id == paperId) {
                    paper.prints += paper.state == desk::PrintState::Failed ? 0 : 1;
                    paper.state = desk::PrintState::Queued;
                }
            }
        }
        return m_state.answer<desk::PaperView>(find(paperId));
    }
    QFuture<base::Result<desk::PaperView>> settlePrint(const QString &paperId, desk::PrintState state) override
    {
        for (auto &papers : m_state.papers) {
            for (desk::PaperView &paper : papers) {
                if (paper.id == paperId) {
                    paper.state = state;
                }
            }
        }
        Q_EMIT printChanged(paperId, state);
        return m_state.answer<desk::PaperView>(find(paperId));
    }
    /// The printer went silent after this paper was sent.
    void loseSight(const QString &paperId) { (void)settlePrint(paperId, desk::PrintState::Unknown); }
    QFuture<base::Result<QImage>> preview(const QString &, int width) override
    {
        // A sheet with a heading and lines.
        QImage page(width, width * 297 / 210, QImage::Format_RGB32);
        page.fill(Qt::white);
        for (int y = width / 8; y < page.height() - width / 8; y += width / 20) {
            for (int x = width / 8; x < width - width / 8; ++x) {
                page.setPixelColor(x, y, Qt::darkGray);
            }
        }
        return m_state.answer<QImage>(page);
    }
    QFuture<base::Result<void>> savePdf(const QString &, const QString &path) override
    {
        return m_state.answer<void>(m_state.withhold ? base::Result<void>(base::fail(base::ErrorCode::NotAllowed, {}, "paper.provisional"))
                                                     : base::writeWhole(path, "%PDF-1.4 a paper", "pdf.file"));
    }
    QFuture<base::Result<desk::ReceiptView>> verifyReceipt(const QString &) override
    {
        return m_state.answer<desk::ReceiptView>(m_state.receipt);
    }

private:
    base::Result<desk::PaperView> find(const QString &paperId) const
    {
        for (const auto &papers : m_state.papers) {
            for (const desk::PaperView &paper : papers) {
                if (paper.id == paperId) {
                    return paper;
                }
            }
        }
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("paper"));
    }
    State &m_state;
};

} // namespace yichuang::tests
