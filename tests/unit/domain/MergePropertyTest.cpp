// SPDX-License-Identifier: Apache-2.0
#include "app/domain/Merge.h"

#include "tests/support/domain/Arbitrary.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::domain;
using namespace yichuang::tests;

namespace {

const std::vector<QString> Paths{QStringLiteral("applicant.name"),    QStringLiteral("applicant.id_number"), QStringLiteral("applicant.phone"),
                                 QStringLiteral("applicant.address"), QStringLiteral("result_way"),          QStringLiteral("fields.f0"),
                                 QStringLiteral("fields.other")};

// Changes of the paths a bit set names, made on `seen`.
std::vector<FieldChange> changesOf(const Case &seen, int set)
{
    std::vector<FieldChange> changes;
    for (size_t i = 0; i < Paths.size(); ++i) {
        if ((set & (1 << i)) != 0) {
            changes.push_back({Paths[i], amendableField(seen, Paths[i]).value(), *arbitrary::text()});
        }
    }
    return changes;
}

Case applied(const Case &record, const std::vector<FieldChange> &changes)
{
    const Merged merged = mergeChanges(record, changes).value();
    RC_ASSERT(merged.conflicts.empty());
    return merged.record;
}

// An empty field of the form is as good as none.
Case tidied(Case record)
{
    record.fields.removeIf([](const auto &field) { return field.value().isEmpty(); });
    return record;
}

} // namespace

class MergePropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void disjointChangesCommute();
    void repeatedChangesChangeNothing();
    void sameFieldConflictsAreReported();
};

void MergePropertyTest::disjointChangesCommute()
{
    QVERIFY(rc::check("disjoint changes commute", [] {
        const Case record = *arbitrary::caseRecord();
        const int mine = *rc::gen::inRange(0, 128);
        const int theirs = *rc::gen::inRange(0, 128) & ~mine;
        const std::vector<FieldChange> a = changesOf(record, mine);
        const std::vector<FieldChange> b = changesOf(record, theirs);
        RC_ASSERT(tidied(applied(applied(record, a), b)) == tidied(applied(applied(record, b), a)));
    }));
}

void MergePropertyTest::repeatedChangesChangeNothing()
{
    QVERIFY(rc::check("a change applied twice is applied once", [] {
        const Case record = *arbitrary::caseRecord();
        const std::vector<FieldChange> changes = changesOf(record, *rc::gen::inRange(0, 128));
        const Case once = applied(record, changes);
        RC_ASSERT(applied(once, changes) == once);
    }));
}

void MergePropertyTest::sameFieldConflictsAreReported()
{
    QVERIFY(rc::check("conflicts are exactly the fields both changed to different values", [] {
        const Case record = *arbitrary::caseRecord();
        const std::vector<FieldChange> mine = changesOf(record, *rc::gen::inRange(0, 128));
        const std::vector<FieldChange> theirs = changesOf(record, *rc::gen::inRange(0, 128));
        const Case now = applied(record, theirs);
        std::vector<FieldConflict> expected;
        for (const FieldChange &m : mine) {
            for (const FieldChange &t : theirs) {
                if (m.path == t.path && m.to != t.to && t.to != t.from) {
                    expected.push_back({m.path, m.from, m.to, t.to});
                }
            }
        }
        const Merged merged = mergeChanges(now, mine).value();
        RC_ASSERT(merged.conflicts == expected);
        RC_ASSERT((expected.empty() || merged.record == now));
    }));
}

YICHUANG_TEST(MergePropertyTest)
#include "MergePropertyTest.moc"
