// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Ids.h"

#include <QFuture>
#include <QString>
#include <QUrl>

namespace yichuang::desk {

struct CentreIdentity {
    QString host;
    QString fingerprint; ///< SHA-256 of the centre's CA, grouped for reading aloud
};

struct Enrolled {
    domain::WindowId window;
    domain::HallId hall;
};

/// Binds this workstation to a centre: once in its life.
class EnrolDesk {
public:
    virtual ~EnrolDesk() = default;
    [[nodiscard]] virtual bool isEnrolled() const = 0;
    /// Asks the centre who it is, so that a person can compare the fingerprint with the manager's sheet.
    [[nodiscard]] virtual QFuture<base::Result<CentreIdentity>> identify(const QUrl &centre) = 0;
    /// Makes the keys here, sends the request with the one-time code, stores the certificate, and
    /// downloads catalogue, calendar, people and the first number block.
    [[nodiscard]] virtual QFuture<base::Result<Enrolled>> enrol(const CentreIdentity &centre, const QUrl &url, const QString &code) = 0;
};

} // namespace yichuang::desk
