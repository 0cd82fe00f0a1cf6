// SPDX-License-Identifier: Apache-2.0
// The part of HttpSession that reads the head of a request and judges it.
#include "center/http/HttpSession.h"

#include <boost/beast/core/bind_handler.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <algorithm>
#include <cctype>

namespace yichuang::center {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

QByteArray bytesOf(beast::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

// RFC 9112 §5.2: nobody has to understand it, and who does may read other fields than we do.
bool hasFolding(beast::string_view lines)
{
    return lines.find("\r\n ") != beast::string_view::npos || lines.find("\r\n\t") != beast::string_view::npos;
}

// What a POST says it stands for: some proxies let no other method through, and tus wants it understood.
std::optional<Method> methodOf(const http::request_header<> &header)
{
    const QByteArray instead = bytesOf(header["X-HTTP-Method-Override"]);
    return methodFromWord(header.method() == http::verb::post && !instead.isEmpty() ? instead : bytesOf(header.method_string()));
}

// RFC 9112 §3.2: one Host since 1.1, and one that can be a name; nobody is sent anywhere by it.
bool isHostRight(const http::request_header<> &header)
{
    const size_t hosts = header.count(http::field::host);
    const beast::string_view host = header[http::field::host];
    return (hosts == 1 || (hosts == 0 && header.version() < 11)) && std::ranges::all_of(host, [](char c) {
               return std::isalnum(static_cast<unsigned char>(c)) != 0 || beast::string_view("-._~%!$&'()*+,;=:[]").find(c) != beast::string_view::npos;
           });
}

// RFC 9112 §6: of all codings only `chunked` is understood here, and only where nothing else says how long a body is. The parser takes
// every other one for no body at all.
bool isEndKnown(const http::request_header<> &header, const QByteArray &coding)
{
    return header.version() >= 11 && header.count(http::field::transfer_encoding) == 1 && header.count(http::field::content_length) == 0
        && coding.trimmed().toLower() == "chunked";
}

} // namespace

// From its first byte on a request has the header's time, however it drips in.
void HttpSession::readHeader()
{
    beast::get_lowest_layer(m_stream).expires_after(m_state.limits().header);
    parseHeader();
}

// As http::async_read_header does it, but the bytes are seen before the parser unfolds them.
void HttpSession::parseHeader()
{
    ErrorCode error;
    const auto bytes = m_buffer.cdata();
    const size_t used = m_parser->put(bytes, error);
    m_isFolded = m_isFolded || hasFolding({static_cast<const char *>(bytes.data()), used});
    m_buffer.consume(used);
    m_headBytes += used;
    // The parser bounds what it sees at once, not what came line by line.
    const bool isUnread = error == http::error::need_more;
    if (m_headBytes + (isUnread ? m_buffer.size() : 0) > m_state.limits().headerBytes) {
        return onHeader(http::error::header_limit);
    }
    if (!isUnread) {
        return onHeader(error);
    }
    m_stream.async_read_some(m_buffer.prepare(HeaderRead), [self = shared_from_this()](ErrorCode failed, size_t size) {
        self->m_buffer.commit(size);
        failed ? self->onHeader(failed) : self->parseHeader();
    });
}

void HttpSession::onHeader(ErrorCode error)
{
    m_hasAsked = true;
    if (error) {
        return refuse(error);
    }
    m_isHead = m_parser->get().method() == http::verb::head;
    if (std::optional<Response> no = objectionToForm()) {
        m_isLost = true;
        return reply(std::move(*no), After::Close);
    }
    if (std::optional<Response> no = objection()) {
        // The body was not read: the connection cannot be used again.
        return reply(std::move(*no), m_parser->is_done() && m_parser->keep_alive() ? After::KeepOpen : After::Close);
    }
    const auto &header = m_parser->get();
    m_route = m_state.router().find(*methodOf(header), pathOf(bytesOf(header.target())));
    if (m_route->open) {
        return openStream();
    }
    const auto length = m_parser->content_length();
    if (length && *length > static_cast<quint64>(m_route->bodyLimit)) {
        return refuse(make_error_code(http::error::body_limit));
    }
    m_parser->body_limit(static_cast<quint64>(m_route->bodyLimit));
    if (beast::iequals(header[http::field::expect], "100-continue") && !m_parser->is_done()) {
        m_continue = Continue(http::status::continue_, header.version());
        http::async_write(m_stream, m_continue, [self = shared_from_this()](ErrorCode failed, size_t) {
            failed ? self->end() : self->readBody();
        });
        return;
    }
    readBody();
}

std::optional<Response> HttpSession::objectionToForm() const
{
    const auto &header = m_parser->get();
    const bool isCoded = header.count(http::field::transfer_encoding) > 0;
    const bool isLost = isCoded && !(m_parser->chunked() && isEndKnown(header, bytesOf(header[http::field::transfer_encoding])));
    return m_isFolded || isLost || !isHostRight(header) ? std::optional(Response::malformed()) : std::nullopt;
}

std::optional<Response> HttpSession::objection() const
{
    const auto &header = m_parser->get();
    const std::optional<Method> method = methodOf(header);
    const QByteArray path = pathOf(bytesOf(header.target()));
    const QByteArray allowed = m_state.router().allowed(path);
    if (allowed.isEmpty()) {
        return Response::problem(404, "http.no_such_path", QStringLiteral("中心没有这个接口。"));
    }
    const Route *route = method ? m_state.router().find(*method, path) : nullptr;
    if (!route) {
        return Response::problem(405, "http.method", QStringLiteral("该接口不支持这种请求方法。")).with("Allow", allowed);
    }
    if (route->peer != PeerRule::Anyone && m_peerFingerprint.isEmpty()) {
        return Response::problem(401, "auth.certificate", QStringLiteral("需要已登记工作站的证书。"));
    }
    return std::nullopt;
}

Request HttpSession::requestOf(const boost::beast::http::request_header<> &message) const
{
    Request request;
    request.method = m_route->method;
    readTarget(bytesOf(message.target()), request);
    for (const auto &field : message) {
        request.headers.insert(bytesOf(field.name_string()).toLower(), bytesOf(field.value()));
    }
    request.peerFingerprint = m_peerFingerprint;
    return request;
}

Request HttpSession::takeRequest()
{
    const auto message = m_parser->release();
    Request request = requestOf(message);
    request.body = QByteArray(message.body().data(), static_cast<qsizetype>(message.body().size()));
    return request;
}

} // namespace yichuang::center
