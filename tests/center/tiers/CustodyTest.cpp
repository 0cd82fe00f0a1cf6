// SPDX-License-Identifier: Apache-2.0
#include "center/journal/CaseHistory.h"
#include "center/journal/Custody.h"
#include "center/tiers/ChildSide.h"
#include "center/tiers/ParentSide.h"
#include "center/tiers/TierLink.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/center/ExpectAnswer.h"
#include "tests/support/domain/SampleFacts.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::tests;
using center::WriteContext;
using domain::ActKind;
using domain::CaseState;

/// A city and a county below it, without a line between them: what goes over it is carried by the test.
class CustodyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aCaseGoesUpWholeAndComesBack();
    void afterItWasHandedOverNobodyActsOnItHere();
    void whatIsOfferedTwiceIsTakenOnce();
    void aParcelOutOfItsPlaceIsNotTaken();
    void aNumberThatIsUsedThereSendsTheCaseBack();
    void aHistoryThatWasChangedSendsTheCaseBack();
    void noWorkstationTakesACaseOver();
    void nobodyHandsACaseToAPlaceThatIsNone();
    void aCaseTooLargeForAMessageStaysHere();
    void aCaseUnderACatalogueOfThisCentresOwnDoesNotGoUp();
    void aChildSpeaksForItselfOnly();
    void whatWasTakenFollowsARestoredParent();
    void whoEnrolsAnewIsSentEverythingAgain();
    void aWordFromATreeWithoutTheReceiverBringsNoCaseBack();
    void onlyARevocationShutsALink();
    void daysCountedBeforeJoiningAreOffered();
    void whoLeftTheTreeHoldsUpNobody();
    void howeverMuchWaitsASoundCaseGetsThrough();
    void aPlaceThatMovesUnderThisCentreIsFoundThere();
    void aTaleWithoutWhatWasDoneHereIsNotTaken();
    void aRetiredWindowTakesNoCase();
    void aDocumentThatCannotBePublishedHoldsUpNoCase();
    void aCaseComesWithTheCatalogueItNeeds();
    void withoutItsCatalogueACaseWaits24HoursFromItsArrival();
    void summariesAreWhatCountingAnewGives();
    void aCaseThatCannotBeReadHoldsUpNoDay();
    void aCountThatFailsHoldsUpNoParcel();

private:
    [[nodiscard]] domain::Act transferTo(const char *place) const
    {
        domain::Act act;
        act.kind = ActKind::Transfer;
        act.toPlace = key<domain::PlaceId>(place);
        act.note = QStringLiteral("依职责分工移交");
        return act;
    }
    /// A case is accepted under a catalogue that is published there now.
    [[nodiscard]] static CaseBuilder acceptedUnderANewCatalogue(CentreFixture &centre, FakeWorkstation &desk);
    /// That at the city, and handed to the county.
    [[nodiscard]] domain::CaseId sentUnderANewCatalogue();
    [[nodiscard]] center::tiers::NewsReply newsFromCity();
    [[nodiscard]] protocol::Answer handOver(CentreFixture &centre, FakeWorkstation &desk, const CaseBuilder &builder, const char *to, qint64 base)
    {
        return centre.offer(desk, desk.force(builder.id(), transferTo(to), builder.moment(ActKind::HandOver), base));
    }
    [[nodiscard]] static std::optional<domain::Case> at(CentreFixture &centre, const domain::CaseId &id) { return centre.read()->cases.read(id).value(); }
    [[nodiscard]] center::tiers::OfferReply give(const center::tiers::OfferUp &offer);
    void carryUp();
    void carryDown();
    void carryAll();

    std::unique_ptr<CentreFixture> m_city;
    std::unique_ptr<CentreFixture> m_county;
    center::TierChild m_child;
    std::unique_ptr<FakeWorkstation> m_desk; ///< of the county
    std::unique_ptr<CaseBuilder> m_case;     ///< accepted there
};

