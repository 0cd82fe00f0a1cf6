// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/load/LoadPeer.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace yichuang::bench {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

constexpr auto AsTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint64_t MostBytes = 64 * 1024 * 1024;

asio::const_buffer bufferOf(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

} // namespace

std::shared_ptr<asio::ssl::context> tlsOf(const QByteArray &certificatePem, const QByteArray &keyPem, const QByteArray &authorityPem)
{
    auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tlsv13_client);
    tls->use_certificate_chain(bufferOf(certificatePem));
    tls->use_private_key(bufferOf(keyPem), asio::ssl::context::pem);
    tls->add_certificate_authority(bufferOf(authorityPem));
    tls->set_verify_mode(asio::ssl::verify_peer);
    return tls;
}

LoadPeer::LoadPeer(const asio::any_io_executor &executor, std::shared_ptr<asio::ssl::context> tls, asio::ip::port_type port)
    : m_tls(std::move(tls)), m_centre(asio::ip::address_v4::loopback(), port), m_stream(executor, *m_tls)
{
}

asio::awaitable<bool> LoadPeer::connect()
{
    auto &socket = boost::beast::get_lowest_layer(m_stream);
    const auto [refused] = co_await socket.async_connect(m_centre, AsTuple);
    if (refused) {
        co_return false;
    }
    socket.socket().set_option(asio::ip::tcp::no_delay(true));
    const auto [failed] = co_await m_stream.async_handshake(asio::ssl::stream_base::client, AsTuple);
    co_return !failed;
}

asio::awaitable<LoadReply> LoadPeer::get(std::string target)
{
    static const std::string nothing;
    co_return co_await exchange("GET " + std::move(target) + " HTTP/1.1\r\nHost: localhost\r\nYichuang-Protocol: 1\r\n\r\n", nothing);
}

asio::awaitable<LoadReply> LoadPeer::post(std::string target, const std::string &body)
{
    co_return co_await exchange("POST " + std::move(target) + " HTTP/1.1\r\nHost: localhost\r\nYichuang-Protocol: 1\r\nContent-Type: application/json\r\n"
                                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n",
                                body);
}

asio::awaitable<LoadReply> LoadPeer::exchange(std::string head, const std::string &body)
{
    // In one piece: of two, Beast's stream sends only the first when they are larger than what it puts together.
    head += body;
    if (const auto [error, size] = co_await asio::async_write(m_stream, asio::buffer(head), AsTuple); error) {
        co_return LoadReply{};
    }
    http::response_parser<http::string_body> parser;
    parser.body_limit(MostBytes);
    if (const auto [error, size] = co_await http::async_read(m_stream, m_buffer, parser, AsTuple); error) {
        co_return LoadReply{};
    }
    auto message = parser.release();
    co_return LoadReply{static_cast<int>(message.result_int()), std::move(message.body())};
}

} // namespace yichuang::bench
