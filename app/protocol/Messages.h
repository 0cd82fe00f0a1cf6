// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"
#include "app/domain/CaseNumber.h"
#include "app/domain/Directory.h"
#include "app/domain/Ids.h"
#include "app/protocol/Answer.h"
#include "app/protocol/Operation.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace yichuang::protocol {

/// POST /v1/enrolments. The key was made on the workstation and never leaves it.
struct EnrolmentRequest {
    QString code;         ///< one-time code, as the manager was shown it
    QByteArray requestPem; ///< certificate signing request of the TLS key
    QByteArray signingKey; ///< raw Ed25519 public key that will sign chain heads and receipts
    QString machine;      ///< a name people recognise, no personal data
    QByteArray dataKey;   ///< 32 bytes: the workstation's data key, escrowed at the centre

    [[nodiscard]] static base::Result<EnrolmentRequest> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct EnrolmentReply {
    domain::WorkstationId workstation;
    domain::WindowId window;
    domain::HallId hall;
    QByteArray certificatePem; ///< with SAN and EKU clientAuth
    QByteArray authorityPem;   ///< the centre's CA
    QString fingerprint;       ///< of the centre's data

    [[nodiscard]] static base::Result<EnrolmentReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// POST /v1/sign-ins.
struct SignInRequest {
    domain::PersonId person;
    QString password;

    [[nodiscard]] static base::Result<SignInRequest> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct SignInReply {
    domain::Person person;
    QByteArray dataKey;          ///< escrowed at enrolment; opens this workstation's store
    base::Instant offlineUntil;  ///< the verifier kept on the workstation is good until then
    QString session;             ///< token of the session, for acts on people and windows; bound to this workstation
    base::Instant sessionUntil;

    [[nodiscard]] static base::Result<SignInReply> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// POST /v1/number-blocks. Idempotent by `request`.
struct NumberBlockRequest {
    QString request; ///< UUID made by the workstation
    int count = 0;   ///< 1…1000

    [[nodiscard]] static base::Result<NumberBlockRequest> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// POST /v1/operations. `head` proves that the workstation's journal really ends there.
struct OperationBatch {
    std::vector<Operation> operations; ///< in the order of the chain
    QByteArray headSignature;          ///< Ed25519 over the last operation's chain hash

    /// Reads the envelope only; each operation is read on its own so that one bad one spoils no other.
    [[nodiscard]] static base::Result<std::vector<QJsonObject>> operationsOf(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

struct BatchReply {
    std::vector<Answer> answers; ///< one each, in the order offered
    base::Instant serverTime;

    [[nodiscard]] static base::Result<BatchReply> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// The body of every HTTP status of 400 and above.
struct Problem {
    QString code;
    QString text; ///< one plain sentence

    [[nodiscard]] static base::Result<Problem> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

} // namespace yichuang::protocol
