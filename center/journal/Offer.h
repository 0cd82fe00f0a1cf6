// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/CanonicalScan.h"
#include "app/crypto/Chain.h"
#include "app/protocol/Operation.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace yichuang::center {

/// One operation as it was offered, read as far as it can be read. Made on the thread that received it, so that
/// parsing and hashing do not take the writer's time.
///
/// The chain hashes exactly what was offered: the canonical JSON of all members but `chain`, known or not. An
/// operation whose payload cannot be understood can therefore still prove its place, and stops no other.
struct Offer {
    QByteArray text;                        ///< canonical JSON of all of it
    domain::OperationId id;                 ///< made from the content when there is none to read
    std::optional<crypto::ChainLink> chain; ///< empty when it cannot be read
    enum class Hash { Right, Wrong } hash = Hash::Wrong; ///< whether chain->hash is that of `body`
    domain::CaseId caseId;                  ///< null when case or seq cannot be read
    qint64 seq = 0;
    QByteArray body;                        ///< canonical JSON without `chain`
    base::Result<protocol::Operation> operation; ///< Malformed when the envelope cannot be read
    base::Result<domain::Act> act;          ///< its payload; a failure when either cannot be read

    [[nodiscard]] static Offer read(const QJsonObject &json);
    /// Of canonical text, with its member "chain". Malformed when it is no JSON (only UTF-8 can be wrong).
    [[nodiscard]] static base::Result<Offer> read(const base::CanonicalScan::Object &operation);
    [[nodiscard]] static std::vector<Offer> readAll(const std::vector<QJsonObject> &operations);
};

/// Whether the workstation that holds `signingKey` (raw Ed25519) signed the chain up to this operation.
/// CryptoFailed "signature.wrong"; Malformed when the operation has no readable chain.
[[nodiscard]] base::Result<void> verifyHead(const QByteArray &signingKey, const Offer &last, const QByteArray &signature);

} // namespace yichuang::center
