// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Material.h"
#include "ui/models/MaterialLine.h"

#include <QCoreApplication>
#include <QDate>

namespace yichuang::ui {

/// The rows of a checklist as shown, for intake and for an open case alike.
class ChecklistLines {
    Q_DECLARE_TR_FUNCTIONS(ChecklistLines)

public:
    /// `deferral`: until when deferred materials may come; null = not known yet.
    [[nodiscard]] static MaterialLines make(const std::vector<domain::MaterialSpec> &specs,
                                            const domain::MaterialRows &rows, QDate deferral);

    /// After a row was judged: what is missing says so on the notice until the clerk says more, what is in order
    /// lacks nothing.
    static void settleDefect(domain::MaterialRow &row);

private:
    [[nodiscard]] static MaterialLine line(const domain::MaterialSpec &spec, const domain::MaterialRow &row,
                                           QDate deferral);
    static void addNote(MaterialLine &line, const domain::MaterialSpec &spec, const domain::MaterialRow &row,
                        QDate deferral);
};

} // namespace yichuang::ui
