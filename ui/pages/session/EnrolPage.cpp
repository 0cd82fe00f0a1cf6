// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/session/EnrolPage.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/ProgressLine.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include <utility>

namespace yichuang::ui {

EnrolPage::EnrolPage(const Look &look, EnrolForm &form, QWidget *parent) : CoverPage(look, parent), m_form(form)
{
    setObjectName(QStringLiteral("enrolPage"));
    m_address = new QLineEdit(this);
    m_address->setObjectName(QStringLiteral("centreAddress"));
    look.dressHint(*m_address);
    m_addressField = new Field(m_address, this);
    m_compare = new QWidget(this);
    auto *compare = new QVBoxLayout(m_compare);
    compare->setContentsMargins(0, 0, 0, 0);
    compare->setSpacing(6);
    m_fingerprintWords = makeLabel(TextRole::Small, m_compare);
    m_fingerprintWords->setWordWrap(true);
    m_fingerprint = makeLabel(TextRole::Note, m_compare);
    m_fingerprint->setWordWrap(true);
    m_fingerprint->setObjectName(QStringLiteral("fingerprint"));
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_same = new QCheckBox(m_compare);
    m_same->setObjectName(QStringLiteral("fingerprintSame"));
    compare->addWidget(m_fingerprintWords);
    compare->addWidget(m_fingerprint);
    compare->addWidget(m_same);
    m_code = new QLineEdit(this);
    m_code->setObjectName(QStringLiteral("enrolCode"));
    m_codeField = new Field(m_code, this);
    m_go = new ActionButton(look, ButtonKind::Primary, this);
    m_go->setObjectName(QStringLiteral("enrolGo"));
    m_go->setKeyText(QStringLiteral("Enter"));
    m_back = new ActionButton(look, ButtonKind::Link, this);
    m_back->setObjectName(QStringLiteral("enrolBack"));
    m_progress = new ProgressLine(look, this);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_addressField, m_compare, m_codeField, m_go, m_back, m_progress}) {
        body()->addWidget(widget);
    }
    onTyped(m_address, &form, [&form](const QString &text) { form.setAddress(text); });
    onTyped(m_code, &form, [&form](const QString &text) { form.setCode(text); });
    connect(m_same, &QCheckBox::clicked, this, [this] { m_form.setCompared(m_same->checkState()); });
    connect(m_back, &QAbstractButton::clicked, &form, &EnrolForm::back);
    connect(m_address, &QLineEdit::returnPressed, this, &EnrolPage::goOn);
    connect(m_code, &QLineEdit::returnPressed, this, &EnrolPage::goOn);
    connect(m_go, &QAbstractButton::clicked, this, &EnrolPage::goOn);
    connect(&form, &EnrolForm::changed, this, &EnrolPage::refresh);
    setBaseWords();
    EnrolPage::retranslate();
}

void EnrolPage::arrive()
{
    QWidget *next = m_address;
    if (m_form.step() == EnrolForm::Step::Compare) {
        next = m_same->isChecked() ? static_cast<QWidget *>(m_code) : m_same;
    }
    next->setFocus(Qt::OtherFocusReason);
}

void EnrolPage::goOn()
{
    if (!m_form.isReady()) {
        return;
    }
    if (m_form.step() == EnrolForm::Step::Address) {
        Q_EMIT identifyWanted();
    } else {
        Q_EMIT enrolWanted();
    }
}

void EnrolPage::refresh()
{
    const bool comparing = m_form.step() == EnrolForm::Step::Compare;
    m_address->setReadOnly(comparing);
    m_compare->setVisible(comparing);
    m_codeField->setVisible(comparing);
    m_back->setVisible(comparing);
    m_fingerprint->setText(m_form.fingerprint());
    m_same->setChecked(m_same->isChecked() && comparing);
    (comparing ? m_codeField : m_addressField)->setError(m_form.problem());
    m_go->setText(comparing ? tr("Bind this computer") : tr("Ask the centre"));
    m_go->setAccessibleName(m_go->text());
    m_go->setEnabled(m_form.isReady());
    if (m_form.isBusy()) {
        m_progress->advance(comparing ? tr("Making keys, fetching catalogue and calendar…") : tr("Asking the centre…"),
                            0, 0);
    } else {
        m_progress->finish();
    }
    const bool isNewStep = std::exchange(m_step, m_form.step()) != m_form.step();
    const bool hasEnded = std::exchange(m_wasBusy, m_form.isBusy()) && !m_form.isBusy();
    if (isVisible() && (isNewStep || hasEnded) && m_step != EnrolForm::Step::Done) {
        arrive();
    }
}

void EnrolPage::retranslate()
{
    setWords(tr("Set up this workstation"),
             tr("Once in its life, this computer is bound to its window at the centre."));
    m_addressField->setLabel(tr("Address of the centre"));
    m_address->setPlaceholderText(tr("https://centre.example.gov.cn:8443"));
    m_codeField->setLabel(tr("One-time code"));
    m_codeField->setHint(tr("From the hall manager; it works once."));
    m_fingerprintWords->setText(tr("Fingerprint of the centre. Compare every group with the manager's sheet:"));
    m_same->setText(tr("It is the same on the sheet"));
    m_same->setAccessibleName(m_same->text());
    m_back->setText(tr("Other address"));
    m_back->setAccessibleName(m_back->text());
    refresh();
}

} // namespace yichuang::ui
