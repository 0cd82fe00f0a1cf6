// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SamFrame.h"

#include "app/devices/Wipe.h"

#include <algorithm>

namespace yichuang::devices {

namespace {

constexpr char preambleBytes[] = {'\xAA', '\xAA', '\xAA', '\x96', '\x69'};
constexpr qsizetype preambleSize = sizeof preambleBytes;
constexpr qsizetype headSize = preambleSize + 2;
/// A payload has at least command and parameter; its length field counts the check as well.
constexpr int minLength = 3;
constexpr int maxLength = SamDecoder::maxFrame - static_cast<int>(headSize);

quint8 checkOf(const char *from, qsizetype count)
{
    quint8 sum = 0;
    for (qsizetype i = 0; i < count; ++i) {
        sum = static_cast<quint8>(sum ^ static_cast<quint8>(from[i]));
    }
    return sum;
}

int lengthField(const QByteArray &buffer)
{
    return static_cast<quint8>(buffer.at(preambleSize)) << 8 | static_cast<quint8>(buffer.at(preambleSize + 1));
}

} // namespace

QByteArray samFrame(const QByteArray &payload)
{
    const auto length = static_cast<quint16>(payload.size() + 1);
    QByteArray frame(preambleBytes, preambleSize);
    frame.append(static_cast<char>(length >> 8)).append(static_cast<char>(length & 0xFF)).append(payload);
    frame.append(static_cast<char>(checkOf(frame.constData() + preambleSize, frame.size() - preambleSize)));
    return frame;
}

QByteArray samRequest(SamCommand command)
{
    const auto code = static_cast<quint16>(command);
    QByteArray payload;
    payload.append(static_cast<char>(code >> 8)).append(static_cast<char>(code & 0xFF));
    return samFrame(payload);
}

std::optional<SamReply> SamReply::fromPayload(QByteArray payload)
{
    if (payload.size() < 3) {
        return std::nullopt;
    }
    SamReply reply{static_cast<quint8>(payload.at(0)), static_cast<quint8>(payload.at(1)),
                   static_cast<quint8>(payload.at(2)), payload.mid(3)};
    wipe(payload);
    return reply;
}

SamDecoder::~SamDecoder()
{
    wipe(m_buffer);
}

void SamDecoder::feed(const QByteArray &bytes)
{
    // Growing may move the buffer and leave the old bytes behind, so room is made once.
    if (m_buffer.capacity() < 8 * maxFrame) {
        m_buffer.reserve(8 * maxFrame);
    }
    m_buffer.append(bytes);
    // Nobody takes frames out: noise or a device gone mad. The oldest bytes go.
    if (m_buffer.size() > 8 * maxFrame) {
        m_discarded += m_buffer.size() - maxFrame;
        drop(m_buffer.size() - maxFrame);
    }
}

SamDecoder::Found SamDecoder::lookAtHead() const
{
    if (m_buffer.size() < headSize) {
        return Found::Unfinished;
    }
    const int length = lengthField(m_buffer);
    if (length < minLength || length > maxLength) {
        return Found::Noise;
    }
    const qsizetype total = headSize + length;
    if (m_buffer.size() < total) {
        return Found::Unfinished;
    }
    const quint8 check = checkOf(m_buffer.constData() + preambleSize, total - preambleSize - 1);
    return check == static_cast<quint8>(m_buffer.at(total - 1)) ? Found::Frame : Found::Noise;
}

std::optional<QByteArray> SamDecoder::next()
{
    for (;;) {
        seekPreamble();
        switch (lookAtHead()) {
        case Found::Unfinished: return std::nullopt;
        case Found::Noise:
            // Only the first byte goes: a whole frame may begin inside what looked like one.
            m_discarded += 1;
            drop(1);
            continue;
        case Found::Frame: break;
        }
        const int length = lengthField(m_buffer);
        QByteArray payload = m_buffer.mid(headSize, length - 1);
        drop(headSize + length);
        return payload;
    }
}

std::optional<QByteArray> SamDecoder::nextAfterSilence()
{
    while (m_buffer.size() >= headSize) {
        if (std::optional<QByteArray> payload = next()) {
            return payload;
        }
        if (!m_buffer.isEmpty()) {
            m_discarded += 1;
            drop(1);
        }
    }
    return std::nullopt;
}

bool SamDecoder::isInsideFrame() const
{
    // next() leaves the head of an unfinished frame at the front, or less than a preamble.
    return m_buffer.size() >= headSize && lookAtHead() == Found::Unfinished;
}

void SamDecoder::clear()
{
    wipe(m_buffer);
}

void SamDecoder::drop(qsizetype count)
{
    // What is left moves to the front; its old place at the end is overwritten first.
    const qsizetype left = m_buffer.size() - count;
    std::copy(m_buffer.constData() + count, m_buffer.constData() + m_buffer.size(), m_buffer.data());
    std::fill(m_buffer.data() + left, m_buffer.data() + m_buffer.size(), '\0');
    m_buffer.truncate(left);
}

void SamDecoder::seekPreamble()
{
    const QByteArray preamble = QByteArray::fromRawData(preambleBytes, preambleSize);
    qsizetype at = m_buffer.indexOf(preamble);
    if (at < 0) {
        // Keep a tail that may be the beginning of the preamble.
        const qsizetype longest = std::min<qsizetype>(preambleSize - 1, m_buffer.size());
        at = m_buffer.size();
        for (qsizetype keep = longest; keep > 0; --keep) {
            if (m_buffer.endsWith(preamble.first(keep))) {
                at = m_buffer.size() - keep;
                break;
            }
        }
    }
    if (at > 0) {
        m_discarded += at;
        drop(at);
    }
}

} // namespace yichuang::devices
