// SPDX-License-Identifier: Apache-2.0
// The commands about card reader, printers and papers.
#include "app/base/Json.h"
#include "app/base/Words.h"
#include "app/desk/CommandReplies.h"

#include <QJsonArray>

namespace yichuang::desk {

namespace {

using base::Result;

constexpr base::Words ReaderWords{std::array{
    std::pair{ReaderState::NotConfigured, "not_configured"},
    std::pair{ReaderState::Disconnected, "disconnected"},
    std::pair{ReaderState::Ready, "ready"},
    std::pair{ReaderState::Reading, "reading"},
}};

// The sentence to a reason of DeviceDesk::cardFailed, and what to do.
QString cardSentence(const QString &reason)
{
    static const QHash<QString, QString> sentences{
        {QStringLiteral("no_card"), QStringLiteral("no card was laid on the reader in time: lay it flat and read again")},
        {QStringLiteral("pulled_out"), QStringLiteral("the card was taken away too early: leave it until the name appears")},
        {QStringLiteral("refused"), QStringLiteral("the card is there and every try to read it failed: try again, or another card")},
        {QStringLiteral("wrong_card"), QStringLiteral("this is no card the reader may read: type the entries")},
        {QStringLiteral("reader_fault"), QStringLiteral("the reader reports a fault of its own: unplug and plug it, or have it serviced")},
        {QStringLiteral("garbage"), QStringLiteral("the reader sent something that is no card: unplug and plug it, then read again")},
        {QStringLiteral("timeout"), QStringLiteral("the reader did not answer in time: read again, or type the entries")},
        {QStringLiteral("unplugged"), QStringLiteral("the card reader is not connected: check its cable")},
        {QStringLiteral("not_configured"), QStringLiteral("no card reader is set up")},
        {QStringLiteral("busy"), QStringLiteral("a card is being read already")},
    };
    return sentences.value(reason, QStringLiteral("no card was read"));
}

} // namespace

void CommandLine::addDeviceCommands()
{
    m_handlers.insert(QStringLiteral("read_card"), [this](const QJsonObject &, Reply reply) { readCard(std::move(reply)); });
    m_handlers.insert(QStringLiteral("devices"), [this](const QJsonObject &command, Reply reply) { devices(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("test_reader"), [this](const QJsonObject &, const Reply &reply) {
        answer(this, m_desk.devices().testReader(), reply, [](const QString &number) { return QJsonObject{{QStringLiteral("sam"), number}}; });
    });
    m_handlers.insert(QStringLiteral("test_printer"), [this](const QJsonObject &, const Reply &reply) {
        answer(this, m_desk.devices().testPrinter(), reply, [](const QString &state) { return QJsonObject{{QStringLiteral("state"), state}}; });
    });
    m_handlers.insert(QStringLiteral("print"), [this](const QJsonObject &command, const Reply &reply) {
        answer(this, m_desk.papers().print(command.value(QLatin1String("paper")).toString()), reply,
               [](const PaperView &paper) { return QJsonObject{{QStringLiteral("paper"), toJson(paper)}}; });
    });
    m_handlers.insert(QStringLiteral("settle_print"), [this](const QJsonObject &command, Reply reply) { settlePrint(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("pdf"), [this](const QJsonObject &command, Reply reply) { pdf(command, std::move(reply)); });
    m_handlers.insert(QStringLiteral("verify_receipt"), [this](const QJsonObject &command, const Reply &reply) {
        base::JsonReader reader(command);
        const QString code = reader.text("code");
        if (reader.error()) {
            reply(errorToJson(*reader.error()));
            return;
        }
        answer(this, m_desk.papers().verifyReceipt(code), reply, [](const ReceiptView &receipt) { return toJson(receipt); });
    });
}

void CommandLine::readCard(Reply reply)
{
    // Whichever signal comes first answers, and no later one.
    auto *once = new QObject(this);
    const auto end = [this, once] {
        m_desk.devices().disconnect(once);
        once->deleteLater();
    };
    connect(&m_desk.devices(), &DeviceDesk::cardRead, once, [end, reply](const CardView &card) {
        end();
        reply(okay({{QStringLiteral("applicant"), card.applicant.toJson()}, {QStringLiteral("warnings"), QJsonArray::fromStringList(card.warnings)}}));
    });
    connect(&m_desk.devices(), &DeviceDesk::cardFailed, once, [end, reply](const QString &reason) {
        end();
        reply(errorToJson({base::ErrorCode::Unavailable, cardSentence(reason), "card." + reason.toLatin1()}));
    });
    m_desk.devices().readCard();
}

// With `set` takes new settings; tells those in force.
void CommandLine::devices(const QJsonObject &command, Reply reply)
{
    const auto tell = [this] {
        return QJsonObject{{QStringLiteral("devices"), m_desk.devices().settings().toJson()},
                           {QStringLiteral("reader_state"), ReaderWords.word(m_desk.devices().readerState())}};
    };
    if (command.contains(QLatin1String("set"))) {
        base::JsonReader reader(command);
        const auto settings = reader.finish(reader.object("set")).and_then(DeviceSettings::fromJson);
        if (!settings) {
            reply(errorToJson(settings.error()));
            return;
        }
        base::thenOn(
            this, m_desk.devices().configure(*settings),
            [reply, tell](const Result<void> &done) { reply(done ? okay(tell()) : errorToJson(done.error())); }, [reply] { reply(cancelled()); });
        return;
    }
    const std::optional<base::Error> problem = m_desk.devices().settingsProblem();
    reply(problem ? errorToJson(*problem) : okay(tell()));
}

void CommandLine::settlePrint(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const QString paper = reader.text("paper", 32);
    const auto state = reader.word<PrintState>("state", printStateFromWord);
    if (state != PrintState::Confirmed && state != PrintState::Failed) {
        reader.note("state", "is not confirmed or failed");
    }
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    answer(this, m_desk.papers().settlePrint(paper, state), reply,
           [](const PaperView &settled) { return QJsonObject{{QStringLiteral("paper"), toJson(settled)}}; });
}

void CommandLine::pdf(const QJsonObject &command, Reply reply)
{
    base::JsonReader reader(command);
    const QString paper = reader.text("paper", 32);
    const QString file = reader.text("file");
    if (reader.error()) {
        reply(errorToJson(*reader.error()));
        return;
    }
    answerDone(this, m_desk.papers().savePdf(paper, file), reply);
}

} // namespace yichuang::desk
