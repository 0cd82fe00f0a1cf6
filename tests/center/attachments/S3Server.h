// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/attachments/S3Objects.h"

#include <QProcess>
#include <QTemporaryDir>

namespace yichuang::tests {

template<typename T>
T need(base::Result<T> result)
{
    if (!result) {
        qFatal("%s", qPrintable(result.error().detail));
    }
    return std::move(*result);
}

/// tests/support/s3/server.py: a real server that checks signatures.
class S3Server {
public:
    S3Server()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral("/usr/bin/python3"),
                        {qEnvironmentVariable("YICHUANG_SOURCE_DIR") + QStringLiteral("/tests/support/s3/server.py"), QStringLiteral("run"), m_folder.path(), QStringLiteral("scans")});
        await("ready");
    }
    ~S3Server()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(PatienceMs);
    }
    S3Server(const S3Server &) = delete;
    S3Server &operator=(const S3Server &) = delete;

    [[nodiscard]] QString file() const { return m_folder.filePath(QStringLiteral("s3.json")); }
    [[nodiscard]] center::S3Place place(const QString &where = QStringLiteral("s3://scans/hall")) const { return need(center::S3Place::read(where, file())); }
    void tell(const char *word)
    {
        m_process.write(QByteArray(word) + '\n');
        await("done");
    }

private:
    static constexpr int PatienceMs = 120'000;
    void await(const char *word)
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(PatienceMs)) {
                qFatal("the S3 server does not say %s", word);
            }
        }
        if (m_process.readLine().trimmed() != word) {
            qFatal("the S3 server does not say %s", word);
        }
    }
    QTemporaryDir m_folder;
    QProcess m_process;
};

} // namespace yichuang::tests
