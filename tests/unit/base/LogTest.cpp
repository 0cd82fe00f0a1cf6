// SPDX-License-Identifier: Apache-2.0
#include "app/base/Log.h"

#include "app/base/Json.h"
#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTemporaryFile>
#include <QTest>

#include <cstdio>
#include <functional>
#include <thread>

#include <unistd.h>

using namespace yichuang::base;

namespace {

// What goes to standard error while `write` runs.
QByteArray captured(const std::function<void()> &write)
{
    QTemporaryFile file;
    if (!file.open()) {
        return {};
    }
    std::fflush(stderr);
    const int kept = dup(STDERR_FILENO);
    dup2(file.handle(), STDERR_FILENO);
    write();
    std::fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    file.seek(0);
    return file.readAll();
}

} // namespace

class LogTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();
    void writesOneJsonLine();
    void levels_data();
    void levels();
    void nothingBreaksTheLine();
    void aFieldCannotReplaceWhatEveryLineHas();
    void linesOfManyThreadsDoNotMix();
};

void LogTest::cleanup()
{
    setLogLevel(LogLevel::Info);
}

void LogTest::writesOneJsonLine()
{
    const Instant before = instantFromMs(QDateTime::currentMSecsSinceEpoch());
    const QByteArray text = captured([] { log(LogLevel::Warning, "sync", "retry", {{"tries", u"3"_qs}, {"lane", u"case"_qs}}); });
    QCOMPARE(text.count('\n'), 1);
    QVERIFY(text.endsWith('\n'));
    const auto line = parseJsonObject(text);
    EXPECT_OK(line);
    JsonReader reader(*line);
    QCOMPARE(reader.text("level"), u"warning"_qs);
    QCOMPARE(reader.text("component"), u"sync"_qs);
    QCOMPARE(reader.text("event"), u"retry"_qs);
    QCOMPARE(reader.text("tries"), u"3"_qs);
    QCOMPARE(reader.text("lane"), u"case"_qs);
    const Instant at = reader.instant("time");
    QVERIFY(!reader.error());
    QCOMPARE(line->size(), 6);
    QVERIFY(at >= before && at - before < std::chrono::minutes(1));
}

void LogTest::levels_data()
{
    QTest::addColumn<LogLevel>("least");
    QTest::addColumn<QStringList>("written");
    QTest::newRow("debug") << LogLevel::Debug << QStringList{u"debug"_qs, u"info"_qs, u"warning"_qs, u"error"_qs};
    QTest::newRow("info") << LogLevel::Info << QStringList{u"info"_qs, u"warning"_qs, u"error"_qs};
    QTest::newRow("warning") << LogLevel::Warning << QStringList{u"warning"_qs, u"error"_qs};
    QTest::newRow("error") << LogLevel::Error << QStringList{u"error"_qs};
}

void LogTest::levels()
{
    QFETCH(LogLevel, least);
    setLogLevel(least);
    const QByteArray text = captured([] {
        for (const LogLevel level : {LogLevel::Debug, LogLevel::Info, LogLevel::Warning, LogLevel::Error}) {
            log(level, "test", "event");
        }
    });
    QStringList written;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty()) {
            written.append(parseJsonObject(line)->value(u"level"_qs).toString());
        }
    }
    QTEST(written, "written");
}

// A code from a peer may hold anything; it must not forge a second line.
void LogTest::nothingBreaksTheLine()
{
    const QString hostile = u"a\n{\"level\":\"error\"}\r\n\"\\\u2028\u001b[31m"_qs + QChar(0) + QChar(0xD800);
    const QByteArray text = captured([&hostile] { log(LogLevel::Info, "test", "event", {{"code", hostile}}); });
    QCOMPARE(text.count('\n'), 1);
    QVERIFY(!text.contains('\r'));
    QVERIFY(!text.contains('\x1b'));
    EXPECT_OK(parseJsonObject(text));
}

void LogTest::aFieldCannotReplaceWhatEveryLineHas()
{
    const QByteArray text = captured([] { log(LogLevel::Error, "test", "event", {{"level", u"debug"_qs}, {"event", u"other"_qs}, {"time", u"never"_qs}}); });
    const auto line = parseJsonObject(text);
    EXPECT_OK(line);
    QCOMPARE(line->value(u"level"_qs).toString(), u"error"_qs);
    QCOMPARE(line->value(u"event"_qs).toString(), u"event"_qs);
    QVERIFY(line->value(u"time"_qs).toString() != u"never"_qs);
}

void LogTest::linesOfManyThreadsDoNotMix()
{
    constexpr int Threads = 8;
    constexpr int Each = 500;
    const QString filling(300, QLatin1Char('x'));
    const QByteArray text = captured([&filling] {
        std::vector<std::thread> threads;
        for (int t = 0; t < Threads; ++t) {
            threads.emplace_back([&filling, t] {
                for (int i = 0; i < Each; ++i) {
                    log(LogLevel::Info, "test", "event", {{"thread", QString::number(t)}, {"filling", filling}});
                }
            });
        }
        for (std::thread &thread : threads) {
            thread.join();
        }
    });
    int lines = 0;
    for (const QByteArray &line : text.split('\n')) {
        if (!line.isEmpty()) {
            EXPECT_OK(parseJsonObject(line));
            ++lines;
        }
    }
    QCOMPARE(lines, Threads * Each);
}

YICHUANG_TEST(LogTest)
#include "LogTest.moc"
