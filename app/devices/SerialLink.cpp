// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SerialLink.h"

#include "app/devices/Wipe.h"

namespace yichuang::devices {

namespace {

base::ErrorCode codeOf(QSerialPort::SerialPortError error)
{
    return error == QSerialPort::PermissionError ? base::ErrorCode::NotAllowed : base::ErrorCode::Unavailable;
}

} // namespace

SerialLink::SerialLink(const QString &path, qint32 baudRate, QObject *parent) : Link(parent), m_port(this)
{
    m_port.setPortName(path);
    m_port.setBaudRate(baudRate);
    connect(&m_port, &QSerialPort::readyRead, this, [this] {
        QByteArray bytes = m_port.readAll();
        Q_EMIT received(bytes);
        wipe(bytes);
    });
    connect(&m_port, &QSerialPort::bytesWritten, this, &Link::written);
    connect(&m_port, &QSerialPort::errorOccurred, this, &SerialLink::onError);
}

void SerialLink::open()
{
    m_isFailureTold = false;
    if (m_port.open(QIODevice::ReadWrite)) {
        Q_EMIT opened();
    } else if (!m_isFailureTold) {
        // errorOccurred has told most by now, but not a path that is no serial port at all.
        Q_EMIT failed({base::ErrorCode::Unavailable, m_port.errorString(), "link.serial"});
    }
}

void SerialLink::close()
{
    if (m_port.isOpen()) {
        m_port.close();
    }
}

void SerialLink::write(const QByteArray &bytes)
{
    m_port.write(bytes);
}

void SerialLink::onError(QSerialPort::SerialPortError error)
{
    switch (error) {
    case QSerialPort::NoError:
    case QSerialPort::UnsupportedOperationError: // a pty has no parity and no modem lines; bytes flow all the same
    case QSerialPort::TimeoutError: return;
    case QSerialPort::DeviceNotFoundError:
    case QSerialPort::PermissionError:
    case QSerialPort::OpenError:
    case QSerialPort::WriteError:
    case QSerialPort::ReadError:
    case QSerialPort::ResourceError:
    case QSerialPort::UnknownError:
    case QSerialPort::NotOpenError: break;
    }
    const QString detail = m_port.errorString();
    // At the first error: an unplugged port reports ReadError without end and takes a whole core.
    close();
    m_isFailureTold = true;
    Q_EMIT failed({codeOf(error), detail, "link.serial"});
}

} // namespace yichuang::devices
