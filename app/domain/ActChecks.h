// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/ActEffects.h"

namespace yichuang::domain {

// Rules that several kinds of act share; each answers what ActEffects refuses with. Pure.

/// NotAllowed: a rule of the law or the catalogue says no.
[[nodiscard]] tl::unexpected<base::Error> refuse(const char *reason, const char *detail);
/// InvalidArgument: the act lacks what its kind needs.
[[nodiscard]] tl::unexpected<base::Error> lacks(const char *reason, const char *detail);

/// The day of the act in China.
[[nodiscard]] QDate dayOf(const ActFrame &f);
/// The notice deadline passed without a notice, and the item's law then counts the case as accepted since receipt
/// (行政许可法 32(4)); or the corrections are complete and nobody accepted in the same time: since they came (32(5)).
[[nodiscard]] bool isNoticeMissed(const ActFrame &f);

/// case.note
[[nodiscard]] base::Result<void> checkNote(const ActFrame &f);
/// Every row judged, lawfully, and none lacking: case.material_unlawful, case.material_unchecked,
/// case.material_lacking.
[[nodiscard]] base::Result<void> checkChecklist(const ActFrame &f);
/// The fields the item requires are filled, and what is filled is a number or one of the choices where the item says so:
/// case.field_missing, case.field_value.
[[nodiscard]] base::Result<void> checkFields(const ActFrame &f);
/// No agent where the person must appear (29): case.agent.
[[nodiscard]] base::Result<void> checkAgent(const ActFrame &f);
/// case.receiver, case.relationship, case.delivery_way, case.tracking.
[[nodiscard]] base::Result<void> checkDelivery(const DeliveryDetail &to);
/// Who receives goes with the file: an applicant's or agent's number only with its name, `self` only the applicant, and
/// anybody who is neither the applicant nor the agent on file on a written ground: case.receiver_name,
/// case.receiver_not_applicant, case.relationship, case.receiver_ground. No number: only the name is compared.
[[nodiscard]] base::Result<void> checkReceiver(const Applicant &who, const DeliveryDetail &to, const QString &ground);
/// Who takes the result of a completion along when the act does not say: the applicant in person, or the agent on file. Nobody
/// yet where it goes by post, or belongs to an organisation: who got it is recorded when it is handed over.
[[nodiscard]] std::optional<DeliveryDetail> takerOf(const Case &record);
/// Nothing is granted, and no granted result leaves, before what was deferred (容缺) is here: case.deferral_open.
[[nodiscard]] base::Result<void> checkDeferralClosed(const ActFrame &f);
/// Nobody evades what the law says of a missed notice: case.notice_deadline.
[[nodiscard]] base::Result<void> checkNoticeNotMissed(const ActFrame &f);
/// Of a licence one of the eight causes of 行政许可法 45; of any item what its catalogue entry names: case.stop_ground.
[[nodiscard]] base::Result<void> checkStopGround(const Item &item, const QString &ground);
/// No longer than the catalogue allows for a procedure on this ground, where it says so, and than a year: case.stop_length.
[[nodiscard]] base::Result<void> checkStopLength(const Item &item, const StopDetail &stop);
/// The extension that the record has now moves a date of the case: case.extension_idle.
[[nodiscard]] base::Result<void> checkExtensionMoves(const ActFrame &f);
/// Amended fields are ones the item has: case.field, case.result_way.
[[nodiscard]] base::Result<void> checkChanges(const Item &item, const std::vector<FieldChange> &changes);

} // namespace yichuang::domain
