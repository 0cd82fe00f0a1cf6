// SPDX-License-Identifier: Apache-2.0
#include "app/desk/PaperBasis.h"

#include "app/domain/Stop.h"

#include <algorithm>

namespace yichuang::desk {

namespace {

using documents::PaperKind;

QString licensingLaw(const QString &place)
{
    return QStringLiteral("《中华人民共和国行政许可法》") + place;
}

QString basisOfItem(const domain::Item &item)
{
    if (item.legalBasis.isEmpty()) {
        return QStringLiteral("有关规定");
    }
    const QString last = item.legalBasis.last();
    const QString first = item.legalBasis.sliced(0, item.legalBasis.size() - 1).join(QStringLiteral("、"));
    return QStringLiteral("本事项的设定依据（%1）").arg(first.isEmpty() ? last : first + QStringLiteral("和") + last);
}

// 45 names eight causes; what a special law names beyond them rests on that law.
bool isCauseOfTheLicensingLaw(const QString &ground)
{
    const auto known = domain::stopGroundFromWord(ground);
    return known && *known != domain::StopGround::SpecialLaw;
}

// 34(2) is about what is decided on the spot.
bool isSameDay(const domain::Case &record)
{
    return !record.decided || base::chinaDate(*record.decided) == base::chinaDate(record.received);
}

QString basisOfLicence(PaperKind kind, const PaperSource &source)
{
    const QString own = basisOfItem(source.item);
    const domain::Case &record = source.record;
    switch (kind) {
    case PaperKind::AcceptanceNotice: return licensingLaw(QStringLiteral("第三十二条第一款第（五）项和")) + own;
    case PaperKind::CorrectionNotice: return licensingLaw(QStringLiteral("第三十二条第一款第（四）项"));
    case PaperKind::RefusalNotice:
        return licensingLaw(record.steps.back().ground == QLatin1String("not_ours") ? QStringLiteral("第三十二条第一款第（二）项")
                                                                                    : QStringLiteral("第三十二条第一款第（一）项"));
    case PaperKind::ImmediateCompletion: return licensingLaw(isSameDay(record) ? QStringLiteral("第三十四条第二款") : QStringLiteral("第三十八条第一款"));
    case PaperKind::ProcedureNotice:
    case PaperKind::ResumptionNotice: return isCauseOfTheLicensingLaw(lastStopGround(record)) ? licensingLaw(QStringLiteral("第四十五条")) : own;
    case PaperKind::LicenceRefusal: return licensingLaw(QStringLiteral("第三十八条第二款和")) + own;
    case PaperKind::MaterialReceipt:
    case PaperKind::DeferralNotice:
    case PaperKind::CollectionReceipt:
    case PaperKind::ExtensionNotice:
    case PaperKind::ApplicationRefusal:
    case PaperKind::WithdrawalNotice:
    case PaperKind::TerminationNotice: break;
    }
    return own;
}

} // namespace

QString lastStopGround(const domain::Case &record)
{
    const auto stop = std::find_if(record.steps.rbegin(), record.steps.rend(), [](const domain::Step &step) { return step.act == domain::ActKind::Stop; });
    return stop == record.steps.rend() ? QString() : stop->ground;
}

QString legalBasis(PaperKind kind, const PaperSource &source)
{
    if (kind == PaperKind::DeferralNotice) {
        return basisOfItem(source.item) + QStringLiteral("和容缺受理的有关规定");
    }
    if (kind == PaperKind::ExtensionNotice && source.item.extension) {
        return source.item.extension->basis;
    }
    const bool isDeemed = source.record.acceptance == domain::AcceptanceKind::Deemed && !domain::suppliedAt(source.record);
    if (kind == PaperKind::AcceptanceNotice && isDeemed && source.item.isLicence()) {
        return deemedBasis(source.item); // nobody found the materials complete: the law takes them for accepted
    }
    return source.item.isLicence() ? basisOfLicence(kind, source) : basisOfItem(source.item);
}

QString deemedBasis(const domain::Item &item)
{
    const bool isKnown = item.isLicence() && item.ifNoticeMissed == domain::NoticeMissed::DeemedAccepted;
    return isKnown ? licensingLaw(QStringLiteral("第三十二条第一款第（四）项")) : QString();
}

QString proceduresBasis(const domain::Item &item)
{
    return item.isLicence() ? licensingLaw(QStringLiteral("第四十五条")) : QString();
}

} // namespace yichuang::desk
