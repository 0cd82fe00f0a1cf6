// SPDX-License-Identifier: Apache-2.0
#include "center/http/HttpServer.h"

#include "app/base/Log.h"
#include "app/crypto/TlsServerContext.h"
#include "center/http/HttpSession.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>

#include <sys/socket.h>
#include <future>
#include <thread>

namespace yichuang::center {

namespace asio = boost::asio;
using asio::ip::tcp;
using base::ErrorCode;
using base::Result;
using boost::system::error_code;

namespace {

constexpr std::chrono::milliseconds AcceptPause{100};

asio::const_buffer bufferOf(QByteArrayView bytes)
{
    return {bytes.data(), static_cast<size_t>(bytes.size())};
}

Result<void> refused(const char *what, const error_code &error)
{
    if (!error) {
        return {};
    }
    return base::fail(ErrorCode::CryptoFailed, QStringLiteral("%1: %2").arg(QLatin1String(what), QString::fromStdString(error.message())),
                      "http.tls");
}

} // namespace

struct HttpServer::Parts {
    Parts(const ServerOptions &options, const Router &router, const base::Clock &clock)
        : state(router, options, clock), io(options.threads), work(asio::make_work_guard(io)), tls(asio::ssl::context::tlsv13_server), acceptStrand(asio::make_strand(io)),
          acceptor(acceptStrand), pause(acceptStrand)
    {
    }

    Result<void> loadTls(const ServerOptions &options);
    error_code bind(const ServerOptions &options);
    error_code adopt(int listener);
    Result<void> listen(const ServerOptions &options);
    void accept();
    void begin(tcp::socket socket);
    void takeTheRest();
    void onAccepted(error_code error, tcp::socket socket);
    void run(int threadCount);
    void stop();

