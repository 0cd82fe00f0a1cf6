// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/base/Result.h"

#include <QString>

namespace yichuang::tests {

/// A workstation's folder and who can open it. No workstation may have it open.
struct StationKey {
    QString folder;
    QString person;
    QString password;
};

/// Where a centre's things lie.
struct CentreKey {
    QString database;
    QString keys;
};

/// Walks the workstation's journal, its audit and its outbox, checking every link, and writes each operation as a line
/// of JSON as docs/journal.md describes it. Answers how many.
[[nodiscard]] base::Result<int> saveStationJournal(const StationKey &station, const base::Clock &clock, const QString &file);

/// The same of the centre's journal, beside the running service: `{"n", "hash", "received_ms", "workstation", "answer",
/// "operation"}` a line.
[[nodiscard]] base::Result<int> saveCentreJournal(const CentreKey &centre, const base::Clock &clock, const QString &file);

} // namespace yichuang::tests
