// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "ui/presenters/Presenter.h"

#include <QPointer>

namespace yichuang::ui {

class DevicesPage;

/// Joins the devices page to the desk, and says when a printer needs a hand.
class DevicesPresenter final : public Presenter {
    Q_OBJECT

public:
    DevicesPresenter(desk::Desk &desk, QObject *parent);

    void attach(DevicesPage *page);

private:
    void save(const desk::DeviceSettings &settings);
    void testReader();
    void testPrinter();
    void printerTrouble(const QString &reason);
    [[nodiscard]] static QString printerWords(const QString &state);

    desk::Desk &m_desk;
    QPointer<DevicesPage> m_page;
};

} // namespace yichuang::ui
