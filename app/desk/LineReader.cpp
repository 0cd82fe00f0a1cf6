// SPDX-License-Identifier: Apache-2.0
#include "app/desk/LineReader.h"

#include <QMetaObject>

#include <array>
#include <unistd.h>

namespace yichuang::desk {

LineReader::LineReader(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_notifier(descriptor, QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &LineReader::readMore);
}

void LineReader::pause()
{
    m_isPaused = true;
}

void LineReader::resume()
{
    m_isPaused = false;
    // From the event loop: an answer given at once must not pile up calls.
    QMetaObject::invokeMethod(this, &LineReader::deliver, Qt::QueuedConnection);
}

void LineReader::readMore()
{
    std::array<char, 65536> chunk{};
    const ssize_t count = ::read(m_descriptor, chunk.data(), chunk.size());
    if (count > 0) {
        m_buffer.append(chunk.data(), count);
    } else if (count == 0) {
        m_atEnd = true;
        m_notifier.setEnabled(false);
    }
    deliver();
}

void LineReader::deliver()
{
    while (!m_isPaused) {
        const qsizetype end = m_buffer.indexOf('\n');
        const bool isWhole = end >= 0;
        if (!isWhole && m_buffer.size() <= MaxLine && !(m_atEnd && !m_buffer.isEmpty())) {
            break;
        }
        const QByteArray text = m_buffer.left(isWhole ? end : m_buffer.size());
        m_buffer.remove(0, isWhole ? end + 1 : m_buffer.size());
        if (!text.trimmed().isEmpty()) {
            Q_EMIT line(text);
        }
    }
    if (m_atEnd && m_buffer.isEmpty() && !m_isPaused) {
        Q_EMIT ended();
    }
}

} // namespace yichuang::desk
