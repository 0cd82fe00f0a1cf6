// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Custody.h"

#include "app/base/Json.h"
#include "app/base/Log.h"
#include "app/storage/Savepoint.h"
#include "center/journal/CaseHistory.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;
using domain::ActKind;
using protocol::AnswerStatus;

namespace {

constexpr int ParcelsAtOnce = 200;
/// How long a case may wait for the catalogue it was made under before it is sent back.
constexpr std::chrono::hours CatalogueWait{24};

/// What the centre's own operations are held up by.
bool isForCatalogue(const protocol::Answer &answer)
{
    return std::any_of(answer.missing.begin(), answer.missing.end(), [](const QString &what) {
        return what.startsWith(QLatin1String("catalogue:")) || what.startsWith(QLatin1String("calendar:"));
    });
}

bool isAbove(const std::vector<TierPlace> &places, const domain::PlaceId &upper, const domain::PlaceId &lower)
{
    QString at = lower.toText();
    for (size_t steps = 0; steps < places.size(); ++steps) {
        const auto found = std::find_if(places.begin(), places.end(), [&at](const TierPlace &place) { return place.place.toText() == at; });
        if (found == places.end() || found->parent == upper.toText()) {
            return found != places.end();
        }
        at = found->parent;
    }
    return false;
}

} // namespace

Result<QByteArray> objectionToSending(Stores &stores, const domain::Case &record, const domain::PlaceId &to, qsizetype mostBytes)
{
    const auto self = stores.tiers.self();
    const auto route = self ? stores.tiers.routeTo(to) : base::failure(self);
    if (!route) {
        return base::failure(route);
    }
    if (!*self || !*route) {
        return QByteArray("case.place");
    }
    // A case goes without its catalogue: those below have this centre's own, those above do not.
    const Result<bool> isKnownThere = **route == BehindParent ? stores.parents.hasVersion(record.catalogue) : Result<bool>(true);
    if (!isKnownThere || !*isKnownThere) {
        return isKnownThere.map([](bool) { return QByteArray("case.catalogue_own"); });
    }
    return caseHistory(stores, (*self)->place, record.id).map([&](const QJsonArray &history) {
        const QJsonObject parcel{{QStringLiteral("record"), record.toJson()}, {QStringLiteral("history"), history}};
        return base::canonicalJson(parcel).size() > mostBytes ? QByteArray("case.history_size") : QByteArray();
    });
}

Result<void> sendCase(Stores &stores, const domain::Case &record, base::Instant now)
{
    const auto self = stores.tiers.self();
    const auto route = self ? stores.tiers.routeTo(record.transfer->to) : base::failure(self);
    if (!route || !*self || !*route) {
        return route ? base::fail(ErrorCode::NotFound, QStringLiteral("no way leads to that centre"), "tiers.route") : base::failure(route);
    }
    Parcel parcel;
    parcel.id = ParcelId::make(now);
    parcel.from = (*self)->place;
    parcel.to = record.transfer->to;
    parcel.caseId = record.id;
    parcel.custody = record.custody;
    parcel.made = now;
    parcel.record = record.toJson();
    return caseHistory(stores, parcel.from, record.id)
        .and_then([&](const QJsonArray &history) {
            parcel.history = history;
            return stores.parcels.send(**route, parcel);
        })
        .and_then([&] { return stores.parcels.noteTransfer({record.id, record.custody, parcel.from, parcel.to, QStringLiteral("sent"), {}, now}); })
        .and_then([&] { return stores.tiers.noteNews(); });
}

Result<int> Custody::deliver()
{
    const auto self = m_stores.tiers.self();
    const auto parcels = self && *self ? m_stores.parcels.nextWaiting(ParcelsAtOnce) : Result<std::vector<ParcelWaiting>>(std::vector<ParcelWaiting>());
    if (!self || !parcels) {
        return self ? base::failure(parcels) : base::failure(self);
    }
    int dealtWith = 0;
    for (const ParcelWaiting &parcel : *parcels) {
        const Applier::Mark mark = m_applier.mark();
        Result<storage::Savepoint> savepoint = storage::Savepoint::begin(m_stores.connection());
        if (!savepoint) {
            return base::failure(savepoint);
        }
        const Result<Became> became = deliverOne(**self, parcel);
        if (!became) {
            base::log(base::LogLevel::Error, "tiers", "parcel_waits",
                      {{"reason", QString::fromLatin1(became.error().reason)}, {"detail", became.error().detail}});
            m_applier.undo(mark);
        }
        const Result<void> closed = became ? savepoint->release() : savepoint->undo();
        if (!closed) {
            return base::failure(closed);
        }
        dealtWith += became && *became == Became::Done ? 1 : 0;
    }
    return dealtWith;
}

