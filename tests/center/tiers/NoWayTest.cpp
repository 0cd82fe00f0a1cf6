// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Custody.h"
#include "center/tiers/ChildSide.h"
#include "center/tiers/ParentSide.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using base::Result;
using center::Parcel;
using center::WriteContext;
using domain::ActKind;
using domain::CaseState;

namespace {

domain::Place placeOf(const char *id)
{
    return {key<domain::PlaceId>(id), QString::fromLatin1(id)};
}

/// A line between two centres: what goes over it is carried by the test.
struct Line {
    CentreFixture *above = nullptr;
    CentreFixture *below = nullptr;
    center::TierChild child;

    [[nodiscard]] center::tiers::OfferUp offer() const
    {
        return below->perform(center::tiers::tidyUp).and_then([this] { return center::tiers::makeOffer(*below->read()); }).value();
    }
    [[nodiscard]] Result<void> give(const center::tiers::OfferUp &offer) const
    {
        center::tiers::OfferReply reply;
        return above
            ->perform([&](const WriteContext &w) {
                return center::tiers::takeOffer(w, child, offer).map([&reply](const center::tiers::OfferReply &made) { reply = made; });
            })
            .and_then([&] { return below->perform([&](const WriteContext &w) { return center::tiers::noteOffered(w, offer, reply); }); });
    }
    [[nodiscard]] center::tiers::NewsReply news() const
    {
        const auto here = below->read();
        const auto link = here->parcels.link(center::BehindParent).value();
        const auto parent = here->tiers.parent().value().value();
        return center::tiers::newsFor(*above->read(), child, {parent.documents, link.in.n, link.in.hash, {}}).value();
    }
    [[nodiscard]] Result<void> take(const center::tiers::NewsReply &news) const
    {
        return below->perform([&](const WriteContext &w) { return center::tiers::takeNews(w, news); });
    }
    [[nodiscard]] Result<void> up() const { return give(offer()); }
    [[nodiscard]] Result<void> down() const { return take(news()); }
};

Result<center::TierChild> enrol(CentreFixture &above, const char *place)
{
    static int serial = 0; // a certificate of its own each time
    center::TierChild child;
    return above
        .perform([&](const WriteContext &w) {
            const QByteArray certificate = QByteArray::number(++serial).leftJustified(32, 'c');
            return center::tiers::enrolChild(w, placeOf(place), {certificate, w.now}, QByteArray(32, 'k')).map([&child](const center::TierChild &made) { child = made; });
        })
        .map([&child] { return child; });
}

Result<void> revoke(CentreFixture &above, const center::TierChild &child)
{
    return above.perform([&](const WriteContext &w) {
        return w.stores.tiers.revokeChild(child.place, w.now).and_then([&] { return w.stores.tiers.setPlaces(child.no, {}); }).map([](bool) {});
    });
}

qint64 waiting(CentreFixture &centre)
{
    return centre.read()->parcels.countWaiting().value();
}

qint64 journal(CentreFixture &centre)
{
    return centre.read()->center.heads()->journal.n;
}

} // namespace

/// A region with two cities, of which one had a county: what is on its way to a place that is not where it was, and what cannot be
/// said at once, goes round in no circle, holds up no link and loses no case.
class NoWayTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aCaseForAPlaceThatWentComesBack_data();
    void aCaseForAPlaceThatWentComesBack();
    void whatComesBackAgainChangesNothing();
    void onlyWhatWentThereComesBack();
    void aWordForAPlaceThatWentWaits();
    void aCaseIsDeclinedOnceThoughItsSenderIsGone();
    void aCaseThatCannotComeBackYetIsTriedWithoutATrace();

private:
    /// Accepted at a centre, and handed to the place.
    [[nodiscard]] static CaseBuilder handed(CentreFixture &centre, const char *window, const char *to);
    [[nodiscard]] static domain::Case at(CentreFixture &centre, const CaseBuilder &builder)
    {
        return centre.read()->cases.read(builder.id()).value().value();
    }
    [[nodiscard]] Line joined(CentreFixture &below, const char *place);
    /// The city's line was down while its county was revoked there; now its offer and the region's news, both of before, cross.
    void crossOnTheLine();

    std::unique_ptr<CentreFixture> m_region;
    std::unique_ptr<CentreFixture> m_city;
    std::unique_ptr<CentreFixture> m_other;
    Line m_toCity;
    Line m_toOther;
    center::TierChild m_county; ///< of the city
};

