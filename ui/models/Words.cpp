// SPDX-License-Identifier: Apache-2.0
#include "ui/models/Words.h"

#include <QLocale>

#include <array>

namespace yichuang::ui {

using domain::CaseState;
using domain::Judgement;
using domain::LimitUnit;

QString Words::limit(const domain::Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDay: return tr("%n work day(s)", "", limit.value);
    case LimitUnit::NaturalDay: return tr("%n calendar day(s)", "", limit.value);
    case LimitUnit::Minute: return tr("%n minute(s)", "", limit.value);
    case LimitUnit::Hour: return tr("%n counter hour(s)", "", limit.value);
    case LimitUnit::None: return tr("none", "no limit is set");
    }
    Q_UNREACHABLE();
}

QString Words::duration(const domain::Limit &limit)
{
    switch (limit.unit) {
    case LimitUnit::WorkingDay: return tr("%n work day(s)", "in a sentence", limit.value);
    case LimitUnit::NaturalDay: return tr("%n calendar day(s)", "in a sentence", limit.value);
    case LimitUnit::Minute:
    case LimitUnit::Hour:
    case LimitUnit::None: return Words::limit(limit);
    }
    Q_UNREACHABLE();
}

QString Words::caseKind(domain::CaseKind kind)
{
    switch (kind) {
    case domain::CaseKind::Immediate: return tr("Immediate", "case kind");
    case domain::CaseKind::Promised: return tr("Promised", "case kind");
    case domain::CaseKind::Other: return tr("Other", "case kind");
    }
    Q_UNREACHABLE();
}

ChipText Words::state(CaseState state)
{
    switch (state) {
    case CaseState::Received: return {Tone::Accent, QStringLiteral("paper"), tr("Received", "case state")};
    case CaseState::Correcting: return {Tone::Warn, QStringLiteral("correct"), tr("Awaiting correction", "case state")};
    case CaseState::NotAccepted: return {Tone::Plain, QStringLiteral("cross"), tr("Not accepted", "case state")};
    case CaseState::Referred: return {Tone::Plain, QStringLiteral("refer"), tr("Referred", "case state")};
    case CaseState::Accepted: return {Tone::Accent, QStringLiteral("check"), tr("Accepted", "case state")};
    case CaseState::Review: return {Tone::Accent, QStringLiteral("eye"), tr("In review", "case state")};
    case CaseState::Stopped: return {Tone::Stopped, QStringLiteral("stop"), tr("Clock stopped", "case state")};
    case CaseState::Decided: return {Tone::Good, QStringLiteral("check"), tr("Decided", "case state")};
    case CaseState::Certificate:
        return {Tone::Accent, QStringLiteral("paper"), tr("Certificate being made", "case state")};
    case CaseState::Ready: return {Tone::Warn, QStringLiteral("results"), tr("Ready to collect", "case state")};
    case CaseState::Delivered: return {Tone::Good, QStringLiteral("results"), tr("Delivered", "case state")};
    case CaseState::Closed: return {Tone::Good, QStringLiteral("good"), tr("Closed", "case state")};
    case CaseState::Withdrawn: return {Tone::Plain, QStringLiteral("cross"), tr("Withdrawn", "case state")};
    case CaseState::Terminated: return {Tone::Plain, QStringLiteral("cross"), tr("Terminated", "case state")};
    case CaseState::Void: return {Tone::Plain, QStringLiteral("cross"), tr("Void", "case state")};
    case CaseState::Transferred: return {Tone::Plain, QStringLiteral("refer"), tr("At another centre", "case state")};
    }
    Q_UNREACHABLE();
}

