// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/CaseForm.h"
#include "ui/style/Look.h"

#include <QFrame>

class QLabel;

namespace yichuang::ui {

class ActionButton;
class Chip;
class ClockBar;

/// The top of a case page: what, whose (masked until revealed), number, state, two clocks, the date.
class CaseHeader final : public QFrame {
    Q_OBJECT

public:
    CaseHeader(const Look &look, QWidget *parent);

    void show(const CaseForm &form, QDate today);
    void retranslate();

Q_SIGNALS:
    void revealPressed();

private:
    void build();
    void showDue(const desk::CaseView &view);
    [[nodiscard]] static QString dueNote(const desk::CaseView &view);

    const Look &m_look;
    QLabel *m_title;
    Chip *m_state;
    Chip *m_waiting;
    QLabel *m_who;
    QLabel *m_identity;
    ActionButton *m_reveal;
    QLabel *m_number;
    ClockBar *m_promised;
    ClockBar *m_statutory;
    Chip *m_deferral;
    QWidget *m_dueBox;
    QLabel *m_dueWords;
    QLabel *m_due;
    QLabel *m_dueNote;
};

} // namespace yichuang::ui
