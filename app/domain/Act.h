// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/JsonIn.h"
#include "app/domain/Applicant.h"
#include "app/domain/Case.h"
#include "app/domain/CaseState.h"
#include "app/domain/Ids.h"
#include "app/domain/Material.h"

#include <QJsonObject>
#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::domain {

/// What the counter took in: makes the case. Carried by the first act on it, whichever that is.
struct Application {
    QString number;    ///< 办件编号, from this window's block
    QString queryCode;
    ItemKey item;
    int itemVersion = 0;
    QString region;
    base::Instant received; ///< never after the act
    Applicant applicant;
    QMap<QString, QString> fields;
    QString resultWay; ///< window, post

    [[nodiscard]] static base::Result<Application> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Application &, const Application &) = default;
};

/// One field of the record changed by a person: what it was when it was seen, what it shall be.
struct FieldChange {
    QString path; ///< applicant.name, applicant.id_number, applicant.phone, applicant.address, result_way, fields.<key>
    QString from;
    QString to;
    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};

struct StopDetail {
    QString ground;
    QDate from;
    int announcedDays = 0;
    friend bool operator==(const StopDetail &, const StopDetail &) = default;
};

struct ExtensionDetail {
    int value = 0;    ///< in the unit of the item's extension rule
    QString approver;
    friend bool operator==(const ExtensionDetail &, const ExtensionDetail &) = default;
};

struct DecisionDetail {
    bool granted = false;
    QString certificateNo;
    friend bool operator==(const DecisionDetail &, const DecisionDetail &) = default;
};

struct DeliveryDetail {
    QString receiver;
    QString idNumber;
    QString relationship; ///< self, agent, other
    QString way;          ///< window, post
    QString tracking;
    friend bool operator==(const DeliveryDetail &, const DeliveryDetail &) = default;
};

/// A person's word on an operation the centre did not take as it was.
struct Settlement {
    OperationId operation;
    QString choice; ///< mine, theirs, discard, again
    friend bool operator==(const Settlement &, const Settlement &) = default;
};

/// What a centre hands over, in the operation by which the other takes it: the case as it left, and a digest that binds
/// the history which came along (kept beside the journal, see docs/tiers.md).
struct Arrival {
    PlaceId from;
    Case record;
    QString history; ///< SHA-256 in hex
    friend bool operator==(const Arrival &, const Arrival &) = default;
};

/// One act of one person on one case: the payload of an operation. Which members a kind needs is
/// CaseRules' business; reading checks only their form.
struct Act {
    ActKind kind = ActKind::Receive;
    std::optional<Application> application; ///< exactly when the act makes the case
    std::optional<MaterialRows> materials;  ///< the checklist as it stands now
    QString note;       ///< reason in the person's words
    QString ground;     ///< a word: not_needed, not_ours, business, entry_error, …
    QString referredTo;
    std::optional<CaseDues> dues; ///< as computed and printed at the window
    std::optional<StopDetail> stop;
    std::optional<ExtensionDetail> extension;
    std::optional<DecisionDetail> decision;
    std::optional<DeliveryDetail> delivery;
    WindowId toWindow;
    std::vector<FieldChange> changes;
    std::optional<Settlement> settlement;
    PlaceId toPlace;                ///< Transfer
    std::optional<Arrival> arrival; ///< TakeOver

    [[nodiscard]] static base::Result<Act> fromJson(ActKind kind, const base::JsonIn &payload);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Act &, const Act &) = default;
};

/// Who acts, where and when; comes from the operation, not from its payload.
struct ActMoment {
    base::Instant at;
    PersonId person;
    WindowId window;
    QString catalogue; ///< version the person saw
};

} // namespace yichuang::domain
