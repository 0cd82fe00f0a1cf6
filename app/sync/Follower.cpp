// SPDX-License-Identifier: Apache-2.0
#include "app/sync/Follower.h"

#include "app/sync/PageCheck.h"

#include <QPointer>

#include <utility>

namespace yichuang::sync {

Follower::Follower(CentreClient &client, StoreAccess store, Link &link, const Options &options, QObject *parent)
    : QObject(parent), m_client(client), m_store(store), m_link(link), m_options(options), m_portion(options.pageChanges)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Follower::kick);
    connect(&m_link, &Link::opened, this, &Follower::kick);
}

void Follower::kick()
{
    if (m_state != State::Idle || m_pause.isActive() || !m_link.isOpen(Activity::Follow)) {
        return;
    }
    // A cache that is being built anew is what the window shows: that does not wait.
    const bool yields = m_yieldUntil && m_at && !m_at->cursor.isEmpty() && !m_at->isRebuilding;
    const auto yield = yields ? *m_yieldUntil - m_link.now() : std::chrono::milliseconds(0);
    if (yield.count() > 0) {
        m_pause.start(yield); // a timer started with less than nothing counts as running and never fires
    } else if (m_at) {
        ask();
    } else {
        load();
    }
}

void Follower::giveWay()
{
    if (!m_yieldUntil) {
        m_yieldUntil = m_link.now() + m_options.longestYield;
    }
}

void Follower::goOn()
{
    m_yieldUntil.reset();
    m_pause.stop();
    kick();
}

void Follower::load()
{
    m_state = State::Loading;
    m_store.call(
        this, [](SyncStore &store) { return store.followState(); },
        [this](const base::Result<FollowState> &state) {
            m_state = State::Idle;
            if (!state) {
                storeFailed(state.error());
                return;
            }
            m_at = *state;
            kick();
        });
}

void Follower::ask()
{
    m_state = State::Asking;
    m_asked = m_link.now();
    const auto wait = m_mayWait ? m_options.wait : std::chrono::milliseconds(0);
    const QPointer<Follower> guard(this);
    m_client.changes({m_at->cursor, m_portion.size(), wait}, [guard](const Outcome<protocol::ChangePage> &outcome) {
        if (guard) {
            guard->answered(outcome);
        }
    });
}

void Follower::answered(const Outcome<protocol::ChangePage> &outcome)
{
    m_state = State::Idle;
    if (outcome) {
        m_portion.wentWell();
        m_link.succeeded(Activity::Follow);
        hearChain(*outcome);
        return;
    }
    m_mayWait = false;
    // A cursor that is refused although it was empty would be refused for ever: that waits like the network.
    if (outcome.error().kind == FailureClass::Rebuild && !m_at->cursor.isEmpty()) {
        rebuild();
        return;
    }
    if (Portion::isTooSlow(outcome.error())) {
        m_portion.tookTooLong(m_portion.size());
    }
    m_link.failed(Activity::Follow, outcome.error());
}

void Follower::hearChain(const protocol::ChangePage &page)
{
    m_state = State::Storing;
    const ChainKnown known{page.chainUpTo, page.chainHash, page.chainTop};
    m_store.call(
        this, [known](SyncStore &store) { return store.hearChain(known); },
        [this, page](const base::Result<store::Standing> &standing) {
            m_state = State::Idle;
            if (!standing) {
                storeFailed(standing.error());
                return;
            }
            if (std::exchange(m_standing, *standing) != *standing) {
                Q_EMIT standingChanged();
            }
            takePage(page);
        });
}

void Follower::takePage(const protocol::ChangePage &page)
{
    const bool isOther = !m_at->fingerprint.isEmpty() && page.fingerprint != m_at->fingerprint;
    if (isOther && !m_at->cursor.isEmpty()) {
        // The cache may be ahead of what the centre has now; the fingerprint is settled by the first new page.
        rebuild();
        return;
    }
    PageVerdict verdict = checkPage(page);
    if (!verdict.faults.empty()) {
        Q_EMIT faultsFound(verdict.faults);
    }
    if (isOther) {
        verdict.page.reofferAbove = page.chainUpTo;
    }
    verdict.page.isLast = !page.more;
    storePage(verdict.page, page);
}

void Follower::storePage(const CheckedPage &page, const protocol::ChangePage &asSent)
{
    const bool more = asSent.more;
    const bool empty = asSent.changes.empty();
    const bool endsRebuild = m_at->isRebuilding && !more;
    const bool isNews = !empty || endsRebuild || page.next.cursor != m_at->cursor || page.next.fingerprint != m_at->fingerprint;
    m_mayWait = !more;
    if (!isNews) {
        Q_EMIT caughtUp();
        if (m_link.now() - m_asked < m_options.emptyPause) {
            m_pause.start(m_options.emptyPause);
        }
        kick();
        return;
    }
    m_state = State::Storing;
    m_store.call(
        this, [page](SyncStore &store) { return store.applyPage(page); },
        [this, next = FollowState{page.next.cursor, page.next.fingerprint, m_at->isRebuilding && more}, wasReoffered = page.reofferAbove.has_value(), more](const base::Result<PageEffect> &effect) {
            m_state = State::Idle;
            if (!effect) {
                storeFailed(effect.error());
                return;
            }
            m_at = next;
            Q_EMIT applied(*effect);
            if (wasReoffered) {
                Q_EMIT reoffered();
            }
            if (!more) {
                Q_EMIT caughtUp();
            }
            kick();
        });
}

void Follower::rebuild()
{
    m_state = State::Storing;
    m_mayWait = false;
    m_store.call(
        this, [](SyncStore &store) { return store.beginRebuild(); },
        [this](const base::Result<void> &result) {
            m_state = State::Idle;
            if (!result) {
                storeFailed(result.error());
                return;
            }
            m_at.reset();
            kick();
        });
}

void Follower::storeFailed(const base::Error &error)
{
    m_at.reset(); // what the store really holds is read again
    m_mayWait = false;
    m_link.failed(Activity::Follow, Failure::ofStore(error));
}

} // namespace yichuang::sync
