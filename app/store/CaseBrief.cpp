// SPDX-License-Identifier: Apache-2.0
#include "app/store/CaseBrief.h"

#include <QDataStream>
#include <QIODevice>

#include <array>

namespace yichuang::store {

using base::Result;

namespace {

constexpr quint8 FormVersion = 1;

template<typename K>
K keyFrom(const QString &text)
{
    return K::fromText(text).value_or(K());
}

QDate dueOf(const domain::Case &record)
{
    if (domain::isFinal(record.state) || record.closed) {
        return {};
    }
    // Decided in time is done in time: from then on it is the result that is awaited.
    if (record.decided) {
        return record.dues.issue;
    }
    const QDate binding = record.dues.promised.isValid() ? record.dues.promised : record.dues.notice;
    const QDate deferral = record.hasOpenDeferral() ? record.dues.deferral : QDate();
    const bool comesFirst = deferral.isValid() && (!binding.isValid() || deferral < binding);
    return comesFirst ? deferral : binding;
}

} // namespace

CaseBrief CaseBrief::of(const domain::Case &record)
{
    CaseBrief brief;
    brief.id = record.id;
    brief.number = record.number;
    brief.queryCode = record.queryCode;
    brief.name = record.applicant.name;
    brief.agentName = record.applicant.agent ? record.applicant.agent->name : QString();
    brief.idNumber = record.applicant.idNumber;
    brief.phone = record.applicant.phone;
    brief.item = record.item;
    brief.state = record.state;
    brief.received = record.received;
    brief.updated = record.steps.empty() ? record.received : record.steps.back().at;
    brief.due = dueOf(record);
    brief.window = record.window;
    return brief;
}

QByteArray CaseBrief::toBytes() const
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << FormVersion << id.toBytes();
    for (const QString &text : {number, queryCode, name, agentName, idNumber, phone, item.toText(), domain::toWord(state), window.toText()}) {
        out << text.toUtf8();
    }
    out << base::toMs(received) << base::toMs(updated) << (due.isValid() ? due.toJulianDay() : qint64(0));
    return bytes;
}

Result<CaseBrief> CaseBrief::fromBytes(const QByteArray &bytes)
{
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint8 form = 0;
    QByteArray id;
    in >> form >> id;
    std::array<QString, 9> texts;
    for (QString &text : texts) {
        QByteArray utf8;
        in >> utf8;
        text = QString::fromUtf8(utf8);
    }
    qint64 received = 0;
    qint64 updated = 0;
    qint64 due = 0;
    in >> received >> updated >> due;
    const Result<domain::CaseId> caseId = domain::CaseId::fromBytes(id);
    const std::optional<domain::CaseState> state = domain::caseStateFromWord(texts[7]);
    if (in.status() != QDataStream::Ok || !in.atEnd() || form != FormVersion || !caseId || !state) {
        return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("a case's brief cannot be read"), "store.brief");
    }
    CaseBrief brief{*caseId, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], keyFrom<domain::ItemKey>(texts[6]), *state,
                    base::instantFromMs(received), base::instantFromMs(updated), due == 0 ? QDate() : QDate::fromJulianDay(due),
                    keyFrom<domain::WindowId>(texts[8])};
    return brief;
}

} // namespace yichuang::store