Result<Custody::Became> Custody::deliverOne(const TierSelf &self, const ParcelWaiting &waiting)
{
    const Parcel &parcel = waiting.parcel;
    const auto end = [&](Became became) -> Result<Became> {
        return became == Became::Waits ? Result<Became>(became) : m_stores.parcels.finish(parcel.id).map([became] { return became; });
    };
    if (parcel.to != self.place) {
        return pass(self, waiting).and_then(end);
    }
    switch (parcel.kind) {
    case Parcel::Kind::Transfer: return takeOver(self, waiting).and_then(end);
    case Parcel::Kind::Declined: return takeBack(self, parcel).and_then(end);
    case Parcel::Kind::Received: break;
    }
    return confirm(parcel).and_then(end);
}

Result<bool> Custody::maySpeak(const Parcel &word)
{
    const auto transfer = m_stores.parcels.transfer(word.caseId, word.custody);
    const auto places = transfer ? m_stores.tiers.places() : base::failure(transfer);
    if (!places || !*transfer) {
        return places.map([](const auto &) { return false; });
    }
    const domain::PlaceId &to = (*transfer)->to;
    const bool isUnreachable = word.kind == Parcel::Kind::Declined && word.reason == QLatin1String("transfer.unreachable");
    const bool isGone = isUnreachable && std::none_of(places->begin(), places->end(), [&to](const TierPlace &place) { return place.place == to; });
    const bool isOnTheWay = word.from == (*transfer)->from || isAbove(*places, word.from, to) || isAbove(*places, word.from, (*transfer)->from);
    return word.from == to || isGone || (isUnreachable && isOnTheWay);
}

Result<Custody::Became> Custody::confirm(const Parcel &parcel)
{
    return maySpeak(parcel)
        .and_then([&](bool may) {
            return may ? m_stores.parcels.settleTransfer(parcel.caseId, parcel.custody, QStringLiteral("received"), {}) : Result<bool>(false);
        })
        .map([](bool) { return Became::Done; });
}

Result<Custody::Became> Custody::pass(const TierSelf &self, const ParcelWaiting &waiting)
{
    const Parcel &parcel = waiting.parcel;
    const bool isCase = parcel.kind == Parcel::Kind::Transfer;
    const auto route = m_stores.tiers.routeTo(parcel.to);
    if (!route) {
        return base::failure(route);
    }
    // Back where it came from nobody would take it for what it is. Only a case goes back up: the parent knows what it sent down, and
    // its word is believed by whoever handed the case over, wherever the receiver lies by now (`comesBack`).
    const bool isWayOn = *route && (**route != waiting.neighbour || (isCase && **route == BehindParent));
    if (!isWayOn) {
        // A word whose receiver left the tree can wait for its return; a case must not.
        return isCase ? reply(self, parcel, Parcel::Kind::Declined, QStringLiteral("transfer.unreachable")) : Result<Became>(Became::Waits);
    }
    return m_stores.parcels.send(**route, parcel).and_then([this] { return m_stores.tiers.noteNews(); }).map([] { return Became::Done; });
}

Result<void> Custody::comesBack(qint64 neighbour, const Parcel &parcel)
{
    if (parcel.kind != Parcel::Kind::Transfer) {
        return m_stores.parcels.waitAgain(parcel.id, neighbour);
    }
    // Never by another way: it may come back more than once, and the one who handed it over may have it again by then.
    const auto self = m_stores.parcels.finish(parcel.id).and_then([this] { return m_stores.tiers.self(); });
    if (!self || !*self) {
        return self.map([](const auto &) {});
    }
    return reply(**self, parcel, Parcel::Kind::Declined, QStringLiteral("transfer.unreachable")).map([](Became) {});
}

Result<Custody::Became> Custody::reply(const TierSelf &self, const Parcel &parcel, Parcel::Kind kind, const QString &reason)
{
    Parcel word;
    word.id = ParcelId::make(m_applier.now());
    word.kind = kind;
    word.from = self.place;
    word.to = parcel.from;
    word.caseId = parcel.caseId;
    word.custody = parcel.custody;
    word.made = m_applier.now();
    word.reason = reason;
    const auto route = m_stores.tiers.routeTo(word.to);
    if (!route) {
        return base::failure(route);
    }
    // What is decided is decided once: without a way to whom it concerns the word waits, not what it is about. One to this centre itself is
    // dealt with like one that came.
    if (!*route || **route == Here) {
        return m_stores.parcels.setAside(word, m_applier.now()).map([] { return Became::Done; });
    }
    return m_stores.parcels.send(**route, word).and_then([this] { return m_stores.tiers.noteNews(); }).map([] { return Became::Done; });
}

Result<domain::WindowId> Custody::windowFor(const domain::Case &record)
{
    return m_stores.facts.current().and_then([&](const Rules &rules) -> Result<domain::WindowId> {
        const std::vector<domain::Window> windows = rules->facts().directory.windows();
        // One that is closed for a while opens again; nobody comes back to a retired one.
        const auto find = [&](domain::WindowState state) {
            return std::find_if(windows.begin(), windows.end(), [&](const domain::Window &window) {
                return window.state == state && window.may(record.item, domain::WindowRight::Accept);
            });
        };
        auto accepts = find(domain::WindowState::Open);
        accepts = accepts == windows.end() ? find(domain::WindowState::Closed) : accepts;
        if (accepts == windows.end()) {
            return base::fail(ErrorCode::NotFound, QStringLiteral("no window here takes the item"), "transfer.no_window");
        }
        return accepts->id;
    });
}

