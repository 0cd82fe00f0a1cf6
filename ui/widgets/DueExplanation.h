// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/models/ClockView.h"
#include "ui/style/Look.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace yichuang::ui {

class DueCalendar;

/// "Why this date?": the days as a calendar and the reasons with their legal ground.
class DueExplanation final : public QWidget {
    Q_OBJECT

public:
    DueExplanation(const Look &look, QWidget *parent);

    void setDue(const DueView &due);

private:
    const Look &m_look;
    DueCalendar *m_calendar;
    QVBoxLayout *m_reasons;
    QLabel *m_foot;
};

} // namespace yichuang::ui
