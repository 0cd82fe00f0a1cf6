// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArrayView>
#include <QString>

namespace yichuang::center {

/// What the person at the window is told about a refusal.
struct RefusalText {
    QString text;   ///< one plain Chinese sentence
    QString remedy; ///< correct, ask_manager, offer_again, discard, update

    friend bool operator==(const RefusalText &, const RefusalText &) = default;
};

/// The words for a reason ("policy.role", "case.life_cycle", "json.operation.kind"): its own row, else that of its
/// family ("json."), else a general one.
[[nodiscard]] RefusalText refusalText(QByteArrayView reason);
/// Whether the reason has a row of its own.
[[nodiscard]] bool hasRefusalText(QByteArrayView reason);

} // namespace yichuang::center
