// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/crypto/Chain.h"
#include "app/crypto/Signer.h"
#include "app/protocol/Operation.h"
#include "app/storage/Connection.h"
#include "app/store/Vault.h"

#include <functional>
#include <optional>
#include <vector>

namespace yichuang::store {

/// The workstation's signature under its chain up to `link.n`.
struct SignedHead {
    crypto::ChainLink link;
    base::Instant at;
    QByteArray keyId;
    QByteArray signature; ///< over the 32 bytes of link.hash
    friend bool operator==(const SignedHead &, const SignedHead &) = default;
};

/// An operation as it was written, and the size of its canonical body.
struct Appended {
    protocol::Operation operation;
    qint64 bytes = 0;
};

/// The append-only journal of operations and its hash chain. What became of each is the Outbox's business.
/// Rows cannot be changed or deleted (triggers), but a body can be erased; the sealed body is the exact text the chain hashes.
class JournalStore {
public:
    JournalStore(storage::Connection &connection, Vault &vault, crypto::HashAlgorithm hash)
        : m_connection(connection), m_vault(vault), m_hash(hash)
    {
    }

    /// Gives the operation its `seq` and place in the chain and writes it, in the caller's transaction. `serial` is the
    /// case number it used up.
    [[nodiscard]] base::Result<Appended> append(protocol::Operation operation, std::optional<qint64> serial);
    /// The `seq` the next operation of this case will get.
    [[nodiscard]] base::Result<qint64> nextSeq(const domain::CaseId &lane);
    /// NotFound "store.erased": only its place in the chain is left.
    [[nodiscard]] base::Result<protocol::Operation> read(qint64 n);
    /// The operations from place `first` to `last` as they are offered, in order, with their links proved.
    struct Text {
        domain::OperationId id;
        QByteArray hash; ///< of its link
        QByteArray text; ///< protocol::operationText
    };
    [[nodiscard]] base::Result<std::vector<Text>> texts(qint64 first, qint64 last);
    /// Places of a case's operations that still have their content, in order.
    [[nodiscard]] base::Result<std::vector<qint64>> ofCase(const domain::CaseId &lane);
    /// Erases the content of the case's operations that have their last answer, in the caller's transaction; answers their places. The chain still
    /// verifies.
    [[nodiscard]] base::Result<std::vector<qint64>> erase(const domain::CaseId &lane);
    /// Default-made when the journal is empty.
    [[nodiscard]] base::Result<crypto::ChainLink> head();
    /// Of the operation at `n`; empty when there is none.
    [[nodiscard]] base::Result<std::optional<QByteArray>> hashAt(qint64 n);
    /// The trusted moment of the last operation: nothing made here may lie before it. Epoch when there is none.
    [[nodiscard]] base::Result<base::Instant> lastMade();
    /// The serial of the case number the first operation of this case used; empty when made elsewhere.
    [[nodiscard]] base::Result<std::optional<qint64>> serialOf(const domain::CaseId &lane);

    /// Signs the present head and stores the signature; once for each head.
    [[nodiscard]] base::Result<SignedHead> signHead(crypto::Signer &signer, base::Instant now);
    [[nodiscard]] base::Result<std::optional<SignedHead>> lastSignedHead();

    /// Walks the whole chain, oldest first, calling `see` for each operation that was not erased; answers the head. StorageCorrupt where a row does
    /// not open or the chain breaks.
    [[nodiscard]] base::Result<crypto::ChainLink> verify(const std::function<base::Result<void>(const protocol::Operation &)> &see);
    /// Of all rows, for the guard of a migration.
    [[nodiscard]] static base::Result<QByteArray> fingerprint(storage::Connection &connection);

private:
    [[nodiscard]] base::Result<std::vector<qint64>> places(const QByteArray &sql, const domain::CaseId &lane);
    [[nodiscard]] base::Result<Text> textOf(const storage::Statement &row, const QByteArray &previous);
    [[nodiscard]] base::Result<protocol::Operation> open(qint64 n, const crypto::ChainLink &link, QByteArrayView sealed);

    storage::Connection &m_connection;
    Vault &m_vault;
    crypto::HashAlgorithm m_hash;
};

} // namespace yichuang::store
