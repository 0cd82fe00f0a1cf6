// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/BatchText.h"

#include "app/base/Json.h"
#include "app/base/JsonText.h"
#include "app/protocol/ProtocolVersion.h"

namespace yichuang::protocol {

namespace {

using base::CanonicalScan;
using base::JsonText;

constexpr qsizetype EnvelopeBytes = 256;
constexpr qsizetype AnswerBytes = 96;

// Everything before it in the canonical body is a plain text or number, and within a text each quote has a backslash.
constexpr QByteArrayView AfterChain = ",\"effect\":";

std::optional<QByteArray> base64Of(QByteArrayView text)
{
    auto decoded = QByteArray::fromBase64Encoding(text.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded ? std::optional(std::move(decoded.decoded)) : std::nullopt;
}

bool readOperations(CanonicalScan &scan, BatchText &batch)
{
    if (scan.literal("]")) {
        return true;
    }
    do {
        const std::optional<CanonicalScan::Object> operation = scan.object("chain");
        if (!operation || batch.operations.size() == MaxBatchOperations) {
            return false;
        }
        batch.operations.push_back(*operation);
    } while (scan.literal(","));
    return scan.literal("]");
}

} // namespace

base::Result<QByteArray> operationText(QByteArrayView body, const ChainLink &link)
{
    const qsizetype at = body.indexOf(AfterChain);
    if (at < 0) {
        return base::fail(base::ErrorCode::StorageCorrupt, QStringLiteral("not the body of an operation"), "operation.body");
    }
    QByteArray text;
    text.reserve(body.size() + EnvelopeBytes);
    text.append(body.first(at)).append(",\"chain\":{\"hash\":\"").append(link.hash.toHex()).append("\",\"n\":").append(QByteArray::number(link.n));
    text.append(",\"previous\":\"").append(link.previous.toHex()).append("\"}").append(body.sliced(at));
    return text;
}

QByteArray batchText(const std::vector<QByteArray> &operations, const QByteArray &headSignature)
{
    qsizetype size = EnvelopeBytes;
    for (const QByteArray &operation : operations) {
        size += operation.size() + 1;
    }
    JsonText out(size);
    out.beginObject().member("head_signature", QString::fromLatin1(headSignature.toBase64())).key("operations").beginArray();
    for (const QByteArray &operation : operations) {
        out.raw(operation);
    }
    out.endArray();
    return out.endObject().take();
}

std::optional<BatchText> BatchText::read(const QByteArray &text)
{
    CanonicalScan scan(text);
    BatchText batch;
    if (!scan.literal("{\"head_signature\":")) {
        return std::nullopt;
    }
    const std::optional<QByteArrayView> signature = scan.text();
    const std::optional<QByteArray> decoded = signature ? base64Of(*signature) : std::nullopt;
    if (!decoded || !scan.literal(",\"operations\":[") || !readOperations(scan, batch)) {
        return std::nullopt;
    }
    batch.headSignature = *decoded;
    return scan.literal("}") && scan.atEnd() ? std::optional(std::move(batch)) : std::nullopt;
}

QByteArray replyText(const BatchReply &reply)
{
    JsonText out(EnvelopeBytes + static_cast<qsizetype>(reply.answers.size()) * AnswerBytes);
    out.beginObject().key("answers").beginArray();
    for (const Answer &answer : reply.answers) {
        if (answer.status == AnswerStatus::Applied) {
            out.beginObject().member("id", answer.id.toText()).member("status", toWord(answer.status)).member("version", answer.version).endObject();
        } else {
            out.raw(base::canonicalJson(answer.toJson()));
        }
    }
    return out.endArray().member("server_time", base::toIso(reply.serverTime)).endObject().take();
}

} // namespace yichuang::protocol
