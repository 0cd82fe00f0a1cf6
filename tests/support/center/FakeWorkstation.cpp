// SPDX-License-Identifier: Apache-2.0
#include "tests/support/center/FakeWorkstation.h"

#include "app/crypto/Chain.h"
#include "app/domain/CaseNumber.h"

namespace yichuang::tests {

using domain::ActKind;
using protocol::Operation;

namespace {

template<typename T>
T orEnd(base::Result<T> result, const char *what)
{
    if (!result) {
        qFatal("%s: %s", what, qPrintable(result.error().detail));
    }
    return std::move(*result);
}

} // namespace

FakeWorkstation::FakeWorkstation(center::Enrolled enrolled, domain::NumberBlock block, const FakeClock &clock)
    : m_enrolled(std::move(enrolled)), m_block(std::move(block)), m_clock(clock), m_nextSerial(m_block.firstSerial)
{
}

crypto::Signer FakeWorkstation::signerOf(const domain::WorkstationId &id)
{
    const QByteArray seed = id.toBytes() + id.toBytes();
    return orEnd(crypto::Signer::fromRaw(crypto::SignatureSuite::Ed25519, crypto::SecretBytes(QByteArrayView(seed))), "signer");
}

CaseBuilder FakeWorkstation::newCase(const char *itemKey)
{
    CaseBuilder builder(itemKey);
    builder.serial(static_cast<int>(m_nextSerial)).at(m_clock.now());
    return builder;
}

domain::Act FakeWorkstation::firstAct(const CaseBuilder &builder, ActKind kind)
{
    domain::Act act = builder.act(kind);
    const qint64 serial = m_nextSerial++;
    if (serial > m_block.lastSerial) {
        qFatal("the block of the fake workstation is used up");
    }
    domain::Application &application = *act.application;
    application.number = orEnd(domain::makeCaseNumber(builder.item().implementationCode, base::chinaDate(m_clock.now()), m_enrolled.window, serial),
                               "number");
    application.queryCode = orEnd(domain::makeQueryCode(m_block.firstQueryIndex + serial - m_block.firstSerial), "query code");
    application.received = m_clock.now();
    return act;
}

Operation FakeWorkstation::act(CaseBuilder &builder, ActKind kind, qint64 base)
{
    builder.at(m_clock.now());
    return act(builder, builder.recordIfAny() ? builder.act(kind) : firstAct(builder, kind), base);
}

Operation FakeWorkstation::act(CaseBuilder &builder, const domain::Act &act, qint64 base)
{
    builder.at(m_clock.now());
    domain::ActMoment moment = builder.moment(act.kind);
    if (moment.window != m_enrolled.window) {
        // Everybody acts at this workstation.
        builder.by(moment.person.toText().toLatin1().constData(), m_enrolled.window.toText().toLatin1().constData());
        moment = builder.moment(act.kind);
    }
    builder.apply(act);
    return force(builder.id(), act, moment, base);
}

Operation FakeWorkstation::force(const domain::CaseId &caseId, const domain::Act &act, const domain::ActMoment &moment, qint64 base)
{
    Operation operation;
    operation.id = domain::OperationId::make(m_clock.now());
    operation.kind = act.kind;
    operation.caseId = caseId;
    operation.lane = caseId.toText();
    operation.base = base;
    operation.actor = moment.person;
    operation.window = moment.window;
    operation.catalogue = moment.catalogue;
    operation.made = {moment.at, m_clock.sinceBoot().count(), 0, 20};
    operation.payload = act.toJson();
    return append(std::move(operation));
}

Operation FakeWorkstation::append(Operation operation)
{
    operation.seq = ++m_lanes[operation.caseId];
    operation.chain.n = static_cast<qint64>(m_journal.size()) + 1;
    link(operation);
    m_journal.push_back(operation);
    return operation;
}

void FakeWorkstation::link(Operation &operation) const
{
    const size_t before = static_cast<size_t>(operation.chain.n - 1);
    const crypto::ChainLink head = before == 0
        ? crypto::ChainLink()
        : crypto::ChainLink{operation.chain.n - 1, m_journal[before - 1].chain.previous, m_journal[before - 1].chain.hash};
    const crypto::ChainLink next = orEnd(crypto::nextLink(crypto::HashAlgorithm::Sha256, head, operation.chainRecord()), "chain");
    operation.chain = {next.n, next.previous, next.hash};
}

void FakeWorkstation::replace(qint64 n, Operation operation)
{
    operation.chain.n = n;
    m_journal[static_cast<size_t>(n - 1)] = std::move(operation);
    for (size_t i = static_cast<size_t>(n - 1); i < m_journal.size(); ++i) {
        link(m_journal[i]);
    }
}

std::vector<QJsonObject> FakeWorkstation::journalJson() const
{
    std::vector<QJsonObject> all;
    for (const Operation &operation : m_journal) {
        all.push_back(operation.toJson());
    }
    return all;
}

QByteArray FakeWorkstation::signHead(const Operation &last)
{
    crypto::Signer signer = signerOf(m_enrolled.id);
    return orEnd(signer.sign(last.chain.hash), "signature");
}

} // namespace yichuang::tests
