// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QString>

namespace yichuang::tests {

/// The path of a file of the project, given from its root: sourceTree("resources/papers"). ctest names the root in
/// YICHUANG_SOURCE_DIR; a test run by hand is run from there.
inline QString sourceTree(const char *path = "")
{
    return QDir(qEnvironmentVariable("YICHUANG_SOURCE_DIR", QStringLiteral("."))).absoluteFilePath(QLatin1String(path));
}

} // namespace yichuang::tests
