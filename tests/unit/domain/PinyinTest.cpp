// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Pinyin.h"
#include "tests/unit/domain/CalendarFixture.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::domain::fixture;

namespace {

const Pinyin &pinyin()
{
    static const Pinyin made = [] {
        auto result = Pinyin::make(resource(QStringLiteral("pinyin/readings.txt")),
                                   resource(QStringLiteral("pinyin/surnames.txt")));
        if (!result) {
            qFatal("pinyin: %s", qPrintable(result.error().detail));
        }
        return std::move(*result);
    }();
    return made;
}

} // namespace

class PinyinTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void spellings_data();
    void spellings();
    void companiesHaveNoSurname();
    void spellingsAreBounded();
    void brokenDataIsRefused_data();
    void brokenDataIsRefused();
    void everyCommonCharacterHasAReading();
};

void PinyinTest::spellings_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("initials");
    QTest::addColumn<QStringList>("full");
    const auto row = [](const char *label, const char16_t *name, const char *initials, const char *full) {
        const auto list = [](const char *text) {
            return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        QTest::newRow(label) << QString::fromUtf16(name) << list(initials) << list(full);
    };
    row("Guangxi", u"覃单仇", "qsq tsq", "qinshanqiu tanshanqiu");
    row("覃", u"覃淑贞", "qsz tsz", "qinshuzhen tanshuzhen");
    row("plain", u"张小明", "zxm", "zhangxiaoming");
    row("单", u"单田芳", "stf", "shantianfang");
    row("仇", u"仇英", "qy", "qiuying");
    row("解", u"解晓东", "xxd", "xiexiaodong");
    row("任", u"任正非", "rzf", "renzhengfei");
    row("曾", u"曾国藩", "zgf", "zengguofan");
    row("查", u"查良镛", "zly", "zhaliangyong");
    row("盖", u"盖叫天", "gjt", "gejiaotian gaijiaotian");
    row("区", u"区楚良", "ocl", "ouchuliang");
    row("翟", u"翟天临", "ztl dtl", "zhaitianlin ditianlin");
    row("朴", u"朴树", "ps", "piaoshu");
    row("朴 within", u"张朴", "zp", "zhangpu zhangpiao");
    row("尉迟", u"尉迟恭", "ycg", "yuchigong");
    row("万俟", u"万俟卨", "mqx", "moqixie");
    row("欧阳", u"欧阳修", "oyx", "ouyangxiu");
    row("ü", u"吕布", "lb", "lvbu");
    row("traditional", u"張學友", "zxy", "zhangxueyou");
    row("dot", u"买买提·艾山", "mmtas", "maimaitiaishan");
    row("other dot", u"买买提•艾山", "mmtas", "maimaitiaishan");
    row("rare", u"𠮷田", "jt", "jitian");
    row("padded", u"\u3000李　四 ", "ls", "lisi");
    row("Latin", u"John Smith", "js", "johnsmith");
    row("Latin with an accent", u"JÜRGEN Müller", "jm", "jurgenmuller");
    row("digits", u"5 号", "5h", "5hao");
    row("full-width letters", u"ＫＴＶ娱乐", "ktvyl ktvyy", "ktvyule ktvyuyue");
    row("unknown characters", u"张\uE000三☃", "zs", "zhangsan");
    row("nothing to spell", u"☃·", "", "");
    row("empty", u"", "", "");
}

void PinyinTest::spellings()
{
    QFETCH(QString, name);
    QTEST(pinyin().initials(name), "initials");
    QTEST(pinyin().full(name), "full");
}

void PinyinTest::companiesHaveNoSurname()
{
    QCOMPARE(pinyin().initials(QStringLiteral("区政府"), NameKind::Other), QStringList(QStringLiteral("qzf")));
    QCOMPARE(pinyin().initials(QStringLiteral("单位参保登记"), NameKind::Other).first(), QStringLiteral("dwcbdj"));
    QVERIFY(pinyin().full(QStringLiteral("重庆银行"), NameKind::Other).contains(QStringLiteral("chongqingyinhang")));
    QVERIFY(pinyin().initials(QStringLiteral("成都"), NameKind::Other).contains(QStringLiteral("cd")));
}

void PinyinTest::spellingsAreBounded()
{
    const QString name = QStringLiteral("重长乐朝行").repeated(40);
    QVERIFY(pinyin().full(name).size() <= Pinyin::MaxSpellings);
    QVERIFY(!pinyin().initials(name).isEmpty());
    QCOMPARE(pinyin().initials(name).first().size(), name.size());
}

void PinyinTest::brokenDataIsRefused_data()
{
    QTest::addColumn<QByteArray>("readings");
    QTest::addColumn<QByteArray>("surnames");
    QTest::addColumn<QByteArray>("reason");
    const QByteArray good("# c\nzhang\t\xe5\xbc\xa0\n");
    QTest::newRow("good") << good << QByteArray() << QByteArray();
    QTest::newRow("no tab") << QByteArray("zhang\n") << QByteArray() << QByteArray("pinyin.readings");
    QTest::newRow("no syllable") << QByteArray("zh4ng\tx\n") << QByteArray() << QByteArray("pinyin.readings");
    QTest::newRow("empty syllable") << QByteArray("zhang,\tx\n") << QByteArray() << QByteArray("pinyin.readings");
    QTest::newRow("no UTF-8") << QByteArray("zhang\t\xff\xfe\n") << QByteArray() << QByteArray("pinyin.readings");
    QTest::newRow("surname") << good << QByteArray("\xe5\xbc\xa0\n") << QByteArray("pinyin.surnames");
    QTest::newRow("surname of three") << good << QByteArray("abc\tx y z\n") << QByteArray("pinyin.surnames");
    QTest::newRow("pair with one syllable") << good << QByteArray("ab\tx\n") << QByteArray("pinyin.surnames");
}

void PinyinTest::brokenDataIsRefused()
{
    QFETCH(QByteArray, readings);
    QFETCH(QByteArray, surnames);
    QFETCH(QByteArray, reason);
    const auto made = Pinyin::make(readings, surnames);
    QCOMPARE(made.has_value(), reason.isEmpty());
    if (!made) {
        QCOMPARE(made.error().reason, reason);
    }
}

void PinyinTest::everyCommonCharacterHasAReading()
{
    int without = 0;
    for (char32_t c = 0x4E00; c <= 0x9FA5; ++c) {
        without += pinyin().full(QString::fromUcs4(&c, 1)).isEmpty() ? 1 : 0;
    }
    // Unihan knows a reading of all but a few ghost characters of the first block.
    QVERIFY2(without < 200, qPrintable(QString::number(without)));
}

YICHUANG_TEST(PinyinTest)
#include "PinyinTest.moc"
