// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/TimelineView.h"
#include "ui/style/Look.h"

#include <QWidget>

class QVBoxLayout;

namespace yichuang::ui {

/// What happened to a case, newest first, on a thread of dots.
class Timeline final : public QWidget {
    Q_OBJECT

public:
    Timeline(const Look &look, QWidget *parent);

    void setEntries(const TimelineEntries &entries);

private:
    const Look &m_look;
    QVBoxLayout *m_rows;
};

} // namespace yichuang::ui
