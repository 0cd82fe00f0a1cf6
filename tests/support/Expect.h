// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

// Checks on base::Result inside a QtTest function; the failing detail is printed.

/// The result holds a value (or is a successful Result<void>).
#define EXPECT_OK(expression)                                                                                                                        \
    do {                                                                                                                                             \
        const auto &expectOk = (expression);                                                                                                         \
        QVERIFY2(expectOk.has_value(), qPrintable(expectOk.has_value() ? QString() : expectOk.error().detail));                                      \
    } while (false)

/// The result is a failure with this code.
#define EXPECT_FAILS(expression, expectedCode)                                                                                                       \
    do {                                                                                                                                             \
        const auto &expectFails = (expression);                                                                                                      \
        QVERIFY2(!expectFails.has_value(), "succeeded, but must fail");                                                                              \
        QCOMPARE(::yichuang::base::errorCodeName(expectFails.error().code), ::yichuang::base::errorCodeName(expectedCode));                          \
    } while (false)
