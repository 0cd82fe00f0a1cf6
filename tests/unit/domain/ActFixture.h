// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/Expect.h"
#include "tests/support/domain/CaseBuilder.h"
#include "tests/support/domain/SampleFacts.h"

#include <QTest>

#include <functional>

#define EXPECT_REFUSED(result, expectedReason)                                                                                   \
    do {                                                                                                                         \
        const auto &refusedResult = (result);                                                                                    \
        QVERIFY2(!refusedResult.has_value(), "was allowed, but must be refused");                                                \
        QCOMPARE(refusedResult.error().reason, QByteArray(expectedReason));                                                      \
    } while (false)

namespace yichuang::tests {

/// What a row of a table changes of an act that would be allowed.
using Tweak = std::function<void(domain::Act &)>;

inline QDate day(const char *iso)
{
    return QDate::fromString(QLatin1String(iso), Qt::ISODate);
}

// A case of a promised item, received on 2026-02-12, whose notice is due on 2026-02-26 (checked example).
inline CaseBuilder received(const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-02-12").apply(domain::ActKind::Receive);
    return builder;
}

// A case in review, accepted on 2026-09-24 with 20 working days by law: due 2026-10-29.
inline CaseBuilder inReview(const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-09-24").apply(domain::ActKind::Accept).apply(domain::ActKind::StartReview);
    return builder;
}

inline CaseBuilder withDeferral(const char *item = "ggcs-ws")
{
    CaseBuilder builder(item);
    builder.at("2026-09-24");
    domain::Act act = builder.act(domain::ActKind::Accept);
    act.materials = checklistWith(builder.item(), deferrableKey(builder.item()), domain::Judgement::Deferred);
    builder.apply(act);
    return builder;
}

inline domain::Act withDecision(const CaseBuilder &builder, bool granted, const QString &note)
{
    domain::Act act = builder.act(domain::ActKind::Decide);
    act.decision->granted = granted;
    act.note = note;
    return act;
}

} // namespace yichuang::tests

Q_DECLARE_METATYPE(yichuang::tests::Tweak)
