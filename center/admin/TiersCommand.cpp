// SPDX-License-Identifier: Apache-2.0
#include "center/admin/TiersCommand.h"

#include "app/crypto/Signer.h"
#include "center/admin/AdminSession.h"
#include "center/admin/TiersReports.h"
#include "center/journal/Custody.h"
#include "center/tiers/Joining.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

Result<void> foundTree(Stores &stores, const domain::Place &place, base::Instant now)
{
    const auto self = stores.tiers.self();
    if (self && *self && (*self)->place == unplaced().id) {
        return stores.tiers.rename(place.id, place.name, {})
            .and_then([&] { return stores.tiers.setPlaces(Here, {{place.id, place.name, {}, Here}}); })
            .map([](bool) {});
    }
    return self ? becomePlace(stores, place, {}, now) : base::failure(self);
}

// Nobody is below itself: neither this centre nor one that it lies below.
Result<void> mayBeBelow(Stores &stores, const TierSelf &self, const domain::PlaceId &child)
{
    const auto places = stores.tiers.places();
    if (!places) {
        return base::failure(places);
    }
    QString above = self.place.toText();
    for (size_t steps = 0; !above.isEmpty() && steps <= places->size(); ++steps) {
        if (above == child.toText()) {
            return base::fail(ErrorCode::Conflict, QStringLiteral("%1 is this centre, or one above it").arg(above), "tiers.self");
        }
        const auto row = std::find_if(places->begin(), places->end(), [&above](const TierPlace &place) { return place.place.toText() == above; });
        above = row == places->end() ? QString() : row->parent;
    }
    return {};
}

Result<domain::Place> placeOf(const CommandLine &line, const QString &option)
{
    const Result<QString> id = line.required(option);
    const Result<QString> name = id ? line.required(QStringLiteral("title")) : base::failure(id);
    if (!name) {
        return base::failure(name);
    }
    const Result<domain::PlaceId> place = domain::PlaceId::fromText(*id);
    return place ? Result<domain::Place>(domain::Place{*place, *name}) : usage(QStringLiteral("--%1: '%2' is no key (letters, digits, dots and dashes)").arg(option, *id));
}

Result<Report> found(AdminSession &session, const CommandLine &line)
{
    const Result<domain::Place> place = placeOf(line, QStringLiteral("place"));
    if (!place) {
        return base::failure(place);
    }
    return session.write([&](Stores &stores, CenterStore::Heads &) { return foundTree(stores, *place, session.now()); }).map([&] {
        return Report{{{QStringLiteral("place"), place->id.toText()}, {QStringLiteral("name"), place->name}},
                      QStringLiteral("%1 is the root of a tree.\n").arg(place->id.toText())};
    });
}

Result<Report> newCode(AdminSession &session, const CommandLine &line)
{
    const Result<domain::Place> place = placeOf(line, QStringLiteral("child"));
    const Result<int> hours = line.number(QStringLiteral("hours"), 24, 1, 24 * 30);
    const auto self = place && hours ? placedSelf(session.stores()) : place ? base::failure(hours) : base::failure(place);
    const auto authority = self ? session.keys().authority().certificate().fingerprint() : base::failure(self);
    if (!authority) {
        return base::failure(authority);
    }
    if (!*self) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("this centre has no place yet: tiers found, or tiers join"), "tiers.none");
    }
    if (const Result<void> may = mayBeBelow(session.stores(), **self, place->id); !may) {
        return base::failure(may);
    }
    QString code;
    const auto write = [&](Stores &stores, CenterStore::Heads &) {
        return stores.tiers.issueCode(place->id, place->name, session.now(), session.now() + std::chrono::hours(*hours)).map([&code](const QString &made) {
            code = made;
        });
    };
    return session.write(write).map([&] {
        return Report{{{QStringLiteral("child"), place->id.toText()},
                       {QStringLiteral("code"), code},
                       {QStringLiteral("authority"), QString::fromLatin1(*authority)},
                       {QStringLiteral("hours"), *hours}},
                      QStringLiteral("%1\nFor %2, once, within %3 hours. At the child:\n  yichuang-center tiers join --parent https://HOST:PORT --code %1 --authority %4\n")
                          .arg(code, place->id.toText())
                          .arg(*hours)
                          .arg(QString::fromLatin1(*authority))};
    });
}

