// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace yichuang::domain {

/// Where a case stands. A draft is not a case yet and has no state.
enum class CaseState {
    Received,    ///< 收件
    Correcting,  ///< 待补正
    NotAccepted, ///< 不予受理 (final)
    Referred,    ///< 转办/转报 (final here)
    Accepted,    ///< 受理
    Review,      ///< 审查
    Stopped,     ///< 特别程序, the clock stands still
    Decided,     ///< 决定
    Certificate, ///< 制证
    Ready,       ///< 待领
    Delivered,   ///< 送达
    Closed,      ///< 办结 (final)
    Withdrawn,   ///< 撤回 (final)
    Terminated,  ///< 终止 (final)
    Void,        ///< 作废 (final)
    Transferred, ///< 已移交: another centre has custody and clock (final here unless that centre sends it back)
};
[[nodiscard]] QString toWord(CaseState state);
[[nodiscard]] std::optional<CaseState> caseStateFromWord(const QString &word);
[[nodiscard]] bool isFinal(CaseState state);

/// What a person (or the notice timer) can do to a case. The word is the operation's kind without "case.".
enum class ActKind {
    Receive,        ///< 收件: take the application in
    Accept,         ///< 受理, also with deferral
    Complete,       ///< 即办: accept, decide and deliver as one act (行政许可法 34)
    Correct,        ///< 一次性告知补正 (32(4))
    Supply,         ///< corrections arrived complete
    Lapse,          ///< corrections never came (补交不来)
    Reject,         ///< 不予受理 (32(1), 32(2))
    Refer,          ///< 转办/转报: to the body whose it is
    Deem,           ///< deemed accepted since receipt, the notice deadline was missed (32(4))
    SupplyDeferred, ///< a deferred material arrived
    StartReview,    ///< 审查
    Stop,           ///< 特别程序 begins (45)
    Resume,         ///< 特别程序 ends
    Extend,         ///< 延期, once (42)
    Decide,         ///< 准予 or 不予
    Certify,        ///< certificate being made
    MakeReady,      ///< result waits for the applicant
    Deliver,        ///< 送达
    Close,          ///< 办结
    Withdraw,       ///< 撤回
    Terminate,      ///< 终止
    Void,           ///< 作废, with business or entry-error ground
    Amend,          ///< correct a field of the record
    HandOver,       ///< the case moves to another window of this hall
    Settle,         ///< a person settled a conflict or a refusal
    Transfer,       ///< 移交: custody and clock go to another centre
    TakeOver,       ///< 接收移交: this centre has them now (made by the centre itself)
    TakeBack,       ///< 移交退回: the other centre declined (made by the centre itself)
};
[[nodiscard]] QString toWord(ActKind kind);
[[nodiscard]] std::optional<ActKind> actKindFromWord(const QString &word);
/// Recorded by a centre when a neighbour's word arrives; no person and no workstation makes these.
[[nodiscard]] bool isCentresOwn(ActKind kind);

/// 办结 result codes of provincial practice; kept as their digit.
enum class ClosingCode {
    Certificate = 0, ///< 出证办结
    Returned = 1,    ///< 退回办结
    Void = 2,        ///< 作废办结
    Deleted = 3,     ///< 删除办结, an entry error
    Forwarded = 4,   ///< 转报办结
    NotSupplied = 5, ///< 补交不来办结
    Other = 6,       ///< 办结
};
[[nodiscard]] std::optional<ClosingCode> closingCodeFromNumber(qint64 number);

/// How far an act may go without the centre (catalogue data, per item and act).
enum class Effect {
    Offline,     ///< final at once, wherever it was made
    Provisional, ///< final only when the centre applied it; no paper with final effect before
    Online,      ///< cannot be done without the centre
};
[[nodiscard]] QString toWord(Effect effect);
[[nodiscard]] std::optional<Effect> effectFromWord(const QString &word);

} // namespace yichuang::domain
