// SPDX-License-Identifier: Apache-2.0
#include "app/sync/Link.h"

#include "tests/support/FakeClock.h"
#include "tests/support/TestProgram.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace yichuang;
using namespace std::chrono_literals;
using sync::Activity;
using sync::Failure;
using sync::FailureClass;
using sync::Link;
using sync::LinkState;

namespace {

Failure failure(FailureClass kind, base::ErrorCode code = base::ErrorCode::Unavailable, const char *reason = "network.refused")
{
    return {kind, {code, QStringLiteral("test"), reason}, {}, {}};
}

} // namespace

class LinkTest : public QObject {
    Q_OBJECT

    tests::FakeClock m_clock;
    std::unique_ptr<Link> m_link;

private Q_SLOTS:
    void init() { m_link = std::make_unique<Link>(m_clock, [] { return 0.5; }); }

    void isOfflineUntilTheCentreAnswered()
    {
        QCOMPARE(m_link->status().state, LinkState::Offline);
        QVERIFY(m_link->isOpen(Activity::Send));
        m_link->succeeded(Activity::Follow);
        QCOMPARE(m_link->status().state, LinkState::Online);
    }

    void eachActivityHasItsOwnPatience()
    {
        m_link->failed(Activity::Send, failure(FailureClass::Network));
        QVERIFY(!m_link->isOpen(Activity::Send));
        QVERIFY(m_link->isOpen(Activity::Follow));
        m_link->succeeded(Activity::Follow);
        QVERIFY2(!m_link->isOpen(Activity::Send), "a poll that works says nothing about a large upload");
        m_clock.advance(5s);
        QVERIFY(m_link->isOpen(Activity::Send));
    }

    void whatConcernsAllShutsAll_data()
    {
        QTest::addColumn<FailureClass>("kind");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<base::ErrorCode>("code");
        QTest::addColumn<bool>("all");
        QTest::addColumn<LinkState>("state");
        QTest::newRow("sign-in") << FailureClass::Auth << QByteArray("http.403") << base::ErrorCode::NotAllowed << true << LinkState::AuthNeeded;
        QTest::newRow("wrong centre") << FailureClass::Fatal << QByteArray("tls.untrusted") << base::ErrorCode::CryptoFailed << true << LinkState::Stopped;
        QTest::newRow("old version") << FailureClass::Unsupported << QByteArray("http.426") << base::ErrorCode::Unsupported << true << LinkState::Offline;
        QTest::newRow("broken store") << FailureClass::Fatal << QByteArray("store.storage_corrupt") << base::ErrorCode::StorageCorrupt << false << LinkState::Stopped;
        QTest::newRow("one path missing") << FailureClass::Unsupported << QByteArray("http.404") << base::ErrorCode::NotFound << false << LinkState::Online;
    }
    void whatConcernsAllShutsAll()
    {
        QFETCH(FailureClass, kind);
        QFETCH(QByteArray, reason);
        QFETCH(base::ErrorCode, code);
        QFETCH(bool, all);
        QFETCH(LinkState, state);
        m_link->succeeded(Activity::Follow);
        m_link->failed(Activity::Numbers, failure(kind, code, reason.constData()));
        QVERIFY(!m_link->isOpen(Activity::Numbers));
        QCOMPARE(m_link->isOpen(Activity::Send), !all);
        QCOMPARE(m_link->status().state, state);
        QCOMPARE(m_link->status().reason, reason);
        m_link->retryNow();
        QVERIFY(m_link->isOpen(Activity::Send) && m_link->isOpen(Activity::Numbers));
    }

    void aLateAnswerDoesNotOpenWhatIsShut()
    {
        m_link->failed(Activity::Send, failure(FailureClass::Auth));
        m_link->succeeded(Activity::Follow);
        QCOMPARE(m_link->status().state, LinkState::AuthNeeded);
        m_link->authorised();
        QVERIFY(m_link->isOpen(Activity::Send));
    }

    void opensByItselfWhenTheTimeHasCome()
    {
        QSignalSpy opened(m_link.get(), &Link::opened);
        Failure soon = failure(FailureClass::Busy);
        soon.retryAfter = 20ms;
        m_link->failed(Activity::Send, soon);
        m_clock.advance(30ms);
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(m_link->isOpen(Activity::Send));
    }

    // The time has come, and before the event loop tells of it another activity has news.
    void aWakeUpThatIsDueIsNotLost()
    {
        QSignalSpy opened(m_link.get(), &Link::opened);
        Failure soon = failure(FailureClass::Busy);
        soon.retryAfter = 20ms;
        m_link->failed(Activity::Send, soon);
        m_clock.advance(30ms);
        QThread::msleep(30);
        m_link->succeeded(Activity::Follow);
        m_link->failed(Activity::Numbers, failure(FailureClass::Network)); // waits much longer
        m_link->succeeded(Activity::Follow);
        QTRY_COMPARE(opened.size(), 1);
    }

    void settingTheWallClockChangesNoWaiting()
    {
        m_link->failed(Activity::Send, failure(FailureClass::Network));
        m_clock.setWall(m_clock.now() + 24h);
        QVERIFY(!m_link->isOpen(Activity::Send));
        m_clock.setWall(m_clock.now() - 72h);
        m_clock.advance(5s);
        QVERIFY(m_link->isOpen(Activity::Send));
    }

    void remembersOverARestart()
    {
        for (int i = 0; i < 5; ++i) {
            m_link->failed(Activity::Send, failure(FailureClass::Network));
        }
        Link next(m_clock, [] { return 0.5; });
        next.restore(m_link->toJson());
        QVERIFY(!next.isOpen(Activity::Send));
        QVERIFY(next.isOpen(Activity::Follow));
        QCOMPARE(next.nextTry(Activity::Send), m_link->nextTry(Activity::Send));
    }

    void statusIsSaidOnlyWhenItChanges()
    {
        QSignalSpy changed(m_link.get(), &Link::statusChanged);
        m_link->succeeded(Activity::Follow);
        m_link->succeeded(Activity::Follow);
        m_link->succeeded(Activity::Send);
        QCOMPARE(changed.size(), 1);
    }
};

YICHUANG_TEST(LinkTest)
#include "LinkTest.moc"
