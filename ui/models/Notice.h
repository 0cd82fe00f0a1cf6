// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/style/Tokens.h"

#include <QString>
#include <QStringList>

namespace yichuang::ui {

/// An outcome in words: what happened, what was kept, what to do next.
struct Notice {
    Tone tone = Tone::Accent;
    QString happened;
    QString kept;
    QString next;
    QStringList papers = {}; ///< those `next` says are being printed
    QString nextThen = {};   ///< takes the place of `next` when they all are out

    [[nodiscard]] bool isEmpty() const { return happened.isEmpty(); }
    friend bool operator==(const Notice &, const Notice &) = default;
};

} // namespace yichuang::ui
