// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/net/HttpsClient.h"
#include "app/protocol/TrustMessages.h"
#include "center/tiers/Messages.h"
#include "center/tiers/ParentSide.h"

namespace yichuang::center::tiers {

/// What a centre says to its parent. Everything about the connection is HttpsClient's.
class ParentClient final : public sync::HttpsClient {
    Q_OBJECT
public:
    /// The trust's errors (CentreTrust::tls).
    [[nodiscard]] static base::Result<std::unique_ptr<ParentClient>> make(const sync::CentreTrust &trust, const base::Clock &clock);

    void join(const JoinRequest &request, sync::Then<JoinReply> then);
    void renew(const protocol::RenewalRequest &request, sync::Then<protocol::RenewalReply> then);
    void offer(const OfferUp &offer, sync::Then<OfferReply> then);
    void news(const NewsQuestion &question, std::chrono::seconds wait, sync::Then<NewsReply> then);

private:
    ParentClient(const sync::CentreTrust &trust, QSslConfiguration tls, const base::Clock &clock);
    [[nodiscard]] static Call post(const QString &path, const QJsonObject &body);
};

} // namespace yichuang::center::tiers
