// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

/// Ends a test file: what its module's test program calls (see TestMain.cpp.in).
#define YICHUANG_TEST(Class)                                                                                           \
    int run##Class(int argc, char **argv);                                                                             \
    int run##Class(int argc, char **argv)                                                                              \
    {                                                                                                                  \
        Class test;                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                        \
    }
