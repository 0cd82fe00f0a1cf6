// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <optional>

namespace yichuang::tests {

/// The command of a request payload, 0 when it is too short to have one.
[[nodiscard]] int samCommandOf(const QByteArray &request);

/// The security module of a card reader, as bytes in and bytes out. No time, no line.
class SamSim {
public:
    /// Lays a card on the plate: 256 bytes of text, 1024 of photo.
    void putCard(const QByteArray &text, const QByteArray &photo);
    void liftCard();
    /// False for a card that was read and not lifted since.
    [[nodiscard]] bool hasUnreadCard() const { return m_card && !m_card->isRead; }
    /// The next card command answers with this SW3 instead.
    void failNext(quint8 sw3) { m_failNext = sw3; }
    /// Every select or read answers with this SW3, though the card is found.
    void failAlwaysAfterFinding(quint8 sw3) { m_failAlways = sw3; }
    /// What a status question answers; 90 is a healthy module.
    void setSelfTest(quint8 sw3) { m_selfTest = sw3; } ///< 0: no answer to the status question
    /// So many bytes of noise come before the next reply.
    void addGarbage(int count) { m_garbage = count; }
    /// The next read breaks off after `count` bytes and the card is gone.
    void pullMidRead(int count) { m_pullAfter = count; }
    /// Every command is ignored (a hung reader) until told otherwise.
    enum class Voice { Speaking, Mute };
    void setVoice(Voice voice) { m_voice = voice; }

    /// What goes back for one whole request payload (command, parameter, data).
    [[nodiscard]] QByteArray answer(const QByteArray &request);

private:
    [[nodiscard]] QByteArray reply(quint8 sw3, const QByteArray &data = {}) const;
    [[nodiscard]] QByteArray cardReply(int command);
    [[nodiscard]] QByteArray readReply();
    [[nodiscard]] QByteArray noise();

    struct Card {
        QByteArray text;
        QByteArray photo;
        bool isRead = false; ///< a real reader finds it again only after it was lifted
    };
    enum class Phase { Away, Found, Selected };

    std::optional<Card> m_card;
    Phase m_phase = Phase::Away;
    std::optional<quint8> m_failNext;
    std::optional<quint8> m_failAlways;
    quint8 m_selfTest = 0x90;
    std::optional<int> m_pullAfter;
    int m_garbage = 0;
    quint32 m_noise = 1;
    Voice m_voice = Voice::Speaking;
};

} // namespace yichuang::tests
