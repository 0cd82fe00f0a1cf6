// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace yichuang::base {

/// Walks over JSON text and tells whether it stands in canonical form (as `canonicalJson` writes it), without making
/// values of it. It is strict where it saves work: escapes beyond the short ones, integers of more than 15 digits
/// and strange member names count as not canonical, though they may be. Whoever gets a "no" parses and writes anew.
/// UTF-8 is not looked at; the parser does that.
class CanonicalScan {
public:
    static constexpr int MaxDepth = 32;

    explicit CanonicalScan(QByteArrayView text) : m_text(text) {}

    /// Goes over exactly these bytes.
    [[nodiscard]] bool literal(QByteArrayView bytes);
    /// Goes over one value of any kind. False: not canonical here; the scan is over.
    [[nodiscard]] bool value() { return value(0); }
    /// Goes over one text; answers what stands between its quotes.
    [[nodiscard]] std::optional<QByteArrayView> text();

    /// An object and one member of it. `member`: with its name and one of the commas beside it; cut out, the rest is
    /// the canonical text of the object without it. Empty when there is no such member.
    struct Object {
        QByteArrayView whole;
        QByteArrayView member;
    };
    [[nodiscard]] std::optional<Object> object(QByteArrayView memberName);

    [[nodiscard]] bool atEnd() const { return m_at == m_text.size(); }

private:
    [[nodiscard]] bool take(char c);
    [[nodiscard]] bool value(int depth);
    [[nodiscard]] bool members(int depth, QByteArrayView wanted, Object *found);
    [[nodiscard]] bool elements(int depth);
    [[nodiscard]] bool integer();

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

} // namespace yichuang::base