// What a centre signs its parcels with; made the first time.
Result<QByteArray> ownKey(AdminSession &session)
{
    const auto self = session.stores().tiers.self();
    const Result<void> placed = !self ? base::failure(self)
        : *self ? Result<void>()
                : session.write([&](Stores &stores, CenterStore::Heads &) { return becomePlace(stores, unplaced(), {}, session.now()); });
    return placed.and_then([&] { return session.stores().tiers.signingKey(); })
        .and_then([](const crypto::SecretBytes &pem) { return crypto::Signer::fromPem(pem); })
        .and_then([](const crypto::Signer &signer) { return signer.verifier(); })
        .and_then([](const crypto::Verifier &verifier) { return verifier.toRaw(); });
}

Result<void> mayJoin(AdminSession &session, const QByteArray &authority)
{
    const auto own = session.keys().authority().certificate().fingerprint();
    if (!own || QByteArray::fromHex(*own) == authority) {
        return own ? base::fail(ErrorCode::Conflict, QStringLiteral("that is this centre's own authority: nobody is below itself"), "tiers.self")
                   : base::failure(own);
    }
    const auto parent = session.stores().tiers.parent();
    const auto self = parent ? session.stores().tiers.self() : base::failure(parent);
    const auto children = self ? session.stores().tiers.children() : base::failure(self);
    if (!children) {
        return base::failure(children);
    }
    if (*parent) {
        return base::fail(ErrorCode::AlreadyExists, QStringLiteral("this centre has a parent, %1; tiers leave comes first").arg((*parent)->place.toText()),
                          "tiers.parent");
    }
    if (!children->empty() && (*self)->realm == NumberRealm{}) {
        return base::fail(ErrorCode::Conflict, QStringLiteral("a tree is built from the top: this centre has children already"), "tiers.top_down");
    }
    return {};
}

Result<void> record(AdminSession &session, const tiers::Joined &joined)
{
    return session.write([&](Stores &stores, CenterStore::Heads &heads) {
        const tiers::JoinReply &reply = joined.reply;
        const TierParent parent{joined.trust.centre.toString(), reply.parent.id, reply.parent.name, joined.trust.authorityPem,
                                joined.trust.certificatePem, session.now(), {}, {}, {}};
        return stores.tiers.rename(reply.child.id, reply.child.name, reply.realm)
            .and_then([&] { return stores.tiers.enterRealm(reply.realm); })
            .and_then([&] { return stores.tiers.setParent(parent, *joined.trust.keyPem); })
            .and_then([&] { return stores.tiers.setPlaces(Here, {{reply.child.id, reply.child.name, reply.parent.id.toText(), Here}}); })
            .and_then([&](bool) { return stores.tiers.setPlaces(BehindParent, {{reply.parent.id, reply.parent.name, {}, BehindParent}}); })
            .and_then([&](bool) { return stores.parcels.restart(BehindParent); })
            .and_then([&] { return stores.summaries.offerAllAgain(); })
            .and_then([&] { return stores.republishDirectory(heads.journal.n, session.now()); });
    });
}

QByteArray authorityOf(const CommandLine &line)
{
    return QByteArray::fromHex(line.text(QStringLiteral("authority")).remove(QLatin1Char(' ')).toLatin1());
}

