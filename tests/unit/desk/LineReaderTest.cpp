// SPDX-License-Identifier: Apache-2.0
#include "app/desk/LineReader.h"
#include "tests/support/TestProgram.h"

#include <QSignalSpy>
#include <QTest>

#include <unistd.h>
#include <utility>

using namespace yichuang;

/// Lines come one at a time, however the bytes come; answers can therefore be given in order.
class LineReaderTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void linesInPiecesComeWhole();
    void theNextLineWaitsForTheAnswer();
    void emptyLinesArePassedOver();
    void theLastLineNeedsNoEnd();
    void theEndWaitsForTheLastAnswer();
    void anEndlessLineIsCutAndHandedOn();

private:
    void write(const QByteArray &bytes) { QCOMPARE(::write(m_pipe[1], bytes.constData(), static_cast<size_t>(bytes.size())), bytes.size()); }
    void close() { ::close(std::exchange(m_pipe[1], -1)); }
    int m_pipe[2] = {-1, -1};
};

void LineReaderTest::init()
{
    QCOMPARE(::pipe(m_pipe), 0);
}

void LineReaderTest::cleanup()
{
    for (const int end : m_pipe) {
        if (end >= 0) {
            ::close(end);
        }
    }
}

void LineReaderTest::linesInPiecesComeWhole()
{
    desk::LineReader reader(m_pipe[0]);
    QSignalSpy lines(&reader, &desk::LineReader::line);
    write("{\"do\":");
    QTest::qWait(20);
    QCOMPARE(lines.size(), 0);
    write("\"x\"}\n{\"do\":\"y\"}\n");
    QTRY_COMPARE(lines.size(), 2);
    QCOMPARE(lines.at(0).at(0).toByteArray(), QByteArray("{\"do\":\"x\"}"));
    QCOMPARE(lines.at(1).at(0).toByteArray(), QByteArray("{\"do\":\"y\"}"));
}

void LineReaderTest::theNextLineWaitsForTheAnswer()
{
    desk::LineReader reader(m_pipe[0]);
    QSignalSpy lines(&reader, &desk::LineReader::line);
    connect(&reader, &desk::LineReader::line, &reader, &desk::LineReader::pause);
    write("a\nb\nc\n");
    QTRY_COMPARE(lines.size(), 1);
    QTest::qWait(20);
    QCOMPARE(lines.size(), 1);
    reader.resume();
    QTRY_COMPARE(lines.size(), 2);
    reader.resume();
    QTRY_COMPARE(lines.size(), 3);
}

void LineReaderTest::emptyLinesArePassedOver()
{
    desk::LineReader reader(m_pipe[0]);
    QSignalSpy lines(&reader, &desk::LineReader::line);
    write("\n  \n\r\na\n");
    QTRY_COMPARE(lines.size(), 1);
    QCOMPARE(lines.at(0).at(0).toByteArray(), QByteArray("a"));
}

void LineReaderTest::theLastLineNeedsNoEnd()
{
    desk::LineReader reader(m_pipe[0]);
    QSignalSpy lines(&reader, &desk::LineReader::line);
    QSignalSpy ended(&reader, &desk::LineReader::ended);
    write("a\nb");
    close();
    QTRY_COMPARE(lines.size(), 2);
    QTRY_COMPARE(ended.size(), 1);
}

void LineReaderTest::theEndWaitsForTheLastAnswer()
{
    desk::LineReader reader(m_pipe[0]);
    QSignalSpy ended(&reader, &desk::LineReader::ended);
    QSignalSpy lines(&reader, &desk::LineReader::line);
    connect(&reader, &desk::LineReader::line, &reader, &desk::LineReader::pause);
    write("a\n");
    close();
    QTRY_COMPARE(lines.size(), 1);
    QTest::qWait(20);
    QCOMPARE(ended.size(), 0);
    reader.resume();
    QTRY_COMPARE(ended.size(), 1);
}

void LineReaderTest::anEndlessLineIsCutAndHandedOn()
{
    desk::LineReader reader(m_pipe[0]);
    QSignalSpy lines(&reader, &desk::LineReader::line);
    const QByteArray piece(32 * 1024, 'x');
    qsizetype sent = 0;
    while (lines.isEmpty() && sent < 2 * desk::LineReader::MaxLine) {
        write(piece);
        sent += piece.size();
        QTest::qWait(0);
    }
    QTRY_COMPARE(lines.size(), 1);
    QVERIFY(lines.at(0).at(0).toByteArray().size() > desk::LineReader::MaxLine);
}

YICHUANG_TEST(LineReaderTest)
#include "LineReaderTest.moc"
