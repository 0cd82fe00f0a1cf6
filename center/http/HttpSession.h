// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/http/ServerState.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <array>
#include <optional>

// Inside this module only.
namespace yichuang::center {

/// One TLS connection: requests one after the other. Everything runs on the strand of its socket; it
/// lives as long as an asynchronous step or an owed answer refers to it.
class HttpSession : public std::enable_shared_from_this<HttpSession> {
public:
    HttpSession(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context &tls, ServerState &state);
    ~HttpSession();
    HttpSession(const HttpSession &) = delete;
    HttpSession &operator=(const HttpSession &) = delete;

    void start();
    /// Ends at once when idle, else after the answer being made; one that has asked nothing yet is given a moment to. Any thread.
    void drain();
    /// Ends now. Any thread.
    void abort();
    /// Once no I/O thread runs any more: lets go of what refers back to it, a body half given to its sink and an
    /// answer half sent, which would otherwise keep each other for ever.
    void letGo()
    {
        m_sink.reset();
        m_response = {};
    }

private:
    using ErrorCode = boost::beast::error_code;
    using Parser = boost::beast::http::request_parser<boost::beast::http::string_body>;
    using Stream = boost::beast::http::request_parser<boost::beast::http::buffer_body>;
    using Reply = boost::beast::http::response<boost::beast::http::span_body<const char>>;
    using Serializer = boost::beast::http::response_serializer<boost::beast::http::span_body<const char>>;
    using Continue = boost::beast::http::response<boost::beast::http::empty_body>;
    enum class After { KeepOpen, Close };
    static constexpr size_t HeaderRead = 4096;

    void onHandshake(ErrorCode error);
    void awaitRequest();
    void readHeader();
    void parseHeader();
    void onHeader(ErrorCode error);
    void readBody();
    void readSome();
    void onBody(ErrorCode error);
    void openStream();
    void readPiece();
    void onPiece(ErrorCode error);
    void endStream();
    [[nodiscard]] bool isBodyLeft() const;
    [[nodiscard]] Responder makeResponder();
    void dispatch();
    void refuse(ErrorCode error);
    void count(int status) const;
    void reply(Response response, After after);
    void writeSome();
    void onReplied(ErrorCode error);
    /// From here on a message held whole has `time`, and longer as long as it moves.
    void beginMoving(std::chrono::milliseconds time);
    void moved(size_t size);
    void askSource();
    void sendPiece(std::optional<QByteArray> piece);
    void sendSome();
    void onAnswered();
    void close();
    void discard();
    void onDiscarded(ErrorCode error, size_t size);
    void end();
    /// To how the request is written: where it ends, and with it where the next one begins, would be a guess.
    [[nodiscard]] std::optional<Response> objectionToForm() const;
    [[nodiscard]] std::optional<Response> objection() const;
    [[nodiscard]] Request requestOf(const boost::beast::http::request_header<> &message) const;
    [[nodiscard]] Request takeRequest();
    [[nodiscard]] Reply makeReply(After after) const;

    boost::beast::ssl_stream<boost::beast::tcp_stream> m_stream;
    boost::asio::steady_timer m_newcomer; ///< while it goes down: for a first request
    ServerState &m_state;
    boost::beast::flat_buffer m_buffer;
    std::optional<Parser> m_parser;
    std::optional<Stream> m_bodyStream;   ///< instead of m_parser while a body is given to a sink
    std::shared_ptr<BodySink> m_sink;
    std::vector<char> m_piece;
    std::chrono::steady_clock::time_point m_bodyDeadline;
    Continue m_continue;
    Response m_response;
    std::optional<Reply> m_reply;
    std::optional<Serializer> m_serializer; ///< of m_reply
    std::chrono::steady_clock::time_point m_due; ///< of what moves, so far
    QByteArray m_sending;  ///< a piece from the answer's source, on its way
    qsizetype m_sent = 0;  ///< of it
    qint64 m_sendLeft = 0; ///< of the whole body
    const Route *m_route = nullptr;
    std::optional<std::chrono::steady_clock::time_point> m_read; ///< when the last byte of the request was there
    QString m_peerAddress;
    QByteArray m_peerFingerprint;
    std::array<char, 4096> m_discarded{};
    size_t m_discardLeft = 0;
    bool m_idle = false;
    bool m_draining = false;
    bool m_hasAsked = false;
    bool m_closeAfter = false;
    bool m_isHead = false;
    size_t m_headBytes = 0;  ///< of the request's head, read by the parser
    bool m_isFolded = false; ///< a line of its head goes on in the next one
    bool m_isLost = false;   ///< what follows is no request any more
};

} // namespace yichuang::center
