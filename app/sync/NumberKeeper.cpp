// SPDX-License-Identifier: Apache-2.0
#include "app/sync/NumberKeeper.h"

#include "app/base/Id.h"

#include <QPointer>

namespace yichuang::sync {

namespace {

const QString RequestMemory = QStringLiteral("sync.number_request");

/// The request still open, or a new one made durable; empty when there are numbers enough.
base::Result<QJsonObject> openRequest(SyncStore &store, const NumberKeeper::Options &options, base::Instant now)
{
    const auto left = store.numbersLeft();
    if (!left) {
        return base::failure(left);
    }
    if (*left >= options.low) {
        return QJsonObject();
    }
    auto kept = store.memory(RequestMemory);
    if (!kept || !kept->isEmpty()) {
        return kept;
    }
    const protocol::NumberBlockRequest request{base::makeUuidV7(now).toString(QUuid::WithoutBraces), options.block};
    const auto stored = store.setMemory(RequestMemory, request.toJson());
    return stored ? base::Result<QJsonObject>(request.toJson()) : base::Result<QJsonObject>(base::failure(stored));
}

/// Forgetting the request comes after the block: a crash between them asks again for the same block, and adding
/// that twice is harmless.
base::Result<void> keepBlock(SyncStore &store, const domain::NumberBlock &block)
{
    const auto added = store.addNumberBlock(block);
    return added ? store.setMemory(RequestMemory, {}) : added;
}

} // namespace

NumberKeeper::NumberKeeper(CentreClient &client, StoreAccess store, Link &link, const base::Clock &clock, const Options &options, QObject *parent)
    : QObject(parent), m_client(client), m_store(store), m_link(link), m_clock(clock), m_options(options)
{
    connect(&m_link, &Link::opened, this, &NumberKeeper::check);
}

void NumberKeeper::check()
{
    if (!m_busy && m_link.isOpen(Activity::Numbers)) {
        prepare();
    }
}

void NumberKeeper::prepare()
{
    m_busy = true;
    m_store.call(
        this, [options = m_options, now = m_clock.now()](SyncStore &store) { return openRequest(store, options, now); },
        [this](const base::Result<QJsonObject> &request) {
            m_busy = false;
            if (!request) {
                storeFailed(request.error());
            } else if (!request->isEmpty()) {
                ask(*request);
            }
        });
}

void NumberKeeper::ask(const QJsonObject &json)
{
    const auto request = protocol::NumberBlockRequest::fromJson(json);
    if (!request) {
        storeFailed({base::ErrorCode::StorageCorrupt, request.error().detail, "store.number_request"});
        return;
    }
    m_busy = true;
    const QPointer<NumberKeeper> guard(this);
    m_client.numberBlock(*request, [guard](const Outcome<domain::NumberBlock> &outcome) {
        if (guard) {
            guard->answered(outcome);
        }
    });
}

void NumberKeeper::answered(const Outcome<domain::NumberBlock> &outcome)
{
    m_busy = false;
    if (!outcome) {
        m_link.failed(Activity::Numbers, outcome.error());
        return;
    }
    m_link.succeeded(Activity::Numbers);
    keep(*outcome);
}

void NumberKeeper::keep(const domain::NumberBlock &block)
{
    m_busy = true;
    m_store.call(
        this, [block](SyncStore &store) { return keepBlock(store, block); },
        [this](const base::Result<void> &result) {
            m_busy = false;
            if (!result) {
                storeFailed(result.error());
                return;
            }
            Q_EMIT added();
            check();
        });
}

void NumberKeeper::storeFailed(const base::Error &error)
{
    m_link.failed(Activity::Numbers, Failure::ofStore(error));
}

} // namespace yichuang::sync
