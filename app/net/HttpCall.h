// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/ReplyClassifier.h"

#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace yichuang::sync {

/// Bounds of one request: `whole` from its start to the last byte of the answer, however slowly it drips; `first` from
/// its start to the first byte; `silence` between two of them.
struct CallLimits {
    std::chrono::milliseconds whole{30'000};
    std::chrono::milliseconds first = whole;
    std::chrono::milliseconds silence = whole;
    qint64 bodyBytes = 4 * 1024 * 1024;
};

/// Follows one reply to its end, bounded in time and size, then says `ended` once. Owns the reply; dying before the
/// end drops the answer.
class HttpCall final : public QObject {
    Q_OBJECT
public:
    HttpCall(QNetworkReply *reply, const CallLimits &limits, QObject *parent);
    ~HttpCall() override;

Q_SIGNALS:
    /// `centreTime`: the X-Yichuang-Time header; empty when it is missing.
    void ended(const yichuang::sync::RawReply &reply, const QByteArray &centreTime);

private:
    void readMore();
    void abandon(Ending ending);
    void finish();

    QNetworkReply *m_reply;
    CallLimits m_limits;
    QTimer m_deadline;
    QTimer m_silence;
    RawReply m_raw;
};

} // namespace yichuang::sync
