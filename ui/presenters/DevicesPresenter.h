// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>
#include <QStringList>

namespace yichuang::ui {

class DevicesPage;

/// Joins the devices page to the desk, says when a printer needs a hand, and asks when it does not tell
/// whether a paper came out.
class DevicesPresenter final : public Presenter {
    Q_OBJECT

public:
    DevicesPresenter(desk::Desk &desk, QObject *parent);

    void attach(DevicesPage *page);
    void retranslate();

Q_SIGNALS:
    /// To be said besides what was confirmed just now.
    void troubled(const yichuang::ui::Notice &notice, const QVector<QAction *> &actions);

private:
    void save(const desk::DeviceSettings &settings);
    void testReader();
    void testPrinter();
    void printerTrouble(const QString &reason, const QString &title);
    void printChanged(const QString &paperId, desk::PrintState state);
    void settle(desk::PrintState state);
    void again(const QString &paperId);
    [[nodiscard]] static QString printerWords(const QString &state);

    desk::Desk &m_desk;
    QPointer<DevicesPage> m_page;
    QStringList m_unknown; ///< papers nobody knows about yet
    QAction *m_cameOut;
    QAction *m_didNot;
};

} // namespace yichuang::ui
