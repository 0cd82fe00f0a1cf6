// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/Applicant.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::documents {

struct MaterialLine {
    QString name;
    int originals = 0;
    int copies = 0;
    int pages = 0;
    int electronicFiles = 0;
    QString judgement; ///< as printed: 齐全, 缺, 不合格, 容缺, 免交（共享）
    friend bool operator==(const MaterialLine &, const MaterialLine &) = default;
};

/// One defect of a correction notice; every part is required by 行政许可法 32(4) practice.
struct DefectLine {
    QString material;
    QString wrong;
    QString standard; ///< what it must be
    QString basis;    ///< law or item guide that asks for it
    QString how;      ///< how to supply it
    friend bool operator==(const DefectLine &, const DefectLine &) = default;
};

struct DeferralLine {
    QString material;
    QString form;
    QDate deadline;
    friend bool operator==(const DeferralLine &, const DeferralLine &) = default;
};

struct FeeLine {
    QString name;
    QString standard;
    QString basis;
    qint64 fen = 0;
    friend bool operator==(const FeeLine &, const FeeLine &) = default;
};

/// A limit as printed and the day it ends.
struct DueDay {
    QString limit; ///< "20个工作日"
    QDate date;
    /// Certain, or computed past the last published holiday notice.
    enum class Certainty { Certain, Provisional };
    Certainty certainty = Certainty::Certain;
    friend bool operator==(const DueDay &, const DueDay &) = default;
};

/// Whether the act behind the paper is valid as it stands or waits for the centre.
enum class Effect { Final, Provisional };

/// Everything a paper may say, as plain values; each paper takes its part and refuses when a part that
/// the law asks for is missing. Names a person only as far as the paper does: identity numbers come masked.
struct PaperFacts {
    QString bodyName;
    QString documentNumber; ///< 文号, "青行审受〔2026〕12号"
    QString caseNumber;
    QString queryCode;
    QDate issuedOn;
    Effect effect = Effect::Final;
    int reprint = 0; ///< 0 = first printing
    QByteArray qr;   ///< the receipt code, or the query code where there is none

    domain::ApplicantKind applicantKind = domain::ApplicantKind::Person;
    QString applicantName;
    QString applicantIdType;
    QString applicantId;    ///< masked for a person: "110101********1234"
    QString contactName;
    QString contactPhone;
    QString agentName;

    QString itemName;
    QString implementationCode;
    QString itemVersion;
    QString caseKind; ///< 即办件, 承诺件
    QString channel;  ///< 窗口, 网上, 邮寄
    std::optional<base::Instant> receivedAt;
    std::optional<base::Instant> suppliedAt; ///< all corrections had come
    std::optional<base::Instant> acceptedAt;
    std::optional<base::Instant> decidedAt;
    std::optional<base::Instant> collectedAt;
    QDate answerDue;  ///< last day to accept or tell the defects (receipt + 5 working days by default)
    DueDay statutory;
    DueDay promised;
    QDate statutoryBefore; ///< the days as they stood before the act that moves them
    QDate promisedBefore;
    std::vector<MaterialLine> materials;
    std::vector<FeeLine> fees; ///< empty = no fee
    QString resultDelivery;

    QString legalBasis;
    bool isDeemed = false; ///< accepted by law since receipt, because nothing was told in time
    QString deemedBasis; ///< by what law an application nobody answers counts as accepted; empty = none is known
    QString proceduresBasis; ///< by what law the time of the eight procedures does not count; empty = by none
    QString reason;              ///< of the act, in the words of whoever did it
    QString competentBody;       ///< where to go instead; required when the ground is "not our power"
    QString reconsiderationBody; ///< 行政复议机关
    QString court;

    std::vector<DefectLine> defects;
    QDate correctionDue;
    std::vector<DeferralLine> deferrals;
    QString deferralConsequence;

    QString procedure;        ///< 听证, 检验 …: what stops the clock
    QDate procedureFrom;
    QDate procedureTo;
    QString procedureTime;    ///< as told: "20个工作日"
    QString procedureDropped; ///< the procedure, where it was told and never began
    QString extension;        ///< "10个工作日"
    QString approver;
    std::optional<base::Instant> endedAt;
    QString ending;           ///< how it came to an end, as "自…起终止办理" goes on: "本机关决定"

    QString decision; ///< "准予", and what
    QString resultName;
    QString resultNumber;
    QString resultCopies;   ///< empty: the catalogue does not say
    QString resultValidity;

    QString receiverName;
    QString receiverId;           ///< masked
    QString receiverRelationship; ///< 本人, 代理人 …
    QString receiverAuthority;    ///< what was shown to receive for somebody else: 委托书; empty: nothing the paper could claim
    QString receiverGround;       ///< why somebody other than the applicant receives, as it was written down
    QString collectionWay;        ///< 窗口领取, 邮寄
    QString postNumber;           ///< required when posted

    QString officeAddress;
    QString officeHours;
    QString windowName;
    QString clerkName; ///< or work number
    QString officePhone;
    QString supervisionPhone;

    friend bool operator==(const PaperFacts &, const PaperFacts &) = default;
};

/// "2026年11月23日", and with hour and minute "2026年11月23日 10时42分", in China's time.
[[nodiscard]] QString dayText(QDate date);
[[nodiscard]] QString minuteText(base::Instant at);

} // namespace yichuang::documents