void CustodyTest::init()
{
    m_city = std::make_unique<CentreFixture>();
    m_county = std::make_unique<CentreFixture>();
    const domain::Place city{key<domain::PlaceId>("nn"), QStringLiteral("南宁市政务服务中心")};
    const domain::Place county{key<domain::PlaceId>("qx"), QStringLiteral("青秀区政务服务中心")};
    EXPECT_OK(m_city->perform([&](const WriteContext &w) { return center::becomePlace(w.stores, city, {}, w.now); }));
    EXPECT_OK(m_city->perform([&](const WriteContext &w) {
        return center::tiers::enrolChild(w, county, {QByteArray(32, 'c'), w.now}, QByteArray(32, 'k')).map([this](const center::TierChild &child) { m_child = child; });
    }));
    EXPECT_OK(m_county->perform([&](const WriteContext &w) {
        return center::becomePlace(w.stores, county, m_child.realm, w.now)
            .and_then([&] { return w.stores.tiers.setPlaces(center::Here, {{county.id, county.name, city.id.toText(), center::Here}}); })
            .and_then([&](bool) {
                const center::TierParent parent{QStringLiteral("https://city"), city.id, city.name, "pem", "pem", w.now, {}, {}, {}};
                return w.stores.tiers.setParent(parent, crypto::SecretBytes{QByteArrayView("key")});
            });
    }));
    carryDown();
    m_desk = std::make_unique<FakeWorkstation>(m_county->enrol("01"));
    m_case = std::make_unique<CaseBuilder>(m_desk->newCase("ggcs-ws"));
    EXPECT_APPLIED(m_county->offer(*m_desk, m_desk->act(*m_case, ActKind::Accept)), 1);
}

void CustodyTest::cleanup()
{
    QCOMPARE(m_city->findings(), QString());
    QCOMPARE(m_county->findings(), QString());
    m_desk.reset();
    m_city.reset();
    m_county.reset();
}

center::tiers::OfferReply CustodyTest::give(const center::tiers::OfferUp &offer)
{
    center::tiers::OfferReply reply;
    const auto taken = m_city->perform([&](const WriteContext &w) {
        return center::tiers::takeOffer(w, m_child, offer).map([&reply](const center::tiers::OfferReply &made) { reply = made; });
    });
    return taken ? reply : center::tiers::OfferReply{-1, {}};
}

void CustodyTest::carryUp()
{
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    const auto offer = center::tiers::makeOffer(*m_county->read()).value();
    const auto reply = give(offer);
    EXPECT_OK(m_county->perform([&](const WriteContext &w) { return center::tiers::noteOffered(w, offer, reply); }));
}

center::tiers::NewsReply CustodyTest::newsFromCity()
{
    const auto here = m_county->read();
    const auto link = here->parcels.link(center::BehindParent).value();
    const auto parent = here->tiers.parent().value().value();
    return center::tiers::newsFor(*m_city->read(), m_child, {parent.documents, link.in.n, link.in.hash, {}}).value();
}

void CustodyTest::carryDown()
{
    EXPECT_OK(m_county->perform([news = newsFromCity()](const WriteContext &w) { return center::tiers::takeNews(w, news); }));
}

void CustodyTest::carryAll()
{
    carryUp();
    carryDown();
    carryUp();
}

void CustodyTest::aCaseGoesUpWholeAndComesBack()
{
    const domain::Case before = *at(*m_county, m_case->id());
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    const domain::Case sent = *at(*m_county, m_case->id());
    QCOMPARE(sent.state, CaseState::Transferred);
    QVERIFY(sent.transfer->to == key<domain::PlaceId>("nn"));
    carryAll();
    const domain::Case taken = *at(*m_city, m_case->id());
    QCOMPARE(taken.state, CaseState::Accepted);
    QCOMPARE(taken.custody, 1);
    QVERIFY(taken.dues == before.dues && taken.number == before.number && taken.applicant == before.applicant);
    QCOMPARE(m_county->read()->parcels.transfers(9).value().front().state, QStringLiteral("received"));

    m_city->clock.advance(std::chrono::minutes(1));
    m_county->clock.advance(std::chrono::minutes(1));
    FakeWorkstation cityDesk = m_city->enrol("02");
    CaseBuilder there = *m_case;
    there.by("clerk", "02").at(m_city->clock.now());
    EXPECT_APPLIED(handOver(*m_city, cityDesk, there, "qx", 1), 2);
    carryDown();
    const domain::Case back = *at(*m_county, m_case->id());
    QCOMPARE(back.state, CaseState::Accepted);
    QCOMPARE(back.custody, 2);
    QVERIFY(back.dues == before.dues);
    const auto history = center::caseHistory(*m_county->read(), key<domain::PlaceId>("qx"), m_case->id()).value();
    QCOMPARE(history.size(), 5); // accepted, sent, taken over, sent, taken over
    EXPECT_OK(center::verifyHistory(history, m_case->id()));
}

