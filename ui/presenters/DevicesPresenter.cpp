// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/DevicesPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/pages/DevicesPage.h"

namespace yichuang::ui {

DevicesPresenter::DevicesPresenter(desk::Desk &desk, QObject *parent) : Presenter(parent), m_desk(desk)
{
    connect(&desk.papers(), &desk::PaperDesk::printerTrouble, this, &DevicesPresenter::printerTrouble);
}

void DevicesPresenter::attach(DevicesPage *page)
{
    m_page = page;
    page->setSettings(m_desk.devices().settings());
    page->setReaderState(m_desk.devices().readerState());
    connect(&m_desk.devices(), &desk::DeviceDesk::readerStateChanged, page, &DevicesPage::setReaderState);
    connect(page, &DevicesPage::saveWanted, this, &DevicesPresenter::save);
    connect(page, &DevicesPage::readerTestWanted, this, &DevicesPresenter::testReader);
    connect(page, &DevicesPage::printerTestWanted, this, &DevicesPresenter::testPrinter);
}

void DevicesPresenter::save(const desk::DeviceSettings &settings)
{
    base::thenOn(this, m_desk.devices().configure(settings), [this](const base::Result<void> &result) {
        if (!result) {
            Q_EMIT noticed(ErrorText::notice(result.error()), {});
            return;
        }
        Q_EMIT noticed({Tone::Good, tr("Devices saved."), {}, {}}, {});
        if (m_page != nullptr) {
            m_page->setSettings(m_desk.devices().settings());
        }
    });
}

void DevicesPresenter::testReader()
{
    base::thenOn(this, m_desk.devices().testReader(), [this](const base::Result<QString> &number) {
        if (m_page != nullptr) {
            m_page->setReaderResult(number ? Tone::Good : Tone::Bad,
                                    number ? tr("The reader answers. Its number: %1").arg(*number)
                                           : ErrorText::sentence(number.error()));
        }
    });
}

QString DevicesPresenter::printerWords(const QString &state)
{
    static const std::pair<const char *, const char *> words[] = {
        {"ok", QT_TR_NOOP("The printer is ready; the test page is on its way.")},
        {"paper_near_end", QT_TR_NOOP("The roll is nearly used up.")},
        {"paper_out", QT_TR_NOOP("The printer has no paper.")},
        {"cover_open", QT_TR_NOOP("The printer's cover is open.")},
        {"offline", QT_TR_NOOP("The printer does not answer.")},
        {"error", QT_TR_NOOP("The printer reports a fault.")},
    };
    for (const auto &[key, text] : words) {
        if (state == QLatin1String(key)) {
            return tr(text);
        }
    }
    return tr("The printer takes data but does not tell its state.");
}

void DevicesPresenter::testPrinter()
{
    base::thenOn(this, m_desk.devices().testPrinter(), [this](const base::Result<QString> &state) {
        if (m_page == nullptr) {
            return;
        }
        const bool fine = state && (*state == QStringLiteral("ok") || *state == QStringLiteral("unknown") ||
                                    *state == QStringLiteral("paper_near_end"));
        m_page->setPrinterResult(fine ? Tone::Good : Tone::Bad,
                                 state ? printerWords(*state) : ErrorText::sentence(state.error()));
    });
}

void DevicesPresenter::printerTrouble(const QString &reason)
{
    Q_EMIT noticed(
        {Tone::Warn, printerWords(reason), tr("The paper is kept and waits."), tr("Put it right, then press F9.")}, {});
}

} // namespace yichuang::ui
