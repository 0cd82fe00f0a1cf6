// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Worker.h"
#include "app/crypto/Random.h"
#include "app/storage/Query.h"
#include "app/sync/Uploader.h"
#include "app/sync/WorkspaceSync.h"
#include "tests/support/Wait.h"
#include "tests/support/store/Contents.h"
#include "tests/support/store/SampleCases.h"
#include "tests/support/store/StoreFixture.h"

#include <QTest>

namespace yichuang::tests {

/// A workstation's real store with operations that need attachments, and one uploader at a time over it. The uploader can be
/// ended at any moment, and the store closed and opened again, as by kill -9.
class UploadRig {
public:
    UploadRig()
    {
        if (!m_fixture.open() || !m_fixture.workspace().numbers().add(StoreFixture::block(1, 500), StoreFixture::workstation())) {
            qFatal("no store to upload from");
        }
    }
    ~UploadRig() { stop(); }
    UploadRig(const UploadRig &) = delete;
    UploadRig &operator=(const UploadRig &) = delete;

    /// An attachment of random content, stored.
    QByteArray put(qint64 size)
    {
        const QByteArray content = *crypto::randomBytes(static_cast<int>(size));
        m_contents.insert(*keepContent(m_fixture.workspace(), content, m_fixture.now(), QStringLiteral("image/jpeg")), content);
        return m_contents.key(content);
    }
    /// An acceptance that waits for the attachment. Before start().
    domain::OperationId need(const QByteArray &hash)
    {
        store::ActRequest request;
        request.caseId = m_fixture.newCaseId();
        request.numbering = store::Numbering::Take;
        request.now = m_fixture.now();
        const auto committed = m_fixture.workspace().ledger().commit(request, [&](const store::ActTicket &ticket) -> base::Result<store::ActRecord> {
            const auto record = sampleCase(request.caseId, static_cast<int>(ticket.number->serial), QStringLiteral("n%1").arg(ticket.number->serial), request.now);
            protocol::Operation operation = sampleOperation(record, request.now);
            operation.needs = {QString::fromLatin1(hash.toHex())};
            return store::ActRecord{operation, record, {}, {request.now, record.receivedBy, record.window, QStringLiteral("case.accept"), {}, {}}};
        });
        if (!committed) {
            qFatal("no operation: %s", qPrintable(committed.error().detail));
        }
        return committed->operation.id;
    }
    /// The centre refused the operation and a person settled it. While nothing runs.
    void giveUp(const domain::OperationId &waiting)
    {
        protocol::Answer refused;
        refused.id = waiting;
        refused.status = protocol::AnswerStatus::Refused;
        refused.code = QStringLiteral("case.state");
        store::OutboxStore &outbox = m_fixture.workspace().outbox();
        const auto settled = outbox.retryNow().and_then([&] { return setSending(waiting); }).and_then([&] { return outbox.take({refused}, m_fixture.now()); }).and_then([&](const auto &) {
            return outbox.settle(waiting, m_fixture.now());
        });
        if (!settled) {
            qFatal("not given up: %s", qPrintable(settled.error().detail));
        }
    }
    void start(const sync::CentreTrust &trust)
    {
        stop();
        m_worker = std::make_unique<base::Worker>("store");
        m_sync = std::make_unique<sync::WorkspaceSync>(m_fixture.workspace(), sync::WorkspaceSync::Parts{{}, nullptr, {}, m_clock});
        m_client = std::move(*sync::CentreClient::make(trust, m_clock, {}));
        m_link = std::make_unique<sync::Link>(m_clock, [] { return 0.5; });
        m_uploader = std::make_unique<sync::Uploader>(*m_client, sync::StoreAccess(*m_worker, *m_sync), *m_link, m_clock);
        m_uploader->kick();
    }
    void stop()
    {
        m_uploader.reset();
        m_client.reset();
        m_link.reset();
        m_worker.reset(); // what it was doing is done
        m_sync.reset();
    }
    /// The program ended and was started again.
    void reopen()
    {
        stop();
        m_fixture.close();
        if (!m_fixture.open()) {
            qFatal("the store does not open again");
        }
    }
    [[nodiscard]] store::BlobRecord record(const QByteArray &hash)
    {
        const auto read = [this, hash] { return m_fixture.workspace().blobs().find(hash); };
        const auto found = m_worker ? m_worker->run(read).result() : read();
        return found && *found ? **found : store::BlobRecord();
    }
    [[nodiscard]] bool isConfirmed(const QByteArray &hash) { return record(hash).uploaded.has_value(); }
    /// Waits until the centre has all of them, pressing the button whenever something waits for a time.
    [[nodiscard]] bool converges(const QList<QByteArray> &hashes, int timeoutMs = 30'000)
    {
        const auto isDone = [&] { return std::all_of(hashes.begin(), hashes.end(), [this](const QByteArray &hash) { return isConfirmed(hash); }); };
        return waitUntil([&] {
            if (isDone()) {
                return true;
            }
            press();
            return false;
        }, std::chrono::milliseconds(timeoutMs));
    }
    /// A person presses "try again".
    void press()
    {
        if (!m_link->isOpen(sync::Activity::Upload)) {
            m_link->retryNow();
        }
        if (!m_worker->run([this] { return m_sync->clearWaits(); }).result()) {
            qFatal("the waits cannot be cleared");
        }
        m_uploader->kick();
    }
    [[nodiscard]] store::Workspace &workspace() { return m_fixture.workspace(); }
    [[nodiscard]] StoreFixture &fixture() { return m_fixture; }
    [[nodiscard]] sync::Uploader &uploader() { return *m_uploader; }
    [[nodiscard]] sync::Link &link() { return *m_link; }
    [[nodiscard]] QByteArray content(const QByteArray &hash) const { return m_contents.value(hash); }

private:
    /// As after an answer that crossed the loss of the attachment at the centre.
    [[nodiscard]] base::Result<void> setSending(const domain::OperationId &id)
    {
        return storage::done(storage::execute(m_fixture.workspace().connection(), "UPDATE outbox SET state = 'sending' WHERE id = :id",
                                              [&](storage::Statement &s) { s.bind(":id", id.toBytes()); }));
    }

    base::SystemClock m_clock;
    StoreFixture m_fixture;
    QHash<QByteArray, QByteArray> m_contents;
    std::unique_ptr<base::Worker> m_worker;
    std::unique_ptr<sync::WorkspaceSync> m_sync;
    std::unique_ptr<sync::CentreClient> m_client;
    std::unique_ptr<sync::Link> m_link;
    std::unique_ptr<sync::Uploader> m_uploader;
};

} // namespace yichuang::tests
