// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace yichuang::devices {

/// Requests of the SAM-V serial protocol (GA 467) that the counter uses: command byte, parameter byte.
enum class SamCommand : quint16 {
    ResetSam = 0x10FF,
    Status = 0x11FF,
    SamId = 0x12FF,
    FindCard = 0x2001,
    SelectCard = 0x2002,
    ReadCard = 0x3001,                ///< text and photo
    ReadCardWithFingerprint = 0x3010, ///< text, photo and fingerprint
    ReadAddedAddress = 0x3003,
};

/// A whole frame around `payload`: `AA AA AA 96 69 | length u16 BE | payload | check`. The length
/// counts payload and check; the check is the XOR of length and payload.
[[nodiscard]] QByteArray samFrame(const QByteArray &payload);
[[nodiscard]] QByteArray samRequest(SamCommand command);

/// A reply's payload, taken apart: `SW1 SW2 SW3 data`.
struct SamReply {
    quint8 sw1 = 0;
    quint8 sw2 = 0;
    quint8 sw3 = 0;
    QByteArray data;

    /// Wipes the payload it was given.
    [[nodiscard]] static std::optional<SamReply> fromPayload(QByteArray payload);
    friend bool operator==(const SamReply &, const SamReply &) = default;
};

/// Finds frames in a stream that may hold noise, cut frames and false preambles. Pure; the bytes it
/// holds are wiped as they are used up.
class SamDecoder {
public:
    /// Longest frame a SAM sends: card text, photo and two fingerprints (2321 bytes).
    static constexpr int maxFrame = 2321;

    ~SamDecoder();
    void feed(const QByteArray &bytes);
    /// The payload of the next frame whose length and check fit; noise before it is dropped.
    [[nodiscard]] std::optional<QByteArray> next();
    /// When the line has gone quiet an unfinished frame will never be finished: gives up its preamble
    /// and looks for whole frames behind it (noise can look like the head of a long frame).
    [[nodiscard]] std::optional<QByteArray> nextAfterSilence();
    /// The buffer begins with a whole preamble and length: more of this frame is to come.
    [[nodiscard]] bool isInsideFrame() const;
    void clear();
    /// Bytes thrown away so far: a measure of line trouble for the device page.
    [[nodiscard]] qint64 discarded() const { return m_discarded; }

private:
    enum class Found { Frame, Noise, Unfinished };
    [[nodiscard]] Found lookAtHead() const;
    void drop(qsizetype count);
    void seekPreamble();

    QByteArray m_buffer;
    qint64 m_discarded = 0;
};

} // namespace yichuang::devices
