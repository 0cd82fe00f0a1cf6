// SPDX-License-Identifier: Apache-2.0
#include "ui/models/Question.h"

namespace yichuang::ui {

bool isAnswered(const Question &question, const Answers &answers)
{
    if (question.choice && answers.choice.isEmpty()) {
        return false;
    }
    for (qsizetype at = 0; at < question.lines.size(); ++at) {
        const Question::Line &line = question.lines.at(at);
        const QString answer = answers.lines.value(at);
        const bool isLacking = line.need == Need::Required && answer.isEmpty();
        if (line.isAskedFor(answers.choice) && (isLacking || !line.problemOf(answer).isEmpty())) {
            return false;
        }
    }
    if (question.number && (answers.number < 1 || answers.number > question.number->most)) {
        return false;
    }
    if (question.day && !answers.day.isValid()) {
        return false;
    }
    return !question.reason || question.reason->need == Need::Optional || !answers.reason.isEmpty();
}

} // namespace yichuang::ui
