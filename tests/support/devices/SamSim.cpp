// SPDX-License-Identifier: Apache-2.0
#include "tests/support/devices/SamSim.h"

#include "app/devices/SamFrame.h"

#include <utility>

namespace yichuang::tests {

using devices::SamCommand;

int samCommandOf(const QByteArray &request)
{
    return request.size() < 2 ? 0 : static_cast<quint8>(request.at(0)) << 8 | static_cast<quint8>(request.at(1));
}

void SamSim::putCard(const QByteArray &text, const QByteArray &photo)
{
    m_card = Card{text, photo};
    m_phase = Phase::Away;
}

void SamSim::liftCard()
{
    m_card.reset();
    m_phase = Phase::Away;
}

QByteArray SamSim::reply(quint8 sw3, const QByteArray &data) const
{
    return devices::samFrame(QByteArray(2, '\0').append(static_cast<char>(sw3)).append(data));
}

QByteArray SamSim::noise()
{
    QByteArray bytes;
    for (int i = std::exchange(m_garbage, 0); i > 0; --i) {
        m_noise = m_noise * 1664525U + 1013904223U;
        bytes.append(static_cast<char>(m_noise >> 24));
    }
    return bytes;
}

QByteArray SamSim::answer(const QByteArray &request)
{
    if (m_voice == Voice::Mute || request.size() < 2) {
        return {};
    }
    const int command = samCommandOf(request);
    switch (static_cast<SamCommand>(command)) {
    case SamCommand::ResetSam:
    case SamCommand::Status: return m_selfTest == 0 ? QByteArray() : noise() + reply(m_selfTest);
    case SamCommand::SamId:
        return noise() + reply(0x90, QByteArray::fromHex("05000100f1273401395f0700d2029649"));
    case SamCommand::FindCard:
    case SamCommand::SelectCard:
    case SamCommand::ReadCard: return noise() + cardReply(command);
    case SamCommand::ReadAddedAddress: return noise() + reply(m_phase == Phase::Selected ? 0x91 : 0x41);
    case SamCommand::ReadCardWithFingerprint: break;
    }
    return noise() + reply(0x21);
}

QByteArray SamSim::cardReply(int command)
{
    if (m_failNext) {
        m_phase = Phase::Away;
        return reply(*std::exchange(m_failNext, std::nullopt));
    }
    if (static_cast<SamCommand>(command) == SamCommand::FindCard) {
        const bool isThere = hasUnreadCard();
        m_phase = isThere ? Phase::Found : Phase::Away;
        return isThere ? reply(0x9F, QByteArray(4, '\0')) : reply(0x80);
    }
    if (m_failAlways) {
        return reply(*m_failAlways);
    }
    if (static_cast<SamCommand>(command) == SamCommand::SelectCard) {
        if (!m_card || m_phase == Phase::Away) {
            return reply(0x81);
        }
        m_phase = Phase::Selected;
        return reply(0x90, QByteArray(8, '\0'));
    }
    return readReply();
}

QByteArray SamSim::readReply()
{
    if (!m_card || m_phase != Phase::Selected) {
        return reply(0x41);
    }
    const QByteArray sizes = QByteArray::fromHex("01000400");
    QByteArray whole = reply(0x90, sizes + m_card->text + m_card->photo);
    if (m_pullAfter) {
        liftCard();
        return whole.first(std::min<qsizetype>(whole.size(), *std::exchange(m_pullAfter, std::nullopt)));
    }
    m_card->isRead = true;
    m_phase = Phase::Away;
    return whole;
}

} // namespace yichuang::tests
