// SPDX-License-Identifier: Apache-2.0
#include "center/http/HttpSession.h"

#include "app/base/Log.h"
#include "app/crypto/PeerCertificate.h"

#include <boost/asio/post.hpp>
#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/http/write.hpp>

#include <QLocale>

namespace yichuang::center {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr size_t DiscardBytes = 8 * 1024 * 1024;

beast::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

QByteArray httpDate(base::Instant at)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(base::toMs(at), Qt::UTC);
    return QLocale::c().toString(utc, QStringLiteral("ddd, dd MMM yyyy HH:mm:ss 'GMT'")).toLatin1();
}

bool isHeaderTooBig(const beast::error_code &error)
{
    return error == http::error::header_limit || error == http::error::buffer_overflow;
}

// What the peer did wrong, as an answer; nothing when it is not there to read one.
std::optional<Response> answerTo(const beast::error_code &error)
{
    if (error == http::error::body_limit) {
        return Response::problem(413, "http.too_large", QStringLiteral("请求内容超过允许的大小。"));
    }
    if (isHeaderTooBig(error)) {
        return Response::problem(431, "http.header_too_large", QStringLiteral("请求头超过允许的大小。"));
    }
    if (error == beast::error::timeout || error == http::error::end_of_stream || error == http::error::partial_message) {
        return std::nullopt;
    }
    if (error.category() == make_error_code(http::error::bad_method).category()) {
        return Response::malformed();
    }
    return std::nullopt;
}

} // namespace

HttpSession::HttpSession(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context &tls, ServerState &state)
    : m_stream(std::move(socket), tls), m_newcomer(m_stream.get_executor()), m_state(state), m_buffer(state.limits().headerBytes + HeaderRead)
{
}

HttpSession::~HttpSession()
{
    m_state.leave(this);
}

void HttpSession::start()
{
    ErrorCode error;
    const auto endpoint = beast::get_lowest_layer(m_stream).socket().remote_endpoint(error);
    m_peerAddress = error ? QString() : QString::fromStdString(endpoint.address().to_string());
    if (error || !m_state.enter(shared_from_this(), m_peerAddress)) {
        return end();
    }
    boost::asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        beast::get_lowest_layer(self->m_stream).expires_after(self->m_state.limits().handshake);
        self->m_stream.async_handshake(boost::asio::ssl::stream_base::server,
                                       beast::bind_front_handler(&HttpSession::onHandshake, self));
    });
}

void HttpSession::onHandshake(ErrorCode error)
{
    if (error) {
        return end();
    }
    // Having none is lawful: each route says whether it needs one.
    m_peerFingerprint = crypto::peerFingerprintOf(m_stream.native_handle()).value_or(QByteArray());
    awaitRequest();
}

void HttpSession::awaitRequest()
{
    const bool isDraining = m_draining || m_state.isDraining();
    if (isDraining && m_hasAsked) {
        return close();
    }
    m_route = nullptr;
    m_read.reset();
    m_isHead = false;
    m_isFolded = false;
    m_headBytes = 0;
    m_bodyStream.reset();
    m_parser.emplace();
    m_parser->header_limit(m_state.limits().headerBytes);
    // The route's own cap is set once the header names the route.
    m_parser->body_limit(boost::none);
    if (m_buffer.size() > 0) {
        return readHeader();
    }
    m_idle = true;
    beast::get_lowest_layer(m_stream).expires_after(isDraining ? m_state.limits().newcomer : m_state.limits().idle);
    m_stream.async_read_some(m_buffer.prepare(HeaderRead), [self = shared_from_this()](ErrorCode error, size_t size) {
        self->m_idle = false;
        self->m_newcomer.cancel();
        self->m_buffer.commit(size);
        error ? self->end() : self->readHeader();
    });
}

void HttpSession::onBody(ErrorCode error)
{
    if (error) {
        return refuse(error);
    }
    m_read = std::chrono::steady_clock::now();
    dispatch();
}

Responder HttpSession::makeResponder()
{
    const After after = (m_bodyStream ? m_bodyStream->keep_alive() : m_parser->keep_alive()) ? After::KeepOpen : After::Close;
    return Responder([self = shared_from_this(), after](Response response) {
        self->m_state.giveBackRequest();
        boost::asio::post(self->m_stream.get_executor(), [self, after, answer = std::move(response)]() mutable {
            self->m_sink.reset();
            self->reply(std::move(answer), self->isBodyLeft() ? After::Close : after);
        });
    });
}

void HttpSession::dispatch()
{
    if (!m_state.takeRequest()) {
        return reply(Response::busy(1), m_parser->keep_alive() ? After::KeepOpen : After::Close);
    }
    // While the answer is being made nothing is read and no time-out runs: the handler bounds its own work.
    beast::get_lowest_layer(m_stream).expires_never();
    const Responder responder = makeResponder();
    m_route->handler(takeRequest(), responder);
}

void HttpSession::refuse(ErrorCode error)
{
    std::optional<Response> answer = answerTo(error);
    if (!answer) {
        return end();
    }
    reply(std::move(*answer), After::Close);
}

