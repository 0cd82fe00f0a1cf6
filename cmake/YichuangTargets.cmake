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

# Two sets of precompiled headers, each made once: Qt's headers cost four seconds a file otherwise.
# tests/tidy still holds every file to the includes it writes down.
function(yichuang_precompiled name qt)
    file(WRITE ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp.new "// Made by CMake: a place to precompile headers.\n")
    file(COPY_FILE ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp.new ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp ONLY_IF_DIFFERENT)
    add_library(${name} OBJECT ${CMAKE_BINARY_DIR}/precompiled/${name}.cpp)
    set_target_properties(${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    target_link_libraries(${name} PRIVATE yichuang_options ${qt})
    target_precompile_headers(${name} PRIVATE ${ARGN})
    # ccache (with CCACHE_PCH_EXTSUM) reads this instead of the 150 MB beside it; the compiler's own flags it hashes itself.
    string(SHA256 sum "${ARGN} ${CMAKE_CXX_COMPILER_VERSION} ${Qt6_VERSION} ${CMAKE_CXX_FLAGS_DEBUG} ${CMAKE_BUILD_TYPE} ${YICHUANG_SANITIZE}")
    file(WRITE ${CMAKE_BINARY_DIR}/CMakeFiles/${name}.dir/cmake_pch.hxx.gch.sum ${sum})
endfunction()
set(core_headers
    <algorithm> <array> <atomic> <chrono> <cstdint> <deque> <functional> <map> <memory> <mutex> <optional> <set> <string> <thread> <tuple>
    <utility> <variant> <vector> <tl/expected.hpp>
    <QByteArray> <QCoreApplication> <QDate> <QDateTime> <QDir> <QFile> <QFuture> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList>
    <QMap> <QMetaType> <QObject> <QPointer> <QPromise> <QRegularExpression> <QSet> <QString> <QStringList> <QTimer> <QUuid> <QVariant>)
set(widget_headers
    <QAbstractButton> <QAction> <QFrame> <QGridLayout> <QImage> <QKeyEvent> <QLabel> <QLineEdit> <QPainter> <QPushButton> <QStackedWidget>
    <QVBoxLayout> <QWidget>)
yichuang_precompiled(precompiled_core Qt6::Core ${core_headers})
yichuang_precompiled(precompiled_widgets Qt6::Widgets ${core_headers} ${widget_headers})

# yichuang_library(app_domain SOURCES a.cpp a.h DEPENDS app_base Qt6::Core)
# Sources include with the path from the root: #include "app/base/Result.h". WIDGETS marks what draws windows.
function(yichuang_library name)
    cmake_parse_arguments(ARG "WIDGETS" "" "SOURCES;DEPENDS" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    target_link_libraries(${name} PUBLIC yichuang_options ${ARG_DEPENDS})
    if(ARG_WIDGETS)
        target_precompile_headers(${name} REUSE_FROM precompiled_widgets)
    else()
        target_precompile_headers(${name} REUSE_FROM precompiled_core)
    endif()
endfunction()

function(yichuang_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS" ${ARGN})
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE yichuang_options ${ARG_DEPENDS})
    target_precompile_headers(${name} REUSE_FROM precompiled_core)
endfunction()

# In tests/unit/domain:
#   yichuang_tests(domain STEMS CalendarTest DueDateTest DEPENDS app_domain)
# makes one program, tests_domain, and of each test class in it a ctest of its own, domain.CalendarTest, run offscreen.
# A test file ends with YICHUANG_TEST(CalendarTest) (tests/support/TestProgram.h) and finds files of the project under
# YICHUANG_SOURCE_DIR. GUI tests get a QApplication. SERIAL tests run alone: they measure nothing but need the machine.
function(yichuang_tests prefix)
    cmake_parse_arguments(ARG "GUI" "TIMEOUT" "STEMS;SOURCES;DEPENDS" ${ARGN})
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 600) # a sweep under the sanitizers on a busy machine; nobody waits for it in a good run
    endif()
    set(declarations "")
    set(rows "")
    set(files "")
    foreach(stem ${ARG_STEMS})
        string(APPEND declarations "int run${stem}(int argc, char **argv);\n")
        string(APPEND rows "    {\"${stem}\", run${stem}},\n")
        list(APPEND files ${stem}.cpp)
    endforeach()
    set(application QCoreApplication)
    if(ARG_GUI)
        set(application QApplication)
    endif()
    set(main ${CMAKE_CURRENT_BINARY_DIR}/${prefix}_main.cpp)
    configure_file(${CMAKE_SOURCE_DIR}/tests/support/TestMain.cpp.in ${main} @ONLY)
    set(program tests_${prefix})
    add_executable(${program} ${main} ${files} ${ARG_SOURCES})
    target_link_libraries(${program} PRIVATE yichuang_options tests_support Qt6::Test ${ARG_DEPENDS})
    target_precompile_headers(${program} REUSE_FROM precompiled_core) # QTest's own headers differ with the libraries linked
    # Of OpenSSL's memory of a thread (errors, random numbers) something is left now and then when Qt's network threads end.
    set(leaks libraries)
    if(prefix MATCHES "^(ui|sync)")
        set(leaks network_threads)
    endif()
    foreach(stem ${ARG_STEMS})
        add_test(NAME ${prefix}.${stem} COMMAND ${program} ${stem})
        set_tests_properties(${prefix}.${stem} PROPERTIES TIMEOUT ${ARG_TIMEOUT} ENVIRONMENT
            "${YICHUANG_TEST_ENVIRONMENT};LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/leaks/${leaks}.txt:print_suppressions=0")
    endforeach()
endfunction()
set(YICHUANG_TEST_ENVIRONMENT
    "YICHUANG_SOURCE_DIR=${CMAKE_SOURCE_DIR}" "QT_QPA_PLATFORM=offscreen" "LC_ALL=C.UTF-8" "TZ=UTC"
    "ASAN_OPTIONS=detect_leaks=1:abort_on_error=0" "UBSAN_OPTIONS=print_stacktrace=1")
