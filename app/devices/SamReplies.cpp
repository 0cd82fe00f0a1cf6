// SPDX-License-Identifier: Apache-2.0
#include "app/devices/SamReplies.h"

#include "app/base/Log.h"
#include "app/devices/IdCardText.h"
#include "app/devices/SamStatus.h"
#include "app/devices/Wipe.h"
#include "app/devices/WltDecoder.h"

#include <QtEndian>

namespace yichuang::devices {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

constexpr int photoSize = 1024;
constexpr qsizetype cardHead = 4; ///< two sizes before the text
constexpr qsizetype selectData = 8;
constexpr qsizetype idData = 16;

int sizeField(const QByteArray &data, qsizetype at)
{
    return static_cast<quint8>(data.at(at)) << 8 | static_cast<quint8>(data.at(at + 1));
}

} // namespace

bool mayAnswer(SamCommand command, const SamReply &reply)
{
    const SamStatus status = samStatusFromSw3(reply.sw3);
    if (status != SamStatus::Ok && status != SamStatus::CardFound) {
        return true;
    }
    const bool isFound = status == SamStatus::CardFound;
    switch (command) {
    case SamCommand::FindCard: return isFound;
    case SamCommand::SelectCard: return !isFound && reply.data.size() <= selectData;
    case SamCommand::ReadCard: return !isFound && reply.data.size() > selectData;
    case SamCommand::SamId: return !isFound && reply.data.size() == idData;
    case SamCommand::ResetSam:
    case SamCommand::Status:
    case SamCommand::ReadCardWithFingerprint:
    case SamCommand::ReadAddedAddress: return !isFound;
    }
    Q_UNREACHABLE();
}

Result<QString> samNumber(const QByteArray &data)
{
    if (data.size() != idData) {
        return fail(ErrorCode::Malformed, QStringLiteral("the module's number is not 16 bytes"), "card.sam_id.size");
    }
    const auto pair = [&data](qsizetype at) { return qFromLittleEndian<quint16>(data.constData() + at); };
    const auto quad = [&data](qsizetype at) { return qFromLittleEndian<quint32>(data.constData() + at); };
    return QStringLiteral("%1.%2-%3-%4-%5")
        .arg(pair(0), 2, 10, QLatin1Char('0'))
        .arg(pair(2), 2, 10, QLatin1Char('0'))
        .arg(quad(4))
        .arg(quad(8), 9, 10, QLatin1Char('0'))
        .arg(quad(12), 9, 10, QLatin1Char('0'));
}

Result<IdCard> cardFrom(SamReply reply, WltDecoder *photoDecoder)
{
    const bool fits = reply.data.size() == cardHead + idCardTextSize + photoSize && sizeField(reply.data, 0) == idCardTextSize
        && sizeField(reply.data, 2) == photoSize;
    if (!fits) {
        wipe(reply.data);
        return fail(ErrorCode::Malformed, QStringLiteral("unexpected sizes in the card reply"), "card.reply.size");
    }
    QByteArray text = reply.data.mid(cardHead, idCardTextSize);
    QByteArray photo = reply.data.mid(cardHead + idCardTextSize, photoSize);
    wipe(reply.data);
    Result<IdCard> card = parseIdCardText(text);
    wipe(text);
    if (card && photoDecoder != nullptr) {
        if (Result<QByteArray> picture = photoDecoder->decode(photo)) {
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
