// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/ThenOn.h"
#include "app/desk/CommandLine.h"
#include "app/desk/ViewsJson.h"

/// How commands of the desk answer. Every command is answered once, also when what it waited for was ended.
namespace yichuang::desk {

[[nodiscard]] inline QJsonObject okay(QJsonObject json = {})
{
    json.insert(QStringLiteral("ok"), true);
    return json;
}

[[nodiscard]] inline QJsonObject cancelled()
{
    return errorToJson({base::ErrorCode::Cancelled, QStringLiteral("the command was ended before it was done"), "command.cancelled"});
}

/// Answers with what the future brings, written by `write`.
template<typename T, typename Write>
void answer(QObject *context, const QFuture<base::Result<T>> &future, const CommandLine::Reply &reply, Write write)
{
    base::thenOn(
        context, future, [reply, write](const base::Result<T> &result) { reply(result ? okay(write(*result)) : errorToJson(result.error())); },
        [reply] { reply(cancelled()); });
}

inline void answerDone(QObject *context, const QFuture<base::Result<void>> &future, const CommandLine::Reply &reply)
{
    base::thenOn(
        context, future, [reply](const base::Result<void> &result) { reply(result ? okay() : errorToJson(result.error())); },
        [reply] { reply(cancelled()); });
}

/// Where a command wants bytes written, for their owner only, and the reason told when they cannot be.
struct FileOrder {
    QString path;
    const char *reason;
};
void answerInFile(QObject *context, const QFuture<base::Result<QByteArray>> &future, const FileOrder &order, const CommandLine::Reply &reply);

} // namespace yichuang::desk
