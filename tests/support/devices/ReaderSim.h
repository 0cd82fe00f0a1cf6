// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/devices/SamFrame.h"
#include "tests/support/devices/PtyPort.h"
#include "tests/support/devices/SamSim.h"

#include <QJsonObject>
#include <QObject>
#include <QVector>

#include <chrono>

namespace yichuang::tests {

/// A card reader on a pseudo-terminal, worked by lines of text:
/// `put JSON`, `put LAYOUT` (the sample person), `lift`, `error HH`, `garbage N`, `pull-mid-read [N]`,
/// `slow MS`, `mute`, `speak`, `unplug`, `plug`.
class ReaderSim final : public QObject {
    Q_OBJECT

public:
    explicit ReaderSim(QObject *parent = nullptr);

    [[nodiscard]] base::Result<void> plug(const QString &link = {});
    [[nodiscard]] QString path() const { return m_port.path(); }
    [[nodiscard]] base::Result<void> command(const QString &line);
    [[nodiscard]] SamSim &sam() { return m_sam; }
    [[nodiscard]] int requests() const { return m_requests; }
    /// From now on somebody lays the next sample card whenever one is looked for and none lies there.
    void setVisitors(const QVector<QJsonObject> &people) { m_visitors = people; }
    void unplug() { m_port.unplug(); }
    void setDelay(std::chrono::milliseconds delay) { m_delay = delay; }

private:
    void onReceived(const QByteArray &bytes);
    void send(const QByteArray &bytes);
    void letVisitorIn(const QByteArray &request);
    [[nodiscard]] base::Result<void> put(const QJsonObject &person);
    [[nodiscard]] base::Result<void> put(const QString &argument);
    [[nodiscard]] base::Result<void> commandWithNumber(const QString &word, const QString &argument);

    PtyPort m_port;
    QString m_link;
    SamSim m_sam;
    devices::SamDecoder m_decoder;
    std::chrono::milliseconds m_delay{0};
    QVector<QJsonObject> m_visitors;
    int m_visits = 0;
    int m_requests = 0;
};

} // namespace yichuang::tests