HttpSession::Reply HttpSession::makeReply(After after) const
{
    Reply message(static_cast<http::status>(m_response.status), 11);
    const base::Instant now = m_state.clock().now();
    message.set(http::field::date, viewOf(httpDate(now)));
    message.set("X-Yichuang-Time", viewOf(QByteArray::number(base::toMs(now))));
    message.set(http::field::content_type, viewOf(m_response.contentType));
    message.set(http::field::cache_control, "no-store");
    message.set("X-Content-Type-Options", "nosniff");
    message.set("Strict-Transport-Security", "max-age=31536000");
    message.set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    message.set("Referrer-Policy", "no-referrer");
    for (const auto &[name, value] : m_response.headers) {
        message.set(viewOf(name), viewOf(value));
    }
    message.keep_alive(after == After::KeepOpen);
    message.body() = beast::span<const char>(m_response.body.constData(), static_cast<size_t>(m_response.body.size()));
    if (m_response.status == 460) {
        message.reason("Checksum Mismatch");
    }
    message.prepare_payload();
    if (m_response.source || (m_isHead && m_response.length > 0)) {
        message.content_length(static_cast<quint64>(m_response.length));
    }
    if (m_isHead) {
        message.body() = {}; // its length is told, it is not sent
    }
    if (message.result() == http::status::no_content || message.result() == http::status::not_modified) {
        message.erase(http::field::content_length);
        message.erase(http::field::content_type);
    }
    return message;
}

// Of the route, not of the request: what a stranger asks for makes no families of its own.
void HttpSession::count(int status) const
{
    const QByteArray path = m_route ? m_route->path : QByteArray("-");
    const QByteArray method = m_route ? toWord(m_route->method) : QByteArray("-");
    m_state.metrics().add(Family::Requests, {{"path", path}, {"method", method}, {"code", QByteArray::number(status)}});
    const auto took = m_read ? std::chrono::steady_clock::now() - *m_read : std::chrono::nanoseconds(0);
    if (m_route && m_read) {
        m_state.metrics().observe(Family::RequestSeconds, took, {{"path", path}});
    }
    base::log(status < 500 ? base::LogLevel::Debug : base::LogLevel::Warning, "http", "answered",
              {{"path", QString::fromLatin1(path)},
               {"method", QString::fromLatin1(method)},
               {"status", QString::number(status)},
               {"ms", QString::number(std::chrono::duration_cast<std::chrono::milliseconds>(took).count())}});
}

void HttpSession::reply(Response response, After after)
{
    count(response.status);
    m_closeAfter = after == After::Close || m_draining || m_state.isDraining();
    m_response = std::move(response);
    m_reply = makeReply(m_closeAfter ? After::Close : After::KeepOpen);
    m_serializer.emplace(*m_reply);
    beginMoving(m_state.limits().write);
    writeSome();
}

void HttpSession::onReplied(ErrorCode error)
{
    m_serializer.reset();
    m_reply.reset();
    if (error) {
        m_response = {};
        return end();
    }
    if (!m_response.source || m_isHead) {
        return onAnswered();
    }
    m_sendLeft = m_response.length;
    askSource();
}

void HttpSession::onAnswered()
{
    m_response = {};
    m_closeAfter || m_draining ? close() : awaitRequest();
}

void HttpSession::close()
{
    beast::get_lowest_layer(m_stream).expires_after(m_state.limits().shutdown);
    if (isBodyLeft()) {
        return discard();
    }
    // Whether the peer says goodbye too changes nothing.
    m_stream.async_shutdown([self = shared_from_this()](ErrorCode) { self->end(); });
}

// The peer is still sending a body nobody will read. Closing now would answer it with a reset, and with
// that take away the answer it has not read yet: so what comes is thrown away for a while.
void HttpSession::discard()
{
    ErrorCode error;
    beast::get_lowest_layer(m_stream).socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, error);
    m_discardLeft = DiscardBytes;
    onDiscarded(error, 0);
}

void HttpSession::onDiscarded(ErrorCode error, size_t size)
{
    m_discardLeft -= std::min(size, m_discardLeft);
    if (error || m_discardLeft == 0) {
        return end();
    }
    beast::get_lowest_layer(m_stream).async_read_some(
        boost::asio::buffer(m_discarded), [self = shared_from_this()](ErrorCode failed, size_t got) { self->onDiscarded(failed, got); });
}

void HttpSession::end()
{
    beast::get_lowest_layer(m_stream).close();
}

void HttpSession::drain()
{
    boost::asio::post(m_stream.get_executor(), [self = shared_from_this()] {
        self->m_draining = true;
        if (!self->m_idle) {
            return;
        }
        if (self->m_hasAsked) {
            return self->end();
        }
        // Its first request is on its way: closed now it would be refused, though it found the port open.
        self->m_newcomer.expires_after(self->m_state.limits().newcomer);
        self->m_newcomer.async_wait([self](ErrorCode cancelled) {
            if (!cancelled && self->m_idle) {
                self->end();
            }
        });
    });
}

void HttpSession::abort()
{
    boost::asio::post(m_stream.get_executor(), [self = shared_from_this()] { self->end(); });
}

} // namespace yichuang::center