void CustodyTest::afterItWasHandedOverNobodyActsOnItHere()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    for (const ActKind act : {ActKind::Withdraw, ActKind::HandOver}) {
        EXPECT_REFUSED(m_county->offer(*m_desk, m_desk->force(m_case->id(), m_case->act(act), m_case->moment(act), 2)), "case.life_cycle");
    }
    EXPECT_REFUSED(handOver(*m_county, *m_desk, *m_case, "nn", 2), "case.life_cycle");
}

void CustodyTest::whatIsOfferedTwiceIsTakenOnce()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    const auto offer = center::tiers::makeOffer(*m_county->read()).value();
    const auto first = give(offer);
    QCOMPARE(first.n, 1);
    const qint64 rows = m_city->read()->center.heads()->journal.n;
    const auto second = give(offer);
    QCOMPARE(second.n, first.n);
    QCOMPARE(second.hash, first.hash);
    QCOMPARE(m_city->read()->center.heads()->journal.n, rows);
}

void CustodyTest::aParcelOutOfItsPlaceIsNotTaken()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    auto offer = center::tiers::makeOffer(*m_county->read()).value();
    offer.parcels.front().n = 2;
    QCOMPARE(give(offer).n, 0);
    offer.parcels.front().n = 1;
    offer.parcels.front().parcel.custody = 7;
    QCOMPARE(give(offer).n, 0);
    QVERIFY(!at(*m_city, m_case->id()));
}

void CustodyTest::aNumberThatIsUsedThereSendsTheCaseBack()
{
    FakeWorkstation twin = m_city->enrol("01");
    CaseBuilder own = twin.newCase("ggcs-ws");
    EXPECT_APPLIED(m_city->offer(twin, twin.act(own, ActKind::Accept)), 1);
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryAll();
    const domain::Case back = *at(*m_county, m_case->id());
    QCOMPARE(back.state, CaseState::Accepted);
    QCOMPARE(back.custody, 2);
    QCOMPARE(back.steps.back().ground, QStringLiteral("number.used"));
    QVERIFY(!at(*m_city, m_case->id()));
    QCOMPARE(m_county->read()->parcels.transfers(9).value().front().state, QStringLiteral("declined"));
}

void CustodyTest::aHistoryThatWasChangedSendsTheCaseBack()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    auto offer = center::tiers::makeOffer(*m_county->read()).value();
    center::ParcelOnLink &row = offer.parcels.front();
    QJsonObject changed = row.parcel.history.at(0).toObject();
    changed.insert(QStringLiteral("received_ms"), changed.value(QLatin1String("received_ms")).toInteger() + 1);
    row.parcel.history.replace(0, changed);
    row.hash = center::parcelLink({}, row.parcel)->hash; // as a centre that forges would
    QCOMPARE(give(offer).n, 1);
    QVERIFY(!at(*m_city, m_case->id()));
    const auto word = m_city->read()->parcels.outgoing(m_child.no, 0, 100'000).value();
    QCOMPARE(word.size(), size_t(1));
    QCOMPARE(word.front().parcel.reason, QStringLiteral("transfer.history"));
}

void CustodyTest::noWorkstationTakesACaseOver()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    domain::Act back;
    back.kind = ActKind::TakeBack;
    EXPECT_REFUSED(m_county->offer(*m_desk, m_desk->force(m_case->id(), back, m_case->moment(ActKind::HandOver), 2)), "operation.centres_own");
}

void CustodyTest::nobodyHandsACaseToAPlaceThatIsNone()
{
    EXPECT_REFUSED(handOver(*m_county, *m_desk, *m_case, "nowhere", 1), "case.place");
}

void CustodyTest::aCaseTooLargeForAMessageStaysHere()
{
    m_county->applierOptions.mostSent = 1000;
    m_county->restart();
    EXPECT_REFUSED(handOver(*m_county, *m_desk, *m_case, "nn", 1), "case.history_size");
    QVERIFY(center::tiers::makeOffer(*m_county->read())->parcels.empty());
}

void CustodyTest::aChildSpeaksForItselfOnly()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    auto offer = center::tiers::makeOffer(*m_county->read()).value();
    center::ParcelOnLink &row = offer.parcels.front();
    row.parcel.from = key<domain::PlaceId>("nn");
    row.hash = center::parcelLink({}, row.parcel)->hash;
    QCOMPARE(give(offer).n, -1);
}

