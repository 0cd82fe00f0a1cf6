// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/Ids.h"

#include <QJsonObject>

#include <array>
#include <optional>
#include <vector>

namespace yichuang::protocol {

/// POST /v1/renewals, over the certificate still in force. The new key was made on the workstation as the first was.
struct RenewalRequest {
    QByteArray requestPem;

    [[nodiscard]] static base::Result<RenewalRequest> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// The old certificate stays good until the new one was used.
struct RenewalReply {
    QByteArray certificatePem;
    base::Instant expires;

    [[nodiscard]] static base::Result<RenewalReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// GET /v1/enrolment: how the enrolment stands that asks.
struct EnrolmentStanding {
    domain::WorkstationId workstation;
    domain::WindowId window;
    domain::HallId hall;
    std::optional<base::Instant> expires; ///< of the certificate in force
    bool renew = false;                   ///< the administrator wants a new certificate now

    [[nodiscard]] static base::Result<EnrolmentStanding> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// What a workstation writes into its audit beside the acts on cases, which are operations of the journal. A workstation writes and the
/// centre takes nothing else, so that nobody tells what only the centre writes. No word may go: folders hold lines not told yet.
inline constexpr std::array ToldActs{"attachment.read", "erase",   "offer_again",     "pdf",      "print", "read", "reveal",
                                     "settle_print",    "sign_in", "sign_in_offline", "sign_out"};
[[nodiscard]] bool isToldAct(const QString &act);

/// One line of a workstation's audit, as the centre is told it.
struct ToldLine {
    qint64 n = 0; ///< its place in the workstation's audit
    base::Instant at;
    domain::PersonId person; ///< null: the program itself
    domain::WindowId window;
    QString act; ///< one of ToldActs
    QString subject;
    QString detail;

    [[nodiscard]] static base::Result<ToldLine> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const ToldLine &, const ToldLine &) = default;
};

/// POST /v1/audit: what the workstation's audit holds after place `after` up to `upTo`. What is in the journal as an operation is
/// left out, so places may be missing between. The hashes are those of the workstation's own chain: a folder that was put back
/// from a backup has others.
struct AuditBatch {
    static constexpr int MostLines = 500;

    qint64 after = 0;
    QByteArray afterHash;
    qint64 upTo = 0;
    QByteArray hash;
    std::vector<ToldLine> lines;

    [[nodiscard]] static base::Result<AuditBatch> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// How far the centre has the audit now. When that is not the batch's `upTo`, the batch was not for this place.
struct AuditReply {
    qint64 upTo = 0;

    [[nodiscard]] static base::Result<AuditReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace yichuang::protocol
