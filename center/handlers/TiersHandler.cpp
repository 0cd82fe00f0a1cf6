// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/TiersHandler.h"

#include "app/base/Log.h"
#include "app/crypto/Verifier.h"
#include "app/protocol/Operation.h"
#include "app/protocol/TrustMessages.h"

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr qsizetype MaxBody = 1536 * 1024;

struct NewsRequest {
    tiers::NewsQuestion asked;
    std::chrono::seconds wait;
};

Result<NewsRequest> readNews(const Request &request)
{
    const auto text = [&request](const char *name) { return request.query.value(QLatin1String(name)); };
    const Result<qint64> n = numberOf(request, "n");
    const Result<qint64> wait = n ? numberOf(request, "wait") : n;
    if (!wait) {
        return base::failure(wait);
    }
    if (!protocol::isHash(text("hash"))) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("hash must be 64 hex digits"), "query.hash");
    }
    return NewsRequest{{text("documents"), *n, QByteArray::fromHex(text("hash").toLatin1()), text("tree")},
                       std::chrono::seconds(std::min<qint64>(*wait, TiersHandler::MaxWait.count()))};
}

struct Candidate {
    tiers::JoinRequest request;
    crypto::CertificateRequest certificate;
};

Result<Candidate> readCandidate(const QByteArray &body)
{
    auto request = base::JsonIn::parse(body, MaxBody).and_then([](const base::JsonIn &json) { return tiers::JoinRequest::fromJson(json); });
    if (!request) {
        return base::failure(request);
    }
    auto certificate = crypto::CertificateRequest::fromPem(request->requestPem);
    if (!certificate) {
        return base::fail(ErrorCode::InvalidArgument, certificate.error().detail, certificate.error().reason);
    }
    if (const auto key = crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, request->signingKey); !key) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("the signing key is not an Ed25519 key"), "json.join.signing_key");
    }
    return Candidate{std::move(*request), std::move(*certificate)};
}

Result<tiers::JoinReply> join(const WriteContext &write, const ApiContext &context, const Candidate &candidate)
{
    const auto place = write.stores.tiers.redeemCode(candidate.request.code, write.now);
    const auto self = place ? write.stores.tiers.self() : base::failure(place);
    if (!self || !*self) {
        return self ? base::fail(ErrorCode::NotFound, QStringLiteral("this centre has no place in a tree"), "tiers.none") : base::failure(self);
    }
    const auto issued = issueForCentre(context.authority, candidate.certificate, place->id, write.now, context.centreCertificateLife);
    if (!issued) {
        return base::failure(issued);
    }
    return tiers::enrolChild(write, *place, {issued->fingerprint, issued->expires}, candidate.request.signingKey).map([&](const TierChild &child) {
        return tiers::JoinReply{*place, {(*self)->place, (*self)->name}, issued->pem, context.authorityPem, child.realm};
    });
}

Result<protocol::RenewalReply> renewed(const WriteContext &write, const ApiContext &context, const TierChild &child,
                                       const crypto::CertificateRequest &request)
{
    const auto issued = issueForCentre(context.authority, request, child.place, write.now, context.centreCertificateLife);
    if (!issued) {
        return base::failure(issued);
    }
    const AuditLine line{write.now, QStringLiteral("centre_certificate_renewed"), {}, std::nullopt, std::nullopt, {}, child.place.toText(),
                         QStringLiteral("until ") + base::toIso(issued->expires)};
    return write.stores.tiers.renewChild(child.no, issued->fingerprint, issued->expires)
        .and_then([&] { return write.stores.audit.append(line); })
        .map([&] { return protocol::RenewalReply{issued->pem, issued->expires}; });
}

Result<tiers::OfferUp> readOffer(const QByteArray &body, const TierChild &child)
{
    Result<tiers::OfferUp> offer =
        base::JsonIn::parse(body, tiers::MostBytes).and_then([](const base::JsonIn &json) { return tiers::OfferUp::fromJson(json); });
    if (!offer || offer->parcels.empty()) {
        return offer;
    }
    const auto isSigned = crypto::Verifier::fromRaw(crypto::SignatureSuite::Ed25519, child.signingKey).and_then([&](const crypto::Verifier &key) {
        return key.verify(offer->parcels.back().hash, offer->headSignature);
    });
    return isSigned ? std::move(offer)
                    : base::fail(ErrorCode::NotAllowed, QStringLiteral("the head of the chain is not signed by the centre's key"), "chain.signature");
}

} // namespace

TiersHandler::TiersHandler(const ApiContext &context) : m_context(context), m_polls([this] { glance(); }) {}

