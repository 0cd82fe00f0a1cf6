// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/DeviceDesk.h"
#include "ui/pages/Page.h"
#include "ui/style/Look.h"

class QLabel;
class QLineEdit;

namespace yichuang::ui {

class ActionButton;
class Card;
class Chip;
class ChoiceBox;
class Field;

/// Card reader and printers: where they are, how they are, a test of each.
class DevicesPage final : public Page {
    Q_OBJECT

public:
    DevicesPage(const Look &look, QWidget *parent);

    [[nodiscard]] QString title() const override;
    void setSettings(const desk::DeviceSettings &settings);
    void setReaderState(desk::ReaderState state);
    /// Outcome of a test in words; Good or Bad.
    void setReaderResult(Tone tone, const QString &words);
    void setPrinterResult(Tone tone, const QString &words);

Q_SIGNALS:
    void saveWanted(const yichuang::desk::DeviceSettings &settings);
    void readerTestWanted();
    void printerTestWanted();

protected:
    void retranslate() override;

private:
    void build();
    [[nodiscard]] QWidget *buildReader();
    [[nodiscard]] QWidget *buildPrinter();
    QLineEdit *addLine(const char *name, Card *card, Field *&field);
    [[nodiscard]] desk::DeviceSettings entered() const;
    void showState();

    const Look &m_look;
    desk::DeviceSettings m_settings;
    desk::ReaderState m_state = desk::ReaderState::NotConfigured;
    Card *m_readerCard = nullptr;
    Chip *m_readerChip = nullptr;
    QLineEdit *m_readerPath = nullptr;
    Field *m_readerField = nullptr;
    QLineEdit *m_decoder = nullptr;
    Field *m_decoderField = nullptr;
    QLabel *m_readerResult = nullptr;
    Card *m_printerCard = nullptr;
    Chip *m_printerChip = nullptr;
    QLineEdit *m_printerPath = nullptr;
    Field *m_printerField = nullptr;
    ChoiceBox *m_paper = nullptr;
    Field *m_paperField = nullptr;
    QLabel *m_printerResult = nullptr;
    Card *m_a4Card = nullptr;
    QLineEdit *m_folder = nullptr;
    Field *m_folderField = nullptr;
    QAction *m_save = nullptr;
    QAction *m_testReader = nullptr;
    QAction *m_testPrinter = nullptr;
};

} // namespace yichuang::ui
