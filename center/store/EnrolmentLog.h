// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <vector>

namespace yichuang::center {

/// What became of the workstations' enrolments, one line of JSON each, in a file beside the keys: a database that is put back
/// from a backup does not know whom it enrolled, renewed or revoked since. Only ever added to. A line holds all there is of the
/// workstation at that moment, its escrowed key sealed as in the database.
class EnrolmentLog {
public:
    explicit EnrolmentLog(QString file) : m_file(std::move(file)) {}

    /// Durable when it returns.
    [[nodiscard]] base::Result<void> append(const QJsonObject &line) const;
    /// In their order; none when there is no file. What a power cut left of the last line is passed over.
    [[nodiscard]] base::Result<std::vector<QJsonObject>> lines() const;

private:
    QString m_file;
};

} // namespace yichuang::center
