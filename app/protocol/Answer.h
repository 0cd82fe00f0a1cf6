// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/JsonIn.h"
#include "app/base/Result.h"
#include "app/domain/Ids.h"
#include "app/domain/Merge.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace yichuang::protocol {

/// What became of one operation at the centre.
enum class AnswerStatus {
    Applied,   ///< durable; `version` is the case's new one
    Duplicate, ///< was answered before; `first` is that answer
    Held,      ///< something before it is missing (`missing`); offer it again, nothing was stored
    Conflict,  ///< a person must choose; `conflicts`, `theirs`
    Refused,   ///< will never be taken as it is: `code`, `text`, `remedy`
    Retry,     ///< not now; again after `afterMs`
};
[[nodiscard]] QString toWord(AnswerStatus status);
[[nodiscard]] std::optional<AnswerStatus> answerStatusFromWord(const QString &word);

/// The centre's word on one operation. Applied, Conflict and Refused are stored with the operation and
/// repeated (as Duplicate) whenever it is offered again.
struct Answer {
    domain::OperationId id;
    AnswerStatus status = AnswerStatus::Retry;
    /// Applied, Conflict: the case's version at the centre. Applied with 0: noted, but there is no case there (somebody
    /// settled an operation that never made one).
    qint64 version = 0;
    QStringList missing;      ///< Held: "seq:3", "chain:17", "blob:<sha256>"
    std::vector<domain::FieldConflict> conflicts; ///< Conflict: field by field; empty when two moves exclude each other
    QJsonObject theirs;       ///< Conflict: the case as the centre has it
    QString code;             ///< Refused: stable reason ("policy.role", "case.second_correction", …)
    QString text;             ///< Refused: one plain Chinese sentence
    QString remedy;           ///< Refused: what to do, a word: correct, ask_manager, offer_again, discard, update
    qint64 afterMs = 0;       ///< Retry
    QJsonObject first;        ///< Duplicate: the first answer, as JSON

    /// The answer that counts: for a Duplicate the first one, else this.
    [[nodiscard]] base::Result<Answer> effective() const;
    [[nodiscard]] static base::Result<Answer> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Answer &, const Answer &) = default;
};

} // namespace yichuang::protocol
