// SPDX-License-Identifier: Apache-2.0
#include "app/devices/IdCardReader.h"

#include "app/base/Log.h"
#include "app/devices/SamReplies.h"
#include "app/devices/Wipe.h"

#include <algorithm>
#include <utility>

namespace yichuang::devices {

using base::Result;
using namespace std::chrono_literals;

namespace {

enum class CardSeen { No, Yes };

/// "None found" after a card was seen means that it left.
CardProblem problemOf(SamStatus status, CardSeen seen)
{
    switch (remedyFor(status)) {
    case SamRemedy::TryAgain: return CardProblem::CardUnreadable;
    case SamRemedy::WaitForCard: return seen == CardSeen::Yes ? CardProblem::CardPulled : CardProblem::NoCard;
    case SamRemedy::GiveUpCard: return CardProblem::WrongCard;
    case SamRemedy::GiveUpReader: return CardProblem::ReaderRefuses;
    }
    Q_UNREACHABLE();
}

} // namespace

IdCardReader::IdCardReader(std::unique_ptr<Link> link, std::unique_ptr<WltDecoder> photoDecoder,
                           const CardReaderTiming &timing, QObject *parent)
    : QObject(parent), m_link(link.release()), m_photoDecoder(std::move(photoDecoder)), m_timing(timing),
      m_replyTimer(this), m_pauseTimer(this), m_cardTimer(this), m_reconnectAfter(timing.firstReconnect)
{
    for (QTimer *timer : {&m_replyTimer, &m_pauseTimer, &m_cardTimer}) {
        timer->setSingleShot(true);
    }
    m_link->setParent(this);
    connect(m_link, &Link::opened, this, &IdCardReader::onOpened);
    connect(m_link, &Link::received, this, &IdCardReader::onReceived);
    connect(m_link, &Link::failed, this, &IdCardReader::onLinkFailed);
    connect(&m_replyTimer, &QTimer::timeout, this, &IdCardReader::onReplyTimeout);
    connect(&m_pauseTimer, &QTimer::timeout, this, &IdCardReader::onPause);
}

IdCardReader::~IdCardReader()
{
    m_link->disconnect(this);
}

void IdCardReader::start()
{
    if (m_started) {
        return;
    }
    m_started = true;
    m_reconnectAfter = m_timing.firstReconnect;
    openLine();
}

void IdCardReader::openLine()
{
    m_pauseTimer.stop();
    m_line = Line::Opening;
    m_link->open();
}

void IdCardReader::stop()
{
    m_started = false;
    m_line = Line::Closed;
    m_pauseTimer.stop();
    m_link->close();
    endIdentifying(CardProblem::Cancelled);
    endRead({CardProblem::Cancelled, SamStatus::Ok}, State::Disconnected);
}

void IdCardReader::read()
{
    if (m_state == State::Reading || m_readWanted) {
        Q_EMIT failed({CardProblem::Busy, SamStatus::Ok});
        return;
    }
    if (!m_started) {
        Q_EMIT failed({CardProblem::ReaderGone, SamStatus::Ok});
        return;
    }
    endIdentifying(CardProblem::Busy);
    if (m_state != State::Disconnected) {
        beginRead();
        return;
    }
    // The clerk may just have put the plug back in: that is not left to the next try of our own.
    m_readWanted = true;
    if (m_line == Line::Closed) {
        openLine();
    }
}

void IdCardReader::beginRead()
{
    m_readWanted = false;
    m_cardSeen = false;
    m_triesLeft = m_timing.tries;
    m_cardTimer.start(m_timing.waitForCard);
    setState(State::Reading);
    if (m_settling) {
        m_pauseTimer.start(m_timing.reply);
        return;
    }
    m_pauseTimer.stop();
    send(SamCommand::FindCard);
}

void IdCardReader::identify()
{
    const bool isFree = m_state == State::Ready && !m_awaited && !m_settling;
    if (!isFree) {
        const bool isBusy = m_state == State::Reading || m_awaited || (m_state == State::Ready && m_settling);
        Q_EMIT identifyFailed(isBusy ? CardReadProblem{CardProblem::Busy, SamStatus::Ok} : problemWhileDown());
        return;
    }
    send(SamCommand::SamId);
}

void IdCardReader::endIdentifying(CardProblem problem)
{
    if (m_awaited == SamCommand::SamId) {
        stopWaiting();
        Q_EMIT identifyFailed({problem, SamStatus::Ok});
    }
}

CardReadProblem IdCardReader::problemWhileDown() const
{
    return m_state == State::Disconnected ? CardReadProblem{CardProblem::ReaderGone, SamStatus::Ok} : m_lastProblem;
}

void IdCardReader::cancel()
{
    if (m_state == State::Reading) {
        endRead({CardProblem::Cancelled, SamStatus::Ok}, State::Ready);
    } else if (m_readWanted) {
        m_readWanted = false;
        Q_EMIT failed({CardProblem::Cancelled, SamStatus::Ok});
    }
}

void IdCardReader::onOpened()
{
    m_line = Line::Open;
    m_triesLeft = m_timing.tries;
    m_settling = false;
    send(SamCommand::Status);
}

void IdCardReader::onLinkFailed()
{
    m_line = Line::Closed;
    m_decoder.clear();
    endIdentifying(CardProblem::ReaderGone);
    if (m_started) {
        scheduleReconnect();
    }
    endRead({CardProblem::ReaderGone, SamStatus::Ok}, State::Disconnected);
}

void IdCardReader::scheduleReconnect()
{
    m_triesLeft = m_timing.tries;
    m_pauseTimer.start(m_reconnectAfter);
    m_reconnectAfter = std::min(m_reconnectAfter * 2, m_timing.lastReconnect);
}

void IdCardReader::onReceived(const QByteArray &bytes)
{
    m_decoder.feed(bytes);
    if (!m_awaited) {
        // An answer that came too late belongs to nobody.
        m_decoder.clear();
        if (m_settling && m_pauseTimer.isActive() && !m_giveUp.hasExpired()) {
            m_pauseTimer.start(m_timing.reply);
        }
        return;
    }
    m_heard = true;
    while (auto payload = m_decoder.next()) {
        if (takeReply(std::move(*payload))) {
            return;
        }
    }
    if (m_decoder.isInsideFrame()) {
        // A slow line is not a silent one: the answer is coming, and may take its time.
        const auto left = std::chrono::milliseconds(m_giveUp.remainingTime());
        m_replyTimer.start(std::clamp(left, 1ms, m_timing.gap));
    }
}

bool IdCardReader::takeReply(QByteArray payload)
{
    auto reply = SamReply::fromPayload(std::move(payload));
    if (!reply) {
        return false;
    }
    if (!mayAnswer(*m_awaited, *reply)) {
        wipe(reply->data);
        return false;
    }
    onReply(std::move(*reply));
    return true;
}

void IdCardReader::onReplyTimeout()
{
    while (auto payload = m_decoder.nextAfterSilence()) {
        if (takeReply(std::move(*payload))) {
            return;
        }
    }
    m_decoder.clear();
    m_settling = true;
    const CardProblem problem = m_heard ? CardProblem::LineGarbled : CardProblem::ReaderSilent;
    endIdentifying(problem);
    tryAgain(problem, SamStatus::Ok);
}

void IdCardReader::onPause()
{
    m_settling = false;
    if (m_line == Line::Closed) {
        openLine();
    } else if (m_readWanted) {
        // A reader that leaves one question unanswered may still read.
        beginRead();
    } else {
        send(m_state == State::Reading ? SamCommand::FindCard : SamCommand::Status);
    }
}

void IdCardReader::send(SamCommand command)
{
    m_decoder.clear();
    m_awaited = command;
    m_heard = false;
    m_giveUp.setRemainingTime(m_timing.longest);
    m_replyTimer.start(command == SamCommand::ReadCard ? m_timing.readReply : m_timing.reply);
    m_link->write(samRequest(command));
}

void IdCardReader::stopWaiting()
{
    m_replyTimer.stop();
    m_awaited.reset();
}

void IdCardReader::onReply(SamReply reply)
{
    const SamStatus status = samStatusFromSw3(reply.sw3);
    switch (*m_awaited) {
    case SamCommand::FindCard:
        if (status == SamStatus::CardFound) {
            m_cardSeen = true;
            m_cardTimer.stop();
            send(SamCommand::SelectCard);
        } else {
            noCardYet(status);
        }
        return;
    case SamCommand::SelectCard:
        if (status == SamStatus::Ok) {
            send(SamCommand::ReadCard);
        } else {
            tryAgain(problemOf(status, CardSeen::Yes), status);
        }
        return;
    case SamCommand::ReadCard: onCardReply(std::move(reply)); return;
    case SamCommand::SamId: onIdentity(reply); return;
    case SamCommand::Status:
    case SamCommand::ResetSam:
    case SamCommand::ReadCardWithFingerprint:
    case SamCommand::ReadAddedAddress: probeAnswered(status); return;
    }
}

void IdCardReader::probeAnswered(SamStatus status)
{
    stopWaiting();
    // "No such command" is an answer too: not every module keeps this one.
    if (status == SamStatus::Ok || status == SamStatus::BadCommand) {
        m_reconnectAfter = m_timing.firstReconnect;
        setState(State::Ready);
        if (m_readWanted) {
            beginRead();
        }
        return;
    }
    scheduleReconnect();
    endRead({CardProblem::ReaderRefuses, status}, State::Error);
}

void IdCardReader::onIdentity(const SamReply &reply)
{
    stopWaiting();
    const SamStatus status = samStatusFromSw3(reply.sw3);
    const Result<QString> number = samNumber(reply.data);
    if (status == SamStatus::Ok && number) {
        Q_EMIT identified(*number);
        return;
    }
    Q_EMIT identifyFailed({CardProblem::ReaderRefuses, status});
}

void IdCardReader::noCardYet(SamStatus status)
{
    // A card that was seen and is not found any more gets a few finds more: a shaky hand.
    if (m_cardSeen || remedyFor(status) != SamRemedy::WaitForCard) {
        tryAgain(problemOf(status, m_cardSeen ? CardSeen::Yes : CardSeen::No), status);
        return;
    }
    stopWaiting();
    if (!m_cardTimer.isActive()) {
        endRead({CardProblem::NoCard, status}, State::Ready);
        return;
    }
    m_pauseTimer.start(m_timing.betweenTries);
}

void IdCardReader::onCardReply(SamReply reply)
{
    const SamStatus status = samStatusFromSw3(reply.sw3);
    if (status != SamStatus::Ok) {
        tryAgain(problemOf(status, CardSeen::Yes), status);
        return;
    }
    Result<IdCard> card = cardFrom(std::move(reply), m_photoDecoder.get());
    if (!card) {
        tryAgain(CardProblem::BadContent, status);
        return;
    }
    stopWaiting();
    setState(State::Ready);
    Q_EMIT cardRead(*card);
}

void IdCardReader::tryAgain(CardProblem problem, SamStatus status)
{
    stopWaiting();
    m_lastProblem = {problem, status};
    const SamRemedy remedy = remedyFor(status);
    const bool hopeless = remedy == SamRemedy::GiveUpCard || remedy == SamRemedy::GiveUpReader;
    m_triesLeft -= 1;
    if (!hopeless && m_triesLeft > 0) {
        m_pauseTimer.start(m_settling ? m_timing.reply : m_timing.betweenTries);
        return;
    }
    const bool isReaderAtFault = problem == CardProblem::ReaderSilent || problem == CardProblem::LineGarbled || remedy == SamRemedy::GiveUpReader;
    if (isReaderAtFault) {
        scheduleReconnect();
    }
    endRead(m_lastProblem, isReaderAtFault || m_state != State::Reading ? State::Error : State::Ready);
}

void IdCardReader::endRead(const CardReadProblem &problem, State next)
{
    const bool wasWanted = m_state == State::Reading || std::exchange(m_readWanted, false);
    stopWaiting();
    m_cardTimer.stop();
    if (next == State::Ready) {
        m_pauseTimer.stop();
    }
    m_lastProblem = problem;
    m_decoder.clear();
    setState(next);
    if (wasWanted) {
        base::log(base::LogLevel::Info, "devices.card_reader", "read_failed",
                  {{"problem", toWord(problem.problem)}, {"status", toWord(problem.status)}});
        Q_EMIT failed(problem);
    }
}

void IdCardReader::setState(State state)
{
    if (m_state == state) {
        return;
    }
    m_state = state;
    Q_EMIT stateChanged(state);
}

} // namespace yichuang::devices
