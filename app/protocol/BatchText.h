// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/CanonicalScan.h"
#include "app/protocol/Messages.h"

#include <optional>

// POST /v1/operations by its bytes. Operations are hashed and kept as canonical text on both sides; here that text goes
// over as it is, without becoming values and text again on the way.
namespace yichuang::protocol {

/// An operation as it is offered: the canonical `body` (see Operation::canonicalBody) with its link, canonical again.
/// StorageCorrupt when `body` is not that of an operation.
[[nodiscard]] base::Result<QByteArray> operationText(QByteArrayView body, const ChainLink &link);

/// The text of OperationBatch::toJson.
[[nodiscard]] QByteArray batchText(const std::vector<QByteArray> &operations, const QByteArray &headSignature);

/// A batch cut into its operations. The views look into the text it was read from.
struct BatchText {
    QByteArray headSignature;
    std::vector<base::CanonicalScan::Object> operations; ///< member: "chain"

    /// Nothing when the text is not canonical JSON with exactly the members of a batch: then it is to be read as any other
    /// JSON is (OperationBatch::operationsOf).
    [[nodiscard]] static std::optional<BatchText> read(const QByteArray &text);
};

/// The text of BatchReply::toJson.
[[nodiscard]] QByteArray replyText(const BatchReply &reply);

} // namespace yichuang::protocol