Line NoWayTest::joined(CentreFixture &below, const char *place)
{
    const Result<center::TierChild> child = enrol(*m_region, place);
    const domain::Place here = placeOf(place);
    const domain::Place region = placeOf("gx");
    const auto done = below.perform([&](const WriteContext &w) {
        return center::becomePlace(w.stores, here, child->realm, w.now)
            .and_then([&] { return w.stores.tiers.setPlaces(center::Here, {{here.id, here.name, region.id.toText(), center::Here}}); })
            .and_then([&](bool) {
                const center::TierParent parent{QStringLiteral("https://region"), region.id, region.name, "pem", "pem", w.now, {}, {}, {}};
                return w.stores.tiers.setParent(parent, crypto::SecretBytes{QByteArrayView("key")});
            });
    });
    return done ? Line{m_region.get(), &below, *child} : Line();
}

void NoWayTest::init()
{
    m_region = std::make_unique<CentreFixture>();
    m_city = std::make_unique<CentreFixture>();
    m_other = std::make_unique<CentreFixture>();
    EXPECT_OK(m_region->perform([](const WriteContext &w) { return center::becomePlace(w.stores, placeOf("gx"), {}, w.now); }));
    m_toCity = joined(*m_city, "nn");
    m_toOther = joined(*m_other, "lz");
    const auto county = enrol(*m_city, "qx");
    EXPECT_OK(county);
    m_county = *county;
    EXPECT_OK(m_toCity.up());
    EXPECT_OK(m_toOther.down());
    EXPECT_OK(m_toCity.down());
}

void NoWayTest::cleanup()
{
    for (const auto &centre : {m_region.get(), m_city.get(), m_other.get()}) {
        QCOMPARE(centre->findings(), QString());
    }
    m_other.reset();
    m_city.reset();
    m_region.reset();
}

CaseBuilder NoWayTest::handed(CentreFixture &centre, const char *window, const char *to)
{
    FakeWorkstation desk = centre.enrol(window);
    CaseBuilder made = desk.newCase("ggcs-ws");
    made.by("clerk", window);
    domain::Act act;
    act.kind = ActKind::Transfer;
    act.toPlace = key<domain::PlaceId>(to);
    act.note = QStringLiteral("依职责分工移交");
    const auto accepted = centre.offer(desk, desk.act(made, ActKind::Accept));
    const auto sent = centre.offer(desk, desk.force(made.id(), act, made.moment(ActKind::HandOver), 1));
    if (accepted.status != protocol::AnswerStatus::Applied || sent.status != protocol::AnswerStatus::Applied) {
        qFatal("not handed over: %s %s", qPrintable(accepted.code), qPrintable(sent.code));
    }
    return made;
}

void NoWayTest::crossOnTheLine()
{
    const auto offer = m_toCity.offer();
    EXPECT_OK(m_toCity.down());
    EXPECT_OK(m_toCity.give(offer));
}

void NoWayTest::aCaseForAPlaceThatWentComesBack_data()
{
    QTest::addColumn<bool>("isRegions");
    QTest::addColumn<bool>("isElsewhere");
    QTest::newRow("made at the parent, the place is gone") << true << false;
    QTest::newRow("made at the parent, the place is under another child") << true << true;
    QTest::newRow("made at another child, the place is gone") << false << false;
    QTest::newRow("made at another child, the place is under that one") << false << true;
}

void NoWayTest::aCaseForAPlaceThatWentComesBack()
{
    QFETCH(bool, isRegions);
    QFETCH(bool, isElsewhere);
    CentreFixture &maker = isRegions ? *m_region : *m_other;
    EXPECT_OK(revoke(*m_city, m_county));
    const CaseBuilder sent = handed(maker, "02", "qx");
    EXPECT_OK(m_toOther.up());
    crossOnTheLine();
    if (isElsewhere) {
        EXPECT_OK(enrol(*m_other, "qx"));
        EXPECT_OK(m_toOther.up());
    }
    EXPECT_OK(m_toCity.up());
    EXPECT_OK(m_region->perform(center::tiers::tidyUp));
    EXPECT_OK(m_toOther.down());
    const domain::Case back = at(maker, sent);
    QCOMPARE(back.state, CaseState::Accepted);
    QCOMPARE(back.custody, 2);
    QCOMPARE(back.steps.back().ground, QStringLiteral("transfer.unreachable"));
    QCOMPARE(maker.read()->parcels.transfers(9).value().front().state, QStringLiteral("declined"));
    QCOMPARE(waiting(*m_region) + waiting(*m_city) + waiting(*m_other), 0);
    // The link goes on.
    const CaseBuilder next = handed(*m_city, "03", "gx");
    EXPECT_OK(m_toCity.up());
    QCOMPARE(at(*m_region, next).state, CaseState::Accepted);
}

