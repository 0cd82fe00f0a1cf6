// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QUrl>

namespace yichuang::tests {

/// The real `yichuang-center`, as a process of its own, with a demo hall.
class DemoCentre {
public:
    /// `url`: where it was when it was prepared before; without it a free port is found.
    DemoCentre(QString program, QString folder, QUrl url = {}) : m_program(std::move(program)), m_folder(std::move(folder)), m_url(std::move(url)) {}
    ~DemoCentre();

    /// Keys, database, hall; answers what `demo-hall` prints.
    [[nodiscard]] base::Result<QJsonObject> prepare();
    [[nodiscard]] base::Result<void> start();
    /// As when the cable is cut and the machine behind it is gone.
    void kill();
    [[nodiscard]] QUrl url() const { return m_url; }
    /// Runs a sub-command; its standard output as JSON.
    [[nodiscard]] base::Result<QJsonObject> ask(const QStringList &command);

private:
    [[nodiscard]] QStringList where() const;

    QString m_program;
    QString m_folder;
    QUrl m_url;
    QProcess m_service;
};

} // namespace yichuang::tests
