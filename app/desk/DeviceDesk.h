// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/desk/DeviceSettings.h"
#include "app/domain/Applicant.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QString>

#include <optional>

namespace yichuang::desk {

enum class ReaderState { NotConfigured, Disconnected, Ready, Reading };

/// What a card gave. The photo is empty without a licensed decoder.
struct CardView {
    domain::Applicant applicant;
    QImage photo;
    /// Words: expired, check_name, check_digit, sex_differs, birth_differs, number_form, unknown_division, unknown_nation,
    /// unknown_sex, date_unreadable. None stops the case.
    QStringList warnings;
};

/// Card reader and printers.
class DeviceDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceSettings settings() const = 0;
    /// Why the kept settings could not be read; the devices are then off until they are set anew.
    [[nodiscard]] virtual std::optional<base::Error> settingsProblem() const { return std::nullopt; }
    /// Refuses settings that name no device (DeviceSettings::check) and keeps the old ones; else durable when it ends.
    [[nodiscard]] virtual QFuture<base::Result<void>> configure(const DeviceSettings &settings) = 0;
    [[nodiscard]] virtual ReaderState readerState() const = 0;
    /// Finds, selects and reads one card; `cardRead` or `cardFailed` follows within 20 s.
    virtual void readCard() = 0;
    virtual void cancelRead() = 0;
    [[nodiscard]] virtual QFuture<base::Result<QString>> testReader() = 0;  ///< the SAM number
    /// Prints a test page. A state word: ok, paper_near_end, paper_out, cover_open, offline, error, or unknown from a
    /// printer that does not tell.
    [[nodiscard]] virtual QFuture<base::Result<QString>> testPrinter() = 0;

Q_SIGNALS:
    void readerStateChanged(yichuang::desk::ReaderState state);
    void cardRead(const yichuang::desk::CardView &card);
    /// `reason`: no_card, pulled_out, refused (it is there and cannot be read), wrong_card, reader_fault, garbage, timeout,
    /// unplugged, not_configured, cancelled, busy
    void cardFailed(const QString &reason);
};

} // namespace yichuang::desk