// The city enrols anew and sends all it ever sent.
void NoWayTest::whatComesBackAgainChangesNothing()
{
    EXPECT_OK(revoke(*m_city, m_county));
    const CaseBuilder sent = handed(*m_region, "02", "qx");
    crossOnTheLine();
    EXPECT_OK(m_toCity.up());
    EXPECT_OK(m_region->perform(center::tiers::tidyUp));
    QCOMPARE(at(*m_region, sent).state, CaseState::Accepted);
    EXPECT_OK(m_city->perform([](const WriteContext &w) { return w.stores.parcels.restart(center::BehindParent); }));
    EXPECT_OK(m_region->perform([this](const WriteContext &w) { return w.stores.parcels.rewindIncoming(m_toCity.child.no, {}); }));
    const qint64 rows = journal(*m_region);
    EXPECT_OK(m_toCity.up());
    EXPECT_OK(m_region->perform(center::tiers::tidyUp));
    QCOMPARE(journal(*m_region), rows);
    QCOMPARE(waiting(*m_region), 0);
}

void NoWayTest::onlyWhatWentThereComesBack()
{
    EXPECT_OK(revoke(*m_city, m_county));
    (void)handed(*m_region, "02", "qx");
    crossOnTheLine();
    auto offer = m_toCity.offer();
    QCOMPARE(offer.parcels.size(), size_t(1));
    center::ParcelOnLink &row = offer.parcels.front();
    row.parcel.custody = 7;
    row.hash = center::parcelLink({}, row.parcel)->hash; // as a centre that forges would
    EXPECT_FAILS(m_toCity.give(offer), base::ErrorCode::NotAllowed);
}

void NoWayTest::aWordForAPlaceThatWentWaits()
{
    EXPECT_OK(revoke(*m_city, m_county));
    EXPECT_OK(m_region->perform([this](const WriteContext &w) {
        Parcel word;
        word.id = center::ParcelId::make(w.now);
        word.kind = Parcel::Kind::Received;
        word.from = key<domain::PlaceId>("gx");
        word.to = key<domain::PlaceId>("qx");
        word.caseId = domain::CaseId::make(w.now);
        word.custody = 1;
        word.made = w.now;
        return w.stores.parcels.send(m_toCity.child.no, word);
    }));
    crossOnTheLine();
    QVERIFY(m_toCity.offer().parcels.empty());
    QCOMPARE(waiting(*m_city), 1);
    const auto again = enrol(*m_city, "qx");
    EXPECT_OK(again);
    EXPECT_OK(m_city->perform(center::tiers::tidyUp));
    QCOMPARE(waiting(*m_city), 0);
    QCOMPARE(m_city->read()->parcels.outgoing(again->no, 0, 1'000).value().size(), size_t(1));
}

void NoWayTest::aCaseIsDeclinedOnceThoughItsSenderIsGone()
{
    (void)handed(*m_city, "02", "gx"); // its number is the other's as well
    (void)handed(*m_other, "02", "nn");
    EXPECT_OK(m_toOther.up());
    EXPECT_OK(revoke(*m_region, m_toOther.child));
    EXPECT_OK(m_toCity.down());
    const qint64 rows = journal(*m_city);
    for (int i = 0; i < 3; ++i) {
        EXPECT_OK(m_city->perform(center::tiers::tidyUp));
    }
    QCOMPARE(journal(*m_city), rows);
    QCOMPARE(waiting(*m_city), 1); // the word
    // The sender comes back into the tree: it is told.
    const auto again = enrol(*m_region, "lz");
    EXPECT_OK(again);
    EXPECT_OK(m_toCity.down());
    EXPECT_OK(m_toCity.up());
    QCOMPARE(waiting(*m_city), 0);
    const auto words = m_region->read()->parcels.outgoing(again->no, 0, 1'000'000).value();
    QCOMPARE(words.size(), size_t(1));
    QCOMPARE(words.front().parcel.reason, QStringLiteral("number.used"));
}

// Somebody set the clock back: what took place would lie ahead of it.
void NoWayTest::aCaseThatCannotComeBackYetIsTriedWithoutATrace()
{
    (void)handed(*m_region, "02", "lz"); // its number is the city's as well
    const CaseBuilder sent = handed(*m_city, "02", "gx");
    const base::Instant now = m_city->clock.now();
    EXPECT_OK(m_toCity.up());
    m_city->clock.setWall(now - std::chrono::hours(72));
    EXPECT_OK(m_toCity.down());
    const qint64 rows = journal(*m_city);
    for (int i = 0; i < 3; ++i) {
        EXPECT_OK(m_city->perform(center::tiers::tidyUp));
    }
    QCOMPARE(journal(*m_city), rows);
    QCOMPARE(at(*m_city, sent).state, CaseState::Transferred);
    m_city->clock.setWall(now + std::chrono::minutes(1));
    EXPECT_OK(m_city->perform(center::tiers::tidyUp));
    QCOMPARE(at(*m_city, sent).state, CaseState::Accepted);
    QCOMPARE(waiting(*m_city), 0);
}

YICHUANG_TEST(NoWayTest)
#include "NoWayTest.moc"
