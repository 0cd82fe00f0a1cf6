// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/JsonIn.h"
#include "app/domain/Applicant.h"
#include "app/domain/CaseState.h"
#include "app/domain/Ids.h"
#include "app/domain/Limit.h"
#include "app/domain/Material.h"

#include <QDate>
#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::domain {

/// One entry of the timeline: who did what, where and when.
struct Step {
    ActKind act = ActKind::Receive;
    base::Instant at;
    PersonId person;
    WindowId window;
    QString note;   ///< ground, reason or outcome as the person wrote it
    QString ground; ///< legal ground or stop cause, as a word; empty = none
    friend bool operator==(const Step &, const Step &) = default;
};

/// A special procedure that stops (stopped) the clock (行政许可法 45).
struct StopRecord {
    QString ground;      ///< hearing, testing, …
    QDate from;
    QDate to;            ///< null while it lasts
    int announcedDays = 0; ///< working days told in writing
    QString note;
    friend bool operator==(const StopRecord &, const StopRecord &) = default;
};

/// The one extension (行政许可法 42).
struct ExtensionRecord {
    Limit limit;
    QString reason;
    QString approver;
    friend bool operator==(const ExtensionRecord &, const ExtensionRecord &) = default;
};

/// Dates the law and the promise set; made by CaseClock only.
struct CaseDues {
    QDate notice;    ///< corrections must be told by then; null once it no longer matters
    QDate statutory; ///< null where no law sets one, or before acceptance
    QDate promised;
    QDate deferral;  ///< deferred materials must be here by then
    QDate correction; ///< the applicant must have supplied the corrections by then; null once they are here
    QDate issue;     ///< what was granted must have reached the applicant by then (行政许可法 44)
    bool provisional = false; ///< past the last published calendar year
    QString calendar; ///< version of the calendar that computed them

    [[nodiscard]] static base::Result<CaseDues> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const CaseDues &, const CaseDues &) = default;
};

/// Dates computed anew with nobody acting, because what they rest on was changed. Recorded by the centre only.
struct DateChange {
    base::Instant at;
    QString reason; ///< calendar_changed
    CaseDues from;
    CaseDues to;
    friend bool operator==(const DateChange &, const DateChange &) = default;
};

/// What was decided.
struct Decision {
    bool granted = false;
    QString reason;        ///< legal reasons when refused (38)
    QString certificateNo;
    base::Instant at;
    PersonId by;
    friend bool operator==(const Decision &, const Decision &) = default;
};

/// To whom the result was given.
struct Delivery {
    QString receiver;
    QString idNumber;
    QString relationship; ///< self, agent, other
    QString way;          ///< window, post
    QString tracking;     ///< 物流单号 when by post
    base::Instant at;
    friend bool operator==(const Delivery &, const Delivery &) = default;
};

/// Where the case went and where it stood: kept while another centre has it.
struct Transfer {
    PlaceId to;
    CaseState before = CaseState::Accepted;
    friend bool operator==(const Transfer &, const Transfer &) = default;
};

enum class AcceptanceKind { Normal, Deemed, Deferral };
[[nodiscard]] QString toWord(AcceptanceKind kind);
[[nodiscard]] std::optional<AcceptanceKind> acceptanceKindFromWord(const QString &word);

/// One citizen's matter, as it stands after the acts applied so far. Made only by CaseRules (or read
/// from what CaseRules made): a Case that exists is valid.
struct Case {
    CaseId id;
    qint64 version = 0;  ///< the centre's; 0 = never applied there
    QString number;      ///< 办件编号
    QString queryCode;   ///< 12 digits
    ItemKey item;
    int itemVersion = 0;
    QString catalogue;   ///< version it was made under
    CaseState state = CaseState::Received;
    Applicant applicant;
    QMap<QString, QString> fields;
    QString resultWay;   ///< window, post
    MaterialRows materials;
    QString region;      ///< calendar layer

    base::Instant received;
    std::optional<base::Instant> accepted; ///< since when the handling clock runs
    std::optional<AcceptanceKind> acceptance;
    std::optional<base::Instant> decided;
    std::optional<base::Instant> closed;
    std::optional<ClosingCode> closing;
    int corrections = 0; ///< notices given before acceptance; a second one is a breach
    CaseDues dues;
    CaseDues printed;    ///< as last printed on a paper: evidence when a calendar changes
    std::vector<DateChange> dateChanges; ///< in the order of time
    std::vector<StopRecord> stops;
    std::optional<ExtensionRecord> extension;
    std::optional<Decision> decision;
    std::optional<Delivery> delivery;
    QString referredTo;
    int custody = 0; ///< goes up with every transfer: of several centres' records the one with the highest counts
    std::optional<Transfer> transfer; ///< exactly in the state Transferred: its receiver owns the clock

    PersonId receivedBy;
    PersonId acceptedBy;
    WindowId window;     ///< that holds it
    WindowId madeAt;     ///< that made it
    std::vector<Step> steps;

    /// Some material was deferred and has not come: the result may not be given out.
    [[nodiscard]] bool hasOpenDeferral() const;
    [[nodiscard]] static base::Result<Case> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Case &, const Case &) = default;
};

} // namespace yichuang::domain
