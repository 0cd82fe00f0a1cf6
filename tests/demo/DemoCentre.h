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
    /// As when the machine behind the line is gone: SIGKILL.
    void kill();
    [[nodiscard]] QUrl url() const { return m_url; }
    /// Runs a sub-command; its standard output as JSON.
    [[nodiscard]] base::Result<QJsonObject> ask(const QStringList &command);
    /// The same as the words a person reads.
    [[nodiscard]] base::Result<QByteArray> say(const QStringList &command);
    /// Publishes the directory with these rights of a window over all items, "accept", "decide", "issue".
    [[nodiscard]] base::Result<void> setRights(const QString &window, const QStringList &rights);

    [[nodiscard]] QString database() const { return m_folder + QStringLiteral("/data/centre.sqlite"); }
    [[nodiscard]] QString keys() const { return m_folder + QStringLiteral("/keys"); }
    /// Who works at window 01.
    [[nodiscard]] static QString clerk() { return QStringLiteral("wei.xf"); }
    /// Of the prepared hall; empty when there is none.
    [[nodiscard]] QString password(const QString &person) const;
    [[nodiscard]] QString code(const QString &window) const;

private:
    [[nodiscard]] QStringList where() const;
    [[nodiscard]] QString given(const char *list, const char *key, const QString &value, const char *member) const;

    QString m_program;
    QString m_folder;
    QUrl m_url;
    QJsonObject m_hall;
    QProcess m_service;
    int m_editions = 0;
};

} // namespace yichuang::tests
