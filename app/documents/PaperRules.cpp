// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperRules.h"

#include "app/documents/PaperFields.h"
#include "app/documents/PaperTables.h"

#include <algorithm>

namespace yichuang::documents {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

/// On every paper: whose, about what, by whom, where to ask, where to complain.
const QStringList onAll{
    QStringLiteral("body_name"),      QStringLiteral("document_number"), QStringLiteral("case_number"),         QStringLiteral("query_code"),
    QStringLiteral("applicant_name"), QStringLiteral("applicant_id_type"), QStringLiteral("applicant_id"),      QStringLiteral("contact_phone"),
    QStringLiteral("item_name"),      QStringLiteral("implementation_code"), QStringLiteral("issued_on"),       QStringLiteral("window_name"),
    QStringLiteral("clerk_name"),     QStringLiteral("office_phone"),  QStringLiteral("office_address"),        QStringLiteral("supervision_phone"),
};

const QStringList remedies{QStringLiteral("reconsideration_body"), QStringLiteral("court")};

const QStringList limits{QStringLiteral("statutory_limit"), QStringLiteral("statutory_due"), QStringLiteral("promised_limit"),
                         QStringLiteral("promised_due")};

QStringList particular(PaperKind kind)
{
    switch (kind) {
    case PaperKind::MaterialReceipt:
        return QStringList{QStringLiteral("received_at"), QStringLiteral("channel"), QStringLiteral("received_materials"), QStringLiteral("answer_due")};
    case PaperKind::AcceptanceNotice:
        return limits
            + QStringList{QStringLiteral("accepted_on"), QStringLiteral("case_kind"),
                          QStringLiteral("fee_summary"), QStringLiteral("result_delivery"), QStringLiteral("materials"), QStringLiteral("legal_basis")};
    case PaperKind::DeferralNotice:
        return limits
            + QStringList{QStringLiteral("received_at"), QStringLiteral("accepted_on"), QStringLiteral("legal_basis"), QStringLiteral("deferrals"),
                          QStringLiteral("deferral_due"), QStringLiteral("deferral_consequence"), QStringLiteral("materials"),
                          QStringLiteral("case_kind"), QStringLiteral("fee_summary"), QStringLiteral("result_delivery")};
    case PaperKind::CorrectionNotice:
        return QStringList{QStringLiteral("received_on"), QStringLiteral("answer_due"),
                          QStringLiteral("defects"), QStringLiteral("correction_due"), QStringLiteral("legal_basis")};
    case PaperKind::RefusalNotice:
        return remedies
            + QStringList{QStringLiteral("received_on"), QStringLiteral("reason"), QStringLiteral("legal_basis")};
    case PaperKind::ImmediateCompletion:
        return QStringList{QStringLiteral("accepted_at"), QStringLiteral("decided_at"), QStringLiteral("decision"), QStringLiteral("result_name"),
                          QStringLiteral("materials"), QStringLiteral("legal_basis"), QStringLiteral("fee_summary"), QStringLiteral("result_delivery")};
    case PaperKind::CollectionReceipt:
        return {QStringLiteral("result_name"),           QStringLiteral("receiver_name"),
                QStringLiteral("receiver_relationship"), QStringLiteral("collected_at"),  QStringLiteral("collection_way")};
    case PaperKind::ProcedureNotice:
        return {QStringLiteral("accepted_on"), QStringLiteral("procedure"), QStringLiteral("procedure_from"), QStringLiteral("procedure_time"),
                QStringLiteral("legal_basis")};
    case PaperKind::ResumptionNotice:
        return {QStringLiteral("statutory_limit"), QStringLiteral("promised_limit"), QStringLiteral("procedure"), QStringLiteral("legal_basis")};
    case PaperKind::ExtensionNotice:
        return {QStringLiteral("statutory_limit"), QStringLiteral("statutory_due"),  QStringLiteral("promised_limit"), QStringLiteral("accepted_on"),
                QStringLiteral("reason"),          QStringLiteral("extension"),      QStringLiteral("approver"),       QStringLiteral("extended_due"),
                QStringLiteral("promised_before"), QStringLiteral("legal_basis")};
    case PaperKind::LicenceRefusal:
    case PaperKind::ApplicationRefusal:
        return remedies
            + QStringList{QStringLiteral("received_on"), QStringLiteral("accepted_on"), QStringLiteral("decided_on"), QStringLiteral("reason"),
                          QStringLiteral("legal_basis")};
    case PaperKind::WithdrawalNotice: return {QStringLiteral("received_on"), QStringLiteral("reason"), QStringLiteral("ended_on")};
    case PaperKind::TerminationNotice:
        return remedies + QStringList{QStringLiteral("received_on"), QStringLiteral("reason"), QStringLiteral("ending"), QStringLiteral("ended_on")};
    }
    Q_UNREACHABLE();
}

bool isGiven(const QString &key, const PaperFacts &facts)
{
    if (const auto list = paperListFromWord(key)) {
        return rowCount(*list, facts) > 0;
    }
    return !fieldText(key, facts).value_or(QString()).trimmed().isEmpty();
}

tl::unexpected<base::Error> missing(const QString &key)
{
    return fail(ErrorCode::InvalidArgument, QStringLiteral("the paper needs ") + key, "paper." + key.toUtf8());
}

/// A person's number may stand on paper with its middle hidden only (个人信息保护法 6, 51).
bool isUnmasked(const QString &number)
{
    int digits = 0;
    for (const QChar c : number) {
        digits = c.isDigit() ? digits + 1 : 0;
        if (digits > 8) {
            return true;
        }
    }
    return false;
}

Result<void> checkDefects(const PaperFacts &facts)
{
    for (const DefectLine &line : facts.defects) {
        if (line.material.isEmpty() || line.wrong.isEmpty() || line.standard.isEmpty() || line.basis.isEmpty() || line.how.isEmpty()) {
            return missing(QStringLiteral("defects.whole"));
        }
    }
    if (facts.issuedOn > facts.answerDue) {
        return fail(ErrorCode::NotAllowed, QStringLiteral("the notice limit is over, the application counts as accepted"),
                    "paper.correction.late");
    }
    return {};
}

Result<void> checkDeferrals(const PaperFacts &facts)
{
    for (const DeferralLine &line : facts.deferrals) {
        if (line.material.isEmpty() || line.form.isEmpty() || !line.deadline.isValid()) {
            return missing(QStringLiteral("deferrals.whole"));
        }
    }
    return {};
}

// Whoever stands at the counter shows who it is; what goes by post has a number instead.
Result<void> checkHanding(const PaperFacts &facts)
{
    if (facts.collectionWay.contains(QStringLiteral("邮"))) {
        return facts.postNumber.isEmpty() ? missing(QStringLiteral("post_number")) : Result<void>();
    }
    return facts.receiverId.isEmpty() ? missing(QStringLiteral("receiver_id")) : Result<void>();
}

Result<void> checkParticular(PaperKind kind, const PaperFacts &facts)
{
    switch (kind) {
    case PaperKind::CorrectionNotice: return checkDefects(facts);
    case PaperKind::DeferralNotice: return checkDeferrals(facts);
    case PaperKind::CollectionReceipt:
        return checkHanding(facts);
    case PaperKind::MaterialReceipt:
    case PaperKind::AcceptanceNotice:
    case PaperKind::RefusalNotice:
    case PaperKind::ImmediateCompletion:
    case PaperKind::ProcedureNotice:
    case PaperKind::ResumptionNotice:
    case PaperKind::ExtensionNotice:
    case PaperKind::LicenceRefusal:
    case PaperKind::ApplicationRefusal:
    case PaperKind::WithdrawalNotice:
    case PaperKind::TerminationNotice: return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QStringList requiredOn(PaperKind kind)
{
    return onAll + particular(kind);
}

Result<void> checkPaperFacts(PaperKind kind, const PaperFacts &facts)
{
    if (facts.effect == Effect::Provisional && hasFinalEffect(kind)) {
        return fail(ErrorCode::NotAllowed, QStringLiteral("a provisional act gives no paper of final effect"), "paper.provisional");
    }
    for (const QString &key : requiredOn(kind)) {
        if (!isGiven(key, facts)) {
            return missing(key);
        }
    }
    const bool applicantUnmasked = facts.applicantKind == domain::ApplicantKind::Person && isUnmasked(facts.applicantId);
    if (applicantUnmasked || isUnmasked(facts.receiverId)) {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("an identity number is not masked"), "paper.unmasked");
    }
    return checkParticular(kind, facts);
}

} // namespace yichuang::documents
