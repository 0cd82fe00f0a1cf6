// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QHash>
#include <QString>
#include <QVector>

#include <functional>
#include <optional>

namespace yichuang::ui {

enum class Need { Required, Optional };
/// Hidden: a password; it is not shown and not kept.
enum class Echo { Plain, Hidden };
/// Irreversible: the confirming button warns, and unless something is to be entered the way out has the focus.
enum class Weight { Plain, Irreversible };

struct Answers {
    QString choice;
    QStringList lines; ///< one for every Question::Line
    int number = 0;
    QDate day;
    QString reason;
    QString source = {}; ///< where the lines come from, in words; empty: from the question itself
};

/// What a person is asked before an act: at most one of each kind. A part that is absent is not asked.
struct Question {
    struct Choice {
        QString label;
        QVector<std::pair<QString, QString>> lines; ///< word, value
        QHash<QString, QStringList> fills;          ///< value → what the text lines then hold
        QString chosen = {};                        ///< the value at first; empty: a person must choose
    };
    struct Line {
        QString label;
        QString text; ///< as it stands at first
        Need need = Need::Required;
        QString onlyFor = {}; ///< the choice it belongs to, hidden otherwise; empty: any
        Echo echo = Echo::Plain;
        QVector<std::pair<QString, QString>> choices = {}; ///< the only answers there are: word, value; empty: any text
        std::function<QString(const QString &answer)> problem = {}; ///< what is wrong with an answer, as a sentence
        [[nodiscard]] QString problemOf(const QString &answer) const
        {
            return problem && !answer.isEmpty() ? problem(answer) : QString();
        }
        [[nodiscard]] bool isAskedFor(const QString &choice) const { return onlyFor.isEmpty() || onlyFor == choice; }
    };
    struct Number {
        QString label;
        int value = 1;
        int most = 1;
    };
    struct Day {
        QString label;
        QDate value;
        QDate latest;
        QDate earliest = {};
    };
    struct Reason {
        QString label;
        Need need = Need::Required;
        std::function<Need(const Answers &answers)> needFor = {}; ///< where it depends on the rest; takes the place of `need`
        [[nodiscard]] Need needWith(const Answers &answers) const { return needFor ? needFor(answers) : need; }
    };

    QString title;
    QVector<std::pair<QString, QString>> facts; ///< what one has to know to answer: name, words
    std::optional<Choice> choice;
    QVector<Line> lines;
    QString typed = {}; ///< the words for lines that a person typed; empty: where they come from is not said
    std::optional<Number> number;
    std::optional<Day> day;
    std::optional<Reason> reason;
    QString confirm; ///< words of the confirming button
    Weight weight = Weight::Plain;
    QString note;    ///< what happens then
    std::function<QString(const Answers &answers)> warning = {};       ///< what the person must see; hinders nothing
    std::function<QString(const Answers &answers)> contradiction = {}; ///< why the answers do not go together, as a sentence; hinders
};

/// The label of the first required part that is not answered; empty when all are.
[[nodiscard]] std::optional<QString> whatIsMissing(const Question &question, const Answers &answers);
/// The label of the first answered part with something wrong in it; empty when there is none.
[[nodiscard]] std::optional<QString> whatIsWrong(const Question &question, const Answers &answers);
/// Why answers that are all there do not go together, as a sentence; empty when they do.
[[nodiscard]] QString whatContradicts(const Question &question, const Answers &answers);
/// Whether every required part is answered, and the answers go together.
[[nodiscard]] bool isAnswered(const Question &question, const Answers &answers);

} // namespace yichuang::ui
