// SPDX-License-Identifier: Apache-2.0
#include "center/journal/Custody.h"
#include "center/store/CatalogueExam.h"
#include "center/tiers/ChildSide.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/center/CentreFixture.h"
#include "tests/support/domain/SampleFacts.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace yichuang;
using namespace yichuang::tests;
using center::DocumentKind;
using center::WriteContext;

namespace {

/// The sample under another version, with one member of the item ggcs-ws as given, the item one version up.
QJsonObject catalogue(const char *version, const QString &member = {}, const QJsonValue &value = {})
{
    QJsonObject body = catalogueJson();
    body.insert(QStringLiteral("version"), QLatin1String(version));
    QJsonArray items = body.value(QLatin1String("items")).toArray();
    for (int i = 0; i < items.size() && !member.isEmpty(); ++i) {
        QJsonObject item = items.at(i).toObject();
        if (item.value(QLatin1String("key")) == QLatin1String("ggcs-ws")) {
            item.insert(member, value);
            item.insert(QStringLiteral("version"), item.value(QLatin1String("version")).toInt() + 1);
            items.replace(i, item);
        }
    }
    body.insert(QStringLiteral("items"), items);
    return body;
}

QJsonObject promise(int days)
{
    return {{QStringLiteral("value"), days}, {QStringLiteral("unit"), QStringLiteral("working_day")}, {QStringLiteral("basis"), QString()}};
}

QJsonObject notice(const char *region, int year, const char *day, bool work)
{
    const QJsonObject one{{QStringLiteral("date"), QLatin1String(day)}, {QStringLiteral("name"), QStringLiteral("元旦")}, {QStringLiteral("work"), work}};
    return {{QStringLiteral("region"), QLatin1String(region)}, {QStringLiteral("year"), year}, {QStringLiteral("source"), QStringLiteral("通知")}, {QStringLiteral("days"), QJsonArray{one}}};
}

QJsonObject calendarWith(const QJsonObject &file)
{
    std::vector<QJsonObject> files = calendarFiles();
    files.push_back(file);
    return center::calendarBodyOf(files);
}

} // namespace

