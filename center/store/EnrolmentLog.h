// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace yichuang::center {

/// What EnrolmentLog knew and the database did not.
struct Replayed {
    int enrolled = 0;
    int renewed = 0;
    int revoked = 0;
    [[nodiscard]] bool isNothing() const { return enrolled + renewed + revoked == 0; }
};

/// What became of the enrolments of workstations and of centres below, and of this centre's certificate with its parent, one line of JSON
/// each, in a file beside the keys: a database that is put back from a backup does not know whom it enrolled, renewed or revoked since. Only
/// ever added to. A line holds all there is of the one at that moment, keys sealed as in the database. A workstation's has the member
/// "id", a child's "child", the parent's "parent", a restore's "restored" (how far numbers jumped); who reads passes over the others'.
class EnrolmentLog {
public:
    explicit EnrolmentLog(QString file) : m_file(std::move(file)) {}

    /// As `append`, but what goes wrong is complained of and stops nobody.
    void note(const QJsonObject &line) const;
    /// Durable when it returns.
    [[nodiscard]] base::Result<void> append(const QJsonObject &line) const;
    /// In their order; none when there is no file. What a power cut left of the last line is passed over.
    [[nodiscard]] base::Result<std::vector<QJsonObject>> lines() const;

private:
    QString m_file;
};

} // namespace yichuang::center
