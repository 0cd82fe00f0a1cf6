// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <memory>
#include <string>

namespace yichuang::bench {

/// A workstation's certificate and key, and the centre's authority, made ready for TLS 1.3; used by many connections.
[[nodiscard]] std::shared_ptr<boost::asio::ssl::context> tlsOf(const QByteArray &certificatePem, const QByteArray &keyPem, const QByteArray &authorityPem);

/// What came back; status 0 = nothing: the connection is gone.
struct LoadReply {
    int status = 0;
    std::string body;
};

/// One connection of a workstation with mutual TLS, kept open: a request at a time. All of it runs on one thread.
class LoadPeer {
public:
    LoadPeer(const boost::asio::any_io_executor &executor, std::shared_ptr<boost::asio::ssl::context> tls, boost::asio::ip::port_type port);

    /// False: no connection.
    [[nodiscard]] boost::asio::awaitable<bool> connect();
    [[nodiscard]] boost::asio::awaitable<LoadReply> get(std::string target);
    /// `body` must outlive the call.
    [[nodiscard]] boost::asio::awaitable<LoadReply> post(std::string target, const std::string &body);

private:
    [[nodiscard]] boost::asio::awaitable<LoadReply> exchange(std::string head, const std::string &body);

    std::shared_ptr<boost::asio::ssl::context> m_tls;
    boost::asio::ip::tcp::endpoint m_centre;
    boost::beast::ssl_stream<boost::beast::tcp_stream> m_stream;
    boost::beast::flat_buffer m_buffer;
};

} // namespace yichuang::bench
