// SPDX-License-Identifier: Apache-2.0
#include "center/tiers/TierThread.h"

namespace yichuang::center::tiers {

TierThread::TierThread(std::unique_ptr<Stores> stores, Writer &writer, const base::Clock &clock, const sync::CertificateKeeper::Options &renewal)
    : m_link(new TierLink(std::move(stores), writer, clock, renewal))
{
    m_thread.setObjectName(QStringLiteral("tiers"));
    m_link->moveToThread(&m_thread);
    // Queued deletions are still carried out when a thread's loop has ended.
    QObject::connect(&m_thread, &QThread::finished, m_link, &QObject::deleteLater);
    QObject::connect(&m_thread, &QThread::started, m_link, &TierLink::begin);
    m_thread.start();
}

TierThread::~TierThread()
{
    m_thread.quit();
    m_thread.wait();
}

void TierThread::wake()
{
    QMetaObject::invokeMethod(m_link, &TierLink::wake, Qt::QueuedConnection);
}

} // namespace yichuang::center::tiers