void CustodyTest::whatWasTakenFollowsARestoredParent()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryAll();
    // The city comes back from a backup of before: empty, under the same name.
    m_city = std::make_unique<CentreFixture>();
    const domain::Place city{key<domain::PlaceId>("nn"), QStringLiteral("南宁市政务服务中心")};
    const domain::Place county{key<domain::PlaceId>("qx"), QStringLiteral("青秀区政务服务中心")};
    EXPECT_OK(m_city->perform([&](const WriteContext &w) { return center::becomePlace(w.stores, city, {}, w.now); }));
    EXPECT_OK(m_city->perform([&](const WriteContext &w) {
        return center::tiers::enrolChild(w, county, {QByteArray(32, 'c'), w.now}, QByteArray(32, 'k')).map([this](const center::TierChild &child) { m_child = child; });
    }));
    const auto link = m_county->read()->parcels.link(center::BehindParent).value();
    EXPECT_FAILS(center::tiers::newsFor(*m_city->read(), m_child, {{}, link.in.n, link.in.hash, {}}), base::ErrorCode::Conflict);
    EXPECT_OK(m_county->perform(center::tiers::followAnew));
    const auto nothing = give({});
    EXPECT_OK(m_county->perform([&](const WriteContext &w) { return center::tiers::noteOffered(w, {}, nothing); }));
    carryAll();
    QVERIFY(at(*m_city, m_case->id()));
    QCOMPARE(at(*m_county, m_case->id())->state, CaseState::Transferred);
}

// Both may have been restored from a backup of before they took it.
void CustodyTest::whoEnrolsAnewIsSentEverythingAgain()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryAll();
    carryDown();
    QCOMPARE(m_county->read()->parcels.link(center::BehindParent)->taken, 1);
    QVERIFY(center::tiers::makeOffer(*m_county->read())->parcels.empty());
    EXPECT_OK(m_county->perform([](const WriteContext &w) { return w.stores.parcels.restart(center::BehindParent); }));
    const auto again = center::tiers::makeOffer(*m_county->read()).value();
    QCOMPARE(again.parcels.size(), size_t(1));
    QVERIFY(again.parcels.front().parcel.kind == center::Parcel::Kind::Transfer);

    const auto all = [this] { return m_city->read()->parcels.outgoing(m_child.no, 0, 1'000'000).value(); };
    const auto word = all();
    QCOMPARE(word.size(), size_t(1));
    const domain::Place county{key<domain::PlaceId>("qx"), QStringLiteral("青秀区政务服务中心")};
    for (const char *certificate : {"d", "e"}) {
        EXPECT_OK(m_city->perform([&](const WriteContext &w) { return w.stores.tiers.revokeChild(county.id, w.now); }));
        EXPECT_OK(m_city->perform([&](const WriteContext &w) {
            return center::tiers::enrolChild(w, county, {QByteArray(32, *certificate), w.now}, QByteArray(32, 'k')).map([this](const center::TierChild &child) {
                m_child = child;
            });
        }));
        QCOMPARE(all().size(), size_t(1));
        QVERIFY(all().front().parcel.id == word.front().parcel.id);
    }
    // What it has it knows: nothing happens twice.
    EXPECT_OK(m_county->perform([](const WriteContext &w) { return w.stores.parcels.restart(center::BehindParent); }));
    const qint64 rows = m_city->read()->center.heads()->journal.n;
    carryAll();
    QCOMPARE(m_city->read()->center.heads()->journal.n, rows);
    QCOMPARE(at(*m_city, m_case->id())->custody, 1);
}

void CustodyTest::aWordFromATreeWithoutTheReceiverBringsNoCaseBack()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryAll();
    center::Parcel word;
    word.kind = center::Parcel::Kind::Declined;
    word.from = key<domain::PlaceId>("gx");
    word.to = key<domain::PlaceId>("qx");
    word.caseId = m_case->id();
    word.custody = at(*m_county, m_case->id())->custody;
    word.reason = QStringLiteral("transfer.unreachable");
    EXPECT_OK(m_county->perform([&](const WriteContext &w) {
        word.id = center::ParcelId::make(w.now);
        word.made = w.now;
        const auto link = w.stores.parcels.link(center::BehindParent).value();
        const auto next = center::parcelLink(link.in, word).value();
        return w.stores.tiers.setPlaces(center::BehindParent, {{word.from, QStringLiteral("广西"), {}, center::BehindParent}})
            .and_then([&](bool) { return w.stores.parcels.take(center::BehindParent, {next.n, next.hash, word}, w.now); })
            .and_then([&](bool) { return center::tiers::tidyUp(w); });
    }));
    QCOMPARE(at(*m_county, m_case->id())->state, CaseState::Transferred);
}

