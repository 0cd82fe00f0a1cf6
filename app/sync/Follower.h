// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/CentreClient.h"
#include "app/sync/Link.h"
#include "app/sync/Portion.h"
#include "app/sync/StoreAccess.h"

#include <QObject>
#include <QTimer>

namespace yichuang::sync {

/// Follows the centre's changes by long-poll, one page at a time: read, checked, stored with its cursor in one
/// transaction, then the next. After 412, and after the centre's data turned out to be another's (restored from a
/// backup), the cache is built anew from the beginning. Lives in the sync thread; the parts must outlive it.
class Follower final : public QObject {
    Q_OBJECT
public:
    struct Options {
        int pageChanges = 500; ///< at most; fewer over a slow line
        std::chrono::milliseconds wait{10'000};      ///< how long the centre may hold an empty answer back: with ClientLimits::silence, how soon a centre that answers nothing is missed
        std::chrono::milliseconds emptyPause{1'000}; ///< before asking again a centre that does not hold it back
        std::chrono::milliseconds longestYield{5'000}; ///< see giveWay
    };
    Follower(CentreClient &client, StoreAccess store, Link &link, const Options &options, QObject *parent = nullptr);

    /// Begins, or goes on when the link opened.
    void kick();
    /// While much is being sent the next page waits: most of it would be the echo of just that. By `longestYield` at
    /// most, then the two share the line.
    void giveWay();
    /// Nothing is given way to any more.
    void goOn();

Q_SIGNALS:
    /// A page is durable here.
    void applied(const yichuang::sync::PageEffect &effect);
    /// Parts of a page could not be read; what they would have replaced stays in use.
    void faultsFound(const std::vector<yichuang::base::Error> &faults);
    /// The standing of this folder is another one than before: numbers may have been given up.
    void standingChanged();
    /// The centre was restored: operations are waiting again.
    void reoffered();
    /// There was nothing more to take when last asked.
    void caughtUp();

private:
    enum class State { Idle, Loading, Asking, Storing };
    void load();
    void ask();
    void answered(const Outcome<protocol::ChangePage> &outcome);
    /// Before anything of a page is believed: is this still the folder in which the chain goes on?
    void hearChain(const protocol::ChangePage &page);
    void takePage(const protocol::ChangePage &page);
    void storePage(const CheckedPage &page, const protocol::ChangePage &asSent);
    void rebuild();
    void storeFailed(const base::Error &error);

    CentreClient &m_client;
    StoreAccess m_store;
    Link &m_link;
    Options m_options;
    Portion m_portion; ///< changes a page
    QTimer m_pause;
    State m_state = State::Idle;
    std::optional<FollowState> m_at; ///< empty: to be read from the store
    bool m_mayWait = false;          ///< false: there may be more, the centre shall answer at once
    base::Instant m_asked;
    std::optional<base::Instant> m_yieldUntil; ///< empty: nobody is given way to
    std::optional<store::Standing> m_standing; ///< as last heard
};

} // namespace yichuang::sync
