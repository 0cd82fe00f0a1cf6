// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/ManageDesk.h"
#include "ui/models/TableModel.h"

#include <QCoreApplication>
#include <QVector>

namespace yichuang::ui {

/// People and windows in words.
class ManageWords {
    Q_DECLARE_TR_FUNCTIONS(ManageWords)

public:
    using Choices = QVector<std::pair<QString, QString>>; ///< word, value

    [[nodiscard]] static QString role(domain::Role role);
    [[nodiscard]] static QString roles(const std::vector<domain::Role> &roles);
    /// "clerk,approver"
    [[nodiscard]] static QString roleValue(const std::vector<domain::Role> &roles);
    /// What one person may be, `now` first.
    [[nodiscard]] static Choices roleChoices(const QString &now);
    [[nodiscard]] static QString rights(const domain::Window &window);
    [[nodiscard]] static Choices rightChoices();
    [[nodiscard]] static QMap<QString, std::vector<domain::WindowRight>> rightsOf(const QString &value);
    /// `departments`: by name.
    [[nodiscard]] static TableRow row(const desk::StaffEntry &entry, const QStringList &departments);
    [[nodiscard]] static TableRow row(const desk::WindowEntry &entry);
    /// What was done to whom, as a sentence.
    [[nodiscard]] static QString done(desk::PersonAct act, const QString &name);
    [[nodiscard]] static QString done(desk::WindowAct act, const QString &name);
};

} // namespace yichuang::ui
