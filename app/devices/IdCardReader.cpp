// SPDX-License-Identifier: Apache-2.0
#include "app/devices/IdCardReader.h"

#include "app/base/Log.h"
#include "app/devices/IdCardText.h"
#include "app/devices/Wipe.h"

#include <algorithm>

namespace yichuang::devices {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr int photoSize = 1024;

int sizeField(const QByteArray &data, qsizetype at)
{
    return static_cast<quint8>(data.at(at)) << 8 | static_cast<quint8>(data.at(at + 1));
}

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
    m_link->open();
}

void IdCardReader::stop()
{
    m_started = false;
    m_isOpen = false;
    m_pauseTimer.stop();
    m_link->close();
    if (m_state == State::Reading) {
        finish({CardProblem::Cancelled, SamStatus::Ok}, State::Disconnected);
        return;
    }
    m_replyTimer.stop();
    m_step = Step::None;
    setState(State::Disconnected);
}

void IdCardReader::read()
{
    switch (m_state) {
    case State::Disconnected: Q_EMIT failed({CardProblem::ReaderGone, SamStatus::Ok}); return;
    case State::Error: Q_EMIT failed(m_lastProblem); return;
    case State::Reading: Q_EMIT failed({CardProblem::Busy, SamStatus::Ok}); return;
    case State::Ready: break;
    }
    m_cardSeen = false;
    m_triesLeft = m_timing.tries;
    m_cardTimer.start(m_timing.waitForCard);
    setState(State::Reading);
    send(Step::Finding);
}

void IdCardReader::cancel()
{
    if (m_state == State::Reading) {
        finish({CardProblem::Cancelled, SamStatus::Ok}, State::Ready);
    }
}

void IdCardReader::onOpened()
{
    m_isOpen = true;
    m_triesLeft = m_timing.tries;
    send(Step::Probing);
}

void IdCardReader::onLinkFailed()
{
    m_isOpen = false;
    m_decoder.clear();
    const bool wasReading = m_state == State::Reading;
    if (wasReading) {
        finish({CardProblem::ReaderGone, SamStatus::Ok}, State::Disconnected);
    } else {
        m_replyTimer.stop();
        m_step = Step::None;
        setState(State::Disconnected);
    }
    if (m_started) {
        scheduleReconnect();
    }
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
    if (m_step == Step::None) {
        // An answer that came too late belongs to nobody.
        m_decoder.clear();
        if (m_settling && m_pauseTimer.isActive()) {
            m_pauseTimer.start(m_timing.reply);
        }
        return;
    }
    if (auto payload = m_decoder.next()) {
        if (auto reply = SamReply::fromPayload(std::move(*payload))) {
            onReply(std::move(*reply));
        }
    }
}

void IdCardReader::onReplyTimeout()
{
    if (auto payload = m_decoder.nextAfterSilence()) {
        if (auto reply = SamReply::fromPayload(std::move(*payload))) {
            onReply(std::move(*reply));
            return;
        }
    }
    m_decoder.clear();
    m_settling = true;
    tryAgain(CardProblem::ReaderSilent, SamStatus::Ok);
}

void IdCardReader::onPause()
{
    m_settling = false;
    if (!m_isOpen) {
        m_link->open();
        return;
    }
    send(m_state == State::Reading ? Step::Finding : Step::Probing);
}

void IdCardReader::send(Step step)
{
    m_decoder.clear();
    m_step = step;
    const auto wait = step == Step::ReadingCard ? m_timing.readReply : m_timing.reply;
    m_replyTimer.start(wait);
    switch (step) {
    case Step::Probing: m_link->write(samRequest(SamCommand::Status)); return;
    case Step::Finding: m_link->write(samRequest(SamCommand::FindCard)); return;
    case Step::Selecting: m_link->write(samRequest(SamCommand::SelectCard)); return;
    case Step::ReadingCard: m_link->write(samRequest(SamCommand::ReadCard)); return;
    case Step::None: return;
    }
}

void IdCardReader::onReply(SamReply reply)
{
    const SamStatus status = samStatusFromSw3(reply.sw3);
    const Step step = m_step;
    switch (step) {
    case Step::None: return;
    case Step::Probing: probeAnswered(status); return;
    case Step::Finding:
        if (status == SamStatus::CardFound) {
            m_cardSeen = true;
            m_cardTimer.stop();
            send(Step::Selecting);
        } else {
            noCardYet(status);
        }
        return;
    case Step::Selecting:
        if (status == SamStatus::Ok) {
            send(Step::ReadingCard);
        } else {
            tryAgain(problemOf(status, CardSeen::Yes), status);
        }
        return;
    case Step::ReadingCard: onCardReply(std::move(reply)); return;
    }
}

