// SPDX-License-Identifier: Apache-2.0
#include "ui/MainWindow.h"

#include "ui/pages/session/OpeningPage.h"

#include <QCloseEvent>
#include <QVBoxLayout>

namespace yichuang::ui {

MainWindow::MainWindow(const Look &look)
{
    setObjectName(QStringLiteral("mainWindow"));
    setMinimumSize(1024, 640);
    resize(1366, 768);
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 0, 0, 0);
    hold(new OpeningPage(look, this));
}

void MainWindow::hold(QWidget *content)
{
    delete m_content;
    m_content = content;
    m_layout->addWidget(content);
    setWindowTitle(content->windowTitle());
    connect(content, &QWidget::windowTitleChanged, this, &QWidget::setWindowTitle);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->setAccepted(m_content->close());
}

} // namespace yichuang::ui
