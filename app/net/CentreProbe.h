// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/Failure.h"

#include <QByteArray>
#include <QObject>
#include <QSslSocket>
#include <QTimer>
#include <QUrl>

namespace yichuang::sync {

/// Who answers at an address, before anything is believed.
struct ProbedCentre {
    QString host;
    QByteArray authorityPem;
    QByteArray authoritySha256; ///< 32 bytes, of the DER form
    QString fingerprint;        ///< the same, grouped for reading aloud
    friend bool operator==(const ProbedCentre &, const ProbedCentre &) = default;
};

/// Asks a centre for its certificates without believing them, for a person to compare the fingerprint with the
/// manager's sheet; nothing is sent to it. The authority must come with the server's chain; whether the
/// server really holds a certificate of it is proved when the next connection believes this authority only.
/// One probe, one answer; dying before drops it.
class CentreProbe final : public QObject {
    Q_OBJECT
public:
    CentreProbe(const QUrl &centre, std::chrono::milliseconds timeout, QObject *parent);

Q_SIGNALS:
    void ended(const yichuang::sync::Outcome<yichuang::sync::ProbedCentre> &outcome);

private:
    void end(const Outcome<ProbedCentre> &outcome);
    [[nodiscard]] Outcome<ProbedCentre> readChain() const;

    QUrl m_centre;
    QSslSocket m_socket;
    QTimer m_deadline;
    bool m_ended = false;
};

} // namespace yichuang::sync
