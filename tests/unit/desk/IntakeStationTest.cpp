// SPDX-License-Identifier: Apache-2.0
#include "app/desk/IntakeStation.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"
#include "tests/unit/desk/EngineRig.h"

namespace yichuang {

/// Drafts of intakes, over a real store.
class IntakeStationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDraftThatCannotBeReadHidesNoOther()
    {
        tests::EngineRig rig;
        desk::IntakeStation station(rig.engine(), [] { return true; });
        desk::Draft good = station.newDraft();
        good.applicant.name = QStringLiteral("覃淑贞");
        EXPECT_OK(station.saveDraft(good).result());
        desk::Draft broken = station.newDraft();
        broken.applicant.idNumber = QString(33, u'1'); // longer than any number: an older program let it in
        EXPECT_OK(station.saveDraft(broken).result());
        const auto both = station.drafts().result();
        EXPECT_OK(both);
        QCOMPARE(both->size(), 2U);
        QVERIFY(std::any_of(both->begin(), both->end(), [&good](const desk::Draft &draft) { return draft.applicant == good.applicant; }));
        QVERIFY(std::any_of(both->begin(), both->end(), [&broken](const desk::Draft &draft) { return draft.id == broken.id && draft.isEmpty(); }));
        EXPECT_OK(station.discardDraft(broken.id).result());
        QCOMPARE(station.drafts().result()->size(), 1U);
    }
};

} // namespace yichuang

using yichuang::IntakeStationTest;
YICHUANG_TEST(IntakeStationTest)
#include "IntakeStationTest.moc"
