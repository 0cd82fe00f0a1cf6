// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/sync/CentreClient.h"

#include <QFuture>
#include <QObject>
#include <QPromise>

#include <deque>
#include <functional>
#include <memory>

namespace yichuang::desk {

/// Asks the centre for contents of materials, two at a time: an HTTP client has six connections for one host, and a page of
/// small pictures must leave those that acts and the feed need. Lives in one thread with an event loop.
class CentreContents final : public QObject {
    Q_OBJECT
public:
    static constexpr int AtOnce = 2;

    using Ask = std::function<QFuture<sync::Outcome<QByteArray>>(const sync::ContentQuery &)>;
    explicit CentreContents(Ask ask, QObject *parent = nullptr);

    /// What came, unchecked. Unavailable "attachment.offline": the centre cannot be asked now · NotFound "attachment.unknown": it
    /// has no such content for this window · Unsupported "thumbnail.type", Malformed "thumbnail.damaged": no small picture of this
    /// one · Malformed "attachment.damaged": more came than a content may have.
    [[nodiscard]] QFuture<base::Result<QByteArray>> get(const sync::ContentQuery &query);

private:
    struct Waiting {
        sync::ContentQuery query;
        std::shared_ptr<QPromise<base::Result<QByteArray>>> answer;
    };
    void next();
    void ended();

    Ask m_ask;
    std::deque<Waiting> m_waiting;
    int m_underWay = 0;
};

} // namespace yichuang::desk
