// SPDX-License-Identifier: Apache-2.0
#include "ui/presenters/DevicesPresenter.h"

#include "app/base/ThenOn.h"
#include "ui/ErrorText.h"
#include "ui/models/PaperWords.h"
#include "ui/pages/DevicesPage.h"

#include <QAction>

#include <utility>

namespace yichuang::ui {

DevicesPresenter::DevicesPresenter(desk::Desk &desk, QObject *parent)
    : Presenter(parent), m_desk(desk), m_cameOut(new QAction(this)), m_didNot(new QAction(this))
{
    m_cameOut->setObjectName(QStringLiteral("paperCameOut"));
    m_didNot->setObjectName(QStringLiteral("paperDidNot"));
    connect(m_cameOut, &QAction::triggered, this, [this] { settle(desk::PrintState::Confirmed); });
    connect(m_didNot, &QAction::triggered, this, [this] { settle(desk::PrintState::Failed); });
    connect(&desk.papers(), &desk::PaperDesk::printChanged, this, &DevicesPresenter::printChanged);
    retranslate();
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

void DevicesPresenter::retranslate()
{
    m_cameOut->setText(tr("Yes, it is here"));
    m_didNot->setText(tr("No, print again"));
}

void DevicesPresenter::printChanged(const QString &paperId, desk::PrintState state)
{
    m_unknown.removeAll(paperId);
    if (state != desk::PrintState::Unknown) {
        return;
    }
    m_unknown.append(paperId);
    Q_EMIT troubled({Tone::Warn,
                    tr("The printer did not say whether %n paper(s) came out.", "", static_cast<int>(m_unknown.size())),
                    tr("What was printed is kept and can be printed again."), tr("Please look at the printer.")},
                   {m_cameOut, m_didNot});
}

void DevicesPresenter::settle(desk::PrintState state)
{
    const QStringList papers = std::exchange(m_unknown, {});
    for (const QString &paper : papers) {
        base::thenOn(this, m_desk.papers().settlePrint(paper, state),
                     [this, state](const base::Result<desk::PaperView> &settled) {
                         if (!settled) {
                             Q_EMIT noticed(ErrorText::notice(settled.error()), {});
                         } else if (state == desk::PrintState::Failed) {
                             again(settled->id);
                         } else {
                             Q_EMIT noticed({Tone::Good, tr("Noted: %1 came out.").arg(settled->title), {}, {}}, {});
                         }
                     });
    }
}

void DevicesPresenter::again(const QString &paperId)
{
    base::thenOn(this, m_desk.papers().print(paperId), [this](const base::Result<desk::PaperView> &paper) {
        Q_EMIT noticed(paper ? PaperWords::printsAgain(*paper) : ErrorText::notice(paper.error()), {});
    });
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

void DevicesPresenter::printerTrouble(const QString &reason, const QString &title)
{
    const QString words = title.isEmpty() ? printerWords(reason) : tr("%1 was not printed: %2").arg(title, printerWords(reason));
    Q_EMIT troubled({Tone::Warn, words, tr("The paper is kept and waits."), tr("Put it right, then press F9.")}, {});
}

} // namespace yichuang::ui