void CustodyTest::onlyARevocationShutsALink()
{
    const auto kind = [](const char *reason) {
        return center::tiers::ofLink({sync::FailureClass::Auth, {base::ErrorCode::NotAllowed, {}, reason}, {}, {}}).kind;
    };
    QVERIFY(kind("tiers.from") == sync::FailureClass::Busy && kind("") == sync::FailureClass::Busy);
    QVERIFY(kind("tiers.revoked") == sync::FailureClass::Auth && kind("tiers.unknown_centre") == sync::FailureClass::Auth);
}

void CustodyTest::daysCountedBeforeJoiningAreOffered()
{
    CentreFixture late;
    const domain::Place unplaced{key<domain::PlaceId>("unplaced"), QStringLiteral("—")};
    EXPECT_OK(late.perform([&](const WriteContext &w) { return center::becomePlace(w.stores, unplaced, {}, w.now); }));
    FakeWorkstation desk = late.enrol("01");
    CaseBuilder made = desk.newCase("ggcs-ws");
    EXPECT_APPLIED(late.offer(desk, desk.act(made, ActKind::Accept)), 1);
    EXPECT_OK(late.perform(center::tiers::tidyUp));
    EXPECT_OK(late.perform([&](const WriteContext &w) { return w.stores.tiers.rename(key<domain::PlaceId>("qx"), QStringLiteral("青秀区"), m_child.realm); }));
    const auto offered = late.read()->summaries.toOffer(10).value();
    QVERIFY(!offered.empty());
    for (const center::DaySummary &day : offered) {
        QCOMPARE(day.place.toText(), QStringLiteral("qx"));
    }
    QCOMPARE(center::tiers::recount(*late.read(), late.clock.now())->size(), offered.size());
}

void CustodyTest::whoLeftTheTreeHoldsUpNobody()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    auto offer = center::tiers::makeOffer(*m_county->read()).value();
    center::ParcelOnLink &row = offer.parcels.front();
    row.parcel.from = key<domain::PlaceId>("gone");
    row.hash = center::parcelLink({}, row.parcel)->hash;
    const size_t own = offer.summaries.size();
    QVERIFY(own > 0);
    offer.summaries.push_back(offer.summaries.front());
    offer.summaries.back().place = key<domain::PlaceId>("gone");
    QCOMPARE(give(offer).n, 1);
    QCOMPARE(m_city->read()->summaries.list(QStringLiteral("0000"), QStringLiteral("9999"))->size(), own);
}

void CustodyTest::howeverMuchWaitsASoundCaseGetsThrough()
{
    constexpr int Waiting = 405;
    EXPECT_OK(m_county->perform([](const WriteContext &w) {
        base::Result<void> sent;
        for (int i = 0; sent && i < Waiting; ++i) {
            center::Parcel word;
            word.id = center::ParcelId::make(w.now);
            word.kind = center::Parcel::Kind::Received;
            word.from = key<domain::PlaceId>("qx");
            word.to = key<domain::PlaceId>("gone"); // left the tree: the word waits for its return
            word.caseId = domain::CaseId::make(w.now);
            word.custody = 1;
            word.made = w.now;
            sent = w.stores.parcels.send(center::BehindParent, word);
        }
        return sent;
    }));
    for (int i = 0; i < Waiting && m_city->read()->parcels.countWaiting().value() < Waiting; ++i) {
        carryUp(); // so many as one message takes
    }
    QCOMPARE(m_city->read()->parcels.countWaiting().value(), qint64(Waiting));
    m_city->clock.advance(std::chrono::seconds(1)); // it is the last in the inbox
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryUp();
    for (int i = 0; i < 3 && !at(*m_city, m_case->id()); ++i) {
        EXPECT_OK(m_city->perform(center::tiers::tidyUp));
    }
    QVERIFY(at(*m_city, m_case->id()));
    QCOMPARE(m_city->read()->parcels.countWaiting().value(), qint64(Waiting));
}

