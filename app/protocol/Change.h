// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/JsonIn.h"
#include "app/base/Result.h"

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace yichuang::protocol {

/// What a change in the feed is about.
enum class ChangeType {
    Case,        ///< body: domain::Case; key: its id
    Catalogue,   ///< body: the published catalogue; key: its version
    Calendar,    ///< body: {"files":[…]} of all year files; key: digest
    Directory,   ///< body: people, windows, halls; key: version
    Policy,      ///< body: the policy table; key: version
    NumberBlock, ///< body: domain::NumberBlock; key: its id
    Tombstone,   ///< no body: the case `key` is no longer in this window's scope, or was erased
};
[[nodiscard]] QString toWord(ChangeType type);
[[nodiscard]] std::optional<ChangeType> changeTypeFromWord(const QString &word);

struct Change {
    ChangeType type = ChangeType::Case;
    QString key;
    qint64 version = 0;
    base::JsonIn body;
    /// Tombstone: what this workstation has of the case is to be erased too, its operations' content included.
    bool isErased = false;

    [[nodiscard]] static base::Result<Change> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Change &, const Change &) = default;
};

/// One answer of `GET /v1/changes`.
struct ChangePage {
    std::vector<Change> changes;
    QString cursor;      ///< opaque; give it back as `after`
    bool more = false;   ///< ask again at once
    QString fingerprint; ///< of the centre's data; another one = it was restored from a backup
    /// Highest chain number of this workstation the centre has durably; what lies above it is offered again.
    qint64 chainUpTo = 0;
    QByteArray chainHash; ///< of that operation; empty when there is none, or when the centre does not tell
    qint64 chainTop = 0;  ///< the highest number it has, when some below are still missing; else chainUpTo
    base::Instant serverTime;

    [[nodiscard]] static base::Result<ChangePage> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const ChangePage &, const ChangePage &) = default;
};

} // namespace yichuang::protocol
