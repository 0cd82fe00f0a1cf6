// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/IntakeForm.h"

namespace yichuang::ui {

/// Where an entry lives in the applicant. Asking for an agent's entry makes the agent.
[[nodiscard]] QString &entryPlace(domain::Applicant &who, IntakeForm::Entry entry);
[[nodiscard]] QString entryText(const domain::Applicant &who, IntakeForm::Entry entry);
/// What is kept of what was typed: no blanks in numbers, capital check characters.
[[nodiscard]] QString cleanEntry(IntakeForm::Entry entry, const QString &text);

/// The live checks of the applicant's entries, as sentences. The rules are the domain's.
class EntryChecks {
public:
    /// What the domain would refuse.
    [[nodiscard]] static QString problem(const domain::Applicant &who, IntakeForm::Entry entry);
    /// What is allowed but worth a second look: codes that fail their own check are in the registers.
    [[nodiscard]] static QString doubt(const domain::Applicant &who, IntakeForm::Entry entry);

private:
    [[nodiscard]] static QString numberProblem(const QString &idType, const QString &number);
    [[nodiscard]] static QString phoneProblem(const QString &phone);
};

} // namespace yichuang::ui