void CustodyTest::aPlaceThatMovesUnderThisCentreIsFoundThere()
{
    const auto moved = key<domain::PlaceId>("moved");
    const center::TierPlace elsewhere{moved, QStringLiteral("某县"), QStringLiteral("gx"), center::BehindParent};
    const center::TierPlace county{key<domain::PlaceId>("qx"), QStringLiteral("青秀区政务服务中心"), QStringLiteral("nn"), m_child.no};
    const center::TierPlace below{moved, QStringLiteral("某县"), QStringLiteral("qx"), m_child.no};
    EXPECT_OK(m_city->perform([&](const WriteContext &w) { return w.stores.tiers.setPlaces(center::BehindParent, {elsewhere}).map([](bool) {}); }));
    QVERIFY(m_city->read()->tiers.routeTo(moved).value() == center::BehindParent);
    const auto offer = [&](const WriteContext &w) { return w.stores.tiers.setPlaces(m_child.no, {county, below}); };
    EXPECT_OK(m_city->perform([&](const WriteContext &w) { return offer(w).map([](bool isNew) { QVERIFY(isNew); }); }));
    QVERIFY(m_city->read()->tiers.routeTo(moved).value() == m_child.no);
    // The parent tells the tree as it was: the child is nearer. And told again it is no news.
    EXPECT_OK(m_city->perform([&](const WriteContext &w) {
        return w.stores.tiers.setPlaces(center::BehindParent, {elsewhere}).map([](bool isNew) { QVERIFY(!isNew); });
    }));
    EXPECT_OK(m_city->perform([&](const WriteContext &w) { return offer(w).map([](bool isNew) { QVERIFY(!isNew); }); }));
    QVERIFY(m_city->read()->tiers.routeTo(moved).value() == m_child.no);
}

void CustodyTest::aTaleWithoutWhatWasDoneHereIsNotTaken()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    auto offer = center::tiers::makeOffer(*m_county->read()).value();
    const auto first = give(offer);
    QCOMPARE(first.n, 1);
    QCOMPARE(at(*m_city, m_case->id())->custody, 1);
    // The county goes on as if the city had never had it.
    center::ParcelOnLink tale = offer.parcels.front();
    tale.n = 2;
    tale.parcel.id = center::ParcelId::make(m_county->clock.now() + std::chrono::seconds(1));
    tale.parcel.custody = 9;
    tale.parcel.record.insert(QStringLiteral("custody"), 9);
    tale.hash = center::parcelLink({first.n, {}, first.hash}, tale.parcel)->hash;
    offer.parcels = {tale};
    QCOMPARE(give(offer).n, 2);
    QCOMPARE(at(*m_city, m_case->id())->custody, 1);
    const auto words = m_city->read()->parcels.outgoing(m_child.no, 0, 1'000'000).value();
    QCOMPARE(words.back().parcel.reason, QStringLiteral("transfer.history"));
}

void CustodyTest::aRetiredWindowTakesNoCase()
{
    EXPECT_OK(m_city->perform([](const WriteContext &w) {
        return w.stores.documents.latest(center::DocumentKind::Directory).and_then([&](const auto &latest) {
            QJsonObject body = (*latest).body;
            QJsonArray windows = body.value(QLatin1String("windows")).toArray();
            for (int i = 0; i < windows.size(); ++i) {
                QJsonObject window = windows.at(i).toObject();
                window.insert(QStringLiteral("state"), domain::toWord(domain::WindowState::Retired));
                windows.replace(i, window);
            }
            body.insert(QStringLiteral("windows"), windows);
            body.insert(QStringLiteral("version"), QStringLiteral("retired"));
            return w.stores.publish(center::DocumentKind::Directory, body, w.heads.journal.n, w.now).map([](const center::Document &) {});
        });
    }));
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryAll();
    QVERIFY(!at(*m_city, m_case->id()));
    QCOMPARE(at(*m_county, m_case->id())->steps.back().ground, QStringLiteral("transfer.no_window"));
}

void CustodyTest::aDocumentThatCannotBePublishedHoldsUpNoCase()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    carryUp();
    auto news = newsFromCity();
    QCOMPARE(news.parcels.size(), size_t(1));
    news.documents.insert(news.documents.begin(), {center::DocumentKind::Catalogue, QJsonObject{{QStringLiteral("version"), 7}}});
    EXPECT_OK(m_county->perform([&](const WriteContext &w) { return center::tiers::takeNews(w, news); }));
    QCOMPARE(m_county->read()->parcels.transfers(9).value().front().state, QStringLiteral("received"));
}

