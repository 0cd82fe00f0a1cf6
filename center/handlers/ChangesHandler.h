// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/handlers/ApiContext.h"
#include "center/handlers/LongPolls.h"
#include "center/store/ChangePages.h"

namespace yichuang::center {

/// GET /v1/changes?after=CURSOR&limit=N&wait=SECONDS. An empty page is held back until something comes, the wait
/// is over or the centre goes down. 412: the cursor is of other data, the follower must rebuild.
class ChangesHandler {
public:
    static constexpr int MaxLimit = 500;
    static constexpr std::chrono::seconds MaxWait{60};

    ChangesHandler(const ApiContext &context, LongPolls &polls) : m_context(context), m_polls(polls) {}
    void handle(const Request &request, const Responder &responder) const;
    /// Looks whether another process moved the feed.
    void glance() const;

private:
    struct Question {
        Follower follower;
        QString cursor;
        int limit = MaxLimit;
        LongPolls::TimePoint until;
    };
    void answer(Stores &stores, const Question &question, const Responder &responder) const;
    void hold(const Question &question, qint64 seen, const Responder &responder) const;
    /// Of the feed; the long-polls hear of it when it went back.
    [[nodiscard]] base::Result<qint64> readHead(Stores &stores) const;
    [[nodiscard]] static base::Result<Question> read(const Request &request);

    const ApiContext &m_context;
    LongPolls &m_polls;
};

} // namespace yichuang::center
