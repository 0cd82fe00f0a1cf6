// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"

#include <QHash>
#include <QJsonObject>
#include <QObject>

#include <functional>
#include <optional>

namespace yichuang::desk {

/// The desk for programs: one JSON command in, one JSON answer out, in order, an answer only when what it
/// says is durable. A bad command answers {"error":{"code","text"}} and ends nothing. See docs/desk.md.
class CommandLine : public QObject {
    Q_OBJECT
public:
    using Reply = std::function<void(const QJsonObject &)>;

    CommandLine(Desk &desk, QObject *parent = nullptr);

    /// Runs one command; `reply` is called once, in this thread.
    void run(const QJsonObject &command, Reply reply);

private:
    using Handler = std::function<void(const QJsonObject &, Reply)>;

    /// Why an enrolled desk shows and changes nothing: NotAllowed "session.none" or "session.locked".
    [[nodiscard]] std::optional<base::Error> closed() const;
    void addSessionCommands();
    void addIntakeCommands();
    void addCaseCommands();
    void addSyncCommands();
    void addDeviceCommands();
    void addAttachmentCommands();
    void enrol(const QJsonObject &command, Reply reply);
    void confirm(const QJsonObject &command, Reply reply);
    void act(const QJsonObject &command, Reply reply);
    void attachments(const QJsonObject &command, Reply reply);
    void list(const QJsonObject &command, Reply reply);
    void drain(const QJsonObject &command, Reply reply);
    void settle(const QJsonObject &command, Reply reply);
    void readCard(Reply reply);
    void devices(const QJsonObject &command, Reply reply);
    void settlePrint(const QJsonObject &command, Reply reply);
    void pdf(const QJsonObject &command, Reply reply);

    Desk &m_desk;
    QHash<QString, Handler> m_handlers;
};

} // namespace yichuang::desk