CaseBuilder CustodyTest::acceptedUnderANewCatalogue(CentreFixture &centre, FakeWorkstation &desk)
{
    QJsonObject body = catalogueJson();
    body.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
    const auto published = centre.perform([&](const WriteContext &w) {
        return w.stores.publish(center::DocumentKind::Catalogue, body, w.heads.journal.n, w.now).map([](const center::Document &) {});
    });
    CaseBuilder made = desk.newCase("ggcs-ws");
    made.by("clerk", "02");
    domain::ActMoment moment = made.moment(ActKind::Accept);
    moment.catalogue = QStringLiteral("2027.1");
    const auto accepted = centre.offer(desk, desk.force(made.id(), desk.firstAct(made, ActKind::Accept), moment));
    if (!published || accepted.status != protocol::AnswerStatus::Applied) {
        qFatal("not accepted: %s", qPrintable(accepted.code));
    }
    return made;
}

domain::CaseId CustodyTest::sentUnderANewCatalogue()
{
    FakeWorkstation desk = m_city->enrol("02");
    const CaseBuilder made = acceptedUnderANewCatalogue(*m_city, desk);
    const auto sent = handOver(*m_city, desk, made, "qx", 1);
    return sent.status == protocol::AnswerStatus::Applied ? made.id() : domain::CaseId();
}

void CustodyTest::aCaseUnderACatalogueOfThisCentresOwnDoesNotGoUp()
{
    FakeWorkstation desk = m_county->enrol("02");
    const CaseBuilder own = acceptedUnderANewCatalogue(*m_county, desk);
    EXPECT_REFUSED(handOver(*m_county, desk, own, "nn", 1), "case.catalogue_own");
    QVERIFY(center::tiers::makeOffer(*m_county->read())->parcels.empty());
    // Once the same came from above it can go.
    QJsonObject body = catalogueJson();
    body.insert(QStringLiteral("version"), QStringLiteral("2027.1"));
    EXPECT_OK(m_city->perform([&](const WriteContext &w) {
        return w.stores.publish(center::DocumentKind::Catalogue, body, w.heads.journal.n, w.now).map([](const center::Document &) {});
    }));
    carryDown();
    EXPECT_APPLIED(handOver(*m_county, desk, own, "nn", 1), 2);
    carryUp();
    QVERIFY(at(*m_city, own.id()));
}

void CustodyTest::aCaseComesWithTheCatalogueItNeeds()
{
    const domain::CaseId id = sentUnderANewCatalogue();
    const auto news = newsFromCity();
    QCOMPARE(news.documents.size(), size_t(1));
    QCOMPARE(news.parcels.size(), size_t(1));
    EXPECT_OK(m_county->perform([&](const WriteContext &w) { return center::tiers::takeNews(w, news); }));
    const auto taken = at(*m_county, id);
    QVERIFY(taken);
    QCOMPARE(taken->state, CaseState::Accepted);
    QCOMPARE(taken->catalogue, QStringLiteral("2027.1"));
}

void CustodyTest::withoutItsCatalogueACaseWaits24HoursFromItsArrival()
{
    const domain::CaseId id = sentUnderANewCatalogue();
    m_city->clock.advance(std::chrono::hours(30)); // on its way
    m_county->clock.advance(std::chrono::hours(30));
    auto news = newsFromCity();
    news.documents.clear();
    EXPECT_OK(m_county->perform([&](const WriteContext &w) { return center::tiers::takeNews(w, news); }));
    const auto waiting = [&] { return m_county->read()->parcels.countWaiting().value(); };
    m_county->clock.advance(std::chrono::hours(24));
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    QCOMPARE(waiting(), 1);
    m_county->clock.advance(std::chrono::milliseconds(1));
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    QCOMPARE(waiting(), 0);
    QVERIFY(!at(*m_county, id));
    const auto words = center::tiers::makeOffer(*m_county->read())->parcels;
    QCOMPARE(words.size(), size_t(1));
    QVERIFY(words.front().parcel.kind == center::Parcel::Kind::Declined);
    QCOMPARE(words.front().parcel.reason, QStringLiteral("transfer.catalogue"));
}

