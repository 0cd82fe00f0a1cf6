// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/journal/Applier.h"

namespace yichuang::center {

/// The window, hall and person in whose name a centre writes its own operations. No directory can have such a window: those
/// have up to three digits.
[[nodiscard]] domain::WindowId centreWindow();
[[nodiscard]] domain::HallId centreHall();
[[nodiscard]] domain::PersonId centrePerson();

/// Gives this centre a place in a tree, with a chain of its own. AlreadyExists "tiers.self" when it has one.
[[nodiscard]] base::Result<void> becomePlace(Stores &stores, const domain::Place &place, const NumberRealm &realm, base::Instant now);

/// What speaks against handing it to that place: "case.place" when no way leads there, "case.catalogue_own" when it goes up and was
/// made under a catalogue that did not come from above, "case.history_size" when more than `mostBytes` of
/// JSON would have to go with it; empty when nothing does.
[[nodiscard]] base::Result<QByteArray> objectionToSending(Stores &stores, const domain::Case &record, const domain::PlaceId &to, qsizetype mostBytes);
/// The case was handed over by an operation just applied: it is put into the box of the neighbour it goes by.
[[nodiscard]] base::Result<void> sendCase(Stores &stores, const domain::Case &record, base::Instant now);

/// Deals with what came from neighbours, in the writer's transaction: passes on what is for others; takes cases over, or
/// declines them; takes back what was declined. What has to wait (a catalogue that has not come down yet) stays in the
/// inbox. One parcel that cannot be dealt with stops no other.
class Custody {
public:
    explicit Custody(Applier &applier) : m_applier(applier), m_stores(applier.stores()) {}

    /// Answers how many were dealt with.
    [[nodiscard]] base::Result<int> deliver();
    /// What this centre had passed down to that child is sent back by it: a case is declined to who handed it over, a word waits
    /// until it can go on.
    [[nodiscard]] base::Result<void> comesBack(qint64 neighbour, const Parcel &parcel);

private:
    enum class Became { Done, Waits };
    /// Only the receiver says what became of a case; that it cannot be reached, a centre on the way says too, and the sender itself.
    [[nodiscard]] base::Result<bool> maySpeak(const Parcel &word);
    [[nodiscard]] base::Result<Became> confirm(const Parcel &parcel);
    [[nodiscard]] base::Result<Became> deliverOne(const TierSelf &self, const ParcelWaiting &waiting);
    [[nodiscard]] base::Result<Became> pass(const TierSelf &self, const ParcelWaiting &waiting);
    [[nodiscard]] base::Result<Became> takeOver(const TierSelf &self, const ParcelWaiting &waiting);
    [[nodiscard]] base::Result<bool> goesOnFromHere(const TierSelf &self, const Parcel &parcel);
    [[nodiscard]] base::Result<Became> takeBack(const TierSelf &self, const Parcel &parcel);
    [[nodiscard]] base::Result<Became> reply(const TierSelf &self, const Parcel &parcel, Parcel::Kind kind, const QString &reason);
    [[nodiscard]] base::Result<protocol::Answer> write(const TierSelf &self, const domain::Act &act, const domain::Case &record, qint64 base);
    [[nodiscard]] base::Result<domain::WindowId> windowFor(const domain::Case &record);

    Applier &m_applier;
    Stores &m_stores;
};

} // namespace yichuang::center
