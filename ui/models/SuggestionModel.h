// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Suggestion.h"

#include <QAbstractListModel>

namespace yichuang::ui {

/// Suggestions for list views. The accessible text of a line is all of its words.
class SuggestionModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles { DetailRole = Qt::UserRole + 1, ChipRole, ValueRole };

    using QAbstractListModel::QAbstractListModel;

    void setLines(Suggestions lines);
    [[nodiscard]] const Suggestions &lines() const { return m_lines; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    Suggestions m_lines;
};

} // namespace yichuang::ui
