// SPDX-License-Identifier: Apache-2.0
#include "tests/support/store/StoreFixture.h"

#include "tests/support/store/SampleCases.h"

#include <QFile>

namespace yichuang::tests {

using base::Result;
using store::ActRecord;
using store::ActTicket;
using store::Committed;

StoreFixture::StoreFixture() = default;

Result<void> StoreFixture::open(const std::shared_ptr<FaultPlan> &plan)
{
    store::WorkspaceOptions options;
    options.folder = m_folder.filePath(QStringLiteral("workspace"));
    options.signIn.cost = {16, 1, 1};
    if (plan) {
        options.wrap = [plan](std::unique_ptr<storage::Connection> inner) -> std::unique_ptr<storage::Connection> {
            return std::make_unique<FaultyConnection>(std::move(inner), plan);
        };
    }
    Result<std::unique_ptr<store::Workspace>> opened = store::Workspace::open(options);
    if (!opened) {
        return failure(opened);
    }
    m_workspace = std::move(*opened);
    return m_workspace->unlock(dataKey());
}

void StoreFixture::putBackACopy()
{
    close();
    const QString file = m_folder.filePath(QStringLiteral("workspace/workspace.db"));
    const QString original = file + QStringLiteral(".original");
    const bool isCopied = QFile::rename(file, original) && QFile::copy(original, file) && QFile::remove(original);
    if (!isCopied || !open()) {
        qFatal("the copy could not be put in place");
    }
}

crypto::SecretBytes StoreFixture::dataKey()
{
    return crypto::SecretBytes(QByteArrayView(QByteArray(32, 'k')));
}

domain::WorkstationId StoreFixture::workstation()
{
    return domain::WorkstationId::fromText(QStringLiteral("0192f000-0000-7000-8000-000000000007")).value_or(domain::WorkstationId());
}

domain::NumberBlock StoreFixture::block(qint64 first, qint64 last)
{
    domain::NumberBlock block;
    block.id = QStringLiteral("block-%1").arg(first);
    block.window = domain::WindowId::fromText(QStringLiteral("07")).value_or(domain::WindowId());
    block.workstation = workstation();
    block.firstSerial = first;
    block.lastSerial = last;
    block.firstQueryIndex = 5000 + first;
    return block;
}

Result<Committed> StoreFixture::accept(const domain::CaseId &id, int index)
{
    store::ActRequest request;
    request.caseId = id;
    request.numbering = store::Numbering::Take;
    request.now = now();
    return m_workspace->ledger().commit(request, [&](const ActTicket &ticket) -> Result<ActRecord> {
        const QString number = QStringLiteral("11450100MB1234567X4450103001001202611230%1%2")
                                   .arg(ticket.number->window.toText())
                                   .arg(ticket.number->serial, 6, 10, QLatin1Char('0'));
        const domain::Case record = sampleCase(id, index, number, request.now);
        return ActRecord{sampleOperation(record, request.now), record, [paper = samplePaper(record)] { return Result<std::vector<store::NewPaper>>({paper}); },
                         {request.now, record.receivedBy, record.window, QStringLiteral("case.accept"), id.toText(), {}}};
    });
}

Result<Committed> StoreFixture::amend(const domain::CaseId &id, const QString &note)
{
    store::ActRequest request;
    request.caseId = id;
    request.now = now();
    return amend(request, note);
}

Result<Committed> StoreFixture::settle(const domain::CaseId &id, const domain::OperationId &operation)
{
    store::ActRequest request;
    request.caseId = id;
    request.settles = operation;
    request.from = store::ActRequest::From::Centre;
    request.now = now();
    return amend(request, QStringLiteral("settled"));
}

Result<Committed> StoreFixture::amend(const store::ActRequest &request, const QString &note)
{
    const domain::CaseId id = request.caseId;
    return m_workspace->ledger().commit(request, [&](const ActTicket &ticket) -> Result<ActRecord> {
        domain::Case record = *ticket.record;
        record.fields.insert(QStringLiteral("note"), note);
        record.steps.push_back({domain::ActKind::Amend, request.now, record.receivedBy, record.window, note, QString()});
        protocol::Operation operation = sampleOperation(record, request.now);
        operation.kind = domain::ActKind::Amend;
        operation.payload = QJsonObject{{QStringLiteral("note"), note}};
        operation.base = ticket.base;
        return ActRecord{operation, record, {}, {request.now, record.receivedBy, record.window, QStringLiteral("case.amend"), id.toText(), {}}};
    });
}

protocol::Answer appliedAnswer(const domain::OperationId &id, qint64 version)
{
    protocol::Answer answer;
    answer.id = id;
    answer.status = protocol::AnswerStatus::Applied;
    answer.version = version;
    return answer;
}

} // namespace yichuang::tests
