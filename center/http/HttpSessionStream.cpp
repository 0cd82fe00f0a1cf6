// SPDX-License-Identifier: Apache-2.0
// The part of HttpSession that moves bodies: held whole, given to a sink as they come, sent from a source as the peer takes them.
#include "center/http/HttpSession.h"

#include <boost/asio/post.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

namespace yichuang::center {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

constexpr size_t StreamPiece = 64 * 1024;

} // namespace

// Who drips is cut off, whose line is slow is not: each byte that moved is paid for with time at the least rate there is.
void HttpSession::beginMoving(std::chrono::milliseconds time)
{
    m_due = std::chrono::steady_clock::now() + time;
    beast::get_lowest_layer(m_stream).expires_at(m_due);
}

void HttpSession::moved(size_t size)
{
    m_due += std::chrono::microseconds(static_cast<qint64>(size) * 1'000'000 / m_state.limits().bytesPerSecond);
    beast::get_lowest_layer(m_stream).expires_at(m_due);
}

void HttpSession::readBody()
{
    if (m_parser->is_done()) {
        return onBody({});
    }
    m_parser->eager(true);
    beginMoving(m_state.limits().body);
    readSome();
}

void HttpSession::readSome()
{
    http::async_read_some(m_stream, m_buffer, *m_parser, [self = shared_from_this()](ErrorCode error, size_t size) {
        if (error || self->m_parser->is_done()) {
            return self->onBody(error);
        }
        self->moved(size);
        self->readSome();
    });
}

void HttpSession::writeSome()
{
    http::async_write_some(m_stream, *m_serializer, [self = shared_from_this()](ErrorCode error, size_t size) {
        if (error || self->m_serializer->is_done()) {
            return self->onReplied(error);
        }
        self->moved(size);
        self->writeSome();
    });
}

void HttpSession::openStream()
{
    const auto &message = m_parser->get();
    const Request head = requestOf(message);
    const bool isAwaited = beast::iequals(message[http::field::expect], "100-continue") && !m_parser->is_done();
    if (!m_parser->is_done()) {
        m_parser->body_limit(boost::none); // the sink says when it is enough
        m_bodyStream.emplace(std::move(*m_parser));
        m_parser.reset();
        m_piece.resize(StreamPiece);
    }
    if (!m_state.takeRequest()) {
        return reply(Response::busy(1), isBodyLeft() ? After::Close : After::KeepOpen);
    }
    beast::get_lowest_layer(m_stream).expires_never();
    m_bodyDeadline = std::chrono::steady_clock::now() + m_state.limits().stream;
    // Nothing is asked for before the sink wants it: who waits for "100 Continue" need not send what will be refused.
    const BodySink::Next ready = [self = shared_from_this(), isAwaited] {
        boost::asio::post(self->m_stream.get_executor(), [self, isAwaited] {
            if (!isAwaited) {
                return self->readPiece();
            }
            self->m_continue = Continue(http::status::continue_, 11);
            http::async_write(self->m_stream, self->m_continue,
                              [self](ErrorCode failed, size_t) { failed ? self->onPiece(failed) : self->readPiece(); });
        });
    };
    m_sink = m_route->open(head, makeResponder(), ready); // none: it has answered
}

void HttpSession::readPiece()
{
    if (!m_sink) {
        return;
    }
    if (!isBodyLeft()) {
        return endStream();
    }
    const auto now = std::chrono::steady_clock::now();
    if (now >= m_bodyDeadline) {
        return onPiece(beast::error::timeout);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(m_bodyDeadline - now);
    beast::get_lowest_layer(m_stream).expires_after(std::min(m_state.limits().body, left));
    m_bodyStream->get().body().data = m_piece.data();
    m_bodyStream->get().body().size = m_piece.size();
    http::async_read_some(m_stream, m_buffer, *m_bodyStream, [self = shared_from_this()](ErrorCode error, size_t) {
        self->onPiece(error == http::error::need_buffer ? ErrorCode() : error);
    });
}

void HttpSession::onPiece(ErrorCode error)
{
    if (error) {
        const std::shared_ptr<BodySink> sink = std::move(m_sink);
        sink->cut();
        return end();
    }
    beast::get_lowest_layer(m_stream).expires_never();
    const size_t size = m_piece.size() - m_bodyStream->get().body().size;
    m_sink->take(QByteArray(m_piece.data(), static_cast<qsizetype>(size)), [self = shared_from_this()] {
        boost::asio::post(self->m_stream.get_executor(), [self] { self->readPiece(); });
    });
}

void HttpSession::endStream()
{
    const std::shared_ptr<BodySink> sink = std::move(m_sink);
    sink->finish();
}

void HttpSession::askSource()
{
    if (m_sendLeft == 0) {
        return onAnswered();
    }
    beast::get_lowest_layer(m_stream).expires_never();
    m_response.source->next([self = shared_from_this()](std::optional<QByteArray> piece) {
        boost::asio::post(self->m_stream.get_executor(), [self, given = std::move(piece)]() mutable { self->sendPiece(std::move(given)); });
    });
}

void HttpSession::sendPiece(std::optional<QByteArray> piece)
{
    if (!piece || piece->isEmpty() || piece->size() > m_sendLeft) {
        m_response = {};
        return end();
    }
    m_sending = std::move(*piece);
    m_sent = 0;
    sendSome();
}

// A slow line may take its time for the whole, but not for one step of it.
void HttpSession::sendSome()
{
    if (m_sent == m_sending.size()) {
        m_sending.clear();
        return askSource();
    }
    beast::get_lowest_layer(m_stream).expires_after(m_state.limits().write);
    const auto left = boost::asio::buffer(m_sending.constData() + m_sent, static_cast<size_t>(m_sending.size() - m_sent));
    m_stream.async_write_some(left, [self = shared_from_this()](ErrorCode error, size_t size) {
        if (error) {
            self->m_response = {};
            self->m_sending.clear();
            return self->end();
        }
        self->m_sent += static_cast<qsizetype>(size);
        self->m_sendLeft -= static_cast<qint64>(size);
        self->sendSome();
    });
}

bool HttpSession::isBodyLeft() const
{
    return m_isLost || (m_bodyStream ? !m_bodyStream->is_done() : m_parser && !m_parser->is_done());
}

} // namespace yichuang::center