ChipText Words::judgement(Judgement judgement)
{
    switch (judgement) {
    case Judgement::Unchecked: return {Tone::Plain, {}, tr("To check", "material")};
    case Judgement::Complete: return {Tone::Good, QStringLiteral("check"), tr("Complete", "material")};
    case Judgement::Missing: return {Tone::Bad, QStringLiteral("missing"), tr("Missing", "material")};
    case Judgement::Defective: return {Tone::Bad, QStringLiteral("cross"), tr("Defective", "material")};
    case Judgement::Deferred: return {Tone::Warn, QStringLiteral("defer"), tr("Deferred", "material")};
    case Judgement::Exempt: return {Tone::Good, QStringLiteral("exempt"), tr("Exempt", "material")};
    case Judgement::NotApplicable: return {Tone::Plain, {}, tr("Not needed", "material")};
    }
    Q_UNREACHABLE();
}

QString Words::stopGround(const QString &ground)
{
    static const std::array<std::pair<const char *, const char *>, 11> words{{
        {"hearing", QT_TR_NOOP("Hearing")},
        {"tender", QT_TR_NOOP("Tender")},
        {"auction", QT_TR_NOOP("Auction")},
        {"inspection", QT_TR_NOOP("Inspection")},
        {"testing", QT_TR_NOOP("Testing")},
        {"quarantine", QT_TR_NOOP("Quarantine")},
        {"appraisal", QT_TR_NOOP("Appraisal")},
        {"expert_review", QT_TR_NOOP("Expert review")},
        {"special_law", QT_TR_NOOP("By special law")},
        {"site_check", QT_TR_NOOP("Site check")},
        {"publicity", QT_TR_NOOP("Public notice")},
    }};
    for (const auto &[word, text] : words) {
        if (ground == QLatin1String(word)) {
            return tr(text);
        }
    }
    return ground;
}

QString Words::resultWay(const QString &way)
{
    return way == QStringLiteral("post") ? tr("By post") : tr("At this window");
}

QString Words::relationship(const QString &word)
{
    return word == QStringLiteral("self")    ? tr("The applicant")
           : word == QStringLiteral("agent") ? tr("An agent with an authorisation")
           : word == QStringLiteral("legal_representative") ? tr("The legal representative")
                                                            : tr("Someone else");
}

QString Words::idType(const QString &code)
{
    static const std::array<std::pair<const char *, const char *>, 8> words{{
        {"111", QT_TR_NOOP("Resident identity card")},
        {"414", QT_TR_NOOP("Passport")},
        {"553", QT_TR_NOOP("Foreigner's residence card")},
        {"516", QT_TR_NOOP("Hong Kong / Macao travel permit")},
        {"511", QT_TR_NOOP("Taiwan travel permit")},
        {"810", QT_TR_NOOP("Hong Kong / Macao residence permit")},
        {"830", QT_TR_NOOP("Taiwan residence permit")},
        {"USCC", QT_TR_NOOP("Unified social credit code")},
    }};
    for (const auto &[word, text] : words) {
        if (code == QLatin1String(word)) {
            return tr(text);
        }
    }
    return code;
}

QString Words::sex(const QString &code)
{
    return code == QStringLiteral("1") ? tr("Male") : code == QStringLiteral("2") ? tr("Female") : QString();
}

QString Words::nation(const QString &code)
{
    static const QStringList names = QStringLiteral("汉 蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 "
                                                    "哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡 纳西 景颇 "
                                                    "柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 "
                                                    "塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 "
                                                    "塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺")
                                         .split(u' ');
    const int number = code.toInt();
    return number >= 1 && number <= names.size() ? names.at(number - 1) + QStringLiteral("族") : QString();
}

QString Words::closing(domain::ClosingCode code)
{
    switch (code) {
    case domain::ClosingCode::Certificate: return tr("Closed with certificate");
    case domain::ClosingCode::Returned: return tr("Returned");
    case domain::ClosingCode::Void: return tr("Void");
    case domain::ClosingCode::Deleted: return tr("Deleted, entered by mistake");
    case domain::ClosingCode::Forwarded: return tr("Forwarded");
    case domain::ClosingCode::NotSupplied: return tr("Not supplied in time");
    case domain::ClosingCode::Other: return tr("Closed");
    }
    Q_UNREACHABLE();
}

} // namespace yichuang::ui
