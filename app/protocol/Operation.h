// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/JsonIn.h"
#include "app/base/Result.h"
#include "app/domain/Act.h"
#include "app/domain/CaseState.h"
#include "app/domain/Ids.h"

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

namespace yichuang::protocol {

/// 32 bytes in hex, of the letters only small ones.
[[nodiscard]] bool isHash(const QString &hex);

/// When an operation was made, by everything the workstation knew of time.
struct Made {
    base::Instant wall;       ///< the PC's own clock
    qint64 sinceBootMs = 0;   ///< monotonic
    qint64 serverOffsetMs = 0; ///< centre minus wall, as last measured
    qint64 uncertaintyMs = 0; ///< half the round trip plus drift since; -1 = never measured

    /// The moment the law counts from: the wall clock corrected by the centre's.
    [[nodiscard]] base::Instant trusted() const { return wall + std::chrono::milliseconds(serverOffsetMs); }
    /// The centre's clock was heard, so that `trusted` does not depend on how somebody set the PC's.
    [[nodiscard]] bool isMeasured() const { return uncertaintyMs >= 0; }
    friend bool operator==(const Made &, const Made &) = default;
};

/// The place of an operation in its workstation's hash chain.
struct ChainLink {
    qint64 n = 0;        ///< 1, 2, 3 … without a gap
    QByteArray previous; ///< 32 bytes; zeros before the first
    QByteArray hash;     ///< 32 bytes: H(previous ‖ n as 8 bytes big-endian ‖ canonical JSON without `chain`)
    friend bool operator==(const ChainLink &, const ChainLink &) = default;
};

/// One act of one person on one case, as written in the journal and sent on. Never changes once written.
struct Operation {
    domain::OperationId id;
    domain::ActKind kind = domain::ActKind::Receive; ///< "case." + word in JSON
    domain::CaseId caseId;
    QString lane;    ///< the case's id: operations of one lane go in order
    qint64 seq = 0;  ///< 1, 2, 3 … within the lane on this workstation
    qint64 base = 0; ///< centre version of the case it was made on; 0 = none
    domain::PersonId actor;
    domain::WindowId window;
    QString catalogue; ///< version
    Made made;
    QStringList needs; ///< SHA-256 (hex) of attachments that must be there first
    domain::Effect effect = domain::Effect::Offline;
    base::JsonIn payload; ///< the act: domain::Act::fromJson(kind, payload)
    ChainLink chain;

    /// Canonical JSON of everything but `chain`.
    [[nodiscard]] QByteArray canonicalBody() const;
    /// What the chain hashes after the previous hash: n as 8 bytes big-endian ‖ canonicalBody().
    /// crypto::nextLink(head, chainRecord()) gives the link.
    [[nodiscard]] QByteArray chainRecord() const;
    [[nodiscard]] domain::ActMoment moment() const { return {made.trusted(), actor, window, catalogue}; }
    [[nodiscard]] base::Result<domain::Act> act() const { return domain::Act::fromJson(kind, payload); }

    [[nodiscard]] static base::Result<Operation> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Operation &, const Operation &) = default;
};

} // namespace yichuang::protocol
