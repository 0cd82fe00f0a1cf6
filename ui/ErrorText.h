// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Error.h"
#include "ui/models/Notice.h"

#include <QCoreApplication>

namespace yichuang::ui {

/// The sentences for what went wrong: the only place that turns an Error into words for a person.
class ErrorText {
    Q_DECLARE_TR_FUNCTIONS(ErrorText)

public:
    /// One sentence for the reason; empty for a reason that has none of its own.
    [[nodiscard]] static QString ofReason(const QByteArray &reason);
    /// One sentence: by reason where there is one, else by code.
    [[nodiscard]] static QString sentence(const base::Error &error);
    /// What happened, what was kept, what to do next.
    [[nodiscard]] static Notice notice(const base::Error &error);
    /// Every reason that has a sentence; a test holds it against what app/ can answer.
    [[nodiscard]] static QList<QByteArray> knownReasons();

private:
    [[nodiscard]] static QString ofCode(base::ErrorCode code);
    [[nodiscard]] static QString nextStep(base::ErrorCode code);
};

} // namespace yichuang::ui
