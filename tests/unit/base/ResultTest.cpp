// SPDX-License-Identifier: Apache-2.0
#include "app/base/Result.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

#include <QTest>

#include <memory>

using namespace yichuang::base;

namespace {

Result<int> half(int n)
{
    if (n % 2 != 0) {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("odd"), "number.odd");
    }
    return n / 2;
}

Result<QString> halfAsText(int n)
{
    const Result<int> result = half(n);
    if (!result) {
        return failure(result);
    }
    return QString::number(*result);
}

} // namespace

class ResultTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aValueIsAValue();
    void aFailureKeepsAllItsParts();
    void aFailurePassesToAnotherType();
    void aReasonMayBeLeftOut();
    void valuesMayBeMoveOnly();
};

void ResultTest::aValueIsAValue()
{
    EXPECT_OK(half(4));
    QCOMPARE(*half(4), 2);
    EXPECT_OK(Result<void>());
}

void ResultTest::aFailureKeepsAllItsParts()
{
    EXPECT_FAILS(half(3), ErrorCode::InvalidArgument);
    QCOMPARE(half(3).error(), (Error{ErrorCode::InvalidArgument, QStringLiteral("odd"), "number.odd"}));
}

void ResultTest::aFailurePassesToAnotherType()
{
    QCOMPARE(*halfAsText(8), QStringLiteral("4"));
    QCOMPARE(halfAsText(3).error(), half(3).error());
}

void ResultTest::aReasonMayBeLeftOut()
{
    const Result<void> result = fail(ErrorCode::Busy, QStringLiteral("later"));
    EXPECT_FAILS(result, ErrorCode::Busy);
    QVERIFY(result.error().reason.isEmpty());
}

void ResultTest::valuesMayBeMoveOnly()
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    const std::unique_ptr<int> taken = std::move(*result);
    QCOMPARE(*taken, 7);
}

YICHUANG_TEST(ResultTest)
#include "ResultTest.moc"
