// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Offer.h"

#include "app/base/Json.h"
#include "app/crypto/Verifier.h"

#include <QtEndian>

namespace yichuang::center {

using base::Result;
using crypto::HashAlgorithm;

namespace {

// An identity for what carries none, so that its answer can be told apart; the same content has the same one.
domain::OperationId idFromContent(const QByteArray &body)
{
    const Result<QByteArray> digest = crypto::hash(HashAlgorithm::Sha256, body);
    const Result<domain::OperationId> id = domain::OperationId::fromBytes(digest ? digest->left(16) : QByteArray());
    return id.value_or(domain::OperationId());
}

std::optional<QByteArray> hashFromHex(const base::JsonItem &value)
{
    const QByteArray hash = QByteArray::fromHex(value.text().toLatin1());
    return hash.size() == crypto::HashSize ? std::optional(hash) : std::nullopt;
}

std::optional<crypto::ChainLink> readChain(const base::JsonIn &json)
{
    const base::JsonIn chain = json.value("chain").object();
    const qint64 n = chain.value("n").integer().value_or(0);
    const std::optional<QByteArray> previous = hashFromHex(chain.value("previous"));
    const std::optional<QByteArray> hash = hashFromHex(chain.value("hash"));
    if (n < 1 || !previous || !hash) {
        return std::nullopt;
    }
    return crypto::ChainLink{n, *previous, *hash};
}

// What protocol::Operation::chainRecord() is for a whole operation, over the bytes that were offered.
Offer::Hash judgeHash(const crypto::ChainLink &chain, const QByteArray &body)
{
    QByteArray record(8, '\0');
    qToBigEndian(chain.n, record.data());
    record += body;
    const Result<crypto::ChainLink> expected =
        crypto::nextLink(HashAlgorithm::Sha256, {chain.n - 1, QByteArray(), chain.previous}, record);
    return expected && expected->hash == chain.hash ? Offer::Hash::Right : Offer::Hash::Wrong;
}

} // namespace

namespace {

Offer readWith(const base::JsonIn &json, QByteArray text, QByteArray body)
{
    Result<protocol::Operation> operation = protocol::Operation::fromJson(json);
    Result<domain::Act> act = operation ? operation->act() : Result<domain::Act>(base::failure(operation));
    Offer offer{std::move(text), {}, readChain(json), Offer::Hash::Wrong, {}, 0, std::move(body), std::move(operation), std::move(act)};
    if (offer.chain) {
        offer.hash = judgeHash(*offer.chain, offer.body);
    }
    if (offer.operation) {
        offer.id = offer.operation->id;
        offer.caseId = offer.operation->caseId;
        offer.seq = offer.operation->seq;
        return offer;
    }
    const Result<domain::OperationId> id = domain::OperationId::fromText(json.value("id").text());
    offer.id = id ? *id : idFromContent(offer.body);
    const Result<domain::CaseId> caseId = domain::CaseId::fromText(json.value("case").text());
    const qint64 seq = json.value("seq").integer().value_or(0);
    if (caseId && seq > 0) {
        offer.caseId = *caseId;
        offer.seq = seq;
    }
    return offer;
}

} // namespace

Offer Offer::read(const QJsonObject &json)
{
    QJsonObject body = json;
    body.remove(QLatin1String("chain"));
    return readWith(json, base::canonicalJson(json), base::canonicalJson(body));
}

Result<Offer> Offer::read(const base::CanonicalScan::Object &operation)
{
    const QByteArrayView whole = operation.whole;
    const QByteArrayView cut = operation.member;
    QByteArray text = whole.toByteArray();
    QByteArray body;
    body.reserve(whole.size());
    if (cut.isEmpty()) {
        body = text;
    } else {
        body.append(whole.first(cut.data() - whole.data())).append(whole.sliced(cut.data() - whole.data() + cut.size()));
    }
    return base::JsonIn::parse(text).map([&](const base::JsonIn &json) { return readWith(json, std::move(text), std::move(body)); });
}

std::vector<Offer> Offer::readAll(const std::vector<QJsonObject> &operations)
{
    std::vector<Offer> offers;
    offers.reserve(operations.size());
    for (const QJsonObject &json : operations) {
        offers.push_back(read(json));
    }
    return offers;
}

Result<void> verifyHead(const QByteArray &signingKey, const Offer &last, const QByteArray &signature)
{
    if (!last.chain) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("the last operation has no chain"), "operation.chain");
    }
    return crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, signingKey).and_then([&](const crypto::Verifier &verifier) {
        return verifier.verify(last.chain->hash, signature);
    });
}

} // namespace yichuang::center
