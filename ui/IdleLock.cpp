// SPDX-License-Identifier: Apache-2.0
#include "ui/IdleLock.h"

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace yichuang::ui {

IdleLock::IdleLock(Now now, QObject *parent) : QObject(parent), m_now(std::move(now)), m_last(m_now())
{
    setObjectName(QStringLiteral("idleLock"));
    QCoreApplication::instance()->installEventFilter(this);
    m_tick.setInterval(std::chrono::seconds(5));
    connect(&m_tick, &QTimer::timeout, this, &IdleLock::look);
    m_tick.start();
}

void IdleLock::begin(std::optional<base::Instant> until)
{
    m_last = m_now();
    m_until = until;
}

void IdleLock::look()
{
    const base::Instant now = m_now();
    if (m_until && now >= *m_until) {
        Q_EMIT timeOver();
    } else if (now - m_last >= m_limit) {
        Q_EMIT idle();
    }
}

bool IdleLock::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin: m_last = m_now(); break;
    default: break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace yichuang::ui
