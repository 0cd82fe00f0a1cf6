// SPDX-License-Identifier: Apache-2.0
#include "app/desk/AttachmentStation.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/support/Wait.h"
#include "tests/unit/desk/EngineRig.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <deque>
#include <future>

using namespace yichuang;
using namespace yichuang::desk;
using namespace yichuang::tests;
using base::ErrorCode;

namespace {

QByteArray picture(const char *format, int side = 300)
{
    QImage image(side, side / 2, QImage::Format_RGB32);
    image.fill(Qt::red);
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    return image.save(&bytes, format) ? bytes.data() : QByteArray();
}

/// What a window does: it waits with its event loop running.
template<typename T>
base::Result<T> await(const QFuture<base::Result<T>> &future)
{
    if (!tests::waitUntil([&future] { return future.isFinished(); }, std::chrono::seconds(30)) || future.resultCount() == 0) {
        return base::fail(ErrorCode::Internal, QStringLiteral("no answer"), "test.await");
    }
    return future.result();
}

QString nameOf(const QByteArray &content)
{
    return QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
}

/// A centre of which every question is answered when the test says so.
struct ScriptedCentre {
    struct Question {
        sync::ContentQuery query;
        QPromise<sync::Outcome<QByteArray>> answer;
    };
    std::deque<Question> open;
    std::vector<sync::ContentQuery> asked;

    QFuture<sync::Outcome<QByteArray>> ask(const sync::ContentQuery &query)
    {
        asked.push_back(query);
        open.push_back({query, {}});
        open.back().answer.start();
        return open.back().answer.future();
    }
    /// Answers the oldest question, which it waits for.
    void answers(const sync::Outcome<QByteArray> &outcome)
    {
        if (!tests::waitUntil([this] { return !open.empty(); }, std::chrono::seconds(30))) {
            qFatal("nobody asks the centre");
        }
        open.front().answer.addResult(outcome);
        open.front().answer.finish();
        open.pop_front();
    }
    void fails(const char *reason)
    {
        answers(tl::unexpected(sync::Failure{sync::FailureClass::Network, {ErrorCode::Internal, QStringLiteral("as the test asks"), reason}, {}, {}}));
    }
};

QByteArray pdf()
{
    return "%PDF-1.7\nsomething";
}

} // namespace

/// What a clerk does with contents, over a real store.
class AttachmentStationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFileIsKeptSealedUnderItsHash();
    void whatItIsIsToldByWhatIsInIt_data();
    void whatItIsIsToldByWhatIsInIt();
    void whatCannotBeTakenLeavesNothing_data();
    void whatCannotBeTakenLeavesNothing();
    void theSameAgainIsKeptOnce();
    void whatWasKeptComesBackWithALineInTheAudit();
    void aSmallPictureIsDrawn();
    void whatIsElsewhereIsFetchedCheckedAndKept();
    void aWrongAnswerKeepsNothing_data();
    void aWrongAnswerKeepsNothing();
    void whyNothingCameIsTold_data();
    void whyNothingCameIsTold();
    void aSmallPictureOfWhatIsElsewhereIsNotKept();
    void theCentreIsAskedForAFewAtATime();
    void whatTheDiskDamagedIsFetchedAgain();
    void noOtherNameThanAHashIsTaken();
    void nobodySignedInKeepsNothing();
    void theStoreIsFreeWhileAFileIsWritten();
    void whatIsUnderWayWhenTheDeskEndsIsCancelled();

private:
    [[nodiscard]] QString fileOf(const QByteArray &content, const QString &name = QStringLiteral("scan"));
    [[nodiscard]] QStringList kept() const { return m_rig->kept(); }
    [[nodiscard]] std::vector<store::AuditLine> audit();

    std::unique_ptr<EngineRig> m_rig;
    Engine *m_engine = nullptr;
    ScriptedCentre m_centre;
    std::unique_ptr<AttachmentStation> m_station;
};

void AttachmentStationTest::init()
{
    m_rig = std::make_unique<EngineRig>();
    m_engine = &m_rig->engine();
    m_centre = ScriptedCentre();
    m_station = std::make_unique<AttachmentStation>(*m_engine, [this](const sync::ContentQuery &query) { return m_centre.ask(query); });
}

void AttachmentStationTest::cleanup()
{
    m_engine->stop();
    m_station.reset();
    m_rig.reset();
}

