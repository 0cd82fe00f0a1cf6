// SPDX-License-Identifier: Apache-2.0
#include "tests/support/devices/ReaderSim.h"

#include "app/base/Json.h"
#include "tests/support/devices/SimCard.h"

#include <QTimer>

namespace yichuang::tests {

using base::ErrorCode;
using base::fail;
using base::Result;

ReaderSim::ReaderSim(QObject *parent) : QObject(parent), m_port(this)
{
    connect(&m_port, &PtyPort::received, this, &ReaderSim::onReceived);
}

Result<void> ReaderSim::plug(const QString &link)
{
    m_link = link;
    m_decoder.clear();
    return m_port.plug(link);
}

void ReaderSim::onReceived(const QByteArray &bytes)
{
    m_decoder.feed(bytes);
    while (const auto request = m_decoder.next()) {
        m_requests += 1;
        letVisitorIn(*request);
        send(m_sam.answer(*request));
    }
}

void ReaderSim::letVisitorIn(const QByteArray &request)
{
    const bool isLooking = samCommandOf(request) == static_cast<int>(devices::SamCommand::FindCard);
    if (isLooking && !m_visitors.isEmpty() && !m_sam.hasUnreadCard()) {
        const auto laid = put(m_visitors.at(m_visits++ % m_visitors.size()));
        Q_ASSERT(laid);
    }
}

void ReaderSim::send(const QByteArray &bytes)
{
    if (m_delay.count() == 0) {
        m_port.write(bytes);
        return;
    }
    QTimer::singleShot(m_delay, this, [this, bytes] { m_port.write(bytes); });
}

Result<void> ReaderSim::put(const QString &argument)
{
    QJsonObject person = samplePerson(argument);
    if (argument.startsWith(QLatin1Char('{'))) {
        const Result<QJsonObject> read = base::parseJsonObject(argument.toUtf8());
        if (!read) {
            return base::failure(read);
        }
        person = *read;
    }
    return put(person);
}

Result<void> ReaderSim::put(const QJsonObject &person)
{
    const Result<QByteArray> text = makeCardText(person);
    if (!text) {
        return base::failure(text);
    }
    m_sam.putCard(*text, makeCardPhoto());
    return {};
}

Result<void> ReaderSim::commandWithNumber(const QString &word, const QString &argument)
{
    bool isNumber = false;
    const bool isHex = word == QLatin1String("error");
    const int number = argument.toInt(&isNumber, isHex ? 16 : 10);
    if (!isNumber || number < 0) {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a number is needed"));
    }
    if (isHex) {
        m_sam.failNext(static_cast<quint8>(number));
    } else if (word == QLatin1String("garbage")) {
        m_sam.addGarbage(number);
    } else if (word == QLatin1String("pull-mid-read")) {
        m_sam.pullMidRead(number);
    } else if (word == QLatin1String("slow")) {
        m_delay = std::chrono::milliseconds(number);
    } else {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("unknown command"));
    }
    return {};
}

Result<void> ReaderSim::command(const QString &line)
{
    const QString word = line.section(QLatin1Char(' '), 0, 0);
    const QString argument = line.section(QLatin1Char(' '), 1).trimmed();
    if (word == QLatin1String("put")) {
        return put(argument.isEmpty() ? QStringLiteral("citizen") : argument);
    }
    if (word == QLatin1String("plug")) {
        return plug(m_link);
    }
    if (word == QLatin1String("lift")) {
        m_sam.liftCard();
    } else if (word == QLatin1String("unplug")) {
        m_port.unplug();
    } else if (word == QLatin1String("mute")) {
        m_sam.setVoice(SamSim::Voice::Mute);
    } else if (word == QLatin1String("speak")) {
        m_sam.setVoice(SamSim::Voice::Speaking);
    } else {
        return commandWithNumber(word, argument.isEmpty() && word == QLatin1String("pull-mid-read") ? QStringLiteral("700") : argument);
    }
    return {};
}

} // namespace yichuang::tests
