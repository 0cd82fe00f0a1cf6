// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/sync/CentreClient.h"
#include "app/sync/Link.h"
#include "app/sync/StoreAccess.h"

#include <QObject>
#include <QTimer>

namespace yichuang::sync {

/// Keeps the estimate of the centre's time good: takes every exchange, asks now and then by itself, and stores what
/// it learnt. Lives in the sync thread; the parts must outlive it.
class ClockKeeper final : public QObject {
    Q_OBJECT
public:
    ClockKeeper(CentreClient &client, StoreAccess store, const Link &link, const base::Clock &clock, const QByteArray &boot, QObject *parent = nullptr);

    /// Takes back what was stored.
    void start();
    [[nodiscard]] const ClockOffset &offset() const { return m_offset; }

Q_SIGNALS:
    void changed(const yichuang::sync::ClockOffset &offset);
    /// Somebody moved the wall clock by so much (negative: back).
    void wallStepped(qint64 ms);
    void storeFailed(const yichuang::base::Error &error);

private:
    void take(const ClockExchange &exchange);
    void measure();
    void noticeStep();
    void remember();

    CentreClient &m_client;
    StoreAccess m_store;
    const Link &m_link;
    const base::Clock &m_clock;
    ClockOffset m_offset;
    QTimer m_again;
    qint64 m_toldStepMs = 0;
    std::optional<std::chrono::milliseconds> m_remembered; ///< since boot
};

} // namespace yichuang::sync

Q_DECLARE_METATYPE(yichuang::sync::ClockOffset)
