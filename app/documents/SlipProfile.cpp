// SPDX-License-Identifier: Apache-2.0
#include "app/documents/SlipProfile.h"

namespace yichuang::documents {

SlipProfile slipProfileNamed(const QString &name)
{
    if (name == QLatin1String("58")) {
        return SlipProfile::paper58();
    }
    return name == QLatin1String("80-narrow") ? SlipProfile::paper80Narrow() : SlipProfile::paper80();
}

} // namespace yichuang::documents
