// SPDX-License-Identifier: Apache-2.0
#include "app/net/HttpCall.h"

namespace yichuang::sync {

HttpCall::HttpCall(QNetworkReply *reply, const CallLimits &limits, QObject *parent)
    : QObject(parent), m_reply(reply), m_limits(limits)
{
    m_reply->setParent(this);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::readMore);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::finish);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        for (const QSslError &error : errors) {
            m_raw.tlsErrors.append(error.error());
        }
    });
    for (QTimer *bound : {&m_deadline, &m_silence}) {
        bound->setSingleShot(true);
        connect(bound, &QTimer::timeout, this, [this] { abandon(Ending::TimedOut); });
    }
    m_deadline.start(m_limits.whole);
    m_silence.start(m_limits.first);
}

HttpCall::~HttpCall()
{
    m_reply->disconnect(this);
    m_reply->abort();
}

void HttpCall::readMore()
{
    m_silence.start(m_limits.silence);
    m_raw.body += m_reply->readAll();
    if (m_raw.body.size() > m_limits.bodyBytes) {
        abandon(Ending::TooLong);
    }
}

void HttpCall::abandon(Ending ending)
{
    if (m_raw.ending == Ending::Finished) {
        m_raw.ending = ending;
        m_reply->abort(); // says finished(), which ends the call
    }
}

void HttpCall::finish()
{
    m_deadline.stop();
    m_silence.stop();
    if (m_raw.ending == Ending::Finished && m_reply->isOpen()) {
        m_raw.body += m_reply->readAll();
    }
    m_raw.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_raw.networkError = m_reply->error();
    m_raw.errorText = m_raw.networkError == QNetworkReply::NoError ? QString() : m_reply->errorString();
    const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
    m_raw.announcedLength = length.isValid() ? length.toLongLong() : -1;
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        m_raw.headers.insert(name.toLower(), value);
    }
    m_raw.retryAfter = m_reply->rawHeader("Retry-After");
    Q_EMIT ended(m_raw, m_reply->rawHeader("X-Yichuang-Time"));
}

} // namespace yichuang::sync
