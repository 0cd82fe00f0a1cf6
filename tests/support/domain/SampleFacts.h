// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Facts.h"

#include <QByteArray>
#include <QJsonObject>

#include <vector>

namespace yichuang::tests {

/// A file of resources/, or the end of the test program.
[[nodiscard]] QByteArray resourceBytes(const QString &path);
[[nodiscard]] QJsonObject resourceJson(const QString &path);

/// What the program ships: resources/catalogue/catalogue.json, resources/policy/policy.json, all calendar files.
[[nodiscard]] QJsonObject catalogueJson();
[[nodiscard]] QJsonObject policyJson();
[[nodiscard]] std::vector<QJsonObject> calendarFiles();

/// Two halls with people for every role; all names are invented.
///
/// | window | hall    | rights                                        |
/// | 01     | qingxiu | everything                                    |
/// | 02     | qingxiu | accept only (只挂号不看病)                    |
/// | 03     | qingxiu | accept and issue; hk-cs also decide           |
/// | 09     | qingxiu | decide: where approvers, managers … sit       |
/// | 21     | xixiang | everything                                    |
///
/// | person    | role               | sits at          |
/// | clerk     | clerk              | 01 02 03         |
/// | clerk.two | clerk              | 01 03            |
/// | far       | clerk              | 21               |
/// | approver  | approver           | 01 09 21         |
/// | scjg      | approver of scjg   | 09               |
/// | both      | clerk and approver | 01 02 03 09      |
/// | manager   | manager            | 01 09            |
/// | watcher   | supervisor         | 01 09            |
/// | mixed     | approver and manager, which exclude each other | 01 09 |
/// | gone      | clerk, no longer active | 01          |
[[nodiscard]] QJsonObject directoryJson();

/// Catalogue, calendars, directory and policy together; parsed once, copies share.
[[nodiscard]] domain::Facts sampleFacts();
/// An item of the shipped catalogue.
[[nodiscard]] const domain::Item &sampleItem(const QString &key);

} // namespace yichuang::tests
