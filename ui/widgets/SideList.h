// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QListView>

namespace yichuang::ui {

class SuggestionModel;

/// A short list beside the work, e.g. earlier cases of the same person. Enter or a click opens. As high as its lines:
/// the column it stands in scrolls.
class SideList final : public QListView {
    Q_OBJECT

public:
    SideList(const Look &look, QWidget *parent);

    void setLines(const Suggestions &lines);

Q_SIGNALS:
    void opened(const QVariant &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void fit();

    SuggestionModel *m_model;
};

} // namespace yichuang::ui
