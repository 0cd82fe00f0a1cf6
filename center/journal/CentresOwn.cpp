// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Custody.h"

#include "app/crypto/Random.h"
#include "app/crypto/Signer.h"

#include <algorithm>

// The centre as one that writes of itself: its place, its chain, its operations.
namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using protocol::AnswerStatus;

namespace {

constexpr qsizetype KeyBytes = 32;

} // namespace

domain::WindowId centreWindow()
{
    static const domain::WindowId window = *domain::WindowId::fromText(QStringLiteral("centre"));
    return window;
}

domain::HallId centreHall()
{
    static const domain::HallId hall = *domain::HallId::fromText(QStringLiteral("centre"));
    return hall;
}

domain::PersonId centrePerson()
{
    static const domain::PersonId person = *domain::PersonId::fromText(QStringLiteral("centre"));
    return person;
}

Result<void> becomePlace(Stores &stores, const domain::Place &place, const NumberRealm &realm, base::Instant now)
{
    const auto self = stores.tiers.self();
    if (!self || *self) {
        return self ? base::fail(ErrorCode::AlreadyExists, QStringLiteral("this centre is %1 already").arg((*self)->place.toText()), "tiers.self")
                    : base::failure(self);
    }
    const auto signer = crypto::Signer::generate(crypto::SignatureSuite::Ed25519);
    const auto pem = signer ? signer->toPem() : Result<crypto::SecretBytes>(base::failure(signer));
    const auto verifier = signer ? signer->verifier() : Result<crypto::Verifier>(base::failure(signer));
    const auto raw = verifier ? verifier->toRaw() : Result<QByteArray>(base::failure(verifier));
    const auto random = crypto::randomBytes(KeyBytes); // in the place of a certificate: nobody can show one for it
    if (!pem || !raw || !random) {
        return base::fail(ErrorCode::CryptoFailed, QStringLiteral("the centre's own keys could not be made"), "tiers.keys");
    }
    Enrolled writer;
    writer.id = domain::WorkstationId::make(now);
    writer.window = centreWindow();
    writer.hall = centreHall();
    writer.machine = QStringLiteral("yichuang-center");
    writer.certificate = *random;
    writer.signingKey = *raw;
    writer.enrolled = now;
    return stores.workstations.add(writer, QByteArray(KeyBytes, '\0'))
        .and_then([&](const Enrolled &) { return stores.tiers.setSelf({place.id, place.name, writer.id, realm, 0}, *pem); })
        .and_then([&] { return stores.tiers.enterRealm(realm); })
        .and_then([&] { return stores.tiers.setPlaces(Here, {{place.id, place.name, {}, Here}}); })
        .map([](bool) {});
}

// As a workstation would: an operation in the centre's own chain, judged and answered like any other.
Result<protocol::Answer> Custody::write(const TierSelf &self, const domain::Act &act, const domain::Case &record, qint64 base)
{
    const auto writer = m_stores.workstations.find(self.writer);
    if (!writer || !*writer) {
        return writer ? base::fail(ErrorCode::StorageCorrupt, QStringLiteral("the centre's own chain is missing"), "tiers.writer") : base::failure(writer);
    }
    const auto chain = m_applier.chainOf(**writer);
    const auto seq = chain ? m_stores.operations.lastSeq(record.id, (*writer)->no) : base::failure(chain);
    const auto key = seq ? m_stores.tiers.signingKey() : base::failure(seq);
    if (!key) {
        return base::failure(key);
    }
    protocol::Operation operation;
    operation.id = domain::OperationId::make(m_applier.now());
    operation.kind = act.kind;
    operation.caseId = record.id;
    operation.lane = record.id.toText();
    operation.seq = *seq + 1;
    operation.base = base;
    operation.actor = centrePerson();
    operation.window = centreWindow();
    operation.catalogue = record.catalogue;
    // Another centre's clock may be ahead: the timeline stays in order.
    operation.made.wall = record.steps.empty() ? m_applier.now() : std::max(m_applier.now(), record.steps.back().at);
    operation.payload = base::JsonIn(act.toJson());
    operation.chain.n = chain->upTo + 1;
    operation.chain.previous = chain->hash;
    const auto link = crypto::nextLink(crypto::HashAlgorithm::Sha256, {chain->upTo, {}, chain->hash}, operation.chainRecord());
    if (!link) {
        return base::failure(link);
    }
    operation.chain.hash = link->hash;
    const Result<protocol::Answer> answer = m_applier.apply(**writer, Offer::read(operation.toJson()));
    if (!answer || answer->status == AnswerStatus::Held) {
        return answer;
    }
    return crypto::Signer::fromPem(*key)
        .and_then([&](const crypto::Signer &signer) { return signer.sign(link->hash); })
        .and_then([&](const QByteArray &signature) {
            return m_stores.operations.saveSignedHead((*writer)->no, link->hash, signature, m_applier.now());
        })
        .and_then([&] { return m_applier.finishRequest(); })
        .map([&answer] { return *answer; });
}

} // namespace yichuang::center
