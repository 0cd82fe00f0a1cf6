// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <utility>

namespace yichuang::base {

/// Calls `then(result)` in the context's thread when the future ends with a value, `cancelled()` when it ends
/// without one; neither, when the context is gone. Must be called in the context's thread.
/// (`QFuture::then(context, …)` of Qt 6.4 aborts a debug build when the context dies first.)
template<typename T, typename Then, typename Cancelled>
void thenOn(QObject *context, const QFuture<T> &future, Then then, Cancelled cancelled)
{
    auto *watcher = new QFutureWatcher<T>(context);
    auto finish = [watcher, then = std::move(then), cancelled = std::move(cancelled)]() mutable {
        watcher->deleteLater();
        if (watcher->future().isCanceled() || watcher->future().resultCount() == 0) {
            cancelled();
            return;
        }
        then(watcher->future().result());
    };
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context, std::move(finish));
    watcher->setFuture(future);
}

/// The same where nobody needs to know that the future was cancelled.
template<typename T, typename Then>
void thenOn(QObject *context, const QFuture<T> &future, Then then)
{
    thenOn(context, future, std::move(then), [] {});
}

} // namespace yichuang::base