QString AttachmentStationTest::fileOf(const QByteArray &content, const QString &name)
{
    QFile file(m_rig->path(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
}

std::vector<store::AuditLine> AttachmentStationTest::audit()
{
    return m_rig->atStore([this] { return m_engine->workspace->audit().after(0, 100); }).value_or(std::vector<store::AuditLine>());
}

void AttachmentStationTest::aFileIsKeptSealedUnderItsHash()
{
    const QByteArray content = picture("PNG");
    const auto view = m_station->attachFile(fileOf(content, QStringLiteral("覃淑贞.png"))).result();
    EXPECT_OK(view);
    QCOMPARE(view->content, nameOf(content));
    QCOMPARE(*view, (AttachmentView{view->content, QStringLiteral("image/png"), content.size(), AttachmentPlace::Here, 0, {}}));
    QCOMPARE(kept(), QStringList{view->content});
    QFile sealed(m_rig->fileOf(view->content));
    QVERIFY(sealed.open(QIODevice::ReadOnly));
    QVERIFY(!sealed.readAll().contains("PNG"));
    QCOMPARE(m_station->look({view->content}).result().value(), std::vector{*view});
}

void AttachmentStationTest::whatItIsIsToldByWhatIsInIt_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("type");
    QTest::newRow("jpeg") << picture("JPEG") << QStringLiteral("image/jpeg");
    QTest::newRow("png") << picture("PNG") << QStringLiteral("image/png");
    QTest::newRow("tiff, Intel") << QByteArray("II*\0rest", 8) << QStringLiteral("image/tiff");
    QTest::newRow("tiff, Motorola") << QByteArray("MM\0*rest", 8) << QStringLiteral("image/tiff");
    QTest::newRow("pdf") << pdf() << QStringLiteral("application/pdf");
}

void AttachmentStationTest::whatItIsIsToldByWhatIsInIt()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, type);
    QCOMPARE(m_station->attach(content).result().value().type, type);
}

void AttachmentStationTest::whatCannotBeTakenLeavesNothing_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("empty") << QByteArray() << QByteArray("attachment.empty");
    QTest::newRow("too large") << pdf() + QByteArray(AttachmentDesk::MaxSize - pdf().size() + 1, ' ') << QByteArray("attachment.too_large");
    QTest::newRow("a text") << QByteArray("覃淑贞") << QByteArray("attachment.type");
    QTest::newRow("a web page") << QByteArray("<html>%PDF-1.7") << QByteArray("attachment.type");
    QTest::newRow("a gif") << QByteArray("GIF89a and more") << QByteArray("attachment.type");
    QTest::newRow("the beginning of a sign") << QByteArray("\x89PN") << QByteArray("attachment.type");
}

void AttachmentStationTest::whatCannotBeTakenLeavesNothing()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QByteArray, reason);
    for (const auto &taken : {m_station->attach(content).result(), m_station->attachFile(fileOf(content)).result()}) {
        EXPECT_FAILS(taken, ErrorCode::InvalidArgument);
        QCOMPARE(taken.error().reason, reason);
    }
    for (const QString &path : {m_rig->path(QStringLiteral("覃淑贞.jpg")), m_rig->path(QStringLiteral("workspace"))}) {
        const auto missing = m_station->attachFile(path).result();
        EXPECT_FAILS(missing, ErrorCode::NotFound);
        QCOMPARE(missing.error().reason, QByteArray("attachment.file"));
        QVERIFY(!missing.error().detail.contains(path));
    }
    QCOMPARE(kept(), QStringList());
}

void AttachmentStationTest::theSameAgainIsKeptOnce()
{
    const auto once = m_station->attach(pdf());
    const auto twice = m_station->attachFile(fileOf(pdf()));
    EXPECT_OK(twice.result());
    QCOMPARE(once.result(), twice.result());
    QCOMPARE(kept().size(), 1);
}

void AttachmentStationTest::whatWasKeptComesBackWithALineInTheAudit()
{
    const QString content = m_station->attach(pdf()).result().value().content;
    QVERIFY(audit().empty());
    QCOMPARE(m_station->read(content).result().value(), pdf());
    const auto lines = audit();
    QCOMPARE(lines.size(), std::size_t(1));
    QCOMPARE(lines.front().entry.act, QStringLiteral("attachment.read"));
    QCOMPARE(lines.front().entry.person.toText(), QStringLiteral("wei.xf"));
    QCOMPARE(lines.front().entry.subject, content);
    QFile damaged(m_rig->fileOf(content));
    QVERIFY(damaged.resize(20));
    EXPECT_FAILS(m_station->read(content).result(), ErrorCode::StorageCorrupt);
}

