// SPDX-License-Identifier: Apache-2.0
#include "ui/models/Question.h"

namespace yichuang::ui {

std::optional<QString> whatIsMissing(const Question &question, const Answers &answers)
{
    if (question.choice && answers.choice.isEmpty()) {
        return question.choice->label;
    }
    for (qsizetype at = 0; at < question.lines.size(); ++at) {
        const Question::Line &line = question.lines.at(at);
        const QString answer = answers.lines.value(at);
        const bool isLacking = line.need == Need::Required && answer.isEmpty();
        if (line.isAskedFor(answers.choice) && (isLacking || !line.problemOf(answer).isEmpty())) {
            return line.label;
        }
    }
    if (question.number && (answers.number < 1 || answers.number > question.number->most)) {
        return question.number->label;
    }
    if (question.day && !answers.day.isValid()) {
        return question.day->label;
    }
    const bool isReasonOpen = question.reason && question.reason->needWith(answers) == Need::Required && answers.reason.isEmpty();
    return isReasonOpen ? std::optional(question.reason->label) : std::nullopt;
}

std::optional<QString> whatIsWrong(const Question &question, const Answers &answers)
{
    for (qsizetype at = 0; at < question.lines.size(); ++at) {
        const Question::Line &line = question.lines.at(at);
        if (line.isAskedFor(answers.choice) && !line.problemOf(answers.lines.value(at)).isEmpty()) {
            return line.label;
        }
    }
    return std::nullopt;
}

bool isAnswered(const Question &question, const Answers &answers)
{
    return !whatIsMissing(question, answers) && whatContradicts(question, answers).isEmpty();
}

QString whatContradicts(const Question &question, const Answers &answers)
{
    return question.contradiction ? question.contradiction(answers) : QString();
}

} // namespace yichuang::ui
