// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/base/Result.h"

#include <QString>
#include <QUuid>

#include <functional>

namespace yichuang::base {

/// A new UUIDv7 (RFC 9562): 48 bits of milliseconds, then random bits. Within one process, later
/// calls sort after earlier ones even in the same millisecond or when the clock goes back. Thread-safe.
[[nodiscard]] QUuid makeUuidV7(Instant now);

/// An identity of one kind: a CaseId cannot be passed for an OperationId.
template<typename Tag>
class Id {
public:
    Id() = default;
    [[nodiscard]] static Id make(Instant now) { return Id(makeUuidV7(now)); }
    /// Reads the 36-character lower-case form; refuses anything else.
    [[nodiscard]] static Result<Id> fromText(const QString &text)
    {
        const QUuid uuid = QUuid::fromString(text);
        if (uuid.isNull() || uuid.toString(QUuid::WithoutBraces) != text) {
            return fail(ErrorCode::Malformed, QStringLiteral("not a UUID"), "json.uuid");
        }
        return Id(uuid);
    }
    [[nodiscard]] static Result<Id> fromBytes(const QByteArray &bytes)
    {
        const QUuid uuid = bytes.size() == 16 ? QUuid::fromRfc4122(bytes) : QUuid();
        if (uuid.isNull()) {
            return fail(ErrorCode::Malformed, QStringLiteral("not a UUID"), "json.uuid");
        }
        return Id(uuid);
    }
    [[nodiscard]] QString toText() const { return m_uuid.toString(QUuid::WithoutBraces); }
    [[nodiscard]] QByteArray toBytes() const { return m_uuid.toRfc4122(); }
    [[nodiscard]] bool isNull() const { return m_uuid.isNull(); }

    friend bool operator==(const Id &a, const Id &b) { return a.m_uuid == b.m_uuid; }
    friend bool operator<(const Id &a, const Id &b) { return a.m_uuid < b.m_uuid; }
    friend size_t qHash(const Id &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    explicit Id(QUuid uuid) : m_uuid(uuid) {}
    QUuid m_uuid;
};

} // namespace yichuang::base

template<typename Tag>
struct std::hash<yichuang::base::Id<Tag>> {
    size_t operator()(const yichuang::base::Id<Tag> &id) const noexcept { return qHash(id); }
};
