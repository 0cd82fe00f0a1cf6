// SPDX-License-Identifier: Apache-2.0
#include "center/admin/CommandLine.h"

#include "app/base/Json.h"
#include "app/base/JsonTwins.h"

#include <QFile>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

tl::unexpected<base::Error> usage(const QString &what)
{
    return base::fail(ErrorCode::InvalidArgument, what, "usage");
}

const QStringList &commandFlags()
{
    static const QStringList flags{QStringLiteral("json"), QStringLiteral("help"), QStringLiteral("version"), QStringLiteral("stdin"), QStringLiteral("password-stdin"),
                                   QStringLiteral("keep"), QStringLiteral("recount"), QStringLiteral("dry-run")};
    return flags;
}

const QStringList &commandOptions()
{
    static const QStringList options{QStringLiteral("config"),   QStringLiteral("database"), QStringLiteral("keys"),       QStringLiteral("listen"),
                                     QStringLiteral("name"),     QStringLiteral("id"),       QStringLiteral("roles"),      QStringLiteral("windows"),
                                     QStringLiteral("window"),   QStringLiteral("hours"),    QStringLiteral("departments"), QStringLiteral("codes"),
                                     QStringLiteral("password"), QStringLiteral("day"),      QStringLiteral("from"),        QStringLiteral("to"),
                                     QStringLiteral("workstation"), QStringLiteral("offline-hours"), QStringLiteral("notice"), QStringLiteral("connections"), QStringLiteral("connections-per-address"),
                                     QStringLiteral("log-level"), QStringLiteral("metrics-token"), QStringLiteral("hall"),      QStringLiteral("rights"),
                                     QStringLiteral("phone"),    QStringLiteral("limit"),    QStringLiteral("service-role"),
                                     QStringLiteral("author"),   QStringLiteral("note"),     QStringLiteral("origin"),
                                     QStringLiteral("attachments"), QStringLiteral("s3"), QStringLiteral("attachment-mib"), QStringLiteral("unnamed-days"), QStringLiteral("scan-command"),
                                     QStringLiteral("child"),    QStringLiteral("title"),    QStringLiteral("place"),       QStringLiteral("parent"),
                                     QStringLiteral("code"),     QStringLiteral("authority"), QStringLiteral("before"),  QStringLiteral("order")};
    return options;
}

Result<CommandLine> CommandLine::parse(const QStringList &arguments, const QStringList &flags, const QStringList &options)
{
    CommandLine line;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (!argument.startsWith(QLatin1String("--"))) {
            line.m_words.append(argument);
            continue;
        }
        const qsizetype equals = argument.indexOf(QLatin1Char('='));
        const QString name = argument.mid(2, equals < 0 ? -1 : equals - 2);
        // What begins with "--" is the next option, not this one's value; "--title=--" says it all the same.
        const bool hasValue = equals >= 0 || (i + 1 < arguments.size() && !arguments[i + 1].startsWith(QLatin1String("--")));
        if (line.has(name)) {
            return usage(QStringLiteral("--%1 is said twice").arg(name));
        }
        line.m_said.append(name);
        if (flags.contains(name) && equals < 0) {
            line.m_options.insert(name, QString());
        } else if (options.contains(name) && hasValue) {
            line.m_options.insert(name, equals >= 0 ? argument.mid(equals + 1) : arguments[++i]);
        } else {
            return usage(options.contains(name) ? QStringLiteral("--%1 needs a value").arg(name) : QStringLiteral("unknown option %1").arg(argument));
        }
    }
    if (const Result<void> read = line.readConfig(flags, options); !read) {
        return base::failure(read);
    }
    return line;
}

Result<void> CommandLine::readConfig(const QStringList &flags, const QStringList &options)
{
    if (!has(QStringLiteral("config"))) {
        return {};
    }
    QFile file(text(QStringLiteral("config")));
    if (!file.open(QIODevice::ReadOnly)) {
        return usage(QStringLiteral("cannot read %1: %2").arg(file.fileName(), file.errorString()));
    }
    const QByteArray bytes = file.readAll();
    const Result<QJsonObject> json = base::parseJsonObject(bytes);
    if (!json) {
        return usage(QStringLiteral("%1: %2").arg(file.fileName(), json.error().detail));
    }
    if (const QStringList twins = base::twinMembers(bytes); !twins.isEmpty()) {
        return usage(QStringLiteral("%1: '%2' is said twice").arg(file.fileName(), twins.first()));
    }
    for (auto member = json->begin(); member != json->end(); ++member) {
        const QString &name = member.key();
        if (name == QLatin1String("config") || (!options.contains(name) && !flags.contains(name))) {
            return usage(QStringLiteral("%1: there is no option '%2'").arg(file.fileName(), name));
        }
        const bool isFlag = flags.contains(name);
        if (isFlag ? !member->isBool() : !member->isString() && !member->isDouble()) {
            return usage(QStringLiteral("%1: '%2' must be %3").arg(file.fileName(), name, isFlag ? QStringLiteral("true or false") : QStringLiteral("a text or a number")));
        }
        if (!has(name) && (!isFlag || member->toBool())) {
            m_options.insert(name, isFlag ? QString() : member->toVariant().toString());
        }
    }
    return {};
}

Result<QString> CommandLine::required(const QString &name) const
{
    if (text(name).isEmpty()) {
        return usage(QStringLiteral("--%1 is needed").arg(name));
    }
    return text(name);
}

Result<int> CommandLine::number(const QString &name, int absent, int min, int max) const
{
    if (!has(name)) {
        return absent;
    }
    bool isNumber = false;
    const int value = text(name).toInt(&isNumber);
    if (!isNumber || value < min || value > max) {
        return usage(QStringLiteral("--%1 must be a number from %2 to %3").arg(name).arg(min).arg(max));
    }
    return value;
}

} // namespace yichuang::center
