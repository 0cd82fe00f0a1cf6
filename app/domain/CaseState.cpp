// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseState.h"

#include "app/base/Words.h"

namespace yichuang::domain {

namespace {

constexpr base::Words<CaseState, 16> StateWords{{{
    {CaseState::Received, "received"},
    {CaseState::Correcting, "correcting"},
    {CaseState::NotAccepted, "not_accepted"},
    {CaseState::Referred, "referred"},
    {CaseState::Accepted, "accepted"},
    {CaseState::Review, "review"},
    {CaseState::Stopped, "stopped"},
    {CaseState::Decided, "decided"},
    {CaseState::Certificate, "certificate"},
    {CaseState::Ready, "ready"},
    {CaseState::Delivered, "delivered"},
    {CaseState::Closed, "closed"},
    {CaseState::Withdrawn, "withdrawn"},
    {CaseState::Terminated, "terminated"},
    {CaseState::Void, "void"},
    {CaseState::Transferred, "transferred"},
}}};

constexpr base::Words<ActKind, 28> ActWords{{{
    {ActKind::Receive, "receive"},
    {ActKind::Accept, "accept"},
    {ActKind::Complete, "complete"},
    {ActKind::Correct, "correct"},
    {ActKind::Supply, "supply"},
    {ActKind::Lapse, "lapse"},
    {ActKind::Reject, "reject"},
    {ActKind::Refer, "refer"},
    {ActKind::Deem, "deem"},
    {ActKind::SupplyDeferred, "supply_deferred"},
    {ActKind::StartReview, "start_review"},
    {ActKind::Stop, "stop"},
    {ActKind::Resume, "resume"},
    {ActKind::Extend, "extend"},
    {ActKind::Decide, "decide"},
    {ActKind::Certify, "certify"},
    {ActKind::MakeReady, "make_ready"},
    {ActKind::Deliver, "deliver"},
    {ActKind::Close, "close"},
    {ActKind::Withdraw, "withdraw"},
    {ActKind::Terminate, "terminate"},
    {ActKind::Void, "void"},
    {ActKind::Amend, "amend"},
    {ActKind::HandOver, "hand_over"},
    {ActKind::Settle, "settle"},
    {ActKind::Transfer, "transfer"},
    {ActKind::TakeOver, "take_over"},
    {ActKind::TakeBack, "take_back"},
}}};

constexpr base::Words<Effect, 3> EffectWords{{{
    {Effect::Offline, "offline"},
    {Effect::Provisional, "offline-provisional"},
    {Effect::Online, "online-only"},
}}};

} // namespace

QString toWord(CaseState state)
{
    return StateWords.word(state);
}

std::optional<CaseState> caseStateFromWord(const QString &word)
{
    return StateWords.value(word);
}

bool isFinal(CaseState state)
{
    switch (state) {
    case CaseState::NotAccepted:
    case CaseState::Referred:
    case CaseState::Closed:
    case CaseState::Withdrawn:
    case CaseState::Terminated:
    case CaseState::Void:
    case CaseState::Transferred: return true;
    case CaseState::Received:
    case CaseState::Correcting:
    case CaseState::Accepted:
    case CaseState::Review:
    case CaseState::Stopped:
    case CaseState::Decided:
    case CaseState::Certificate:
    case CaseState::Ready:
    case CaseState::Delivered: return false;
    }
    return false;
}

QString toWord(ActKind kind)
{
    return ActWords.word(kind);
}

std::optional<ActKind> actKindFromWord(const QString &word)
{
    return ActWords.value(word);
}

bool isCentresOwn(ActKind kind)
{
    return kind == ActKind::TakeOver || kind == ActKind::TakeBack;
}

std::optional<ClosingCode> closingCodeFromNumber(qint64 number)
{
    if (number < 0 || number > 6) {
        return std::nullopt;
    }
    return static_cast<ClosingCode>(number);
}

QString toWord(Effect effect)
{
    return EffectWords.word(effect);
}

std::optional<Effect> effectFromWord(const QString &word)
{
    return EffectWords.value(word);
}

} // namespace yichuang::domain
