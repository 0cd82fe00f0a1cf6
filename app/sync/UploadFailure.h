// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/ReplyClassifier.h"

namespace yichuang::sync {

/// Failures of an upload by what is to be done next (tus 1.0, tus.io/protocols/resumable-upload).
enum class UploadProblem {
    Link,     ///< not about this attachment: uploads wait as `failure` says
    Gone,     ///< 404, 410: the upload expired or was ended; it is begun anew
    Offset,   ///< 409, or an offset that cannot be: ask where it stands
    Checksum, ///< 460: the piece was spoilt on its way
    Refused,  ///< 413, 415, 422: the centre will not take this attachment as it is
    Wait,     ///< this one alone waits: 423, 507 and what is not understood
};

struct UploadFailure {
    UploadProblem kind = UploadProblem::Link;
    Failure failure; ///< reason: attachment.*, or as ReplyClassifier says
    friend bool operator==(const UploadFailure &, const UploadFailure &) = default;
};

/// What a request was about: 404 means something else before an upload exists.
enum class UploadStep { Begin, Continue };

/// The failure in a reply; none when it is a whole 2xx. Failures that an upload met never concern what else is done with the
/// centre: another activity that meets the same finds out by itself.
[[nodiscard]] std::optional<UploadFailure> uploadFailureOf(const RawReply &reply, UploadStep step, base::Instant now);

} // namespace yichuang::sync
