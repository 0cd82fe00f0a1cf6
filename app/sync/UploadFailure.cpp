// SPDX-License-Identifier: Apache-2.0
#include "app/sync/UploadFailure.h"

#include <algorithm>
#include <array>

namespace yichuang::sync {

namespace {

struct StatusRow {
    int status;
    UploadProblem problem;
    const char *reason; ///< empty: the reply's own
};

/// What is not listed is this attachment's alone when the classifier calls it the record's, or a matter of sign-in, which
/// only the other activities can tell for certain; everything else is the link's.
constexpr std::array StatusRows{
    StatusRow{409, UploadProblem::Offset, "attachment.offset"},
    StatusRow{410, UploadProblem::Gone, "attachment.gone"},
    StatusRow{413, UploadProblem::Refused, "attachment.too_large"},
    StatusRow{415, UploadProblem::Refused, "attachment.type"},
    StatusRow{422, UploadProblem::Refused, "attachment.refused"},
    StatusRow{423, UploadProblem::Wait, "attachment.busy"},
    StatusRow{460, UploadProblem::Checksum, "attachment.checksum"},
    StatusRow{507, UploadProblem::Wait, "attachment.no_room"},
};

UploadFailure unlisted(Failure failure, int status)
{
    const bool isOwn = failure.kind == FailureClass::Record || (failure.kind == FailureClass::Auth && status != 0);
    if (status == 412) {
        failure.kind = FailureClass::Unsupported; // another version of tus, not a worthless cursor
    }
    return {isOwn ? UploadProblem::Wait : UploadProblem::Link, std::move(failure)};
}

} // namespace

std::optional<UploadFailure> uploadFailureOf(const RawReply &reply, UploadStep step, base::Instant now)
{
    std::optional<Failure> failure = failureOf(reply, now);
    if (!failure) {
        return std::nullopt;
    }
    const bool answered = reply.ending == Ending::Finished;
    if (answered && reply.status == 404 && step == UploadStep::Continue) {
        failure->error.reason = "attachment.gone";
        return UploadFailure{UploadProblem::Gone, std::move(*failure)};
    }
    const auto row = std::find_if(StatusRows.begin(), StatusRows.end(), [&reply](const StatusRow &r) { return r.status == reply.status; });
    if (!answered || row == StatusRows.end()) {
        return unlisted(std::move(*failure), answered ? reply.status : 0);
    }
    failure->error.reason = row->reason;
    return UploadFailure{row->problem, std::move(*failure)};
}

} // namespace yichuang::sync
