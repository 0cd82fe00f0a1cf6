// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/forms/EnrolForm.h"
#include "ui/pages/session/CoverPage.h"

class QCheckBox;
class QLabel;
class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class Field;
class ProgressLine;

/// First run: the centre's address, its fingerprint to compare, the one-time code.
class EnrolPage final : public CoverPage {
    Q_OBJECT

public:
    EnrolPage(const Look &look, EnrolForm &form, QWidget *parent);
    /// Puts the focus where the person goes on.
    void arrive();

Q_SIGNALS:
    void identifyWanted();
    void enrolWanted();

protected:
    void retranslate() override;

private:
    void refresh();
    void goOn();

    EnrolForm &m_form;
    QLineEdit *m_address;
    QLineEdit *m_code;
    Field *m_addressField;
    Field *m_codeField;
    QWidget *m_compare;
    QLabel *m_fingerprintWords;
    QLabel *m_fingerprint;
    QCheckBox *m_same;
    ActionButton *m_go;
    ActionButton *m_back;
    ProgressLine *m_progress;
    EnrolForm::Step m_step = EnrolForm::Step::Address; ///< as it is shown
    bool m_wasBusy = false;
};

} // namespace yichuang::ui
