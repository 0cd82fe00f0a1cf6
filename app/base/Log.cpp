// SPDX-License-Identifier: Apache-2.0
#include "app/base/Log.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <atomic>
#include <cstdio>

namespace yichuang::base {

namespace {

std::atomic<LogLevel> g_level{LogLevel::Info};

QLatin1String levelName(LogLevel level)
{
    switch (level) {
    case LogLevel::Debug: return QLatin1String("debug");
    case LogLevel::Info: return QLatin1String("info");
    case LogLevel::Warning: return QLatin1String("warning");
    case LogLevel::Error: return QLatin1String("error");
    }
    return QLatin1String("error");
}

} // namespace

void setLogLevel(LogLevel level)
{
    g_level = level;
}

void log(LogLevel level, const char *component, const char *event, std::initializer_list<LogField> fields)
{
    if (level < g_level.load(std::memory_order_relaxed)) {
        return;
    }
    QJsonObject line;
    for (const LogField &field : fields) {
        line.insert(QLatin1String(field.first), field.second);
    }
    // Last, so that no field can pass for one of these.
    line.insert(QStringLiteral("time"), QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs));
    line.insert(QStringLiteral("level"), levelName(level));
    line.insert(QStringLiteral("component"), QLatin1String(component));
    line.insert(QStringLiteral("event"), QLatin1String(event));
    const QByteArray bytes = QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stderr);
}

} // namespace yichuang::base
