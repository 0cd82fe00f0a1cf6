// SPDX-License-Identifier: Apache-2.0
#include "ui/widgets/ProgressLine.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Labels.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>

#include <chrono>

namespace yichuang::ui {

ProgressLine::ProgressLine(const Look &look, QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(10);
    m_words = makeLabel(TextRole::Small, this);
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setMinimumWidth(look.tokens().grown(96));
    m_cancel = new ActionButton(look, ButtonKind::Link, this);
    m_cancel->hide();
    connect(m_cancel, &QAbstractButton::clicked, this, &ProgressLine::cancelled);
    row->addWidget(m_bar);
    row->addWidget(m_words);
    row->addWidget(m_cancel);
    m_delay.setSingleShot(true);
    m_delay.setInterval(std::chrono::milliseconds(300));
    connect(&m_delay, &QTimer::timeout, this, &QWidget::show);
    hide();
}

void ProgressLine::advance(const QString &words, qint64 done, qint64 total)
{
    m_words->setText(words);
    m_bar->setAccessibleName(words);
    m_bar->setRange(0, total > 0 ? 1000 : 0);
    m_bar->setValue(total > 0 ? static_cast<int>(done * 1000 / total) : 0);
    if (!isVisible() && !m_delay.isActive()) {
        m_delay.start();
    }
}

void ProgressLine::finish()
{
    m_delay.stop();
    hide();
}

void ProgressLine::setCancelWord(const QString &word)
{
    m_cancel->setText(word);
    m_cancel->setAccessibleName(word);
    m_cancel->setVisible(!word.isEmpty());
}

} // namespace yichuang::ui
