// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ContentSweep.h"

#include "app/base/Log.h"

namespace yichuang::desk {

using base::Result;
using store::BlobSweep;

void ContentSweep::begin()
{
    if (!m_isUnderWay.test_and_set()) {
        m_engine.worker.post([this] { look(); });
    }
}

void ContentSweep::look()
{
    const Result<QSet<QByteArray>> candidates = BlobSweep(*m_engine.workspace).candidates(m_engine.time.now());
    if (!candidates) {
        end(base::failure(candidates));
        return;
    }
    spare(*candidates, 0);
}

void ContentSweep::spare(QSet<QByteArray> candidates, qint64 after)
{
    const Result<qint64> next = BlobSweep(*m_engine.workspace).spare(candidates, after);
    if (!next) {
        end(base::failure(next));
    } else if (*next != 0) {
        // A job of its own: a commit that waits comes between.
        m_engine.worker.post([this, candidates, row = *next] { spare(candidates, row); });
    } else {
        m_engine.files.post([this, candidates] { remove(candidates); });
    }
}

// While this runs no file is being written, and every row of one that was is there: its job stands in the worker's queue before these.
void ContentSweep::remove(const QSet<QByteArray> &candidates)
{
    BlobSweep sweep(*m_engine.workspace);
    const auto gone = m_engine.worker.run([&] { return sweep.forget(candidates, m_engine.time.now()); }).result();
    QStringList files;
    for (const QByteArray &hash : gone.value_or(QList<QByteArray>())) {
        files.append(QString::fromLatin1(hash.toHex()));
    }
    removeFiles(files);
    const QStringList left = m_engine.workspace->shelf().files();
    const auto strays = m_engine.worker.run([&] { return sweep.strays(left); }).result();
    removeFiles(strays.value_or(QStringList()));
    end(gone ? strays.map([](const QStringList &) {}) : Result<void>(base::failure(gone)));
}

void ContentSweep::removeFiles(const QStringList &files)
{
    for (const QString &file : files) {
        m_engine.workspace->shelf().remove(file);
    }
    if (!files.isEmpty()) {
        base::log(base::LogLevel::Info, "attachments", "removed", {{"files", QString::number(files.size())}});
    }
}

void ContentSweep::end(const Result<void> &result)
{
    if (!result && result.error().code != base::ErrorCode::Locked) {
        base::log(base::LogLevel::Warning, "attachments", "sweep_stopped", {{"reason", QLatin1String(result.error().reason)}});
    }
    m_isUnderWay.clear();
    QMetaObject::invokeMethod(this, &ContentSweep::ended, Qt::QueuedConnection);
}

} // namespace yichuang::desk
