// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/attachments/UploadWriter.h"

#include <QHash>

/// The headers of tus 1.0 (https://tus.io/protocols/resumable-upload), read without mercy. All failures are InvalidArgument
/// "upload.headers" unless said otherwise; details name the header, never its value.
namespace yichuang::center::tus {

inline constexpr char Version[] = "1.0.0";
inline constexpr char Extensions[] = "creation,creation-with-upload,checksum,expiration,termination";
inline constexpr char ChecksumAlgorithms[] = "sha256,sha1";
inline constexpr char PartType[] = "application/offset+octet-stream";

/// Decimal digits only; no sign, no blank, nothing beyond 2^53.
[[nodiscard]] base::Result<qint64> readSize(const char *name, const QByteArray &value);
/// "key base64,key base64"; a key without a value has an empty one.
[[nodiscard]] base::Result<QHash<QByteArray, QByteArray>> readMetadata(const QByteArray &value);
/// From Upload-Length and Upload-Metadata: `sha256` (64 lower-case hex digits) is needed, `type` may be missing.
[[nodiscard]] base::Result<UploadPromise> readPromise(const QByteArray &length, const QByteArray &metadata);
/// "sha256 base64"; nothing when the header is not there.
[[nodiscard]] base::Result<std::optional<PartChecksum>> readChecksum(const QByteArray &value);
/// The 16 bytes of "32 lower-case hex digits"; NotFound "upload.unknown" for anything else.
[[nodiscard]] base::Result<QByteArray> readUploadId(const QByteArray &segment);
/// The 32 bytes of "64 lower-case hex digits"; NotFound "attachment.unknown" for anything else.
[[nodiscard]] base::Result<QByteArray> readSha256(const QByteArray &segment);
/// As Upload-Expires has it: "Thu, 26 Nov 2026 20:00:00 GMT".
[[nodiscard]] QByteArray dateText(base::Instant at);

} // namespace yichuang::center::tus
