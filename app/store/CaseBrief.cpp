// SPDX-License-Identifier: Apache-2.0
#include "app/store/CaseBrief.h"

#include <QDataStream>
#include <QIODevice>

#include <array>

namespace yichuang::store {

using base::Result;

namespace {

constexpr quint8 FormVersion = 2; // 1 did not name the kind of the date

template<typename K>
K keyFrom(const QString &text)
{
    return K::fromText(text).value_or(K());
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
    if (const std::optional<domain::NextDue> next = domain::nextDue(record)) {
        brief.due = next->date;
        brief.dueKind = next->kind;
    }
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
    out << base::toMs(received) << base::toMs(updated) << (due.isValid() ? due.toJulianDay() : qint64(0)) << domain::toWord(dueKind).toUtf8();
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
    QByteArray dueKind = domain::toWord(domain::DueKind::Promised).toUtf8();
    if (form == FormVersion) {
        in >> dueKind;
    }
    const Result<domain::CaseId> caseId = domain::CaseId::fromBytes(id);
    const std::optional<domain::CaseState> state = domain::caseStateFromWord(texts[7]);
    const std::optional<domain::DueKind> kind = domain::dueKindFromWord(QString::fromUtf8(dueKind));
    if (in.status() != QDataStream::Ok || !in.atEnd() || form < 1 || form > FormVersion || !caseId || !state || !kind) {
        return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("a case's brief cannot be read"), "store.brief");
    }
    CaseBrief brief{*caseId, texts[0], texts[1], texts[2], texts[3], texts[4], texts[5], keyFrom<domain::ItemKey>(texts[6]), *state,
                    base::instantFromMs(received), base::instantFromMs(updated), due == 0 ? QDate() : QDate::fromJulianDay(due), *kind,
                    keyFrom<domain::WindowId>(texts[8])};
    return brief;
}

} // namespace yichuang::store
