// SPDX-License-Identifier: Apache-2.0
#include "ui/models/HalfAnswers.h"

namespace yichuang::ui {

QMap<QString, desk::HalfAnswer> halfAnswers(const QMap<QString, Answers> &typed)
{
    QMap<QString, desk::HalfAnswer> kept;
    for (auto it = typed.cbegin(); it != typed.cend(); ++it) {
        kept.insert(it.key(), {it->choice, it->lines, it->reason, it->number, it->day});
    }
    return kept;
}

QMap<QString, Answers> typedAnswers(const QMap<QString, desk::HalfAnswer> &kept)
{
    QMap<QString, Answers> typed;
    for (auto it = kept.cbegin(); it != kept.cend(); ++it) {
        typed.insert(it.key(), {it->choice, it->lines, it->number, it->day, it->reason, {}});
    }
    return typed;
}

} // namespace yichuang::ui
