// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Operation.h"

namespace yichuang::tests {

/// Sets one member of the payload; an undefined value takes it away.
inline void setPayload(protocol::Operation &operation, const char *member, const QJsonValue &value)
{
    QJsonObject payload = operation.payload;
    payload.insert(QLatin1String(member), value);
    operation.payload = payload;
}

} // namespace yichuang::tests
