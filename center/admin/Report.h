// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

namespace yichuang::center {

/// What a sub-command says: for programs (`--json`) and for people.
struct Report {
    QJsonObject json;
    QString text;
    int exitCode = 0; ///< 0 done · 1 done, but what was checked is not in order
};

} // namespace yichuang::center
