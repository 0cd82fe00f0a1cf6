// SPDX-License-Identifier: Apache-2.0
#include "center/handlers/AuditHandler.h"

#include "app/protocol/TrustMessages.h"
#include "center/journal/Judgement.h"

#include <QStringList>

namespace yichuang::center {

using base::Result;

namespace {

// A clock that was wrong must not stop a workstation's audit, nor a window that is not its own: every line behind would wait for
// ever. The line stands where it can have been, and says what was told.
Result<void> takeLine(const WriteContext &write, const Enrolled &workstation, const protocol::ToldLine &line)
{
    AuditLine taken{line.at, line.act, line.person, workstation.no, line.n, line.window.toText(), line.subject, line.detail};
    QStringList told;
    if (line.at > write.now + ClockTolerance || line.at < workstation.enrolled - ClockMistake) {
        taken.at = write.now;
        told << QStringLiteral("at=") + base::toIso(line.at);
    }
    if (!line.window.isNull() && line.window != workstation.window) {
        taken.window = workstation.window.toText();
        told << QStringLiteral("window=") + line.window.toText();
    }
    taken.detail = (told << line.detail).join(QLatin1Char(' ')).trimmed();
    return write.stores.audit.append(taken);
}

// Answers how far the centre has it afterwards.
Result<qint64> take(const WriteContext &write, const Enrolled &workstation, const protocol::AuditBatch &batch)
{
    const Result<crypto::ChainLink> told = write.stores.audit.told(workstation.no);
    if (!told || told->n != batch.after) {
        return told.map([](const crypto::ChainLink &link) { return link.n; });
    }
    if (told->hash != batch.afterHash) {
        return base::fail(base::ErrorCode::Conflict, QStringLiteral("the audit goes on from another line than the one told before"), "audit.forked");
    }
    for (const protocol::ToldLine &line : batch.lines) {
        if (const Result<void> taken = takeLine(write, workstation, line); !taken) {
            return base::failure(taken);
        }
    }
    return write.stores.audit.setTold(workstation.no, {batch.upTo, {}, batch.hash}).map([&batch] { return batch.upTo; });
}

} // namespace

void AuditHandler::handle(const Request &request, const Responder &responder) const
{
    m_context.read(responder, [this, request, responder](Stores &stores) {
        const auto batch = base::parseJsonObject(request.body).and_then(protocol::AuditBatch::fromJson);
        const auto workstation = batch ? m_context.speaker(request, stores) : base::failure(batch);
        if (!workstation) {
            return responder.send(problemOf(workstation.error()));
        }
        const auto reply = std::make_shared<protocol::AuditReply>();
        m_context.write(
            responder,
            [reply, batch = *batch, speaker = *workstation](const WriteContext &write) {
                return take(write, speaker, batch).map([&reply](qint64 upTo) { reply->upTo = upTo; });
            },
            [reply, responder] { responder.send(Response::json(200, reply->toJson())); });
    });
}

} // namespace yichuang::center
