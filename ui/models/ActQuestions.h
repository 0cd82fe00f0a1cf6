// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Views.h"
#include "app/domain/Act.h"
#include "ui/models/Question.h"

#include <QCoreApplication>

#include <optional>

namespace yichuang::ui {

/// Windows of the hall: name and id.
using OtherWindows = QVector<std::pair<QString, QString>>;

/// What a person is asked before each act on an existing case, and the act made of the answers.
/// Pure: the case's page shows the question, the desk judges the act.
class ActQuestions {
    Q_DECLARE_TR_FUNCTIONS(ActQuestions)

public:
    /// `today` in China bounds dates; `windows` are those a case can be handed to.
    [[nodiscard]] static Question question(domain::ActKind kind, const desk::CaseView &view, QDate today,
                                           const OtherWindows &windows = {});
    /// `materials`: the checklist as judged on the page, for acts that carry it.
    [[nodiscard]] static domain::Act act(domain::ActKind kind, const Answers &answers, const desk::CaseView &view,
                                         const domain::MaterialRows &materials);
    /// The acts that make the checklist of the page part of themselves.
    [[nodiscard]] static bool carriesMaterials(domain::ActKind kind);
    /// Acts in the order a clerk wants them.
    [[nodiscard]] static std::vector<domain::ActKind> inOrder(const std::vector<domain::ActKind> &offered);
    /// The first of those in order that moves the case on its way; what ends, delays or gives it away never is the main act.
    [[nodiscard]] static std::optional<domain::ActKind> mainAct(const std::vector<domain::ActKind> &acts);
    /// Whether a number is neither the applicant's nor the agent's on file; never while it may still become one of them.
    [[nodiscard]] static bool isStranger(const domain::Applicant &who, const QString &idNumber);

private:
    [[nodiscard]] static domain::DeliveryDetail delivery(const Answers &answers);
    static void addReceiverChecks(Question &question, const domain::Applicant &who);
    [[nodiscard]] static Question stopQuestion(const desk::CaseView &view, QDate today);
    [[nodiscard]] static QVector<std::pair<QString, QString>> placeLines(const desk::CaseView &view);
    [[nodiscard]] static Question::Choice receivers(const domain::Applicant &who);
    [[nodiscard]] static Question deliveryQuestion(const desk::CaseView &view);
    [[nodiscard]] static Question readyQuestion(const desk::CaseView &view);
    [[nodiscard]] static QVector<std::pair<QString, QString>> resultFacts(const desk::CaseView &view);
    [[nodiscard]] static Question amendQuestion(const desk::CaseView &view);
    static void addAmendable(Question &question, const QString &name, const QString &path, const Question::Line &line);
    static void addReason(domain::ActKind kind, Question &question);
};

} // namespace yichuang::ui
