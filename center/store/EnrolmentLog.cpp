// SPDX-License-Identifier: Apache-2.0
#include "center/store/EnrolmentLog.h"

#include "app/base/Json.h"
#include "app/base/Log.h"

#include <QFile>
#include <QJsonDocument>

#include <unistd.h>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> cannot(const char *what, const QFile &file)
{
    return base::fail(ErrorCode::StorageFailed, QStringLiteral("cannot %1 %2: %3").arg(QLatin1String(what), file.fileName(), file.errorString()),
                      "keys.enrolments");
}

} // namespace

void EnrolmentLog::note(const QJsonObject &line) const
{
    if (const Result<void> noted = append(line); !noted) {
        base::log(base::LogLevel::Error, "enrolment", "not_noted", {{"reason", QString::fromLatin1(noted.error().reason)}, {"detail", noted.error().detail}});
    }
}

Result<void> EnrolmentLog::append(const QJsonObject &line) const
{
    QFile file(m_file);
    // Begins with an end of line: what a power cut left of the line before stays by itself.
    const QByteArray text = '\n' + QJsonDocument(line).toJson(QJsonDocument::Compact);
    const bool isNoted = file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)
        && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) && file.write(text) == text.size() && ::fsync(file.handle()) == 0;
    return isNoted ? Result<void>() : cannot("add to", file);
}

Result<std::vector<QJsonObject>> EnrolmentLog::lines() const
{
    QFile file(m_file);
    if (!file.exists()) {
        return std::vector<QJsonObject>();
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return cannot("read", file);
    }
    std::vector<QJsonObject> lines;
    for (const QByteArray &text : file.readAll().split('\n')) {
        if (const auto line = base::parseJsonObject(text)) {
            lines.push_back(*line);
        }
    }
    return lines;
}

} // namespace yichuang::center
