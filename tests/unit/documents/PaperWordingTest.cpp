// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperWording.h"
#include "tests/support/Expect.h"
#include "tests/support/SourceTree.h"
#include "tests/support/TestProgram.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace yichuang;
using namespace yichuang::documents;

namespace {

const QByteArray head = R"({"kind":"refusal_notice","version":2,"title":"不予受理通知书","number":"%{document_number}",
"copies":"一式两份","footer":[],"reprint_mark":"重打%1","provisional_mark":"临时","blocks":[)";

} // namespace

class PaperWordingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void builtInIsWhole();
    void folderAsPublished();
    void folderWithAPaperMissing();
    void badWordings_data();
    void badWordings();
};

void PaperWordingTest::builtInIsWhole()
{
    const auto wordings = PaperWordings::builtIn();
    EXPECT_OK(wordings);
    QCOMPARE(wordings->of(PaperKind::CorrectionNotice).title, QStringLiteral("补正材料一次性告知书"));
    for (const PaperKind kind : allPaperKinds) {
        QCOMPARE(wordings->of(kind).kind, kind);
        QVERIFY(wordings->of(kind).blocks.size() >= 6);
        QCOMPARE(paperKindFromWord(toWord(kind)), std::optional(kind));
    }
}

void PaperWordingTest::folderAsPublished()
{
    EXPECT_OK(PaperWordings::fromFolder(tests::sourceTree("resources/papers")));
}

void PaperWordingTest::folderWithAPaperMissing()
{
    QTemporaryDir folder;
    EXPECT_FAILS(PaperWordings::fromFolder(folder.path()), base::ErrorCode::NotFound);
    for (const PaperKind kind : allPaperKinds) {
        QVERIFY(QFile::copy(tests::sourceTree("resources/papers/refusal_notice.json"),
                            folder.filePath(toWord(kind) + QStringLiteral(".json"))));
    }
    EXPECT_FAILS(PaperWordings::fromFolder(folder.path()), base::ErrorCode::Malformed);
}

void PaperWordingTest::badWordings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("not JSON") << QByteArray("{");
    QTest::newRow("no blocks") << QByteArray(R"({"kind":"refusal_notice"})");
    QTest::newRow("unknown kind") << QByteArray(head + "]}").replace("refusal_notice", "love_letter");
    QTest::newRow("unknown placeholder") << head + R"({"text":"你好%{nobody}"}]})";
    QTest::newRow("unknown role") << head + R"({"text":"你好","role":"shout"}]})";
    QTest::newRow("unknown field") << head + R"({"fields":[["nobody","谁"]]}]})";
    QTest::newRow("field without a label") << head + R"({"fields":[["court",""]]}]})";
    QTest::newRow("unknown list") << head + R"({"list":"people","columns":[["name","名",1]]}]})";
    QTest::newRow("unknown column") << head + R"({"list":"fees","columns":[["pages","页",1]]}]})";
    QTest::newRow("no width") << head + R"({"list":"fees","columns":[["name","名",0]]}]})";
    QTest::newRow("unknown condition") << head + R"({"text":"你好","when":"nobody"}]})";
    QTest::newRow("block of nothing") << head + "{}]}";
    QTest::newRow("block is no object") << head + "7]}";
    QTest::newRow("placeholder in the footer") << QByteArray(head + "]}").replace(R"("footer":[])", R"("footer":["%{nobody}"])");
}

void PaperWordingTest::badWordings()
{
    QFETCH(QByteArray, json);
    EXPECT_FAILS(PaperWording::fromJson(json), base::ErrorCode::Malformed);
    EXPECT_OK(PaperWording::fromJson(head + "]}"));
}

YICHUANG_TEST(PaperWordingTest)
#include "PaperWordingTest.moc"
