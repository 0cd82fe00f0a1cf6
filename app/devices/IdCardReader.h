// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/devices/CardReadProblem.h"
#include "app/devices/IdCard.h"
#include "app/devices/Link.h"
#include "app/devices/SamFrame.h"
#include "app/devices/WltDecoder.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace yichuang::devices {

/// How long the reader is given. The defaults suit a 115200 baud reader, whose full reply takes 0.12 s.
struct CardReaderTiming {
    std::chrono::milliseconds reply{600};       ///< to find, select and status; also how long the line must be quiet
                                                ///< after a missed reply before anything more is asked
    std::chrono::milliseconds readReply{3000};  ///< until the read's answer begins
    std::chrono::milliseconds gap{500};         ///< inside an answer that has begun
    std::chrono::milliseconds longest{10000};   ///< for one answer, however slowly it comes
    std::chrono::milliseconds betweenTries{150};
    std::chrono::milliseconds waitForCard{15000};
    std::chrono::milliseconds firstReconnect{250};
    std::chrono::milliseconds lastReconnect{5000}; ///< doubled from the first up to this
    int tries = 4; ///< of the whole find–select–read, before the card or line is given up
};

/// A second-generation identity card reader. Lives in one thread's event loop and never blocks it;
/// move it to a device thread with its children or leave it where it is. Keeps the line open, comes
/// back by itself after unplugging, and reads one card per `read()`. The raw text and photo are wiped
/// as soon as they are taken apart.
class IdCardReader final : public QObject {
    Q_OBJECT

public:
    enum class State {
        Disconnected, ///< no line; tries again by itself
        Ready,        ///< answers, waits for `read()`
        Reading,      ///< waits for a card or reads it
        Error,        ///< the line is open but the reader is silent or faulty; asks again by itself
    };
    Q_ENUM(State)

    /// `photoDecoder` may be null (no photo).
    IdCardReader(std::unique_ptr<Link> link, std::unique_ptr<WltDecoder> photoDecoder,
                 const CardReaderTiming &timing = {}, QObject *parent = nullptr);
    ~IdCardReader() override;
    Q_DISABLE_COPY_MOVE(IdCardReader)

    [[nodiscard]] State state() const { return m_state; }
    /// Bytes thrown away as noise since the start.
    [[nodiscard]] qint64 discardedBytes() const { return m_decoder.discarded(); }

public Q_SLOTS:
    /// Opens the line and keeps it open.
    void start();
    /// Closes the line; a read under way ends as Cancelled.
    void stop();
    /// Waits for a card and reads it; ends in exactly one of `cardRead` and `failed`. A reader that was not there is
    /// looked for once more first, without waiting for the next try of its own.
    void read();
    /// Ends a read under way as Cancelled.
    void cancel();
    /// Asks the security module for its number; ends in exactly one of `identified` and `identifyFailed`. A read goes first.
    void identify();

Q_SIGNALS:
    void stateChanged(yichuang::devices::IdCardReader::State state);
    void cardRead(const yichuang::devices::IdCard &card);
    void failed(const yichuang::devices::CardReadProblem &problem);
    void identified(const QString &samNumber);
    void identifyFailed(const yichuang::devices::CardReadProblem &problem);

private:
    enum class Line { Closed, Opening, Open };

    void openLine();
    void beginRead();
    void onOpened();
    void onLinkFailed();
    void onReceived(const QByteArray &bytes);
    void onReplyTimeout();
    void onPause();
    void onReply(SamReply reply);
    void onCardReply(SamReply reply);
    void onIdentity(const SamReply &reply);
    /// False when the reply belongs to another command.
    [[nodiscard]] bool takeReply(QByteArray payload);
    void send(SamCommand command);
    void stopWaiting();
    void probeAnswered(SamStatus status);
    void tryAgain(CardProblem problem, SamStatus status);
    void noCardYet(SamStatus status);
    /// Goes to `next`; tells the problem to whoever waits for a card.
    void endRead(const CardReadProblem &problem, State next);
    void endIdentifying(CardProblem problem);
    [[nodiscard]] CardReadProblem problemWhileDown() const;
    void setState(State state);
    void scheduleReconnect();

    Link *m_link; ///< a child, so that it moves to another thread along with the reader
    std::unique_ptr<WltDecoder> m_photoDecoder;
    CardReaderTiming m_timing;
    SamDecoder m_decoder;
    QTimer m_replyTimer;  ///< runs while a reply is awaited
    QTimer m_pauseTimer;  ///< before the next try, probe or connection
    QTimer m_cardTimer;   ///< runs while no card has been seen
    State m_state = State::Disconnected;
    Line m_line = Line::Closed;
    std::optional<SamCommand> m_awaited; ///< the command whose reply is awaited
    QDeadlineTimer m_giveUp;             ///< on that reply, however slowly it comes
    bool m_heard = false;                ///< any byte since the command went out
    bool m_started = false;
    bool m_readWanted = false; ///< a read waits for the line
    bool m_settling = false; ///< a reply was missed; it may still come and must not be taken for the next one
    bool m_cardSeen = false;
    int m_triesLeft = 0;
    CardReadProblem m_lastProblem;
    std::chrono::milliseconds m_reconnectAfter{0};
};

} // namespace yichuang::devices
