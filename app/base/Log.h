// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <initializer_list>
#include <utility>

namespace yichuang::base {

enum class LogLevel { Debug, Info, Warning, Error };

using LogField = std::pair<const char *, QString>;

/// Writes one JSON line to standard error: time, level, component, event, fields. Thread-safe.
/// Fields hold ids, counts, codes and states only: never names, numbers, phones, addresses or payloads.
void log(LogLevel level, const char *component, const char *event, std::initializer_list<LogField> fields = {});
/// Lines below `level` are dropped. Default Info. Called by main() only.
void setLogLevel(LogLevel level);

} // namespace yichuang::base
