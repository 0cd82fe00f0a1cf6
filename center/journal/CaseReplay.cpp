// SPDX-License-Identifier: Apache-2.0
#include "center/journal/CaseReplay.h"

#include "app/base/Json.h"
#include "center/journal/Judgement.h"

namespace yichuang::center {

using base::Result;

namespace {

// The stored body has no chain; it plays no part in a judgement.
Result<protocol::Operation> operationOf(const JournalRow &row)
{
    return base::parseJsonObject(row.body).and_then([&row](QJsonObject json) {
        json.insert(QStringLiteral("chain"), QJsonObject{{QStringLiteral("n"), row.chain.n},
                                                         {QStringLiteral("previous"), QLatin1String(row.chain.previous.toHex())},
                                                         {QStringLiteral("hash"), QLatin1String(row.chain.hash.toHex())}});
        return protocol::Operation::fromJson(json);
    });
}

} // namespace

Result<std::optional<domain::Case>> replayCase(Stores &stores, const domain::CaseId &id, qint64 upToVersion, const ReplayStep &see)
{
    const Result<std::vector<JournalRow>> rows = stores.operations.ofCase(id);
    if (!rows) {
        return base::failure(rows);
    }
    std::optional<domain::Case> record;
    for (const JournalRow &row : *rows) {
        const bool changesTheCase = row.answer.status == protocol::AnswerStatus::Applied && row.answer.version > 0;
        if (!changesTheCase || row.answer.version > upToVersion) {
            continue;
        }
        const Result<protocol::Operation> operation = operationOf(row);
        if (!operation) {
            return base::failure(operation);
        }
        Result<Judgement> judgement = judgeByFacts(stores.facts, record, {*operation, operation->act()}, row.n);
        if (!judgement) {
            return base::failure(judgement);
        }
        if (judgement->outcome != Judgement::Outcome::Applied || !judgement->record || judgement->record->version != row.answer.version) {
            return base::fail(base::ErrorCode::StorageCorrupt,
                              QStringLiteral("journal row %1 would not be applied again: %2").arg(row.n).arg(QLatin1String(judgement->reason)),
                              "case.replay");
        }
        if (see) {
            see(row, record, *judgement->record);
        }
        record = std::move(judgement->record);
    }
    return record;
}

} // namespace yichuang::center
