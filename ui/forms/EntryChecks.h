// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/IntakeForm.h"

#include <QCoreApplication>

namespace yichuang::ui {

/// Where an entry lives in the applicant. Asking for an agent's entry makes the agent.
[[nodiscard]] QString &entryPlace(domain::Applicant &who, IntakeForm::Entry entry);
[[nodiscard]] QString entryText(const domain::Applicant &who, IntakeForm::Entry entry);
/// What is kept of what was typed: no blanks in numbers, capital check characters.
[[nodiscard]] QString cleanEntry(IntakeForm::Entry entry, const QString &text);

/// The live checks of the applicant's entries, as sentences.
class EntryChecks {
    Q_DECLARE_TR_FUNCTIONS(EntryChecks)

public:
    [[nodiscard]] static QString problem(const domain::Applicant &who, IntakeForm::Entry entry);

private:
    [[nodiscard]] static QString numberProblem(const QString &idType, const QString &number);
    [[nodiscard]] static QString phoneProblem(const QString &phone);
};

} // namespace yichuang::ui