// A case that was here before comes back with what was done here, or it is another's tale of it.
Result<bool> Custody::goesOnFromHere(const TierSelf &self, const Parcel &parcel)
{
    return caseHistory(m_stores, self.place, parcel.caseId).map([&parcel](const QJsonArray &here) {
        return here.isEmpty() || parcel.history.contains(here.last());
    });
}

Result<Custody::Became> Custody::takeOver(const TierSelf &self, const ParcelWaiting &waiting)
{
    const Parcel &parcel = waiting.parcel;
    const auto known = m_stores.cases.get(parcel.caseId);
    if (!known) {
        return base::failure(known);
    }
    if (*known && (*known)->custody >= parcel.custody) {
        return reply(self, parcel, Parcel::Kind::Received, {}); // offered again, by a centre that was restored
    }
    const auto decline = [&](const QString &reason) { return reply(self, parcel, Parcel::Kind::Declined, reason); };
    Result<domain::Case> record = domain::Case::fromJson(base::JsonIn(parcel.record));
    const bool isTheCase = record && record->id == parcel.caseId && record->custody == parcel.custody && record->transfer
        && record->transfer->to == self.place;
    const Result<bool> isOurs = *known ? goesOnFromHere(self, parcel) : Result<bool>(true);
    if (!isOurs) {
        return base::failure(isOurs);
    }
    if (!isTheCase || !*isOurs || !verifyHistory(parcel.history, parcel.caseId)) {
        return decline(QStringLiteral("transfer.history"));
    }
    const auto window = windowFor(*record);
    if (!window) {
        return window.error().code == ErrorCode::NotFound ? decline(QStringLiteral("transfer.no_window")) : base::failure(window);
    }
    const Result<QString> digest = historyDigest(parcel.history);
    if (!digest) {
        return base::failure(digest);
    }
    domain::Act act;
    act.kind = ActKind::TakeOver;
    act.toWindow = *window;
    act.arrival = domain::Arrival{parcel.from, *record, *digest};
    const Result<protocol::Answer> answer = write(self, act, *record, *known ? (*known)->version : 0);
    if (!answer) {
        return base::failure(answer);
    }
    if (answer->status == AnswerStatus::Held) {
        const bool isLate = isForCatalogue(*answer) && m_applier.now() > waiting.received + CatalogueWait;
        return isLate ? decline(QStringLiteral("transfer.catalogue")) : Result<Became>(Became::Waits);
    }
    if (answer->status != AnswerStatus::Applied) {
        return decline(answer->code);
    }
    return m_stores.parcels.keepHistory(parcel.caseId, parcel.custody, parcel.history)
        .and_then([&] {
            return m_stores.parcels.noteTransfer({parcel.caseId, parcel.custody, parcel.from, self.place, QStringLiteral("received"), {}, m_applier.now()});
        })
        .and_then([&] { return reply(self, parcel, Parcel::Kind::Received, {}); });
}

Result<Custody::Became> Custody::takeBack(const TierSelf &self, const Parcel &parcel)
{
    const Result<bool> may = maySpeak(parcel);
    if (!may || !*may) {
        base::log(base::LogLevel::Warning, "tiers", "not_the_receivers_word", {{"from", parcel.from.toText()}});
        return may ? Result<Became>(Became::Done) : base::failure(may);
    }
    const auto transfer = m_stores.parcels.transfer(parcel.caseId, parcel.custody);
    if (!transfer) {
        return base::failure(transfer);
    }
    // Sent once more after an enrolment, through a tree that no longer knows the receiver: it has the case all the same.
    if (*transfer && (*transfer)->state == QLatin1String("received") && parcel.from != (*transfer)->to) {
        return Became::Done;
    }
    const auto known = m_stores.cases.get(parcel.caseId);
    const auto settled = known ? m_stores.parcels.settleTransfer(parcel.caseId, parcel.custody, QStringLiteral("declined"), parcel.reason)
                               : base::failure(known);
    if (!settled) {
        return base::failure(settled);
    }
    const bool isOurs = *known && (*known)->state == domain::CaseState::Transferred && (*known)->custody == parcel.custody;
    if (!isOurs) {
        return Became::Done; // taken back before
    }
    domain::Act act;
    act.kind = ActKind::TakeBack;
    act.ground = parcel.reason;
    return write(self, act, **known, (*known)->version).and_then([](const protocol::Answer &answer) -> Result<Became> {
        if (answer.status == AnswerStatus::Refused || answer.status == AnswerStatus::Conflict) {
            // As after a clock was set back. A failure, so that the answer is undone: each attempt would leave one in the journal.
            return base::fail(ErrorCode::Conflict, QStringLiteral("a case cannot be taken back now"), answer.code.toLatin1());
        }
        return answer.status == AnswerStatus::Applied ? Became::Done : Became::Waits;
    });
}

} // namespace yichuang::center
