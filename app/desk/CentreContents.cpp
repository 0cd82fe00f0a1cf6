// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CentreContents.h"

#include "app/base/ThenOn.h"

#include <array>
#include <utility>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

struct Meaning {
    const char *reason; ///< of the failure
    ErrorCode code;
    const char *told;
};

/// What only this content meets; whatever else happens, the centre can be asked again later.
constexpr std::array Meanings{
    Meaning{"attachment.unknown", ErrorCode::NotFound, "attachment.unknown"},
    Meaning{"attachment.damaged", ErrorCode::Malformed, "attachment.damaged"},
    Meaning{"reply.too_long", ErrorCode::Malformed, "attachment.damaged"},
    Meaning{"thumbnail.type", ErrorCode::Unsupported, "thumbnail.type"},
    Meaning{"thumbnail.damaged", ErrorCode::Malformed, "thumbnail.damaged"},
};

Result<QByteArray> resultOf(const sync::Outcome<QByteArray> &outcome)
{
    if (outcome) {
        return *outcome;
    }
    const base::Error &error = outcome.error().error;
    for (const Meaning &meaning : Meanings) {
        if (error.reason == meaning.reason) {
            return base::fail(meaning.code, error.detail, meaning.told);
        }
    }
    return base::fail(ErrorCode::Unavailable, error.detail, "attachment.offline");
}

} // namespace

CentreContents::CentreContents(Ask ask, QObject *parent) : QObject(parent), m_ask(std::move(ask)) {}

QFuture<Result<QByteArray>> CentreContents::get(const sync::ContentQuery &query)
{
    auto answer = std::make_shared<QPromise<Result<QByteArray>>>();
    answer->start();
    m_waiting.push_back({query, answer});
    next();
    return answer->future();
}

void CentreContents::next()
{
    while (m_underWay < AtOnce && !m_waiting.empty()) {
        const Waiting turn = std::move(m_waiting.front());
        m_waiting.pop_front();
        ++m_underWay;
        const auto answered = [this, answer = turn.answer](const sync::Outcome<QByteArray> &outcome) {
            answer->addResult(resultOf(outcome));
            answer->finish();
            ended();
        };
        base::thenOn(this, m_ask(turn.query), answered, [this] { ended(); });
    }
}

void CentreContents::ended()
{
    --m_underWay;
    next();
}

} // namespace yichuang::desk
