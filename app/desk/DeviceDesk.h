// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Applicant.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QString>

namespace yichuang::desk {

enum class ReaderState { NotConfigured, Disconnected, Ready, Reading };

/// What a card gave. The photo is empty without a licensed decoder.
struct CardView {
    domain::Applicant applicant;
    QImage photo;
    QStringList warnings; ///< words: check_name, sex_differs, expired, unknown_division
};

struct DeviceSettings {
    QString readerPath;      ///< /dev/ttyUSB0, a pty; empty = none
    QString receiptPrinter;  ///< tcp://host:9100, file:///dev/usb/lp0, serial:///dev/ttyS0; empty = none
    int receiptColumnsMm = 80; ///< 80 or 58
    QString paperFolder;     ///< where A4 PDFs go; empty = the program's own spool
    friend bool operator==(const DeviceSettings &, const DeviceSettings &) = default;
};

/// Card reader and printers.
class DeviceDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] virtual DeviceSettings settings() const = 0;
    [[nodiscard]] virtual QFuture<base::Result<void>> configure(const DeviceSettings &settings) = 0;
    [[nodiscard]] virtual ReaderState readerState() const = 0;
    /// Finds, selects and reads one card; `cardRead` or `cardFailed` follows within 10 s.
    virtual void readCard() = 0;
    virtual void cancelRead() = 0;
    [[nodiscard]] virtual QFuture<base::Result<QString>> testReader() = 0;  ///< the SAM number
    [[nodiscard]] virtual QFuture<base::Result<QString>> testPrinter() = 0; ///< state word: ok, paper_near_end, paper_out, cover_open, offline, unknown

Q_SIGNALS:
    void readerStateChanged(yichuang::desk::ReaderState state);
    void cardRead(const yichuang::desk::CardView &card);
    /// `reason`: no_card, pulled_out, refused, garbage, timeout, unplugged, not_configured
    void cardFailed(const QString &reason);
};

} // namespace yichuang::desk
