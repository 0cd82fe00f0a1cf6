// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>

namespace yichuang::center {

/// The data built into the program: the sample catalogue, calendars, policy and demo hall.
[[nodiscard]] base::Result<QByteArray> builtInFile(const QString &name);
[[nodiscard]] base::Result<QJsonObject> builtInJson(const QString &name);
/// {"files":[…]} of every calendar file built in.
[[nodiscard]] base::Result<QJsonObject> builtInCalendar();

/// A file of the administrator's; Malformed and NotFound name it.
[[nodiscard]] base::Result<QJsonObject> readJsonFile(const QString &path);

} // namespace yichuang::center
