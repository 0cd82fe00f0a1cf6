// SPDX-License-Identifier: Apache-2.0
#include "center/journal/CaseReplay.h"

#include "app/base/Json.h"
#include "app/domain/DatesInForce.h"
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

/// The recorded changes of dates, put in between the operations.
class DateChanges {
public:
    DateChanges(Stores &stores, std::vector<RecordedDateChange> changes) : m_stores(stores), m_changes(std::move(changes)) {}

    /// Those that made the versions below `version`, from the one of the record on.
    Result<void> applyBelow(qint64 version, std::optional<domain::Case> &record)
    {
        for (; m_next < m_changes.size() && m_changes[m_next].version < version; ++m_next) {
            const RecordedDateChange &change = m_changes[m_next];
            const Result<Rules> rules = m_stores.facts.asOf(change.revision);
            if (!rules) {
                return base::failure(rules);
            }
            std::optional<domain::Case> fresh = record ? domain::withDateChange(*record, (*rules)->facts(), change.made) : std::nullopt;
            if (!fresh || record->version + 1 != change.version) {
                return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("dates of version %1 would not be computed so again").arg(change.version), "case.replay");
            }
            fresh->version = change.version;
            record = std::move(fresh);
        }
        return {};
    }

private:
    Stores &m_stores;
    std::vector<RecordedDateChange> m_changes;
    size_t m_next = 0;
};

} // namespace

Result<std::optional<domain::Case>> replayCase(Stores &stores, const domain::CaseId &id, qint64 upToVersion, const ReplayStep &see)
{
    const Result<std::vector<JournalRow>> rows = stores.operations.ofCase(id);
    Result<std::vector<RecordedDateChange>> changes = stores.dateChanges.ofCase(id);
    if (!rows || !changes) {
        return rows ? base::failure(changes) : base::failure(rows);
    }
    DateChanges dates(stores, std::move(*changes));
    std::optional<domain::Case> record;
    for (const JournalRow &row : *rows) {
        const bool changesTheCase = row.answer.status == protocol::AnswerStatus::Applied && row.answer.version > 0;
        if (!changesTheCase || row.answer.version > upToVersion) {
            continue;
        }
        const Result<void> dated = dates.applyBelow(row.answer.version, record);
        const Result<protocol::Operation> operation = dated.and_then([&row] { return operationOf(row); });
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
    const qint64 end = upToVersion == INT64_MAX ? upToVersion : upToVersion + 1;
    return dates.applyBelow(end, record).map([&record] { return std::move(record); });
}

} // namespace yichuang::center
