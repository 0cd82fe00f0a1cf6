// SPDX-License-Identifier: Apache-2.0
#include "app/base/Id.h"

#include <QRandomGenerator>

#include <array>
#include <mutex>

namespace yichuang::base {

namespace {

// The random 12 bits after the time field are a counter here (RFC 9562, 6.2 method 1).
struct Sequence {
    std::mutex mutex;
    qint64 ms = 0;
    quint32 counter = 0;
};

Sequence &sequence()
{
    static Sequence s;
    return s;
}

std::pair<qint64, quint32> nextStamp(qint64 ms)
{
    Sequence &s = sequence();
    const std::lock_guard lock(s.mutex);
    if (ms > s.ms) {
        s.ms = ms;
        s.counter = QRandomGenerator::global()->bounded(0x400U);
    } else if (++s.counter > 0xFFFU) {
        ++s.ms;
        s.counter = 0;
    }
    return {s.ms, s.counter};
}

} // namespace

QUuid makeUuidV7(Instant now)
{
    const auto [ms, counter] = nextStamp(toMs(now));
    std::array<quint32, 2> random{};
    QRandomGenerator::system()->fillRange(random.data(), random.size());

    const auto timeHigh = static_cast<uint>(static_cast<quint64>(ms) >> 16);
    const auto timeLow = static_cast<ushort>(static_cast<quint64>(ms) & 0xFFFFU);
    const auto version = static_cast<ushort>(0x7000U | (counter & 0xFFFU));
    const auto byte = [&random](int n) { return static_cast<uchar>(random[static_cast<size_t>(n / 4)] >> (8 * (n % 4))); };
    return QUuid(timeHigh, timeLow, version, static_cast<uchar>(0x80U | (byte(0) & 0x3FU)), byte(1), byte(2), byte(3),
                 byte(4), byte(5), byte(6), byte(7));
}

} // namespace yichuang::base
