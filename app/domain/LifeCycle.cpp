// SPDX-License-Identifier: Apache-2.0
#include "app/domain/LifeCycle.h"

namespace yichuang::domain {

namespace {

using S = CaseState;
using A = ActKind;

constexpr LifeCycleRow Rows[] = {
    {std::nullopt, A::Receive, S::Received},
    {std::nullopt, A::Accept, S::Accepted},
    {std::nullopt, A::Complete, S::Closed},
    {std::nullopt, A::Correct, S::Correcting},
    {std::nullopt, A::Reject, S::NotAccepted},
    {std::nullopt, A::Refer, S::Referred},

    {S::Received, A::Accept, S::Accepted},
    {S::Received, A::Complete, S::Closed},
    {S::Received, A::Correct, S::Correcting},
    {S::Received, A::Reject, S::NotAccepted},
    {S::Received, A::Refer, S::Referred},
    {S::Received, A::Deem, S::Accepted},
    {S::Received, A::Withdraw, S::Withdrawn},
    {S::Received, A::Void, S::Void},
    {S::Received, A::Amend, S::Received},
    {S::Received, A::HandOver, S::Received},
    {S::Received, A::Transfer, S::Transferred},
    {S::Received, A::Settle, S::Received},

    {S::Correcting, A::Supply, S::Received},
    {S::Correcting, A::Lapse, S::Closed},
    {S::Correcting, A::Withdraw, S::Withdrawn},
    {S::Correcting, A::Void, S::Void},
    {S::Correcting, A::Amend, S::Correcting},
    {S::Correcting, A::HandOver, S::Correcting},
    {S::Correcting, A::Transfer, S::Transferred},
    {S::Correcting, A::Settle, S::Correcting},

    {S::Accepted, A::StartReview, S::Review},
    {S::Accepted, A::Complete, S::Closed},
    {S::Accepted, A::Refer, S::Referred},
    {S::Accepted, A::SupplyDeferred, S::Accepted},
    {S::Accepted, A::Extend, S::Accepted},
    {S::Accepted, A::Lapse, S::Closed},
    {S::Accepted, A::Withdraw, S::Withdrawn},
    {S::Accepted, A::Terminate, S::Terminated},
    {S::Accepted, A::Void, S::Void},
    {S::Accepted, A::Amend, S::Accepted},
    {S::Accepted, A::HandOver, S::Accepted},
    {S::Accepted, A::Transfer, S::Transferred},
    {S::Accepted, A::Settle, S::Accepted},

    {S::Review, A::Stop, S::Stopped},
    {S::Review, A::Decide, S::Decided},
    {S::Review, A::Refer, S::Referred},
    {S::Review, A::SupplyDeferred, S::Review},
    {S::Review, A::Extend, S::Review},
    {S::Review, A::Lapse, S::Closed},
    {S::Review, A::Withdraw, S::Withdrawn},
    {S::Review, A::Terminate, S::Terminated},
    {S::Review, A::Void, S::Void},
    {S::Review, A::Amend, S::Review},
    {S::Review, A::HandOver, S::Review},
    {S::Review, A::Transfer, S::Transferred},
    {S::Review, A::Settle, S::Review},

    {S::Stopped, A::Resume, S::Review},
    {S::Stopped, A::SupplyDeferred, S::Stopped},
    {S::Stopped, A::Lapse, S::Closed},
    {S::Stopped, A::Withdraw, S::Withdrawn},
    {S::Stopped, A::Terminate, S::Terminated},
    {S::Stopped, A::Amend, S::Stopped},
    {S::Stopped, A::HandOver, S::Stopped},
    {S::Stopped, A::Transfer, S::Transferred},
    {S::Stopped, A::Settle, S::Stopped},

    {S::Decided, A::Certify, S::Certificate},
    {S::Decided, A::MakeReady, S::Ready},
    {S::Decided, A::SupplyDeferred, S::Decided},
    {S::Decided, A::HandOver, S::Decided},
    {S::Decided, A::Settle, S::Decided},

    {S::Certificate, A::MakeReady, S::Ready},
    {S::Certificate, A::SupplyDeferred, S::Certificate},
    {S::Certificate, A::HandOver, S::Certificate},
    {S::Certificate, A::Settle, S::Certificate},

    {S::Ready, A::Deliver, S::Delivered},
    {S::Ready, A::SupplyDeferred, S::Ready},
    {S::Ready, A::HandOver, S::Ready},
    {S::Ready, A::Settle, S::Ready},

    {S::Delivered, A::Close, S::Closed},
    {S::Delivered, A::HandOver, S::Delivered},
    {S::Delivered, A::Settle, S::Delivered},

    // What TakeOver and TakeBack lead to is the state before the transfer (CaseRules::applyOwn), so they have no row.

    // Settling only notes what became of an operation; it must be possible to the end.
    {S::NotAccepted, A::Settle, S::NotAccepted},
    {S::Referred, A::Settle, S::Referred},
    {S::Closed, A::Settle, S::Closed},
    {S::Withdrawn, A::Settle, S::Withdrawn},
    {S::Terminated, A::Settle, S::Terminated},
    {S::Void, A::Settle, S::Void},
    {S::Transferred, A::Settle, S::Transferred},
};

} // namespace

std::span<const LifeCycleRow> lifeCycle()
{
    return Rows;
}

std::optional<CaseState> nextState(std::optional<CaseState> from, ActKind act)
{
    for (const LifeCycleRow &row : lifeCycle()) {
        if (row.from == from && row.act == act) {
            return row.to;
        }
    }
    return std::nullopt;
}

std::vector<ActKind> actsFrom(std::optional<CaseState> from)
{
    std::vector<ActKind> acts;
    for (const LifeCycleRow &row : lifeCycle()) {
        if (row.from == from) {
            acts.push_back(row.act);
        }
    }
    return acts;
}

} // namespace yichuang::domain
