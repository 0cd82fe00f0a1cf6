// SPDX-License-Identifier: Apache-2.0
#include "center/admin/KeysCommands.h"

#include "center/admin/AdminSession.h"

#include <QJsonArray>
#include <QRegularExpression>

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

Result<QStringList> serverNames(const CommandLine &line)
{
    static const QRegularExpression host(QStringLiteral("\\A[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*\\z"));
    static const QRegularExpression ofIpv6(QStringLiteral("\\A[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}\\z"));
    QStringList names = line.list(QStringLiteral("name"));
    for (const QString &name : names) {
        if (name.size() > 253 || !(host.match(name).hasMatch() || ofIpv6.match(name).hasMatch())) {
            return usage(QStringLiteral("--name: '%1' is no host name and no address").arg(name));
        }
    }
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
        const Result<QStringList> names = line.list(QStringLiteral("name")).isEmpty() ? QStringList() : serverNames(line);
        return names.and_then([&](const QStringList &all) { return KeyFolder::renewServer(folder, all, clock.now()); }).and_then([](const KeyFolder &keys) {
            return reportOn(keys, QStringLiteral("Start every service on these keys anew; copies of the folder need the new server.pem.\n"));
        });
    }
    return base::fail(ErrorCode::InvalidArgument, QStringLiteral("say keys show or renew-server"), "usage");
}

} // namespace yichuang::center
