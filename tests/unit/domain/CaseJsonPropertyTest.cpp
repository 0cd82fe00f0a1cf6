// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "app/domain/CaseText.h"
#include "tests/support/domain/Arbitrary.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

class CaseJsonPropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anyCaseReadsBack();
    void anyCaseIsWrittenStraight();
    void anyActReadsBack();
};

void CaseJsonPropertyTest::anyCaseReadsBack()
{
    QVERIFY(rc::check("a case survives its bytes", [] {
        const Case record = *arbitrary::caseRecord();
        const QByteArray bytes = base::canonicalJson(record.toJson());
        const base::Result<Case> read = base::parseJsonObject(bytes).and_then(Case::fromJson);
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == record);
        RC_ASSERT(base::canonicalJson(read->toJson()) == bytes);
    }));
}

void CaseJsonPropertyTest::anyCaseIsWrittenStraight()
{
    QVERIFY(rc::check("the text of a case is that of its JSON, with version 0", [] {
        Case record = *arbitrary::caseRecord();
        const QByteArray text = caseText(record);
        record.version = 0;
        RC_ASSERT(text == base::canonicalJson(record.toJson()));
    }));
}

void CaseJsonPropertyTest::anyActReadsBack()
{
    QVERIFY(rc::check("an act survives its bytes", [] {
        const Act act = *arbitrary::act();
        const QByteArray bytes = base::canonicalJson(act.toJson());
        const base::Result<Act> read = base::parseJsonObject(bytes).and_then([&act](const QJsonObject &json) { return Act::fromJson(act.kind, json); });
        RC_ASSERT(read.has_value());
        RC_ASSERT(*read == act);
    }));
}

YICHUANG_TEST(CaseJsonPropertyTest)
#include "CaseJsonPropertyTest.moc"
