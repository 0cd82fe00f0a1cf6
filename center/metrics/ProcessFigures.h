// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "center/metrics/Metrics.h"

namespace yichuang::center {

/// What does not change while the service lives: its version and its start.
void writeBirth(Metrics &metrics, const QByteArray &version, base::Instant now);
/// Processor time and resident memory of this process as they are now. What the system does not tell stays as it was.
void sampleProcess(Metrics &metrics);

} // namespace yichuang::center
