// SPDX-License-Identifier: Apache-2.0
#include "tests/support/storage/FaultyConnection.h"

namespace yichuang::tests {

using base::Result;

namespace {

class FaultyStatement final : public storage::StatementDriver {
public:
    FaultyStatement(storage::Statement inner, std::shared_ptr<FaultPlan> plan) : m_inner(std::move(inner)), m_plan(std::move(plan)) {}

    Result<void> bindNull(const char *name) override
    {
        m_inner.bindNull(name);
        return {};
    }
    Result<void> bindInteger(const char *name, qint64 value) override
    {
        m_inner.bind(name, value);
        return {};
    }
    Result<void> bindReal(const char *name, double value) override
    {
        m_inner.bind(name, value);
        return {};
    }
    Result<void> bindText(const char *name, QByteArray utf8) override
    {
        m_inner.bind(name, QString::fromUtf8(utf8));
        return {};
    }
    Result<void> bindBlob(const char *name, QByteArray bytes) override
    {
        m_inner.bind(name, bytes);
        return {};
    }
    Result<bool> step() override
    {
        return m_plan->visit().and_then([this] { return m_inner.step(); }).map([this](bool row) {
            m_changed = row ? 0 : m_inner.changedRows();
            return row;
        });
    }
    Result<Gathered> gather(storage::RowsChanged rows, const QByteArray &key) override
    {
        return m_plan->visit().and_then([&] { return m_inner.runGathered(rows, key); }).map([] { return Gathered::Yes; });
    }
    void reset() override { m_inner.reset(); }
    int columnCount() const override { return m_inner.columnCount(); }
    bool isNull(int column) const override { return m_inner.isNull(column); }
    qint64 integer(int column) const override { return m_inner.integer(column); }
    double real(int column) const override { return m_inner.real(column); }
    QByteArrayView bytes(int column) const override { return m_inner.blobView(column); }
    qint64 changedRows() const override { return m_changed; }

private:
    storage::Statement m_inner;
    std::shared_ptr<FaultPlan> m_plan;
    qint64 m_changed = 0;
};

} // namespace

Result<void> FaultPlan::visit()
{
    const qint64 call = calls++;
    if (struck && failAgain >= 0 && call == failAt + 1 + failAgain) {
        struckAgain = true;
        return tl::unexpected(error);
    }
    if (call != failAt) {
        return {};
    }
    struck = true;
    if (instead) {
        instead();
        return {};
    }
    return tl::unexpected(error);
}

FaultyConnection::FaultyConnection(std::unique_ptr<storage::Connection> inner, std::shared_ptr<FaultPlan> plan)
    : m_inner(std::move(inner)), m_plan(std::move(plan))
{
}

Result<storage::Statement> FaultyConnection::prepare(const QByteArray &sql)
{
    if (const Result<void> fine = m_plan->visit(); !fine) {
        return failure(fine);
    }
    Result<storage::Statement> inner = m_inner->prepare(sql);
    if (!inner) {
        return inner;
    }
    return storage::Statement(std::make_unique<FaultyStatement>(std::move(*inner), m_plan));
}

Result<void> FaultyConnection::executeScript(const QByteArray &sql)
{
    return m_plan->visit().and_then([this, &sql] { return m_inner->executeScript(sql); });
}

Result<void> FaultyConnection::begin()
{
    return m_plan->visit().and_then([this] { return m_inner->begin(); });
}

Result<void> FaultyConnection::setSchemaVersion(int version, int oldest)
{
    return m_plan->visit().and_then([this, version, oldest] { return m_inner->setSchemaVersion(version, oldest); });
}

Result<void> FaultyConnection::commit()
{
    return m_plan->visit().and_then([this] { return m_inner->commit(); });
}

} // namespace yichuang::tests
