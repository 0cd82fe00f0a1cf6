// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/Answer.h"

#include <QTest>

// Checks on the centre's answers inside a QtTest function; what was answered instead is printed.

#define EXPECT_APPLIED(answer, expectedVersion)                                                                                                      \
    do {                                                                                                                                             \
        const ::yichuang::protocol::Answer &given = (answer);                                                                                        \
        QVERIFY2(given.status == ::yichuang::protocol::AnswerStatus::Applied,                                                                        \
                 qPrintable(::yichuang::protocol::toWord(given.status) + u' ' + given.code + given.missing.join(u',')));                              \
        QCOMPARE(given.version, qint64(expectedVersion));                                                                                            \
    } while (false)

#define EXPECT_REFUSED(answer, expectedCode)                                                                                                         \
    do {                                                                                                                                             \
        const ::yichuang::protocol::Answer &given = (answer);                                                                                        \
        QVERIFY2(given.status == ::yichuang::protocol::AnswerStatus::Refused,                                                                        \
                 qPrintable(::yichuang::protocol::toWord(given.status) + given.missing.join(u',')));                                                  \
        QCOMPARE(given.code, QLatin1String(expectedCode));                                                                                           \
        QVERIFY(!given.text.isEmpty() && !given.remedy.isEmpty());                                                                                   \
    } while (false)

#define EXPECT_HELD(answer, expectedMissing)                                                                                                         \
    do {                                                                                                                                             \
        const ::yichuang::protocol::Answer &given = (answer);                                                                                        \
        QVERIFY2(given.status == ::yichuang::protocol::AnswerStatus::Held,                                                                           \
                 qPrintable(::yichuang::protocol::toWord(given.status) + u' ' + given.code));                                                         \
        QCOMPARE(given.missing, QStringList{expectedMissing});                                                                                       \
    } while (false)

#define EXPECT_CONFLICT(answer, expectedFields)                                                                                                      \
    do {                                                                                                                                             \
        const ::yichuang::protocol::Answer &given = (answer);                                                                                        \
        QVERIFY2(given.status == ::yichuang::protocol::AnswerStatus::Conflict,                                                                       \
                 qPrintable(::yichuang::protocol::toWord(given.status) + u' ' + given.code + given.missing.join(u',')));                              \
        QCOMPARE(given.conflicts.size(), size_t(expectedFields));                                                                                    \
        QVERIFY(!given.theirs.isEmpty());                                                                                                            \
    } while (false)
