// SPDX-License-Identifier: Apache-2.0
#include "ui/models/SuggestionModel.h"

#include "ui/models/Words.h"

namespace yichuang::ui {

void SuggestionModel::setLines(Suggestions lines)
{
    if (lines == m_lines) {
        return;
    }
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int SuggestionModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant SuggestionModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size()) {
        return {};
    }
    const Suggestion &line = m_lines.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return line.title;
    case DetailRole: return line.detail;
    case ChipRole: return QVariant::fromValue(line.chip);
    case ValueRole: return line.value;
    case Qt::AccessibleTextRole: return Words::parts({line.title, line.detail, line.chip.text});
    default: return {};
    }
}

} // namespace yichuang::ui