void AttachmentStationTest::aSmallPictureIsDrawn()
{
    for (const char *format : {"JPEG", "PNG"}) {
        const QString content = m_station->attach(picture(format, 800)).result().value().content;
        const QImage small = QImage::fromData(m_station->thumbnail(content).result().value(), "JPEG");
        QCOMPARE(small.size(), QSize(256, 128));
    }
    QVERIFY(audit().empty());
    const auto none = m_station->thumbnail(m_station->attach(pdf()).result().value().content).result();
    EXPECT_FAILS(none, ErrorCode::Unsupported);
    QCOMPARE(none.error().reason, QByteArray("thumbnail.type"));
    EXPECT_FAILS(m_station->thumbnail(m_station->attach("\xFF\xD8\xFF no picture").result().value().content).result(), ErrorCode::Malformed);
}

void AttachmentStationTest::whatIsElsewhereIsFetchedCheckedAndKept()
{
    const QByteArray content = picture("JPEG");
    const QString name = nameOf(content);
    QCOMPARE(m_station->look({name}).result().value().front(), (AttachmentView{name, {}, 0, AttachmentPlace::Elsewhere, 0, {}}));
    QSignalSpy changed(m_station.get(), &AttachmentDesk::attachmentChanged);
    const auto read = m_station->read(name);
    m_centre.answers(content);
    QCOMPARE(await(read).value(), content);
    QCOMPARE(m_centre.asked, (std::vector<sync::ContentQuery>{{name, sync::ContentQuery::Form::Whole}}));
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(changed.front().front().toString(), name);
    QCOMPARE(m_station->look({name}).result().value().front(), (AttachmentView{name, QStringLiteral("image/jpeg"), content.size(), AttachmentPlace::Sent, 0, {}}));
    // From here on it is here, and every reading has its line.
    QCOMPARE(await(m_station->read(name)).value(), content);
    QCOMPARE(m_centre.asked.size(), std::size_t(1));
    QCOMPARE(audit().size(), std::size_t(2));
}

void AttachmentStationTest::aWrongAnswerKeepsNothing_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("another content") << picture("PNG");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("cut off") << pdf().chopped(1);
    QTest::newRow("more") << pdf() + ' ';
}

void AttachmentStationTest::aWrongAnswerKeepsNothing()
{
    QFETCH(const QByteArray, answer);
    const auto read = m_station->read(nameOf(pdf()));
    m_centre.answers(answer);
    const auto failed = await(read);
    EXPECT_FAILS(failed, ErrorCode::Malformed);
    QCOMPARE(failed.error().reason, QByteArray("attachment.damaged"));
    QCOMPARE(kept(), QStringList());
    QCOMPARE(m_station->look({nameOf(pdf())}).result().value().front().place, AttachmentPlace::Elsewhere);
    QCOMPARE(audit().size(), std::size_t(1)); // somebody wanted to look
}

void AttachmentStationTest::whyNothingCameIsTold_data()
{
    QTest::addColumn<QByteArray>("failure");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("reason");
    const auto row = [](const char *failure, ErrorCode code, const char *reason) { QTest::newRow(failure) << QByteArray(failure) << int(code) << QByteArray(reason); };
    row("network.refused", ErrorCode::Unavailable, "attachment.offline");
    row("tls.certificate_expired", ErrorCode::Unavailable, "attachment.offline");
    row("http.503", ErrorCode::Unavailable, "attachment.offline");
    row("sync.not_started", ErrorCode::Unavailable, "attachment.offline");
    row("attachment.unknown", ErrorCode::NotFound, "attachment.unknown");
    row("reply.too_long", ErrorCode::Malformed, "attachment.damaged");
    row("thumbnail.type", ErrorCode::Unsupported, "thumbnail.type");
}

void AttachmentStationTest::whyNothingCameIsTold()
{
    QFETCH(const QByteArray, failure);
    QFETCH(const int, code);
    QFETCH(const QByteArray, reason);
    const QString name(64, QLatin1Char('a'));
    for (const auto &asked : {m_station->read(name), m_station->thumbnail(name)}) {
        m_centre.fails(failure.constData());
        const auto failed = await(asked);
        EXPECT_FAILS(failed, ErrorCode(code));
        QCOMPARE(failed.error().reason, reason);
    }
    QCOMPARE(kept(), QStringList());
}

