// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "app/protocol/Change.h"
#include "app/protocol/Messages.h"
#include "tests/support/domain/Arbitrary.h"
#include "tests/support/TestProgram.h"

#include <QTest>

using namespace yichuang;
using namespace yichuang::protocol;
using namespace yichuang::tests;

namespace {

rc::Gen<QByteArray> hash()
{
    return rc::gen::map(rc::gen::container<std::string>(32, rc::gen::arbitrary<char>()), [](const std::string &bytes) { return QByteArray::fromStdString(bytes); });
}

rc::Gen<Operation> operation()
{
    return rc::gen::exec([] {
        Operation made;
        const domain::Act act = *arbitrary::act();
        made.id = *arbitrary::id<domain::OperationId>();
        made.kind = act.kind;
        made.caseId = *arbitrary::id<domain::CaseId>();
        made.lane = made.caseId.toText();
        made.seq = *rc::gen::inRange<qint64>(1, 1000);
        made.base = *rc::gen::inRange<qint64>(0, 1000);
        made.actor = *arbitrary::anyKey<domain::PersonId>();
        made.window = key<domain::WindowId>("03");
        made.catalogue = *arbitrary::text();
        made.made = {*arbitrary::instant(), *rc::gen::inRange<qint64>(0, 1'000'000'000), *rc::gen::inRange<qint64>(-1'000'000, 1'000'000),
                     *rc::gen::inRange<qint64>(-1, 60'000)};
        made.needs = *rc::gen::element(QStringList(), QStringList{QString(64, QLatin1Char('b'))});
        made.effect = domain::Effect(*rc::gen::inRange(0, 3));
        made.payload = act.toJson();
        made.chain = {*rc::gen::inRange<qint64>(1, 1'000'000), *hash(), *hash()};
        return made;
    });
}

rc::Gen<Answer> answer()
{
    return rc::gen::exec([] {
        Answer made;
        made.id = *arbitrary::id<domain::OperationId>();
        made.status = *rc::gen::element(AnswerStatus::Applied, AnswerStatus::Held, AnswerStatus::Conflict, AnswerStatus::Refused, AnswerStatus::Retry);
        if (made.status == AnswerStatus::Applied || made.status == AnswerStatus::Conflict) {
            made.version = *rc::gen::inRange<qint64>(1, 1000);
        }
        if (made.status == AnswerStatus::Conflict) {
            made.conflicts = *arbitrary::few(rc::gen::map(arbitrary::text(), [](const QString &text) {
                return domain::FieldConflict{QStringLiteral("applicant.name"), text, text + text, {}};
            }));
            made.theirs = (*arbitrary::caseRecord()).toJson();
        }
        if (made.status == AnswerStatus::Refused) {
            made.code = QStringLiteral("case.note");
            made.text = *arbitrary::text();
            made.remedy = QStringLiteral("correct");
        }
        made.missing = made.status == AnswerStatus::Held ? QStringList{QStringLiteral("seq:%1").arg(*rc::gen::inRange(1, 9))} : QStringList();
        made.afterMs = made.status == AnswerStatus::Retry ? *rc::gen::inRange<qint64>(0, 600'000) : 0;
        return made;
    });
}

rc::Gen<Change> change()
{
    return rc::gen::exec([] {
        const ChangeType type = ChangeType(*rc::gen::inRange(0, static_cast<int>(ChangeType::Tombstone) + 1));
        return Change{type, *arbitrary::text(), *rc::gen::inRange<qint64>(0, 1000), type == ChangeType::Tombstone ? QJsonObject() : (*arbitrary::caseRecord()).toJson(),
                      type == ChangeType::Tombstone && *rc::gen::arbitrary<bool>()};
    });
}

template<typename T>
void checkReadsBack(const T &value)
{
    const QByteArray bytes = base::canonicalJson(value.toJson());
    const base::Result<T> read = base::parseJsonObject(bytes).and_then([](const QJsonObject &json) { return T::fromJson(json); });
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == value);
    RC_ASSERT(base::canonicalJson(read->toJson()) == bytes);
}

} // namespace

class WirePropertyTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void operationsReadBack();
    void answersReadBack();
    void changesReadBack();
    void shorterBytesAreRefused();
};

void WirePropertyTest::operationsReadBack()
{
    QVERIFY(rc::check("an operation survives its bytes, and its act with it", [] {
        const Operation made = *operation();
        checkReadsBack(made);
        RC_ASSERT(made.act().has_value());
        RC_ASSERT(made.act()->toJson() == QJsonObject(made.payload));
    }));
}

void WirePropertyTest::answersReadBack()
{
    QVERIFY(rc::check("an answer survives its bytes, also as the first one of a duplicate", [] {
        const Answer made = *answer();
        checkReadsBack(made);
        Answer again;
        again.id = made.id;
        again.status = AnswerStatus::Duplicate;
        again.first = made.toJson();
        checkReadsBack(again);
        RC_ASSERT(again.effective().value() == made);
    }));
}

void WirePropertyTest::changesReadBack()
{
    QVERIFY(rc::check("changes and their pages survive their bytes", [] {
        ChangePage page;
        page.changes = *arbitrary::few(change());
        page.cursor = *arbitrary::text();
        page.more = *rc::gen::arbitrary<bool>();
        page.fingerprint = *arbitrary::text();
        page.chainUpTo = *rc::gen::inRange<qint64>(0, 1000);
        page.chainHash = page.chainUpTo > 0 ? QByteArray(32, static_cast<char>(*rc::gen::inRange(0, 256))) : QByteArray();
        page.chainTop = page.chainUpTo + *rc::gen::inRange<qint64>(0, 50);
        page.serverTime = *arbitrary::instant();
        checkReadsBack(page);
    }));
}

// A reply cut short must not be taken for a smaller one.
void WirePropertyTest::shorterBytesAreRefused()
{
    QVERIFY(rc::check("no part of an operation reads as one", [] {
        const QByteArray bytes = base::canonicalJson((*operation()).toJson());
        const QByteArray part = bytes.left(*rc::gen::inRange<qsizetype>(0, bytes.size()));
        RC_ASSERT(!base::parseJsonObject(part).has_value());
    }));
}

YICHUANG_TEST(WirePropertyTest)
#include "WirePropertyTest.moc"
