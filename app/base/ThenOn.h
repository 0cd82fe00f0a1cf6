// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace yichuang::base {

/// Calls `then(result)` in the context's thread when the future ends with a value; never, when the
/// context is gone or the future was cancelled. Must be called in the context's thread.
/// (`QFuture::then(context, …)` of Qt 6.4 aborts a debug build when the context dies first.)
template<typename T, typename Then>
void thenOn(QObject *context, const QFuture<T> &future, Then then)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().isCanceled() || watcher->future().resultCount() == 0) {
            return;
        }
        then(watcher->future().result());
    });
    watcher->setFuture(future);
}

} // namespace yichuang::base
