// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <optional>

namespace yichuang::documents {

/// The papers a counter issues. The word of each is also the name of its wording file.
enum class PaperKind {
    MaterialReceipt,     ///< 收件凭证: received, not yet accepted
    AcceptanceNotice,    ///< 受理通知书 (行政许可法 32(5))
    DeferralNotice,      ///< 容缺受理通知书 (local rules)
    CorrectionNotice,    ///< 补正材料一次性告知书 (行政许可法 32(4))
    RefusalNotice,       ///< 不予受理通知书 (行政许可法 32(1)(2))
    ImmediateCompletion, ///< 即办件办结单 (行政许可法 34)
    CollectionReceipt,   ///< 领取凭证 (行政许可法 44)
    ProcedureNotice,     ///< 特别程序告知书: what stops the clock, and how long it takes (行政许可法 45)
    ResumptionNotice,    ///< 恢复办理通知书: the clock runs again, and until when
    ExtensionNotice,     ///< 延长办理期限通知书 (行政许可法 42)
    LicenceRefusal,      ///< 不予行政许可决定书 (行政许可法 38(2))
    ApplicationRefusal,  ///< 不予办理决定书: the same of what is no licence
    WithdrawalNotice,    ///< 撤回申请终止办理通知书: the applicant took the application back
    TerminationNotice,   ///< 终止办理通知书: the body ends it
};
inline constexpr std::array allPaperKinds{
    PaperKind::MaterialReceipt,   PaperKind::AcceptanceNotice,   PaperKind::DeferralNotice,   PaperKind::CorrectionNotice, PaperKind::RefusalNotice,
    PaperKind::ImmediateCompletion, PaperKind::CollectionReceipt, PaperKind::ProcedureNotice, PaperKind::ResumptionNotice, PaperKind::ExtensionNotice,
    PaperKind::LicenceRefusal,    PaperKind::ApplicationRefusal, PaperKind::WithdrawalNotice, PaperKind::TerminationNotice};

[[nodiscard]] QString toWord(PaperKind kind);
[[nodiscard]] std::optional<PaperKind> paperKindFromWord(const QString &word);

/// Whether handing the paper out changes rights at once. Only a 收件凭证 says that nothing is decided
/// yet, so it is the only one a provisional act may print.
[[nodiscard]] bool hasFinalEffect(PaperKind kind);

/// Whether the paper answers what was handed in: while it waits for the centre, a 收件凭证 takes its place.
[[nodiscard]] bool answersApplication(PaperKind kind);

} // namespace yichuang::documents
