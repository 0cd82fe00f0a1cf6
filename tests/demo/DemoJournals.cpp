// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoJournals.h"

#include "app/base/Json.h"
#include "app/store/Workspace.h"
#include "center/admin/AdminSession.h"
#include "center/journal/JournalCheck.h"

#include <QFile>

namespace yichuang::tests {

using base::Result;

namespace {

constexpr int RowsAtOnce = 500;

Result<void> writeLine(QFile &file, const QJsonObject &json)
{
    const QByteArray line = base::canonicalJson(json) + '\n';
    return file.write(line) == line.size() ? Result<void>() : base::fail(base::ErrorCode::StorageFailed, file.errorString());
}

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

Result<QJsonObject> lineOf(const center::JournalRow &row)
{
    return base::parseJsonObject(row.body).map([&row](QJsonObject operation) {
        operation.insert(QStringLiteral("chain"), QJsonObject{{QStringLiteral("n"), row.chain.n},
                                                              {QStringLiteral("previous"), hex(row.chain.previous)},
                                                              {QStringLiteral("hash"), hex(row.chain.hash)}});
        return QJsonObject{{QStringLiteral("n"), row.n},
                           {QStringLiteral("hash"), hex(row.hash)},
                           {QStringLiteral("received_ms"), base::toMs(row.received)},
                           {QStringLiteral("workstation"), row.workstation},
                           {QStringLiteral("answer"), row.answer.toJson()},
                           {QStringLiteral("operation"), operation}};
    });
}

} // namespace

Result<int> saveStationJournal(const StationKey &station, const base::Clock &clock, const QString &file)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return base::fail(base::ErrorCode::StorageFailed, out.errorString());
    }
    store::WorkspaceOptions options;
    options.folder = station.folder;
    const auto workspace = store::Workspace::open(options);
    if (!workspace) {
        return base::failure(workspace);
    }
    int count = 0;
    return domain::PersonId::fromText(station.person)
        .and_then([&](const domain::PersonId &id) {
            return (*workspace)->people().signIn(id, crypto::SecretBytes(QByteArrayView(station.password.toUtf8())), clock.now());
        })
        .and_then([&](const store::OfflineSignIn &signedIn) { return (*workspace)->unlock(signedIn.dataKey); })
        .and_then([&] { return (*workspace)->verify(); })
        .and_then([&] {
            return (*workspace)->journal().verify([&](const protocol::Operation &operation) {
                ++count;
                return writeLine(out, operation.toJson());
            });
        })
        .map([&count](const crypto::ChainLink &) { return count; });
}

Result<int> saveCentreJournal(const CentreKey &centre, const base::Clock &clock, const QString &file)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) {
        return base::fail(base::ErrorCode::StorageFailed, out.errorString());
    }
    const auto session = center::AdminSession::open({centre.database, centre.keys}, clock);
    if (!session) {
        return base::failure(session);
    }
    const Result<center::CheckReport> checked = center::JournalCheck((*session)->stores()).run();
    if (!checked || !checked->findings.empty()) {
        return !checked ? Result<int>(base::failure(checked)) : base::fail(base::ErrorCode::StorageCorrupt, checked->findings.front().code);
    }
    qint64 after = 0;
    int count = 0;
    for (bool more = true; more;) {
        const auto rows = (*session)->stores().operations.page(after, RowsAtOnce);
        if (!rows) {
            return base::failure(rows);
        }
        for (const center::JournalRow &row : *rows) {
            const Result<void> written = lineOf(row).and_then([&out](const QJsonObject &line) { return writeLine(out, line); });
            if (!written) {
                return base::failure(written);
            }
            after = row.n;
            ++count;
        }
        more = !rows->empty();
    }
    return count;
}

} // namespace yichuang::tests
