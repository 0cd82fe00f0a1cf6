// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QIODevice>
#include <QLocalServer>
#include <QObject>
#include <QSocketNotifier>

#include <functional>

namespace yichuang::tests {

/// Line commands for a simulator from standard input and, if asked for, a local socket. Each line is
/// answered with `ok` or `error TEXT`; `quit`, and the end of standard input when there is no
/// socket, end the program.
class SimConsole final : public QObject {
    Q_OBJECT

public:
    using Handler = std::function<base::Result<void>(const QString &line)>;

    explicit SimConsole(Handler handler, QObject *parent = nullptr);
    [[nodiscard]] base::Result<void> listen(const QString &socketPath);

private:
    void readStandardInput();
    void onConnection();
    [[nodiscard]] QByteArray answerTo(const QByteArray &line);

    Handler m_handler;
    QSocketNotifier m_input;
    QLocalServer m_server;
    QByteArray m_pending;
};

} // namespace yichuang::tests
