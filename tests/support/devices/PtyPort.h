// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>

#include <memory>

namespace yichuang::tests {

/// The device's end of a serial line: a pseudo-terminal whose other end a program opens by its path.
class PtyPort final : public QObject {
    Q_OBJECT

public:
    explicit PtyPort(QObject *parent = nullptr);
    ~PtyPort() override;

    /// Makes the terminal; with a `link` also a symbolic link to it, replaced at each plugging in.
    [[nodiscard]] base::Result<void> plug(const QString &link = {});
    /// Tears it away: whoever has it open gets read errors, and the path is gone.
    void unplug();
    [[nodiscard]] bool isPlugged() const { return m_master >= 0; }
    /// Where to open it: the link if there is one.
    [[nodiscard]] QString path() const { return m_link.isEmpty() ? m_slavePath : m_link; }
    void write(const QByteArray &bytes);

Q_SIGNALS:
    void received(const QByteArray &bytes);

private:
    void readAvailable();

    int m_master = -1;
    int m_slave = -1; ///< kept open, or the master reports a hang-up between two openings
    QString m_slavePath;
    QString m_link;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace yichuang::tests
