# SPDX-License-Identifier: Apache-2.0
# How every target of this project is made. One function a kind of target, so that warnings,
# definitions and the include root are the same everywhere.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(yichuang_options INTERFACE)
target_compile_options(yichuang_options INTERFACE
    -Wall -Wextra -Wshadow -Wconversion -Wswitch -Werror)
target_compile_definitions(yichuang_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_FOREACH QT_NO_KEYWORDS QT_MESSAGELOGCONTEXT)
target_include_directories(yichuang_options INTERFACE ${CMAKE_SOURCE_DIR})

option(YICHUANG_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
if(YICHUANG_SANITIZE)
    target_compile_options(yichuang_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(yichuang_options INTERFACE -fsanitize=address,undefined)
endif()

# yichuang_library(app_domain SOURCES a.cpp a.h DEPENDS app_base Qt6::Core)
# Sources include with the path from the root: #include "app/base/Result.h".
function(yichuang_library name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC yichuang_options ${ARG_DEPENDS})
endfunction()

function(yichuang_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE yichuang_options ${ARG_DEPENDS})
endfunction()

# In tests/unit/domain, with YICHUANG_TEST_PREFIX set to "domain":
#   yichuang_test(CalendarTest DEPENDS app_domain)
# makes the QtTest program domain.CalendarTest from CalendarTest.cpp, run offscreen; it finds files
# of the project under YICHUANG_SOURCE_DIR.
function(yichuang_test stem)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;DEPENDS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 600) # a sweep under the sanitizers on a busy machine; nobody waits for it in a good run
    endif()
    set(name ${YICHUANG_TEST_PREFIX}.${stem})
    add_executable(${name} ${stem}.cpp ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE yichuang_options tests_support Qt6::Test ${ARG_DEPENDS})
    target_compile_definitions(${name} PRIVATE YICHUANG_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    # The windows' and the sync thread's tests have not been held to leaks yet.
    set(leaks 1)
    if(YICHUANG_TEST_PREFIX MATCHES "^(ui|sync)$")
        set(leaks 0)
    endif()
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT}
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;QT_FATAL_WARNINGS=0;ASAN_OPTIONS=detect_leaks=${leaks}:abort_on_error=0;UBSAN_OPTIONS=print_stacktrace=1")
endfunction()
