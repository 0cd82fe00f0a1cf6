// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoStation.h"

#include <QFile>

namespace yichuang::tests {

namespace {

QByteArray resource(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

base::Result<std::unique_ptr<desk::Workstation>> openStation(const QString &folder, const base::Clock &clock)
{
    return desk::Workstation::open(
        {folder, resource(QStringLiteral(":/yichuang/pinyin/readings.txt")), resource(QStringLiteral(":/yichuang/pinyin/surnames.txt"))}, clock);
}

} // namespace yichuang::tests
