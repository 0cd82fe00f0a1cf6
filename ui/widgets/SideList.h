// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/Suggestion.h"
#include "ui/style/Look.h"

#include <QListView>

namespace yichuang::ui {

class SuggestionModel;

/// A short list beside the work, e.g. earlier cases of the same person. Enter or a click opens.
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

private:
    SuggestionModel *m_model;
};

} // namespace yichuang::ui
