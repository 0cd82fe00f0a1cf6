// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Engine.h"
#include "app/store/BlobSweep.h"

#include <QObject>

#include <atomic>

namespace yichuang::desk {

/// Removes now and then what nothing names any more (store::BlobSweep), in small jobs between those of the desk. Lives in one thread; the
/// engine is stopped before it goes.
class ContentSweep final : public QObject {
    Q_OBJECT
public:
    explicit ContentSweep(Engine &engine, QObject *parent = nullptr) : QObject(parent), m_engine(engine) {}

    /// At once, unless one is under way. Does nothing while the store is locked.
    void begin();

Q_SIGNALS:
    /// It ended, whatever came of it.
    void ended();

private:
    // store worker
    void look();
    void spare(QSet<QByteArray> candidates, qint64 after);
    // thread of files
    void remove(const QSet<QByteArray> &candidates);
    void removeFiles(const QStringList &files);
    // any thread
    void end(const base::Result<void> &result);

    Engine &m_engine;
    std::atomic_flag m_isUnderWay;
};

} // namespace yichuang::desk
