// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SamReplies.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::devices;

class SamRepliesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mayAnswer_data();
    void mayAnswer();
    void number();
    void sizesThatAreNoCard();
};

void SamRepliesTest::mayAnswer_data()
{
    QTest::addColumn<int>("command");
    QTest::addColumn<int>("sw3");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("may");
    const auto row = [](const char *name, SamCommand command, int sw3, int size, bool may) {
        QTest::newRow(name) << static_cast<int>(command) << sw3 << size << may;
    };
    row("found", SamCommand::FindCard, 0x9F, 4, true);
    row("none found", SamCommand::FindCard, 0x80, 0, true);
    row("a status as a find", SamCommand::FindCard, 0x90, 0, false);
    row("a card as a find", SamCommand::FindCard, 0x90, 1284, false);
    row("selected", SamCommand::SelectCard, 0x90, 8, true);
    row("a find as a selection", SamCommand::SelectCard, 0x9F, 4, false);
    row("a card as a selection", SamCommand::SelectCard, 0x90, 1284, false);
    row("a card", SamCommand::ReadCard, 0x90, 1284, true);
    row("a selection as a card", SamCommand::ReadCard, 0x90, 8, false);
    row("a fault as a card", SamCommand::ReadCard, 0x41, 0, true);
    row("the number", SamCommand::SamId, 0x90, 16, true);
    row("a status as the number", SamCommand::SamId, 0x90, 0, false);
    row("a status", SamCommand::Status, 0x90, 0, true);
    row("a find as a status", SamCommand::Status, 0x9F, 4, false);
}

void SamRepliesTest::mayAnswer()
{
    QFETCH(int, command);
    QFETCH(int, sw3);
    QFETCH(int, size);
    QFETCH(bool, may);
    const SamReply reply{0, 0, static_cast<quint8>(sw3), QByteArray(size, '\0')};
    QCOMPARE(devices::mayAnswer(static_cast<SamCommand>(command), reply), may);
}

void SamRepliesTest::number()
{
    QCOMPARE(samNumber(QByteArray::fromHex("0500010052173401395f0700d2029649")).value_or(QString()), QStringLiteral("05.01-20191058-000483129-1234567890"));
    EXPECT_FAILS(samNumber(QByteArray(15, '\0')), base::ErrorCode::Malformed);
}

void SamRepliesTest::sizesThatAreNoCard()
{
    const auto reply = [](const char *head, int size) { return SamReply{0, 0, 0x90, QByteArray::fromHex(head) + QByteArray(size, ' ')}; };
    EXPECT_FAILS(cardFrom(reply("01000400", 1279), nullptr), base::ErrorCode::Malformed);
    EXPECT_FAILS(cardFrom(reply("01000400", 1281), nullptr), base::ErrorCode::Malformed);
    EXPECT_FAILS(cardFrom(reply("04000100", 1280), nullptr), base::ErrorCode::Malformed);
    EXPECT_FAILS(cardFrom(reply("", 0), nullptr), base::ErrorCode::Malformed);
}

YICHUANG_TEST(SamRepliesTest)
#include "SamRepliesTest.moc"
