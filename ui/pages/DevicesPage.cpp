// SPDX-License-Identifier: Apache-2.0
#include "ui/pages/DevicesPage.h"

#include "ui/widgets/ActionButton.h"
#include "ui/widgets/Assist.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ChoiceBox.h"
#include "ui/widgets/Field.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/MeasureColumn.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace yichuang::ui {

DevicesPage::DevicesPage(const Look &look, QWidget *parent) : Page(parent), m_look(look)
{
    setObjectName(QStringLiteral("devicesPage"));
    m_testReader = addKey("testReader", Qt::Key_F3);
    m_save = addKey("saveDevices", Qt::Key_F5);
    m_testPrinter = addKey("testPrinter", Qt::Key_F9);
    connect(m_testReader, &QAction::triggered, this, &DevicesPage::readerTestWanted);
    connect(m_testPrinter, &QAction::triggered, this, &DevicesPage::printerTestWanted);
    connect(m_save, &QAction::triggered, this, [this] { Q_EMIT saveWanted(entered()); });
    build();
    DevicesPage::retranslate();
}

void DevicesPage::build()
{
    auto *outer = new QVBoxLayout(new MeasureColumn(m_look, this));
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(12);
    auto *row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(buildReader(), 1);
    row->addWidget(buildPrinter(), 1);
    m_a4Card = new Card(this);
    m_folder = addLine("paperFolder", m_a4Card, m_folderField);
    m_a4Card->body()->addStretch(1);
    row->addWidget(m_a4Card, 1);
    outer->addLayout(row);
    auto *bar = new QFrame(this);
    bar->setProperty("surface", QStringLiteral("card"));
    auto *barRow = new QHBoxLayout(bar);
    barRow->setContentsMargins(16, 10, 14, 10);
    barRow->addStretch(1);
    auto *save = new ActionButton(m_look, ButtonKind::Primary, bar);
    save->setObjectName(QStringLiteral("saveDevicesButton"));
    save->follow(m_save);
    barRow->addWidget(save);
    outer->addWidget(bar);
    outer->addStretch(1);
}

QLineEdit *DevicesPage::addLine(const char *name, Card *card, Field *&field)
{
    auto *line = new QLineEdit(card);
    line->setObjectName(QLatin1String(name));
    field = new Field(line, card);
    card->body()->addWidget(field);
    return line;
}

QWidget *DevicesPage::buildReader()
{
    m_readerCard = new Card(this);
    m_readerChip = new Chip(m_look, m_readerCard);
    m_readerCard->addToHeader(m_readerChip);
    m_readerPath = addLine("readerPath", m_readerCard, m_readerField);
    m_decoder = addLine("photoDecoder", m_readerCard, m_decoderField);
    auto *test = new ActionButton(m_look, ButtonKind::Secondary, m_readerCard);
    test->setObjectName(QStringLiteral("testReaderButton"));
    test->follow(m_testReader);
    m_readerCard->body()->addStretch(1);
    m_readerCard->body()->addWidget(test);
    m_readerResult = makeLabel(TextRole::Note, m_readerCard);
    m_readerResult->setWordWrap(true);
    m_readerResult->hide();
    m_readerCard->body()->addWidget(m_readerResult);
    return m_readerCard;
}

QWidget *DevicesPage::buildPrinter()
{
    m_printerCard = new Card(this);
    m_printerChip = new Chip(m_look, m_printerCard);
    m_printerCard->addToHeader(m_printerChip);
    m_printerPath = addLine("receiptPrinter", m_printerCard, m_printerField);
    m_paper = new ChoiceBox(m_look, m_printerCard);
    m_paper->setObjectName(QStringLiteral("receiptWidth"));
    m_paperField = new Field(m_paper, m_printerCard);
    m_printerCard->body()->addWidget(m_paperField);
    auto *test = new ActionButton(m_look, ButtonKind::Secondary, m_printerCard);
    test->setObjectName(QStringLiteral("testPrinterButton"));
    test->follow(m_testPrinter);
    m_printerCard->body()->addStretch(1);
    m_printerCard->body()->addWidget(test);
    m_printerResult = makeLabel(TextRole::Note, m_printerCard);
    m_printerResult->setWordWrap(true);
    m_printerResult->hide();
    m_printerCard->body()->addWidget(m_printerResult);
    return m_printerCard;
}