void CustodyTest::summariesAreWhatCountingAnewGives()
{
    EXPECT_APPLIED(handOver(*m_county, *m_desk, *m_case, "nn", 1), 2);
    CaseBuilder other = m_desk->newCase("ggcs-ws");
    EXPECT_APPLIED(m_county->offer(*m_desk, m_desk->act(other, ActKind::Accept)), 1);
    carryAll();
    m_county->clock.advance(std::chrono::hours(24 * 200)); // and now the second one is overdue
    carryUp();
    const auto counted = center::tiers::recount(*m_county->read(), m_county->clock.now()).value();
    const auto above = m_city->read()->summaries.list(QStringLiteral("0000"), QStringLiteral("9999")).value();
    qint64 overdue = 0;
    for (const center::DaySummary &day : counted) {
        const auto same = std::find_if(above.begin(), above.end(), [&](const center::DaySummary &there) {
            return there.place == day.place && there.day == day.day && there.sameNumbers(day);
        });
        QVERIFY2(same != above.end(), qPrintable(day.day));
        overdue += day.overdue;
    }
    QCOMPARE(overdue, 1);
    const auto first = std::find_if(above.begin(), above.end(), [](const center::DaySummary &day) { return day.sent == 1; });
    QVERIFY(first != above.end());
    center::DaySummary older = *first;
    older.accepted = 99;
    EXPECT_OK(m_city->perform([&](const WriteContext &w) { return w.stores.summaries.keep(older).map([](bool isNewer) { QVERIFY(!isNewer); }); }));
}

void CustodyTest::aCaseThatCannotBeReadHoldsUpNoDay()
{
    CaseBuilder other = m_desk->newCase("ggcs-ws");
    EXPECT_APPLIED(m_county->offer(*m_desk, m_desk->act(other, ActKind::Accept)), 1);
    EXPECT_OK(m_county->perform([](const WriteContext &w) {
        return w.stores.connection().executeScript(
            "CREATE TABLE kept AS SELECT id, sealed_body FROM cases;"
            "UPDATE cases SET sealed_body = (SELECT sealed_body FROM cases ORDER BY id DESC LIMIT 1) WHERE id = (SELECT id FROM cases ORDER BY id LIMIT 1)");
    }));
    m_county->restart();
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    const auto days = m_county->read()->summaries.list(QStringLiteral("0000"), QStringLiteral("9999")).value();
    QCOMPARE(days.size(), size_t(1));
    QCOMPARE(days.front().accepted, 1);
    // It is not asked for again.
    const auto here = m_county->read();
    QVERIFY(here->feed.changedCases(here->summaries.progress()->position, 1)->cases.empty());
    EXPECT_OK(m_county->perform([](const WriteContext &w) {
        return w.stores.connection().executeScript(
            "UPDATE cases SET sealed_body = (SELECT sealed_body FROM kept WHERE kept.id = cases.id); DROP TABLE kept");
    }));
}

void CustodyTest::aCountThatFailsHoldsUpNoParcel()
{
    const auto rename = [this](const QByteArray &from, const QByteArray &to) {
        return m_county->perform([&](const WriteContext &w) { return w.stores.connection().executeScript("ALTER TABLE " + from + " RENAME TO " + to); });
    };
    EXPECT_OK(rename("tier_counts", "elsewhere"));
    EXPECT_OK(m_county->perform([](const WriteContext &w) {
        center::Parcel word;
        word.id = center::ParcelId::make(w.now);
        word.kind = center::Parcel::Kind::Received;
        word.from = key<domain::PlaceId>("qx");
        word.to = key<domain::PlaceId>("nn");
        word.caseId = domain::CaseId::make(w.now);
        word.custody = 1;
        word.made = w.now;
        return w.stores.parcels.setAside(word, w.now);
    }));
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    QCOMPARE(m_county->read()->parcels.countWaiting().value(), 0);
    QCOMPARE(center::tiers::makeOffer(*m_county->read())->parcels.size(), size_t(1));
    EXPECT_OK(rename("elsewhere", "tier_counts"));
    EXPECT_OK(m_county->perform(center::tiers::tidyUp));
    QVERIFY(!m_county->read()->summaries.list(QStringLiteral("0000"), QStringLiteral("9999"))->empty());
}

YICHUANG_TEST(CustodyTest)
#include "CustodyTest.moc"
