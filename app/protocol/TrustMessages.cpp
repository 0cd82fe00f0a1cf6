// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/TrustMessages.h"

#include "app/base/Json.h"

#include <QJsonArray>

#include <algorithm>
#include <limits>

namespace yichuang::protocol {

using base::JsonReader;
using base::Result;

namespace {

constexpr qint64 MostPlaces = std::numeric_limits<qint64>::max();

QByteArray hashOf(JsonReader &reader, const char *member)
{
    const QByteArray bytes = QByteArray::fromHex(reader.text(member, 64).toLatin1());
    if (bytes.size() != 32) {
        reader.note(member, "is not 64 hex digits");
    }
    return bytes;
}

template<typename K>
K keyIfAny(JsonReader &reader, const char *member, qsizetype maxLength)
{
    const QString text = reader.textOr(member, {}, maxLength);
    return text.isEmpty() ? K() : reader.nested(K::fromText(text));
}

} // namespace

Result<RenewalRequest> RenewalRequest::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "renewal");
    RenewalRequest request{reader.text("certificate_request", 8192).toLatin1()};
    return reader.finish(std::move(request));
}

QJsonObject RenewalRequest::toJson() const
{
    return {{QStringLiteral("certificate_request"), QLatin1String(requestPem)}};
}

Result<RenewalReply> RenewalReply::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "renewal");
    RenewalReply reply{reader.text("certificate", 16384).toLatin1(), reader.instant("expires")};
    return reader.finish(std::move(reply));
}

QJsonObject RenewalReply::toJson() const
{
    return {{QStringLiteral("certificate"), QLatin1String(certificatePem)}, {QStringLiteral("expires"), base::toIso(expires)}};
}

Result<EnrolmentStanding> EnrolmentStanding::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "enrolment");
    EnrolmentStanding standing;
    standing.workstation = reader.id<domain::WorkstationId>("workstation");
    standing.window = domain::readKey<domain::WindowId>(reader, "window", 3);
    standing.hall = domain::readKey<domain::HallId>(reader, "hall");
    standing.expires = reader.instantIfAny("expires");
    standing.renew = reader.boolean("renew");
    return reader.finish(std::move(standing));
}

QJsonObject EnrolmentStanding::toJson() const
{
    QJsonObject json{{QStringLiteral("workstation"), workstation.toText()},
                     {QStringLiteral("window"), window.toText()},
                     {QStringLiteral("hall"), hall.toText()},
                     {QStringLiteral("renew"), renew}};
    if (expires) {
        json.insert(QStringLiteral("expires"), base::toIso(*expires));
    }
    return json;
}

bool isToldAct(const QString &act)
{
    return std::any_of(ToldActs.begin(), ToldActs.end(), [&act](const char *each) { return act == QLatin1String(each); });
}

Result<ToldLine> ToldLine::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "line");
    ToldLine line;
    line.n = reader.integer("n", 1, MostPlaces);
    line.at = reader.instant("at");
    line.person = keyIfAny<domain::PersonId>(reader, "person", 64);
    line.window = keyIfAny<domain::WindowId>(reader, "window", 64);
    line.act = reader.text("act", 64);
    line.subject = reader.textOr("subject", {}, 256);
    line.detail = reader.textOr("detail", {}, 1000);
    if (!isToldAct(line.act)) {
        reader.note("act", "is nothing a workstation tells");
    }
    return reader.finish(std::move(line));
}

QJsonObject ToldLine::toJson() const
{
    return {{QStringLiteral("n"), n},
            {QStringLiteral("at"), base::toIso(at)},
            {QStringLiteral("person"), person.toText()},
            {QStringLiteral("window"), window.toText()},
            {QStringLiteral("act"), act},
            {QStringLiteral("subject"), subject},
            {QStringLiteral("detail"), detail}};
}

Result<AuditBatch> AuditBatch::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "audit");
    AuditBatch batch;
    batch.after = reader.integer("after", 0, MostPlaces);
    batch.afterHash = hashOf(reader, "after_hash");
    batch.upTo = reader.integer("up_to", 1, MostPlaces);
    batch.hash = hashOf(reader, "hash");
    const QJsonArray lines = reader.array("lines", MostLines);
    qint64 last = batch.after;
    for (const QJsonValue &value : lines) {
        batch.lines.push_back(reader.nested(ToldLine::fromJson(value.toObject())));
        const qint64 n = batch.lines.back().n;
        if (n <= last || n > batch.upTo) {
            reader.note("lines", "are not in order between after and up_to");
        }
        last = n;
    }
    if (batch.upTo <= batch.after) {
        reader.note("up_to", "is not behind after");
    }
    return reader.finish(std::move(batch));
}

QJsonObject AuditBatch::toJson() const
{
    QJsonArray list;
    for (const ToldLine &line : lines) {
        list.append(line.toJson());
    }
    return {{QStringLiteral("after"), after},
            {QStringLiteral("after_hash"), QLatin1String(afterHash.toHex())},
            {QStringLiteral("up_to"), upTo},
            {QStringLiteral("hash"), QLatin1String(hash.toHex())},
            {QStringLiteral("lines"), list}};
}

Result<AuditReply> AuditReply::fromJson(const QJsonObject &json)
{
    JsonReader reader(json, "audit");
    AuditReply reply{reader.integer("up_to", 0, MostPlaces)};
    return reader.finish(reply);
}

QJsonObject AuditReply::toJson() const
{
    return {{QStringLiteral("up_to"), upTo}};
}

} // namespace yichuang::protocol
