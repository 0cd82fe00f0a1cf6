// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/CentreClient.h"
#include "app/sync/Link.h"
#include "app/sync/StoreAccess.h"

#include <QObject>

namespace yichuang::sync {

/// Keeps enough case numbers in stock for a day without the centre. The request's identity is durable before it is
/// first sent, so that a lost answer costs no block. Lives in the sync thread; the parts must outlive it.
class NumberKeeper final : public QObject {
    Q_OBJECT
public:
    struct Options {
        qint64 low = 200;  ///< ask when fewer are left
        int block = 500;   ///< and for so many
    };
    NumberKeeper(CentreClient &client, StoreAccess store, Link &link, const base::Clock &clock, const Options &options, QObject *parent = nullptr);

    /// Looks whether numbers are running out: after numbers were used, and when the link opened.
    void check();

Q_SIGNALS:
    void added();

private:
    void prepare();
    void ask(const QJsonObject &request);
    void answered(const Outcome<domain::NumberBlock> &outcome);
    void keep(const domain::NumberBlock &block);
    void storeFailed(const base::Error &error);

    CentreClient &m_client;
    StoreAccess m_store;
    Link &m_link;
    const base::Clock &m_clock;
    Options m_options;
    bool m_busy = false;
};

} // namespace yichuang::sync