/// What a parent's catalogue or calendar must be to be published at the child.
class AdoptionTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_county = std::make_unique<CentreFixture>();
        EXPECT_OK(m_county->perform([](const WriteContext &w) {
            const center::TierParent parent{QStringLiteral("https://city"), key<domain::PlaceId>("nn"), QStringLiteral("南宁市"), "pem", "pem", w.now, {}, {}, {}};
            return center::becomePlace(w.stores, {key<domain::PlaceId>("qx"), QStringLiteral("青秀区")}, {}, w.now).and_then([&] {
                return w.stores.tiers.setParent(parent, crypto::SecretBytes{QByteArrayView("key")});
            });
        }));
    }

    void whatFollowsIsPublishedAndThisPlacesOwnAreHeldToIt()
    {
        comesDown(DocumentKind::Catalogue, catalogue("2027.1", QStringLiteral("promised_limit"), promise(4)));
        QCOMPARE(inForce(DocumentKind::Catalogue), QStringLiteral("2027.1"));
        const auto stores = m_county->read();
        const auto exam = [&](int days) {
            return center::examineCatalogue(*stores, catalogue("2027.1-qx1", QStringLiteral("promised_limit"), promise(days)), {}, m_county->clock.now()).value();
        };
        QVERIFY(!domain::hasFaults(exam(3)));
        const auto looser = exam(5);
        QVERIFY(std::any_of(looser.begin(), looser.end(), [](const auto &fault) { return fault.code == "parent"; }));
    }

    void whatWouldBeRefusedHereIsNotPublished_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("an older version") << catalogue("2026.11.1");
        QTest::newRow("a code with another meaning") << catalogue("2027.1", QStringLiteral("handling_item_code"), QStringLiteral("11450000XX00000353445010300100099"));
        QTest::newRow("a promise longer than the law's limit") << catalogue("2027.1", QStringLiteral("promised_limit"), promise(21));
        QTest::newRow("a promise longer than another tier's") << catalogue("2027.1", QStringLiteral("promised_limit"), promise(5));
        QJsonObject later = catalogue("2027.1");
        later.insert(QStringLiteral("effective"), QStringLiteral("2030-01-01"));
        QTest::newRow("one that is not in force yet") << later;
    }
    void whatWouldBeRefusedHereIsNotPublished()
    {
        QFETCH(QJsonObject, body);
        EXPECT_OK(m_county->perform([](const WriteContext &w) {
            return w.stores.parents.add(QStringLiteral("自治区"), catalogue("2026.11.2", QStringLiteral("promised_limit"), promise(4)), w.now).map([](const auto &) {});
        }));
        const qint64 before = m_county->read()->documents.revision().value();
        comesDown(DocumentKind::Catalogue, body);
        QCOMPARE(m_county->read()->documents.revision().value(), before);
        // It is the parent's all the same: what is made here is held to it.
        QCOMPARE(m_county->read()->parents.latest().value()->origin, QStringLiteral("nn"));
        QVERIFY(m_county->read()->parents.latest().value()->body == body);
    }

    void ofACalendarTheSameIsAsked()
    {
        const QString before = inForce(DocumentKind::Calendar);
        comesDown(DocumentKind::Calendar, calendarWith(notice("CN", 2027, "2027-01-05", true))); // a make-up day on a Tuesday
        QCOMPARE(inForce(DocumentKind::Calendar), before);
        const QJsonObject good = calendarWith(notice("CN", 2027, "2027-01-01", false));
        comesDown(DocumentKind::Calendar, good);
        QCOMPARE(inForce(DocumentKind::Calendar), center::versionOf(DocumentKind::Calendar, good).value());
    }

    void aNoticeOfThisPlaceStaysBesideTheParents()
    {
        const QJsonObject own = notice("CN-45", 2027, "2027-04-09", false);
        EXPECT_OK(m_county->perform([&](const WriteContext &w) { return publish(w, DocumentKind::Calendar, calendarWith(own)); }));
        comesDown(DocumentKind::Calendar, calendarWith(notice("CN", 2027, "2027-01-01", false)));
        const auto files = m_county->read()->documents.calendarFiles().value();
        QCOMPARE(files.size(), calendarFiles().size() + 2);
        QVERIFY(std::find(files.begin(), files.end(), own) != files.end());
    }

    void whatIsHereAlreadyIsNotInForceAgain()
    {
        comesDown(DocumentKind::Catalogue, catalogue("2027.1"));
        comesDown(DocumentKind::Catalogue, catalogue("2027.2"));
        const QJsonObject first = calendarWith(notice("CN", 2027, "2027-01-01", false));
        comesDown(DocumentKind::Calendar, first);
        comesDown(DocumentKind::Calendar, calendarWith(notice("CN", 2027, "2027-01-02", false)));
        const QString calendar = inForce(DocumentKind::Calendar);
        const qint64 feed = m_county->read()->center.heads()->feed;
        comesDown(DocumentKind::Catalogue, catalogue("2027.1")); // the parent was restored: all comes again
        comesDown(DocumentKind::Calendar, first);
        QCOMPARE(inForce(DocumentKind::Catalogue), QStringLiteral("2027.2"));
        QCOMPARE(inForce(DocumentKind::Calendar), calendar);
        QCOMPARE(m_county->read()->center.heads()->feed, feed);
    }

private:
    static base::Result<void> publish(const WriteContext &w, DocumentKind kind, const QJsonObject &body)
    {
        return w.stores.publish(kind, body, w.heads.journal.n, w.now).map([](const center::Document &) {});
    }
    void comesDown(DocumentKind kind, const QJsonObject &body)
    {
        center::tiers::NewsReply news;
        news.documents.push_back({kind, body});
        EXPECT_OK(m_county->perform([&](const WriteContext &w) { return center::tiers::takeNews(w, news); }));
    }
    [[nodiscard]] QString inForce(DocumentKind kind) const { return m_county->read()->documents.latest(kind).value()->version; }

    std::unique_ptr<CentreFixture> m_county;
};

YICHUANG_TEST(AdoptionTest)
#include "AdoptionTest.moc"
