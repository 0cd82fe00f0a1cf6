// SPDX-License-Identifier: Apache-2.0
#include "app/desk/CommandReplies.h"

#include "app/base/WholeFile.h"

#include <QtConcurrentRun>

namespace yichuang::desk {

using base::Result;

void answerInFile(QObject *context, const QFuture<Result<QByteArray>> &future, const FileOrder &order, const CommandLine::Reply &reply)
{
    const auto write = [context, reply, order](const Result<QByteArray> &bytes) {
        if (!bytes) {
            reply(errorToJson(bytes.error()));
            return;
        }
        answerDone(context, QtConcurrent::run([order, content = *bytes] { return base::writeWhole(order.path, content, order.reason); }), reply);
    };
    base::thenOn(context, future, write, [reply] { reply(cancelled()); });
}

} // namespace yichuang::desk
