// SPDX-License-Identifier: Apache-2.0
#include "tests/support/sync/MemorySyncStore.h"

#include "app/base/Json.h"
#include "tests/support/FakeClock.h"

#include <algorithm>

namespace yichuang::tests {

using base::Result;
using protocol::AnswerStatus;

namespace {

constexpr std::chrono::milliseconds HoldFor{200};

protocol::Operation makeOperation(const domain::CaseId &lane, qint64 n, qint64 seq)
{
    const base::Instant now = FakeClock().now() + std::chrono::milliseconds(n);
    protocol::Operation operation;
    operation.id = domain::OperationId::make(now);
    operation.kind = domain::ActKind::StartReview;
    operation.caseId = lane;
    operation.lane = lane.toText();
    operation.seq = seq;
    operation.actor = *domain::PersonId::fromText(QStringLiteral("wei.xf"));
    operation.window = *domain::WindowId::fromText(QStringLiteral("03"));
    operation.catalogue = QStringLiteral("2026.11.2");
    operation.made = {now, n, 0, 5};
    operation.payload = QJsonObject{{QStringLiteral("note"), QStringLiteral("第 %1 件").arg(n)}};
    operation.chain = {n, QByteArray(32, '\1'), QByteArray(32, '\2')};
    return operation;
}

} // namespace

void MemorySyncStore::addOperations(int count, int lanes)
{
    const std::lock_guard lock(m_mutex);
    std::vector<domain::CaseId> ids;
    for (int i = 0; i < lanes; ++i) {
        ids.push_back(domain::CaseId::make(FakeClock().now()));
    }
    for (int i = 0; i < count; ++i) {
        const auto n = static_cast<qint64>(m_rows.size()) + 1;
        const protocol::Operation operation = makeOperation(ids[static_cast<size_t>(i % lanes)], n, i / lanes + 1);
        m_index.insert(operation.id, m_rows.size());
        m_rows.push_back({operation, State::Ready, 0, std::nullopt});
    }
}

protocol::Operation MemorySyncStore::operation(int index) const
{
    const std::lock_guard lock(m_mutex);
    return m_rows.at(static_cast<size_t>(index)).operation;
}

std::vector<MemorySyncStore::State> MemorySyncStore::states() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<State> states;
    for (const Row &row : m_rows) {
        states.push_back(row.state);
    }
    return states;
}

int MemorySyncStore::count(State state) const
{
    const std::lock_guard lock(m_mutex);
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(), [state](const Row &row) { return row.state == state; }));
}

int MemorySyncStore::tries(int index) const
{
    const std::lock_guard lock(m_mutex);
    return m_rows.at(static_cast<size_t>(index)).tries;
}

QJsonObject MemorySyncStore::kept(const QString &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto it = m_memory.find(key);
    return it == m_memory.end() ? QJsonObject() : it->second;
}

std::map<domain::CaseId, domain::Case> MemorySyncStore::cases() const
{
    const std::lock_guard lock(m_mutex);
    return m_cases;
}

std::vector<sync::CheckedDocument> MemorySyncStore::documents() const
{
    const std::lock_guard lock(m_mutex);
    return m_documents;
}

sync::FollowState MemorySyncStore::follow() const
{
    const std::lock_guard lock(m_mutex);
    return m_follow;
}

int MemorySyncStore::rebuilds() const
{
    const std::lock_guard lock(m_mutex);
    return m_rebuilds;
}

qint64 MemorySyncStore::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

void MemorySyncStore::setNumbersLeft(qint64 left)
{
    const std::lock_guard lock(m_mutex);
    m_numbersLeft = left;
}

void MemorySyncStore::failCall(qint64 n)
{
    const std::lock_guard lock(m_mutex);
    m_failAt = m_calls + n;
}

Result<void> MemorySyncStore::enter()
{
    if (m_calls++ == m_failAt) {
        return base::fail(base::ErrorCode::StorageFailed, QStringLiteral("the test's disk is full"), "storage.full");
    }
    return {};
}

Result<void> MemorySyncStore::recover()
{
    const std::lock_guard lock(m_mutex);
    return enter().map([this] {
        for (Row &row : m_rows) {
            row.state = row.state == State::Sending ? State::Ready : row.state;
            row.next.reset();
        }
    });
}

bool MemorySyncStore::blocks(const Row &row, base::Instant now) const
{
    const bool stuck = row.state == State::Sending || row.state == State::Conflict || row.state == State::Refused;
    return stuck || (row.next && *row.next > now);
}

Result<sync::OutgoingBatch> MemorySyncStore::takeBatch(const sync::BatchLimits &limits, base::Instant now)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] {
        sync::OutgoingBatch batch;
        QSet<domain::CaseId> blocked;
        for (Row &row : m_rows) {
            if (row.state == State::Applied || static_cast<int>(batch.operations.size()) >= limits.operations) {
                continue;
            }
            if (row.next && *row.next > now && (!batch.nextDue || *row.next < *batch.nextDue)) {
                batch.nextDue = row.next;
            }
            if (blocks(row, now) || blocked.contains(row.operation.caseId)) {
                blocked.insert(row.operation.caseId);
                continue;
            }
            batch.operations.push_back({row.operation.id, base::canonicalJson(row.operation.toJson())});
        }
        for (const sync::OutgoingOperation &operation : batch.operations) {
            m_rows[m_index.value(operation.id)].state = State::Sending;
        }
        batch.headSignature = QByteArray(64, 's');
        return batch;
    });
}