    ServerState state;
    asio::io_context io;
    /// A request whose answer is being made elsewhere is no work to Asio: its threads must stay for it.
    asio::executor_work_guard<asio::io_context::executor_type> work;
    asio::ssl::context tls;
    asio::strand<asio::io_context::executor_type> acceptStrand;
    tcp::acceptor acceptor;
    asio::steady_timer pause;
    quint16 port = 0;
    std::vector<std::thread> threads;
};

Result<void> HttpServer::Parts::loadTls(const ServerOptions &options)
{
    error_code error;
    tls.use_certificate_chain(bufferOf(options.certificatePem), error);
    Result<void> done = refused("server certificate", error);
    if (done) {
        tls.use_private_key(bufferOf(options.keyPem->view()), asio::ssl::context::pem, error);
        done = refused("server key", error);
    }
    if (done) {
        tls.add_certificate_authority(bufferOf(options.clientAuthorityPem), error);
        done = refused("client authority", error);
    }
    if (done) {
        tls.set_verify_mode(asio::ssl::verify_peer, error);
        done = refused("verify mode", error);
    }
    return done ? crypto::prepareServerContext(tls.native_handle()) : done;
}

error_code HttpServer::Parts::bind(const ServerOptions &options)
{
    error_code error;
    const auto address = asio::ip::make_address(options.address.toStdString(), error);
    const tcp::endpoint endpoint(address, options.port);
    if (!error) {
        acceptor.open(endpoint.protocol(), error);
    }
    if (!error) {
        acceptor.set_option(asio::socket_base::reuse_address(true), error);
    }
    if (!error) {
        acceptor.bind(endpoint, error);
    }
    if (!error) {
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    }
    return error;
}

error_code HttpServer::Parts::adopt(int listener)
{
    sockaddr_storage name{};
    socklen_t size = sizeof name;
    if (getsockname(listener, reinterpret_cast<sockaddr *>(&name), &size) != 0) {
        return {errno, boost::system::system_category()};
    }
    error_code error;
    acceptor.assign(name.ss_family == AF_INET6 ? tcp::v6() : tcp::v4(), listener, error);
    return error;
}

Result<void> HttpServer::Parts::listen(const ServerOptions &options)
{
    error_code error = options.listener < 0 ? bind(options) : adopt(options.listener);
    const tcp::endpoint bound = error ? tcp::endpoint() : acceptor.local_endpoint(error);
    if (error) {
        return base::fail(ErrorCode::Unavailable,
                          QStringLiteral("cannot listen on %1 port %2: %3")
                              .arg(options.listener < 0 ? options.address : QStringLiteral("the socket handed over"))
                              .arg(options.port)
                              .arg(QString::fromStdString(error.message())),
                          "http.address");
    }
    port = bound.port();
    return {};
}

void HttpServer::Parts::accept()
{
    acceptor.async_accept(asio::make_strand(io),
                          [this](error_code error, tcp::socket socket) { onAccepted(error, std::move(socket)); });
}

void HttpServer::Parts::begin(tcp::socket socket)
{
    error_code ignored; // without it answers only come later
    socket.set_option(tcp::no_delay(true), ignored);
    std::make_shared<HttpSession>(std::move(socket), tls, state)->start();
}

void HttpServer::Parts::onAccepted(error_code error, tcp::socket socket)
{
    if (!error) {
        begin(std::move(socket));
    }
    if (!acceptor.is_open()) {
        return;
    }
    if (!error) {
        return accept();
    }
    // Out of file handles or a peer gone while it waited: a short pause instead of a busy loop.
    base::log(base::LogLevel::Warning, "http", "accept_failed", {{"why", QString::fromStdString(error.message())}});
    pause.expires_after(AcceptPause);
    pause.async_wait([this](error_code ended) {
        if (!ended && acceptor.is_open()) {
            accept();
        }
    });
}

// Who stands in the system's queue found the port open: closing it would cut them off. No more than the queue can hold.
void HttpServer::Parts::takeTheRest()
{
    error_code ended;
    acceptor.non_blocking(true, ended);
    for (int taken = 0; !ended && taken < asio::socket_base::max_listen_connections; ++taken) {
        tcp::socket socket(asio::make_strand(io));
        acceptor.accept(socket, ended);
        if (!ended) {
            begin(std::move(socket));
        }
    }
}

void HttpServer::Parts::run(int threadCount)
{
    asio::post(acceptStrand, [this] { accept(); });
    for (int i = 0; i < threadCount; ++i) {
        threads.emplace_back([this] { io.run(); });
    }
}

void HttpServer::Parts::stop()
{
    io.stop();
    for (std::thread &thread : threads) {
        thread.join();
    }
    threads.clear();
}

HttpServer::HttpServer(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}

Result<std::unique_ptr<HttpServer>> HttpServer::start(const ServerOptions &options, const Router &router, const base::Clock &clock)
{
    auto parts = std::make_unique<Parts>(options, router, clock);
    const Result<void> ready = parts->loadTls(options).and_then([&] { return parts->listen(options); });
    if (!ready) {
        return base::failure(ready);
    }
    parts->run(options.threads);
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(parts)));
}

HttpServer::~HttpServer()
{
    drain(std::chrono::milliseconds(0));
}

quint16 HttpServer::port() const
{
    return m_parts->port;
}

int HttpServer::connectionCount() const
{
    return m_parts->state.connectionCount();
}

HttpServer::Drained HttpServer::drain(std::chrono::milliseconds bound)
{
    if (m_parts->threads.empty()) {
        return Drained::Whole;
    }
    std::promise<void> closed;
    asio::post(m_parts->acceptStrand, [parts = m_parts.get(), &closed] {
        parts->takeTheRest();
        error_code ignored; // closing is all there is to do
        parts->acceptor.close(ignored);
        parts->pause.cancel();
        closed.set_value();
    });
    closed.get_future().wait();
    for (const auto &session : m_parts->state.startDraining()) {
        session->drain();
    }
    const bool isWhole = m_parts->state.waitUntilEmpty(bound);
    for (const auto &session : m_parts->state.inside()) {
        session->abort();
    }
    m_parts->stop();
    for (const auto &session : m_parts->state.inside()) {
        session->letGo();
    }
    return isWhole ? Drained::Whole : Drained::CutShort;
}

} // namespace yichuang::center
