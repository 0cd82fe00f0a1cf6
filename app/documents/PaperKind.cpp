// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperKind.h"

#include "app/base/Words.h"

namespace yichuang::documents {

namespace {

const base::Words words{std::array{
    std::pair{PaperKind::MaterialReceipt, "material_receipt"},
    std::pair{PaperKind::AcceptanceNotice, "acceptance_notice"},
    std::pair{PaperKind::DeferralNotice, "deferral_notice"},
    std::pair{PaperKind::CorrectionNotice, "correction_notice"},
    std::pair{PaperKind::RefusalNotice, "refusal_notice"},
    std::pair{PaperKind::ImmediateCompletion, "immediate_completion"},
    std::pair{PaperKind::CollectionReceipt, "collection_receipt"},
    std::pair{PaperKind::ProcedureNotice, "procedure_notice"},
    std::pair{PaperKind::ResumptionNotice, "resumption_notice"},
    std::pair{PaperKind::ExtensionNotice, "extension_notice"},
    std::pair{PaperKind::LicenceRefusal, "licence_refusal"},
    std::pair{PaperKind::ApplicationRefusal, "application_refusal"},
    std::pair{PaperKind::WithdrawalNotice, "withdrawal_notice"},
    std::pair{PaperKind::TerminationNotice, "termination_notice"},
}};

} // namespace

QString toWord(PaperKind kind)
{
    return words.word(kind);
}

std::optional<PaperKind> paperKindFromWord(const QString &word)
{
    return words.value(word);
}

bool hasFinalEffect(PaperKind kind)
{
    return kind != PaperKind::MaterialReceipt;
}

bool answersApplication(PaperKind kind)
{
    switch (kind) {
    case PaperKind::AcceptanceNotice:
    case PaperKind::DeferralNotice:
    case PaperKind::CorrectionNotice:
    case PaperKind::RefusalNotice:
    case PaperKind::ImmediateCompletion: return true;
    case PaperKind::MaterialReceipt:
    case PaperKind::CollectionReceipt:
    case PaperKind::ProcedureNotice:
    case PaperKind::ResumptionNotice:
    case PaperKind::ExtensionNotice:
    case PaperKind::LicenceRefusal:
    case PaperKind::ApplicationRefusal:
    case PaperKind::WithdrawalNotice:
    case PaperKind::TerminationNotice: return false;
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::documents
