// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CommandReplies.h"

#include <QSaveFile>
#include <QtConcurrentRun>

namespace yichuang::desk {

using base::Result;

namespace {

Result<void> writeFile(const FileOrder &order, const QByteArray &bytes)
{
    QSaveFile file(order.path);
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(bytes) != bytes.size() || !file.commit()) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("the file could not be written: ") + file.errorString(), order.reason);
    }
    return {};
}

} // namespace

void answerInFile(QObject *context, const QFuture<Result<QByteArray>> &future, const FileOrder &order, const CommandLine::Reply &reply)
{
    const auto write = [context, reply, order](const Result<QByteArray> &bytes) {
        if (!bytes) {
            reply(errorToJson(bytes.error()));
            return;
        }
        answerDone(context, QtConcurrent::run([order, content = *bytes] { return writeFile(order, content); }), reply);
    };
    base::thenOn(context, future, write, [reply] { reply(cancelled()); });
}

} // namespace yichuang::desk