QString DevicesPage::title() const
{
    return tr("Devices");
}

desk::DeviceSettings DevicesPage::entered() const
{
    desk::DeviceSettings settings = m_settings;
    settings.readerPath = m_readerPath->text().trimmed();
    settings.photoDecoder = m_decoder->text().trimmed();
    settings.receiptPrinter = m_printerPath->text().trimmed();
    settings.receiptColumnsMm = m_paper->value().toInt();
    settings.paperFolder = m_folder->text().trimmed();
    return settings;
}

void DevicesPage::setSettings(const desk::DeviceSettings &settings)
{
    m_settings = settings;
    putText(*m_readerPath, settings.readerPath);
    putText(*m_decoder, settings.photoDecoder);
    putText(*m_printerPath, settings.receiptPrinter);
    m_paper->choose(QString::number(settings.receiptColumnsMm));
    putText(*m_folder, settings.paperFolder);
    showState();
}

void DevicesPage::setReaderState(desk::ReaderState state)
{
    m_state = state;
    showState();
}

void DevicesPage::showState()
{
    switch (m_state) {
    case desk::ReaderState::NotConfigured:
        m_readerChip->setChip({Tone::Plain, QStringLiteral("card"), tr("not set up")});
        break;
    case desk::ReaderState::Disconnected:
        m_readerChip->setChip({Tone::Bad, QStringLiteral("offline"), tr("not connected")});
        break;
    case desk::ReaderState::Ready: m_readerChip->setChip({Tone::Good, QStringLiteral("check"), tr("ready")}); break;
    case desk::ReaderState::Reading:
        m_readerChip->setChip({Tone::Accent, QStringLiteral("card"), tr("reading")});
        break;
    }
    m_printerChip->setChip(m_settings.receiptPrinter.isEmpty()
                               ? ChipText{Tone::Plain, QStringLiteral("print"), tr("not set up")}
                               : ChipText{Tone::Accent, QStringLiteral("print"), tr("set up")});
}

void DevicesPage::setReaderResult(Tone tone, const QString &words)
{
    m_readerResult->setText(words);
    setRole(*m_readerResult, tone == Tone::Bad ? TextRole::Error : TextRole::Note);
    m_readerResult->show();
}

void DevicesPage::setPrinterResult(Tone tone, const QString &words)
{
    m_printerResult->setText(words);
    setRole(*m_printerResult, tone == Tone::Bad ? TextRole::Error : TextRole::Note);
    m_printerResult->show();
}

void DevicesPage::retranslate()
{
    m_readerCard->setTitle(tr("Card reader"));
    m_readerField->setLabel(tr("Port"));
    m_readerField->setHint(tr("For example /dev/ttyUSB0; empty = no reader"));
    m_decoderField->setLabel(tr("Photo decoder"));
    m_decoderField->setHint(tr("The reader maker's library that opens card photos; empty = a placeholder is shown"));
    m_printerCard->setTitle(tr("Receipt printer"));
    m_printerField->setLabel(tr("Address"));
    m_printerField->setHint(tr("tcp://host:9100, file:///dev/usb/lp0 or serial:///dev/ttyS0"));
    m_paperField->setLabel(tr("Paper width"));
    m_paper->setLines(
        {{QStringLiteral("80 mm"), QStringLiteral("80")}, {QStringLiteral("58 mm"), QStringLiteral("58")}});
    m_a4Card->setTitle(tr("A4 papers"));
    m_folderField->setLabel(tr("Folder for PDF files"));
    m_folderField->setHint(tr("Empty = no PDF files are written"));
    nameKey(m_testReader, tr("Test the reader"), tr("Reader", "key strip"));
    nameKey(m_testPrinter, tr("Print a test page"), tr("Test page", "key strip"));
    nameKey(m_save, tr("Save"));
    showState();
}

} // namespace yichuang::ui