void IdCardReader::probeAnswered(SamStatus status)
{
    m_replyTimer.stop();
    m_step = Step::None;
    if (status == SamStatus::Ok) {
        m_reconnectAfter = m_timing.firstReconnect;
        setState(State::Ready);
        return;
    }
    m_lastProblem = {CardProblem::ReaderRefuses, status};
    setState(State::Error);
    scheduleReconnect();
}

void IdCardReader::noCardYet(SamStatus status)
{
    // A card that was seen and is not found any more gets a few finds more: a shaky hand.
    if (m_cardSeen || remedyFor(status) != SamRemedy::WaitForCard) {
        tryAgain(problemOf(status, m_cardSeen ? CardSeen::Yes : CardSeen::No), status);
        return;
    }
    m_replyTimer.stop();
    m_step = Step::None;
    if (!m_cardTimer.isActive()) {
        finish({CardProblem::NoCard, status}, State::Ready);
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
    Result<IdCard> card = takeApart(std::move(reply));
    if (!card) {
        tryAgain(CardProblem::BadContent, status);
        return;
    }
    m_replyTimer.stop();
    m_step = Step::None;
    setState(State::Ready);
    Q_EMIT cardRead(*card);
}

void IdCardReader::tryAgain(CardProblem problem, SamStatus status)
{
    m_replyTimer.stop();
    m_step = Step::None;
    m_lastProblem = {problem, status};
    const SamRemedy remedy = remedyFor(status);
    const bool hopeless = remedy == SamRemedy::GiveUpCard || remedy == SamRemedy::GiveUpReader;
    m_triesLeft -= 1;
    if (!hopeless && m_triesLeft > 0) {
        m_pauseTimer.start(m_settling ? m_timing.reply : m_timing.betweenTries);
        return;
    }
    const bool readerAtFault = problem == CardProblem::ReaderSilent || remedy == SamRemedy::GiveUpReader;
    if (readerAtFault) {
        scheduleReconnect();
    }
    if (m_state == State::Reading) {
        finish(m_lastProblem, readerAtFault ? State::Error : State::Ready);
    } else {
        setState(State::Error);
    }
}

void IdCardReader::finish(const CardReadProblem &problem, State next)
{
    m_replyTimer.stop();
    m_cardTimer.stop();
    if (next == State::Ready) {
        m_pauseTimer.stop();
    }
    m_step = Step::None;
    m_lastProblem = problem;
    m_decoder.clear();
    base::log(base::LogLevel::Info, "devices.card_reader", "read_failed",
              {{"problem", toWord(problem.problem)}, {"status", toWord(problem.status)}});
    setState(next);
    Q_EMIT failed(problem);
}

void IdCardReader::setState(State state)
{
    if (m_state == state) {
        return;
    }
    m_state = state;
    Q_EMIT stateChanged(state);
}

Result<IdCard> IdCardReader::takeApart(SamReply reply)
{
    constexpr qsizetype head = 4;
    const bool fits = reply.data.size() == head + idCardTextSize + photoSize && sizeField(reply.data, 0) == idCardTextSize
        && sizeField(reply.data, 2) == photoSize;
    if (!fits) {
        wipe(reply.data);
        return fail(ErrorCode::Malformed, QStringLiteral("unexpected sizes in the card reply"), "card.reply.size");
    }
    QByteArray text = reply.data.mid(head, idCardTextSize);
    QByteArray photo = reply.data.mid(head + idCardTextSize, photoSize);
    wipe(reply.data);
    Result<IdCard> card = parseIdCardText(text);
    wipe(text);
    if (card && m_photoDecoder) {
        if (Result<QByteArray> picture = m_photoDecoder->decode(photo)) {
            card->photo = std::move(*picture);
        } else {
            // A card without its picture is still read; the screen shows the placeholder.
            base::log(base::LogLevel::Warning, "devices.card_reader", "photo_not_decoded",
                      {{"detail", picture.error().detail}});
        }
    }
    wipe(photo);
    return card;
}

} // namespace yichuang::devices
