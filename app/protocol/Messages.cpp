// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/Messages.h"

#include "app/base/Json.h"
#include "app/protocol/ProtocolVersion.h"

#include <QJsonArray>
#include <QUuid>

namespace yichuang::protocol {

namespace {

QByteArray bytesFromBase64(base::JsonReader &reader, const char *member, qsizetype maxLength)
{
    const auto decoded = QByteArray::fromBase64Encoding(reader.text(member, maxLength).toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok) {
        reader.note(member, "is not base64");
    }
    return decoded.decoded;
}

// Data keys and raw Ed25519 public keys are all of one length.
QByteArray keyFromBase64(base::JsonReader &reader, const char *member)
{
    const QByteArray bytes = bytesFromBase64(reader, member, 64);
    if (bytes.size() != 32) {
        reader.note(member, "is not 32 bytes");
    }
    return bytes;
}

QString base64(const QByteArray &bytes)
{
    return QLatin1String(bytes.toBase64());
}

} // namespace

base::Result<EnrolmentRequest> EnrolmentRequest::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "enrolment");
    EnrolmentRequest request;
    request.code = reader.text("code", 64);
    request.requestPem = reader.text("certificate_request", 8192).toLatin1();
    request.signingKey = keyFromBase64(reader, "signing_key");
    request.machine = reader.text("machine", 64);
    request.dataKey = keyFromBase64(reader, "data_key");
    return reader.finish(request);
}

QJsonObject EnrolmentRequest::toJson() const
{
    return {{QStringLiteral("code"), code},
            {QStringLiteral("certificate_request"), QLatin1String(requestPem)},
            {QStringLiteral("signing_key"), base64(signingKey)},
            {QStringLiteral("machine"), machine},
            {QStringLiteral("data_key"), base64(dataKey)}};
}

base::Result<EnrolmentReply> EnrolmentReply::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "enrolment");
    EnrolmentReply reply;
    reply.workstation = reader.id<domain::WorkstationId>("workstation");
    reply.window = reader.nested(domain::WindowId::fromText(reader.text("window", 3)));
    reply.hall = reader.nested(domain::HallId::fromText(reader.text("hall", 64)));
    reply.certificatePem = reader.text("certificate", 16384).toLatin1();
    reply.authorityPem = reader.text("authority", 16384).toLatin1();
    reply.fingerprint = reader.text("fingerprint", 128);
    return reader.finish(reply);
}

QJsonObject EnrolmentReply::toJson() const
{
    return {{QStringLiteral("workstation"), workstation.toText()},
            {QStringLiteral("window"), window.toText()},
            {QStringLiteral("hall"), hall.toText()},
            {QStringLiteral("certificate"), QLatin1String(certificatePem)},
            {QStringLiteral("authority"), QLatin1String(authorityPem)},
            {QStringLiteral("fingerprint"), fingerprint}};
}

base::Result<SignInRequest> SignInRequest::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "sign_in");
    SignInRequest request{reader.nested(domain::PersonId::fromText(reader.text("person", 64))), reader.text("password", 256)};
    return reader.finish(std::move(request));
}

QJsonObject SignInRequest::toJson() const
{
    return {{QStringLiteral("person"), person.toText()}, {QStringLiteral("password"), password}};
}

base::Result<SignInReply> SignInReply::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "sign_in");
    SignInReply reply;
    reply.person = reader.nested(domain::Person::fromJson(reader.object("person")));
    reply.dataKey = keyFromBase64(reader, "data_key");
    reply.offlineUntil = reader.instant("offline_until");
    reply.session = reader.textOr("session", {}, 256); // a centre from before sessions gives none
    reply.sessionUntil = reader.instantIfAny("session_until").value_or(base::Instant());
    return reader.finish(reply);
}

QJsonObject SignInReply::toJson() const
{
    return {{QStringLiteral("person"), person.toJson()},
            {QStringLiteral("data_key"), base64(dataKey)},
            {QStringLiteral("offline_until"), base::toIso(offlineUntil)},
            {QStringLiteral("session"), session},
            {QStringLiteral("session_until"), base::toIso(sessionUntil)}};
}

base::Result<NumberBlockRequest> NumberBlockRequest::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "number_block");
    NumberBlockRequest request{reader.text("request", 36), static_cast<int>(reader.integer("count", 1, 1000))};
    if (QUuid::fromString(request.request).toString(QUuid::WithoutBraces) != request.request) {
        reader.note("request", "is not a UUID");
    }
    return reader.finish(std::move(request));
}

QJsonObject NumberBlockRequest::toJson() const
{
    return {{QStringLiteral("request"), request}, {QStringLiteral("count"), count}};
}

base::Result<std::vector<QJsonObject>> OperationBatch::operationsOf(const QJsonObject &json)
{
    base::JsonReader reader(json, "batch");
    const QJsonArray list = reader.array("operations", MaxBatchOperations);
    std::vector<QJsonObject> operations;
    operations.reserve(static_cast<size_t>(list.size()));
    for (const QJsonValue &value : list) {
        operations.push_back(value.toObject());
    }
    return reader.finish(std::move(operations));
}

QJsonObject OperationBatch::toJson() const
{
    QJsonArray list;
    for (const Operation &operation : operations) {
        list.append(operation.toJson());
    }
    return {{QStringLiteral("operations"), list}, {QStringLiteral("head_signature"), base64(headSignature)}};
}

base::Result<BatchReply> BatchReply::fromJson(const base::JsonIn &json)
{
    base::JsonReader reader(json, "batch");
    BatchReply reply;
    const base::JsonListIn list = reader.array("answers", MaxBatchOperations);
    reply.answers.reserve(static_cast<size_t>(list.size()));
    for (qsizetype i = 0; i < list.size(); ++i) {
        reply.answers.push_back(reader.nested(Answer::fromJson(list.at(i).object())));
    }
    reply.serverTime = reader.instant("server_time");
    return reader.finish(reply);
}

QJsonObject BatchReply::toJson() const
{
    QJsonArray list;
    for (const Answer &answer : answers) {
        list.append(answer.toJson());
    }
    return {{QStringLiteral("answers"), list}, {QStringLiteral("server_time"), base::toIso(serverTime)}};
}

base::Result<Problem> Problem::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json.value(QLatin1String("error")).toObject(), "error");
    Problem problem{reader.text("code", 64), reader.text("text", 1000)};
    return reader.finish(std::move(problem));
}

QJsonObject Problem::toJson() const
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), code}, {QStringLiteral("text"), text}}}};
}

} // namespace yichuang::protocol
