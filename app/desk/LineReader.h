// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>

namespace yichuang::desk {

/// Lines from a file descriptor, one at a time, without blocking: the next comes only after `resume()`, so that
/// answers stay in order. A line longer than MaxLine is cut there and handed on, to be refused.
class LineReader final : public QObject {
    Q_OBJECT
public:
    static constexpr qsizetype MaxLine = 4 * 1024 * 1024;

    explicit LineReader(int descriptor, QObject *parent = nullptr);
    void pause();
    void resume();

Q_SIGNALS:
    void line(const QByteArray &text);
    /// The other side closed, and every line was handed on and answered.
    void ended();

private:
    void readMore();
    void deliver();

    int m_descriptor;
    QSocketNotifier m_notifier;
    QByteArray m_buffer;
    bool m_isPaused = false;
    bool m_atEnd = false;
};

} // namespace yichuang::desk