void AttachmentStationTest::aSmallPictureOfWhatIsElsewhereIsNotKept()
{
    const QString name = nameOf(picture("PNG"));
    const auto drawn = m_station->thumbnail(name);
    m_centre.answers(picture("JPEG", 2000));
    QCOMPARE(QImage::fromData(await(drawn).value(), "JPEG").size(), QSize(256, 128));
    QCOMPARE(m_centre.asked, (std::vector<sync::ContentQuery>{{name, sync::ContentQuery::Form::Small}}));
    QCOMPARE(kept(), QStringList());
    const auto strange = m_station->thumbnail(name);
    m_centre.answers(QByteArray("<svg/>"));
    EXPECT_FAILS(await(strange), ErrorCode::Unsupported);
}

void AttachmentStationTest::theCentreIsAskedForAFewAtATime()
{
    std::vector<QFuture<base::Result<QByteArray>>> drawn;
    for (const char digit : QByteArray("abcdef")) {
        drawn.push_back(m_station->thumbnail(QString(64, QLatin1Char(digit))));
    }
    for (std::size_t answered = 0; answered < drawn.size(); ++answered) {
        m_centre.fails("http.503");
        QVERIFY(m_centre.open.size() <= CentreContents::AtOnce);
    }
    for (const auto &one : drawn) {
        EXPECT_FAILS(await(one), ErrorCode::Unavailable);
    }
}

void AttachmentStationTest::whatTheDiskDamagedIsFetchedAgain()
{
    const QString name = nameOf(pdf());
    const auto fetched = m_station->read(name);
    m_centre.answers(pdf());
    EXPECT_OK(await(fetched));
    QVERIFY(QFile(m_rig->fileOf(name)).resize(20));
    const auto again = m_station->read(name);
    m_centre.answers(pdf());
    QCOMPARE(await(again).value(), pdf());
    QCOMPARE(await(m_station->read(name)).value(), pdf());
    QVERIFY(m_centre.open.empty());
}

void AttachmentStationTest::noOtherNameThanAHashIsTaken()
{
    EXPECT_FAILS(m_station->look({QString(64, QLatin1Char('a')), QStringLiteral("../workspace.db")}).result(), ErrorCode::InvalidArgument);
    EXPECT_FAILS(m_station->read(QStringLiteral("../workspace.db")).result(), ErrorCode::InvalidArgument);
    EXPECT_FAILS(m_station->thumbnail(QStringLiteral("../workspace.db")).result(), ErrorCode::InvalidArgument);
    QVERIFY(m_centre.asked.empty());
}

void AttachmentStationTest::nobodySignedInKeepsNothing()
{
    m_engine->setSession(std::nullopt);
    EXPECT_FAILS(m_station->attach(pdf()).result(), ErrorCode::NotAllowed);
    EXPECT_FAILS(m_station->read(QString(64, QLatin1Char('a'))).result(), ErrorCode::NotAllowed);
    EXPECT_FAILS(m_station->thumbnail(QString(64, QLatin1Char('a'))).result(), ErrorCode::NotAllowed);
    QCOMPARE(kept(), QStringList());
}

void AttachmentStationTest::theStoreIsFreeWhileAFileIsWritten()
{
    const QString content = m_station->attach(picture("PNG")).result().value().content;
    std::promise<void> disk;
    m_engine->files.post([slow = disk.get_future().share()] { slow.wait(); });
    const auto attached = m_station->attach(pdf());
    const auto drawn = m_station->thumbnail(content);
    const auto read = m_station->read(content);
    // A commit would be such a job: it ends although three others wait for the disk.
    QVERIFY(m_engine->worker.run([] { return true; }).result());
    QCOMPARE(m_station->look({content}).result().value().size(), std::size_t(1));
    QVERIFY(!attached.isFinished() && !drawn.isFinished() && !read.isFinished());
    disk.set_value();
    EXPECT_OK(attached.result());
    EXPECT_OK(drawn.result());
    EXPECT_OK(read.result());
}

void AttachmentStationTest::whatIsUnderWayWhenTheDeskEndsIsCancelled()
{
    std::promise<void> disk;
    m_engine->files.post([slow = disk.get_future().share()] { slow.wait(); });
    auto attached = m_station->attach(pdf());
    const auto stopped = std::async(std::launch::async, [this] { m_engine->stop(); });
    disk.set_value();
    stopped.wait();
    attached.waitForFinished();
    // Either all of it was done or nothing is said of it.
    QCOMPARE(attached.isCanceled(), attached.resultCount() == 0);
}

YICHUANG_TEST(AttachmentStationTest)
#include "AttachmentStationTest.moc"