void TiersHandler::enrol(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, body = request.body, responder](Stores &stores) {
        const Result<Candidate> candidate = readCandidate(body);
        // Strangers come here: the writer, which is everybody's, is given only what has a chance. Whether the code is good it decides.
        const Result<void> hasChance
            = candidate ? stores.tiers.checkCode(candidate->request.code, m_context.clock.now()) : base::failure(candidate);
        if (!hasChance) {
            return responder.send(problemOf(hasChance.error()));
        }
        auto reply = std::make_shared<tiers::JoinReply>();
        m_context.write(
            responder,
            [this, reply, given = *candidate](const WriteContext &write) {
                return join(write, m_context, given).map([&reply](tiers::JoinReply made) { *reply = std::move(made); });
            },
            [reply, responder] { responder.send(Response::json(201, reply->toJson())); });
    });
}

void TiersHandler::renew(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto asked = readRenewal(request.body);
        const Result<TierChild> child = asked ? m_context.childCentre(request, stores) : base::failure(asked);
        if (!child) {
            return responder.send(problemOf(child.error()));
        }
        auto reply = std::make_shared<protocol::RenewalReply>();
        m_context.write(
            responder,
            [this, reply, who = *child, asked = *asked](const WriteContext &write) {
                return renewed(write, m_context, who, asked).map([&reply](protocol::RenewalReply made) { *reply = std::move(made); });
            },
            [reply, responder] { responder.send(Response::json(201, reply->toJson())); });
    });
}

void TiersHandler::offer(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<TierChild> child = m_context.childCentre(request, stores);
        const Result<tiers::OfferUp> offered = child ? readOffer(request.body, *child) : base::failure(child);
        if (!offered) {
            return responder.send(problemOf(offered.error()));
        }
        auto reply = std::make_shared<tiers::OfferReply>();
        m_context.write(
            responder,
            [reply, who = *child, given = *offered](const WriteContext &write) {
                return tiers::takeOffer(write, who, given).map([&reply](const tiers::OfferReply &made) { *reply = made; });
            },
            [reply, responder] { responder.send(Response::json(200, reply->toJson())); });
    });
}

void TiersHandler::news(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const Result<TierChild> child = m_context.childCentre(request, stores);
        const Result<NewsRequest> given = child ? readNews(request) : base::failure(child);
        if (!given) {
            return responder.send(problemOf(given.error()));
        }
        const Question question{*child, given->asked, std::chrono::steady_clock::now() + given->wait};
        const auto link = stores.parcels.link(child->no);
        if (!link || link->taken == question.asked.n) {
            return link ? answer(stores, question, responder) : responder.send(problemOf(link.error()));
        }
        m_context.write(
            responder, [question](const WriteContext &write) { return tiers::noteQuestion(write, question.child, question.asked); },
            [this, question, responder] {
                m_context.read(responder, [this, question, responder](Stores &reading) { answer(reading, question, responder); });
            });
    });
}

void TiersHandler::answer(Stores &stores, const Question &question, const Responder &responder) const
{
    // It may have been revoked while it waited, or have renewed the certificate it asked with.
    const auto child = stores.tiers.child(question.child.no);
    if (child && (!*child || (*child)->revoked)) {
        return responder.send(problemOf({ErrorCode::NotAllowed, QStringLiteral("the centre was revoked"), "tiers.revoked"}));
    }
    // Read before the page: what comes in between wakes the waiter at once.
    const Result<qint64> position = child ? tiers::newsPosition(stores) : base::failure(child);
    const auto news = position ? tiers::newsFor(stores, question.child, question.asked) : base::failure(position);
    if (!news) {
        return responder.send(problemOf(news.error()));
    }
    if (!news->isEmpty() || std::chrono::steady_clock::now() >= question.until) {
        return responder.send(Response::json(200, news->toJson()));
    }
    m_polls.add({*position, question.until, {}}, [this, question, responder](LongPolls::Why why) {
        Question again = question;
        if (why != LongPolls::Why::Moved) {
            again.until = {}; // answer with what there is
        }
        m_context.read(responder, [this, again, responder](Stores &reading) { answer(reading, again, responder); });
    });
}

void TiersHandler::glance() const
{
    // One that has not begun to read will see this change too.
    if (m_polls.count() == 0 || m_glances.exchange(1) != 0) {
        return;
    }
    const bool posted = m_context.readers.post([this](Stores &stores) {
        m_glances.store(0);
        const qint64 top = m_polls.top();
        const Result<qint64> position = tiers::newsPosition(stores);
        if (!position) {
            base::log(base::LogLevel::Warning, "tiers", "glance_failed", {{"detail", position.error().detail}});
        } else if (*position > top) {
            m_polls.announce({top, *position, {}});
        } else {
            m_polls.sawHead(*position, top);
        }
    });
    if (!posted) {
        m_glances.store(0);
        base::log(base::LogLevel::Info, "tiers", "glance_put_off");
    }
}

} // namespace yichuang::center
