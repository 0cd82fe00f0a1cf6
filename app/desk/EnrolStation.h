// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/EnrolDesk.h"
#include "app/desk/Engine.h"
#include "app/sync/SyncEngine.h"

#include <QObject>

namespace yichuang::desk {

/// Enrolment: keys made here, certificate stored, first facts and numbers fetched.
class EnrolStation final : public QObject, public EnrolDesk {
    Q_OBJECT
public:
    EnrolStation(Engine &engine, sync::SyncEngine &sync, QObject *parent = nullptr);

    [[nodiscard]] bool isEnrolled() const override { return m_engine.enrolment().has_value(); }
    [[nodiscard]] QFuture<base::Result<CentreIdentity>> identify(const QUrl &centre) override;
    [[nodiscard]] QFuture<base::Result<Enrolled>> enrol(const CentreIdentity &centre, const QUrl &url, const QString &code) override;

private:
    struct Order;
    void stored(const std::shared_ptr<Order> &order, const base::Result<void> &result);
    /// Ends the order when the facts of the hall and a first number are here.
    void awaitFacts(const std::shared_ptr<Order> &order);
    [[nodiscard]] base::Result<void> keep(const sync::Enrolment &enrolment, const crypto::SecretBytes &dataKey);

    Engine &m_engine;
    sync::SyncEngine &m_sync;
};

} // namespace yichuang::desk
