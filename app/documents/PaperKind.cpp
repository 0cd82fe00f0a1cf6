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

} // namespace yichuang::documents
