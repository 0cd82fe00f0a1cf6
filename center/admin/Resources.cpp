// SPDX-License-Identifier: Apache-2.0
#include "center/admin/Resources.h"

#include "app/base/Json.h"
#include "app/base/JsonTwins.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

// Resources of a static library must be named once to be linked; outside any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(center_data);
}

namespace yichuang::center {

using base::Result;

namespace {

constexpr qsizetype MaxFileBytes = 64 * 1024 * 1024;
constexpr qsizetype LongestTold = 2000;
const QString Root = QStringLiteral(":/center/data/");

// A folder, or a device that never ends, is not read.
Result<QByteArray> readWhole(const QString &path)
{
    QFile file(path);
    const bool isPlain = path.startsWith(QLatin1Char(':')) || QFileInfo(path).isFile();
    if (!isPlain || !file.open(QIODevice::ReadOnly)) {
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("cannot read %1: %2").arg(path, isPlain ? file.errorString() : QStringLiteral("it is no file")), "file.read");
    }
    if (file.size() > MaxFileBytes) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("%1 is larger than 64 MiB").arg(path), "json.size");
    }
    return file.readAll();
}

} // namespace

Result<QByteArray> builtInFile(const QString &name)
{
    initResources();
    return readWhole(Root + name);
}

Result<QJsonObject> builtInJson(const QString &name)
{
    return builtInFile(name).and_then([](const QByteArray &bytes) { return base::parseJsonObject(bytes, MaxFileBytes); });
}

Result<QJsonObject> builtInCalendar()
{
    initResources();
    QJsonArray files;
    const QStringList names = QDir(Root + QStringLiteral("calendar")).entryList(QDir::Files, QDir::Name);
    for (const QString &name : names) {
        const Result<QJsonObject> file = builtInJson(QStringLiteral("calendar/") + name);
        if (!file) {
            return base::failure(file);
        }
        files.append(*file);
    }
    return QJsonObject{{QStringLiteral("files"), files}};
}

Result<QJsonObject> readJsonFile(const QString &path)
{
    const Result<QByteArray> bytes = readWhole(path);
    if (!bytes) {
        return base::failure(bytes);
    }
    Result<QJsonObject> json = base::parseJsonObject(*bytes, MaxFileBytes);
    if (!json) {
        return base::fail(json.error().code, QStringLiteral("%1: %2").arg(path, json.error().detail), json.error().reason);
    }
    if (const QStringList twins = base::twinMembers(*bytes); !twins.isEmpty()) {
        return base::fail(base::ErrorCode::Malformed,
                          QStringLiteral("%1: a member is allowed once in an object; twice stand: %2").arg(path, twins.join(QStringLiteral(", ")).left(LongestTold)),
                          "json.twin");
    }
    return json;
}

} // namespace yichuang::center
