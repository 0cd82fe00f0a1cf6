// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/net/RetryPlan.h"

#include <QObject>
#include <QTimer>

#include <array>
#include <span>

namespace yichuang::sync {

/// What sync does with the centre, each with its own patience: a poll that succeeds says nothing about a large upload.
enum class Activity { Send, Follow, Numbers, Upload };

enum class LinkState { NotEnrolled, Online, Offline, AuthNeeded, Stopped };

/// How the link stands, for the status pill.
struct LinkStatus {
    LinkState state = LinkState::NotEnrolled;
    base::Instant since;
    QString kind;                         ///< failure class's word; empty = none
    QByteArray reason;                    ///< stable reason of the failure; empty = none
    QString text;                         ///< the centre's sentence, when it had one
    std::optional<base::Instant> nextTry;
    friend bool operator==(const LinkStatus &, const LinkStatus &) = default;
};

/// Opens and shuts the way to the centre. Failures that concern everything (sign-in, wrong centre, old version) shut
/// all activities; the others only theirs. Waits by the monotonic clock: setting the wall clock neither shortens nor
/// lengthens them. Lives in the sync thread.
class Link final : public QObject {
    Q_OBJECT
public:
    Link(const base::Clock &clock, std::function<double()> random, QObject *parent = nullptr);

    [[nodiscard]] bool isOpen(Activity activity) const;
    void succeeded(Activity activity);
    /// Record counts as the network here: what has no lanes can only wait. What an upload meets shuts uploads only, and is no
    /// word on how the link stands: the others find out by themselves.
    void failed(Activity activity, const Failure &failure);
    void linkReturned();
    void authorised();
    void retryNow();

    [[nodiscard]] const LinkStatus &status() const { return m_status; }
    /// The time waits are measured in: the wall clock at start, advanced by the monotonic clock.
    [[nodiscard]] base::Instant now() const;
    /// When the activity may go on; empty when it may now, or when no time will tell.
    [[nodiscard]] std::optional<base::Instant> nextTry(Activity activity) const { return plan(activity).nextTry(); }
    /// The waiting of something that failed alone for the `count`-th time.
    [[nodiscard]] std::chrono::milliseconds laneDelay(int count) const { return m_common.laneDelay(count); }

    [[nodiscard]] QJsonObject toJson() const;
    void restore(const QJsonObject &json);

Q_SIGNALS:
    /// Something that was shut may be open now: each activity looks for itself.
    void opened();
    void statusChanged(const yichuang::sync::LinkStatus &status);
    /// What is to be remembered over a restart changed.
    void memoryChanged();

private:
    [[nodiscard]] RetryPlan &plan(Activity activity) { return m_plans[static_cast<size_t>(activity)]; }
    [[nodiscard]] const RetryPlan &plan(Activity activity) const { return m_plans[static_cast<size_t>(activity)]; }
    template<typename Change>
    void changeAll(Change change);
    void refresh();
    [[nodiscard]] LinkStatus computed() const;
    [[nodiscard]] LinkState stateNow() const;
    /// The plans that tell how the link stands.
    [[nodiscard]] std::span<const RetryPlan> telling() const { return std::span(m_plans).first<3>(); }

    const base::Clock &m_clock;
    base::Instant m_startWall;
    std::chrono::milliseconds m_startSinceBoot;
    RetryPlan m_common;
    std::array<RetryPlan, 4> m_plans;
    bool m_heard = false; ///< the centre answered since the last network failure
    LinkStatus m_status;
    QTimer m_wake;
    std::optional<base::Instant> m_wakeAt; ///< what `m_wake` was set for; empty once it was told
};

} // namespace yichuang::sync

Q_DECLARE_METATYPE(yichuang::sync::LinkStatus)
