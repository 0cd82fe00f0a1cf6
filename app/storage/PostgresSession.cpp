// SPDX-License-Identifier: Apache-2.0
#include "app/storage/PostgresSession.h"

#include "app/storage/PostgresError.h"
#include "app/storage/PostgresGatherer.h"

#include <libpq-fe.h>

#include <array>

namespace yichuang::storage {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int OldestServer = 150000;
// Nothing waits for ever: not for a lock of an instance that hangs, and no server holds a lock for one that is gone.
// What a commit acknowledges is on the disk whatever the cluster's default says.
// Rows are looked up by their keys: a young table grows faster than the planner hears of it, which would then read it through; and no
// question here is worth compiling.
constexpr char Settings[] = "SET lock_timeout = '15s'; SET idle_in_transaction_session_timeout = '60s'; SET enable_seqscan = off; SET jit = off;"
                            "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";

void dropNotice(void *, const pg_result *) {}

/// libpq's own words about an address it cannot read quote it, password and all.
bool isReadable(const QByteArray &url)
{
    PQconninfoOption *options = PQconninfoParse(url.constData(), nullptr);
    PQconninfoFree(options);
    return options != nullptr;
}

} // namespace

void PostgresResultEnd::operator()(pg_result *result) const
{
    PQclear(result);
}

Result<std::shared_ptr<PostgresSession>> PostgresSession::open(const QByteArray &url)
{
    if (!isReadable(url)) {
        return base::fail(ErrorCode::InvalidArgument,
                          QStringLiteral("the database's address cannot be read; in a user's name or password write % and @ as %25 and %40"),
                          "storage.address");
    }
    // What the address says itself comes later and counts.
    const std::array names{"connect_timeout", "application_name", "keepalives_idle", "tcp_user_timeout", "target_session_attrs", "dbname",
                           "client_encoding", static_cast<const char *>(nullptr)};
    const std::array values{"5", "yichuang-center", "10", "20000", "read-write", url.constData(), "UTF8", static_cast<const char *>(nullptr)};
    std::shared_ptr<PostgresSession> session(new PostgresSession(PQconnectdbParams(names.data(), values.data(), 1)));
    if (session->m_handle == nullptr) {
        return base::fail(ErrorCode::Internal, QStringLiteral("no memory for a session"), "storage.memory");
    }
    // libpq would write the server's notices to the error output.
    PQsetNoticeReceiver(session->m_handle, dropNotice, nullptr);
    if (const Result<void> ready = session->prepareSession(); !ready) {
        return base::failure(ready);
    }
    return session;
}

PostgresSession::PostgresSession(pg_conn *handle) : m_handle(handle), m_gathered(std::make_unique<PostgresGatherer>(*this)) {}

PostgresSession::~PostgresSession()
{
    PQfinish(m_handle);
}

Result<void> PostgresSession::prepareSession()
{
    if (PQstatus(m_handle) != CONNECTION_OK) {
        // What libpq says of a server names host and reason; what it says of an address quotes it.
        const QByteArray words(PQerrorMessage(m_handle));
        const bool isOfServer = words.startsWith("connection to server");
        return base::fail(ErrorCode::Unavailable,
                          QStringLiteral("postgresql: %1").arg(isOfServer ? QString::fromUtf8(words).simplified() : QStringLiteral("no session at this address")),
                          "storage.connection");
    }
    const char *encoding = PQparameterStatus(m_handle, "server_encoding");
    if (PQserverVersion(m_handle) < OldestServer || encoding == nullptr || qstrcmp(encoding, "UTF8") != 0) {
        return base::fail(ErrorCode::Unsupported,
                          QStringLiteral("the server has version %1 and encoding %2; 15 and UTF8 are needed")
                              .arg(QString::number(PQserverVersion(m_handle)), QString::fromLatin1(encoding)),
                          "storage.server");
    }
    return run(Settings).map([this](const PostgresResult &) { m_isReady = true; });
}

bool PostgresSession::isInTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(m_handle);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

Result<void> PostgresSession::revive()
{
    if (m_isReady && PQstatus(m_handle) == CONNECTION_OK) {
        return {};
    }
    if (m_isOwed) {
        return base::fail(ErrorCode::Unavailable, QStringLiteral("postgresql: the transaction went with its session"), "storage.connection");
    }
    m_isReady = false;
    PQreset(m_handle);
    ++m_generation;
    return prepareSession();
}

Result<PostgresResult> PostgresSession::run(const QByteArray &sql)
{
    return checked(PQexec(m_handle, sql.constData()), sql);
}

Result<PostgresResult> PostgresSession::checked(pg_result *answer, const QByteArray &sql)
{
    PostgresResult result(answer);
    const ExecStatusType status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        return result;
    }
    const base::Error error = postgresError(m_handle, answer, sql);
    // Also where the line is sound: a primary that became a standby, a server that is shutting down.
    m_isReady = m_isReady && error.code != ErrorCode::Unavailable;
    return tl::unexpected(error);
}

} // namespace yichuang::storage