// Before the code is shown to anybody: whom it goes to, and that it is who it should be.
Result<QString> parentOf(const CommandLine &line)
{
    const Result<QString> text = line.required(QStringLiteral("parent"));
    const QUrl url(text.value_or(QString()), QUrl::StrictMode);
    if (text && (!url.isValid() || url.scheme() != QLatin1String("https") || url.host().isEmpty())) {
        return usage(QStringLiteral("--parent must be https://HOST:PORT"));
    }
    if (text && authorityOf(line).size() != 32) {
        return usage(QStringLiteral("--authority must be the SHA-256 that 'tiers new-code' told, 64 hexadecimal digits"));
    }
    return text;
}

Result<Report> join(AdminSession &session, const CommandLine &line, const base::Clock &clock)
{
    const Result<QString> url = parentOf(line);
    const Result<QString> code = url ? line.required(QStringLiteral("code")) : base::failure(url);
    const Result<void> may = code ? mayJoin(session, authorityOf(line)) : base::failure(code);
    const Result<QByteArray> key = may ? ownKey(session) : base::failure(may);
    if (!key) {
        return base::failure(key);
    }
    const QByteArray authority = authorityOf(line);
    const auto joined = tiers::joinAndWait({QUrl(*url), authority, *code, *key}, clock);
    if (!joined) {
        base::Error error = joined.error().error;
        error.detail = joined.error().text.isEmpty() ? error.detail : joined.error().text;
        return tl::unexpected(error);
    }
    return record(session, *joined).map([&] {
        return Report{{{QStringLiteral("place"), joined->reply.child.id.toText()}, {QStringLiteral("parent"), joined->reply.parent.id.toText()}},
                      QStringLiteral("This centre is %1, below %2.\n").arg(joined->reply.child.id.toText(), joined->reply.parent.id.toText())};
    });
}

Result<Report> leave(AdminSession &session)
{
    return session
        .write([&](Stores &stores, CenterStore::Heads &heads) {
            return stores.tiers.leaveParent().and_then([&] { return stores.republishDirectory(heads.journal.n, session.now()); });
        })
        .map([] { return Report{{{QStringLiteral("parent"), QString()}}, QStringLiteral("This centre has no parent.\n")}; });
}

Result<Report> revoke(AdminSession &session, const CommandLine &line)
{
    const Result<QString> text = line.required(QStringLiteral("child"));
    const auto place = text ? domain::PlaceId::fromText(*text) : base::failure(text);
    const auto children = place ? session.stores().tiers.children() : base::failure(place);
    if (!children) {
        return base::failure(children);
    }
    const auto write = [&](Stores &stores, CenterStore::Heads &heads) {
        Result<void> gone = stores.tiers.revokeChild(*place, session.now());
        for (const TierChild &child : *children) {
            if (gone && child.place == *place) {
                gone = stores.tiers.setPlaces(child.no, {}).map([](bool) {});
            }
        }
        return gone.and_then([&] { return stores.republishDirectory(heads.journal.n, session.now()); });
    };
    return session.write(write).map([&] {
        return Report{{{QStringLiteral("child"), *text}, {QStringLiteral("state"), QStringLiteral("revoked")}}, *text + QStringLiteral(" revoked\n")};
    });
}

} // namespace

Result<Report> runTiers(const CommandLine &line, const base::Clock &clock)
{
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    const QString verb = line.words().value(1);
    const auto is = [&verb](const char *word) { return verb == QLatin1String(word); };
    if (is("found")) {
        return found(**session, line);
    }
    if (is("new-code")) {
        return newCode(**session, line);
    }
    if (is("join")) {
        return join(**session, line, clock);
    }
    if (is("leave")) {
        return leave(**session);
    }
    if (is("revoke")) {
        return revoke(**session, line);
    }
    if (is("summary")) {
        return showSummaries(**session, line);
    }
    if (is("custody")) {
        return showCustody(**session);
    }
    return is("list") || is("show") ? showTiers(**session)
                                    : base::fail(ErrorCode::InvalidArgument,
                                                 QStringLiteral("say tiers found, new-code, join, leave, list, show, revoke, summary or custody"), "usage");
}

} // namespace yichuang::center
