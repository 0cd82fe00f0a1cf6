// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/ChangesHandler.h"

#include "app/base/Log.h"

namespace yichuang::center {

using base::Result;

Result<ChangesHandler::Question> ChangesHandler::read(const Request &request)
{
    const Result<qint64> limit = numberOf(request, "limit", {MaxLimit, 1, 5000});
    const Result<qint64> wait = numberOf(request, "wait", {0, 0, 3600});
    if (!limit || !wait) {
        return limit ? base::failure(wait) : base::failure(limit);
    }
    Question question;
    question.cursor = request.query.value(QStringLiteral("after"));
    question.limit = static_cast<int>(std::min<qint64>(*limit, MaxLimit));
    question.until = std::chrono::steady_clock::now() + std::min(std::chrono::seconds(*wait), MaxWait);
    return question;
}

void ChangesHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        Result<Question> question = read(request);
        const Result<Enrolled> workstation = question ? m_context.speaker(request, stores) : base::failure(question);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        question->follower = {workstation->id, workstation->hall};
        answer(stores, *question, responder);
    });
}

void ChangesHandler::answer(Stores &stores, const Question &question, const Responder &responder) const
{
    // It may have been revoked while it waited.
    const auto asking = stores.workstations.find(question.follower.workstation);
    if (asking && (!*asking || (*asking)->revoked)) {
        return responder.send(problemOf({base::ErrorCode::NotAllowed, QStringLiteral("the workstation was revoked"), "auth.revoked"}));
    }
    // Read before the page: a change that comes in between wakes the waiter at once.
    const Result<qint64> head = asking ? readHead(stores) : base::failure(asking);
    if (!head) {
        return responder.send(problemOf(head.error()));
    }
    const Result<protocol::ChangePage> page = ChangePages(stores).page(question.follower, question.cursor, question.limit, m_context.clock.now());
    if (!page) {
        return responder.send(problemOf(page.error()));
    }
    if (page->changes.empty() && std::chrono::steady_clock::now() < question.until) {
        return hold(question, *head, responder);
    }
    responder.send(Response::json(200, page->toJson()));
}

Result<qint64> ChangesHandler::readHead(Stores &stores) const
{
    const qint64 top = m_polls.top();
    return stores.center.heads().map([&](const CenterStore::Heads &heads) {
        if (heads.feed < top) {
            m_polls.sawHead(heads.feed, top);
        }
        return heads.feed;
    });
}

void ChangesHandler::hold(const Question &question, qint64 seen, const Responder &responder) const
{
    const QStringList scopes{scopeOf(question.follower.hall), scopeOf(question.follower.workstation)};
    m_polls.add({seen, question.until, scopes}, [this, question, responder](LongPolls::Why why) {
        Question again = question;
        if (why != LongPolls::Why::Moved) {
            again.until = {}; // answer with what there is
        }
        m_context.readOn(responder, [this, again, responder](Stores &stores) { answer(stores, again, responder); });
    });
}

void ChangesHandler::glance() const
{
    const bool posted = m_context.readers.post([this](Stores &stores) {
        const qint64 top = m_polls.top();
        const Result<CenterStore::Heads> heads = stores.center.heads();
        if (!heads) {
            base::log(base::LogLevel::Warning, "api", "glance_failed", {{"detail", heads.error().detail}});
            return;
        }
        m_polls.sawHead(heads->feed, top);
    });
    if (!posted) {
        base::log(base::LogLevel::Info, "api", "glance_put_off");
    }
}

} // namespace yichuang::center
