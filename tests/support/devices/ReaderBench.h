// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/devices/IdCardReader.h"

#include "tests/support/Wait.h"

#include <QEventLoop>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace yichuang::tests {

/// Short enough for tests, long enough for a loaded machine.
[[nodiscard]] inline devices::CardReaderTiming quickReader()
{
    return {.reply = std::chrono::milliseconds(150), .readReply = std::chrono::milliseconds(150), .gap = std::chrono::milliseconds(150), .betweenTries = std::chrono::milliseconds(5), .waitForCard = std::chrono::milliseconds(400), .firstReconnect = std::chrono::milliseconds(20),
            .lastReconnect = std::chrono::milliseconds(80), .tries = 4};
}

/// A reader under test with everything it told.
struct ReaderBench {
    explicit ReaderBench(std::unique_ptr<devices::Link> link, std::unique_ptr<devices::WltDecoder> decoder = nullptr, const devices::CardReaderTiming &timing = quickReader())
        : reader(std::move(link), std::move(decoder), timing), cards(&reader, &devices::IdCardReader::cardRead),
          failures(&reader, &devices::IdCardReader::failed), states(&reader, &devices::IdCardReader::stateChanged)
    {
    }
    [[nodiscard]] devices::IdCard card() const { return cards.constLast().constFirst().value<devices::IdCard>(); }
    [[nodiscard]] QString problem() const { return toWord(failures.constLast().constFirst().value<devices::CardReadProblem>().problem); }
    [[nodiscard]] QString status() const { return toWord(failures.constLast().constFirst().value<devices::CardReadProblem>().status); }
    [[nodiscard]] bool becomes(devices::IdCardReader::State state) { return waitUntil([this, state] { return reader.state() == state; }, std::chrono::seconds(5)); }
    /// One read, to its one end.
    [[nodiscard]] bool readEnds()
    {
        const qsizetype before = cards.size() + failures.size();
        // Ended by what it waits for: a look every few milliseconds is too long for a sweep.
        QEventLoop loop;
        QObject::connect(&reader, &devices::IdCardReader::cardRead, &loop, &QEventLoop::quit);
        QObject::connect(&reader, &devices::IdCardReader::failed, &loop, &QEventLoop::quit);
        QTimer::singleShot(std::chrono::seconds(8), &loop, [&loop] { loop.exit(1); });
        reader.read();
        if (cards.size() + failures.size() == before && loop.exec() != 0) {
            return false;
        }
        return cards.size() + failures.size() == before + 1;
    }

    devices::IdCardReader reader;
    QSignalSpy cards;
    QSignalSpy failures;
    QSignalSpy states;
};

} // namespace yichuang::tests
