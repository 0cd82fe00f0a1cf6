// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/desk/DeviceDesk.h"
#include "app/devices/IdCardReader.h"
#include "app/devices/ReceiptPrinter.h"
#include "app/documents/SlipProfile.h"

#include <QFuture>
#include <QThread>

#include <memory>
#include <optional>

namespace yichuang::desk {

/// The word a screen makes its sentence from: paper_out, cover_open, error, offline; empty for none.
[[nodiscard]] QString printerWord(devices::PrinterTrouble trouble);

/// The devices of this workstation, in a thread of their own. Settings live in `devices.json` in the
/// workstation's folder; nothing personal is in them.
class DeviceStation final : public DeviceDesk {
    Q_OBJECT
public:
    DeviceStation(QString folder, const base::Clock &clock, QObject *parent = nullptr);
    ~DeviceStation() override;

    [[nodiscard]] DeviceSettings settings() const override { return m_settings; }
    [[nodiscard]] QFuture<base::Result<void>> configure(const DeviceSettings &settings) override;
    [[nodiscard]] ReaderState readerState() const override { return m_readerState; }
    void readCard() override;
    void cancelRead() override;
    [[nodiscard]] QFuture<base::Result<QString>> testReader() override;
    [[nodiscard]] QFuture<base::Result<QString>> testPrinter() override;

    /// Sends ready ESC/POS bytes; Failed/NotReachable at once when no printer is configured.
    [[nodiscard]] QFuture<devices::PrintReport> printReceipt(const QByteArray &bytes);
    /// What the configured printer can do.
    [[nodiscard]] documents::SlipProfile slipProfile() const;
    /// Why `devices.json` was not taken at start; nothing once devices were set.
    [[nodiscard]] std::optional<base::Error> settingsProblem() const override { return m_settingsProblem; }

private:
    void openReader();
    void openPrinter();
    void closeDevices();
    void onReaderState(devices::IdCardReader::State state);
    void onCard(const devices::IdCard &card);
    [[nodiscard]] std::unique_ptr<devices::WltDecoder> photoDecoder() const;
    void load();

    QString m_folder;
    const base::Clock &m_clock;
    DeviceSettings m_settings;
    std::optional<base::Error> m_settingsProblem;
    ReaderState m_readerState = ReaderState::NotConfigured;
    QThread m_thread;
    QObject *m_hand = nullptr; ///< lives in m_thread, runs what is posted to it
    devices::IdCardReader *m_reader = nullptr;   ///< lives in m_thread
    devices::ReceiptPrinter *m_printer = nullptr; ///< lives in m_thread
};

} // namespace yichuang::desk