void MemorySyncStore::takeAnswer(Row &row, const protocol::Answer &answer, base::Instant now)
{
    ++row.tries;
    row.next.reset();
    switch (answer.status) {
    case AnswerStatus::Applied: row.state = State::Applied; break;
    case AnswerStatus::Conflict: row.state = State::Conflict; break;
    case AnswerStatus::Refused: row.state = State::Refused; break;
    case AnswerStatus::Duplicate: qFatal("a duplicate must not reach the store");
    case AnswerStatus::Held:
        row.state = State::Held;
        row.next = now + HoldFor;
        break;
    case AnswerStatus::Retry:
        row.state = State::Ready;
        row.next = now + std::chrono::milliseconds(answer.afterMs);
        break;
    }
}

Result<void> MemorySyncStore::recordAnswers(const std::vector<protocol::Answer> &answers, base::Instant now)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] {
        for (const protocol::Answer &answer : answers) {
            Row &row = m_rows[m_index.value(answer.id)];
            if (row.state == State::Sending) {
                takeAnswer(row, answer, now);
            }
        }
    });
}

Result<void> MemorySyncStore::putBack(const QString &reason, base::Instant, base::Instant next)
{
    Q_UNUSED(reason)
    const std::lock_guard lock(m_mutex);
    return enter().map([&] {
        for (Row &row : m_rows) {
            if (row.state == State::Sending) {
                row.state = State::Ready;
                row.next = next;
                ++row.tries;
            }
        }
    });
}

Result<void> MemorySyncStore::endBatch()
{
    const std::lock_guard lock(m_mutex);
    return enter().map([this] {
        for (Row &row : m_rows) {
            row.state = row.state == State::Sending ? State::Ready : row.state;
        }
    });
}

Result<void> MemorySyncStore::clearWaits()
{
    const std::lock_guard lock(m_mutex);
    return enter().map([this] {
        for (Row &row : m_rows) {
            row.next.reset();
        }
    });
}

Result<store::Standing> MemorySyncStore::hearChain(const sync::ChainKnown &known)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] { return known.top > static_cast<qint64>(m_rows.size()) ? store::Standing::Forked : store::Standing::Sound; });
}

Result<sync::FollowState> MemorySyncStore::followState()
{
    const std::lock_guard lock(m_mutex);
    return enter().map([this] { return m_follow; });
}

Result<sync::PageEffect> MemorySyncStore::applyPage(const sync::CheckedPage &page)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] {
        sync::PageEffect effect;
        for (const domain::Case &each : page.cases) {
            m_cases[each.id] = each;
            m_fresh.insert(each.id);
            effect.cases.push_back(each.id);
        }
        for (const domain::CaseId &gone : page.gone) {
            m_cases.erase(gone);
        }
        m_documents.insert(m_documents.end(), page.documents.begin(), page.documents.end());
        if (m_follow.isRebuilding && page.isLast) {
            std::erase_if(m_cases, [this](const auto &entry) { return !m_fresh.contains(entry.first); });
        }
        m_follow = {page.next.cursor, page.next.fingerprint, m_follow.isRebuilding && !page.isLast};
        for (Row &row : m_rows) {
            const bool again = page.reofferAbove && row.operation.chain.n > *page.reofferAbove && row.state == State::Applied;
            row.state = again ? State::Ready : row.state;
        }
        return effect;
    });
}

Result<void> MemorySyncStore::beginRebuild()
{
    const std::lock_guard lock(m_mutex);
    return enter().map([this] {
        ++m_rebuilds;
        m_follow.cursor.clear();
        m_follow.isRebuilding = true;
        m_fresh.clear();
    });
}

Result<qint64> MemorySyncStore::numbersLeft()
{
    const std::lock_guard lock(m_mutex);
    return enter().map([this] { return m_numbersLeft; });
}

Result<void> MemorySyncStore::addNumberBlock(const domain::NumberBlock &block)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] {
        m_numbersLeft += m_blocks.insert(block.id).second ? block.size() : 0;
    });
}

Result<protocol::AuditBatch> MemorySyncStore::auditAfter(qint64 after, int limit)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] {
        const auto hash = [](qint64 n) { return QByteArray(32, static_cast<char>(n)); };
        const qint64 upTo = std::max(after, std::min<qint64>(m_auditLines, after + limit));
        protocol::AuditBatch batch{after, hash(after), upTo, hash(upTo), {}};
        for (qint64 n = after + 1; n <= upTo; ++n) {
            batch.lines.push_back({n, FakeClock().now(), {}, {}, QStringLiteral("print"), QString::number(n), {}});
        }
        return batch;
    });
}

Result<void> MemorySyncStore::keepTrust(const sync::CentreTrust &trust)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] { m_trust = trust; });
}

void MemorySyncStore::addAuditLines(int count)
{
    const std::lock_guard lock(m_mutex);
    m_auditLines += count;
}

std::optional<sync::CentreTrust> MemorySyncStore::keptTrust() const
{
    const std::lock_guard lock(m_mutex);
    return m_trust;
}

Result<QJsonObject> MemorySyncStore::memory(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] { return m_memory[key]; });
}

Result<void> MemorySyncStore::setMemory(const QString &key, const QJsonObject &value)
{
    const std::lock_guard lock(m_mutex);
    return enter().map([&] { m_memory[key] = value; });
}

} // namespace yichuang::tests
