// SPDX-License-Identifier: Apache-2.0
#include "app/devices/CardReadProblem.h"
#include "app/devices/SamStatus.h"
#include "tests/support/TestProgram.h"

#include <QSet>
#include <QTest>

using namespace yichuang::devices;

class SamStatusTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyValueHasItsMeaning_data();
    void everyValueHasItsMeaning();
    void restIsUndocumented();
    void problemsHaveDistinctWords();
};

void SamStatusTest::everyValueHasItsMeaning_data()
{
    QTest::addColumn<int>("sw3");
    QTest::addColumn<QString>("word");
    QTest::addColumn<int>("remedy");
    const auto row = [](int sw3, const char *word, SamRemedy remedy) {
        QTest::newRow(word) << sw3 << QString::fromLatin1(word) << static_cast<int>(remedy);
    };
    row(0x90, "ok", SamRemedy::TryAgain);
    row(0x9F, "card_found", SamRemedy::TryAgain);
    row(0x10, "checksum_error", SamRemedy::TryAgain);
    row(0x11, "length_error", SamRemedy::TryAgain);
    row(0x21, "bad_command", SamRemedy::GiveUpReader);
    row(0x23, "no_right", SamRemedy::GiveUpReader);
    row(0x24, "unknown_error", SamRemedy::TryAgain);
    row(0x31, "card_rejects_sam", SamRemedy::GiveUpCard);
    row(0x32, "sam_rejects_card", SamRemedy::GiveUpCard);
    row(0x33, "check_failed", SamRemedy::TryAgain);
    row(0x40, "wrong_card", SamRemedy::GiveUpCard);
    row(0x41, "read_failed", SamRemedy::TryAgain);
    row(0x47, "random_failed", SamRemedy::TryAgain);
    row(0x60, "self_test_failed", SamRemedy::GiveUpReader);
    row(0x66, "sam_unauthorised", SamRemedy::GiveUpReader);
    row(0x80, "no_card_found", SamRemedy::WaitForCard);
    row(0x81, "select_failed", SamRemedy::TryAgain);
    row(0x91, "no_such_item", SamRemedy::GiveUpCard);
}

void SamStatusTest::everyValueHasItsMeaning()
{
    QFETCH(int, sw3);
    QFETCH(QString, word);
    QFETCH(int, remedy);
    const SamStatus status = samStatusFromSw3(static_cast<quint8>(sw3));
    QCOMPARE(toWord(status), word);
    QCOMPARE(static_cast<int>(remedyFor(status)), remedy);
}

void SamStatusTest::restIsUndocumented()
{
    int documented = 0;
    for (int sw3 = 0; sw3 < 256; ++sw3) {
        documented += samStatusFromSw3(static_cast<quint8>(sw3)) == SamStatus::Undocumented ? 0 : 1;
    }
    QCOMPARE(documented, 18);
    QCOMPARE(remedyFor(SamStatus::Undocumented), SamRemedy::TryAgain);
}

void SamStatusTest::problemsHaveDistinctWords()
{
    QSet<QString> words;
    for (int i = 0; i <= static_cast<int>(CardProblem::Busy); ++i) {
        words.insert(toWord(static_cast<CardProblem>(i)));
    }
    QVERIFY(!words.contains(QString()));
    QCOMPARE(words.size(), static_cast<int>(CardProblem::Busy) + 1);
}

YICHUANG_TEST(SamStatusTest)
#include "SamStatusTest.moc"
