// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/http/HttpServer.h"
#include "tests/center/TestAuthority.h"
#include "tests/center/TlsPeer.h"
#include "tests/support/FakeClock.h"

#include <QTest>

#include <mutex>
#include <vector>

namespace yichuang::tests {

/// A server with a few routes: /echo (POST, 1000 bytes), /private (needs a certificate), /late (answers when told),
/// /never (drops its responder).
class HttpFixture {
public:
    HttpFixture() : m_serverIdentity(m_authority.server())
    {
        using namespace center;
        m_router.add({Method::Post, "/echo", PeerRule::Anyone, 1000, [](const Request &request, const Responder &responder) {
                          Response response;
                          response.body = request.body;
                          responder.send(std::move(response));
                      }});
        m_router.add({Method::Get, "/private", PeerRule::Workstation, 0, [](const Request &request, const Responder &responder) {
                          responder.send(Response::json(200, {{QStringLiteral("fingerprint"), QString::fromLatin1(request.peerFingerprint.toHex())}}));
                      }});
        m_router.add({Method::Get, "/query", PeerRule::Anyone, 0, [](const Request &request, const Responder &responder) {
                          responder.send(Response::json(200, {{QStringLiteral("after"), request.query.value(QStringLiteral("after"))}}));
                      }});
        m_router.add({Method::Get, "/late", PeerRule::Anyone, 0, [this](const Request &, Responder responder) {
                          const std::lock_guard lock(m_mutex);
                          m_late.push_back(std::move(responder));
                      }});
        m_router.add({Method::Get, "/never", PeerRule::Anyone, 0, [](const Request &, const Responder &) {}});
    }

    void start(const center::ServerLimits &limits = {})
    {
        center::ServerOptions options;
        options.certificatePem = m_serverIdentity.certificatePem;
        options.keyPem = &m_serverIdentity.keyPem;
        options.clientAuthorityPem = m_authority.pem();
        options.limits = limits;
        auto server = center::HttpServer::start(options, m_router, m_clock);
        if (!server) {
            qFatal("server: %s", qPrintable(server.error().detail));
        }
        m_server = std::move(*server);
    }
    ~HttpFixture() { stop(); }

    void stop()
    {
        answerLate();
        m_server.reset();
    }
    center::HttpServer &server() { return *m_server; }
    TestAuthority &authority() { return m_authority; }
    FakeClock &clock() { return m_clock; }
    const center::Router &router() const { return m_router; }
    const Identity &serverIdentity() const { return m_serverIdentity; }

    std::unique_ptr<TlsPeer> peer(const Identity *identity = nullptr)
    {
        auto made = std::make_unique<TlsPeer>(m_authority.pem(), identity);
        return made->connectTo(m_server->port()) ? std::move(made) : nullptr;
    }
    /// How many requests to /late wait for their answer.
    size_t waiting()
    {
        const std::lock_guard lock(m_mutex);
        return m_late.size();
    }
    void answerLate()
    {
        std::vector<center::Responder> due;
        {
            const std::lock_guard lock(m_mutex);
            due.swap(m_late);
        }
        for (const center::Responder &responder : due) {
            responder.send(center::Response::json(200, {{QStringLiteral("late"), true}}));
        }
    }

private:
    TestAuthority m_authority;
    Identity m_serverIdentity;
    FakeClock m_clock;
    center::Router m_router;
    std::mutex m_mutex;
    std::vector<center::Responder> m_late;
    std::unique_ptr<center::HttpServer> m_server;
};

} // namespace yichuang::tests
