// SPDX-License-Identifier: Apache-2.0
#include "center/admin/KeysCommands.h"

#include "center/admin/AdminSession.h"

#include <QJsonArray>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

Result<Report> reportOn(const KeyFolder &keys, const QString &text)
{
    const Result<QStringList> names = keys.serverNames();
    const Result<base::Instant> expires = names ? keys.serverExpires() : base::failure(names);
    if (!expires) {
        return base::failure(expires);
    }
    return Report{{{QStringLiteral("names"), QJsonArray::fromStringList(*names)}, {QStringLiteral("expires"), base::toIso(*expires)}},
                  QStringLiteral("The server certificate is for %1, until %2.\n").arg(names->join(QStringLiteral(", ")), base::toIso(*expires)) + text};
}

} // namespace

QStringList serverNames(const CommandLine &line)
{
    QStringList names = line.list(QStringLiteral("name"));
    for (const QString &local : {QStringLiteral("localhost"), QStringLiteral("127.0.0.1")}) {
        if (!names.contains(local)) {
            names.append(local);
        }
    }
    return names;
}

Result<Report> runKeys(const CommandLine &line, const base::Clock &clock)
{
    const QString folder = Places::of(line).keys;
    const QString verb = line.words().value(1);
    if (verb == QLatin1String("show")) {
        return KeyFolder::load(folder).and_then([](const KeyFolder &keys) { return reportOn(keys, {}); });
    }
    if (verb == QLatin1String("renew-server")) {
        const QStringList names = line.list(QStringLiteral("name")).isEmpty() ? QStringList() : serverNames(line);
        return KeyFolder::renewServer(folder, names, clock.now()).and_then([](const KeyFolder &keys) {
            return reportOn(keys, QStringLiteral("Start every service on these keys anew; copies of the folder need the new server.pem.\n"));
        });
    }
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("say keys show or renew-server"), "usage");
}

} // namespace yichuang::center
