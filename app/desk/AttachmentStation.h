// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/AttachmentDesk.h"
#include "app/desk/CentreContents.h"
#include "app/desk/Engine.h"

#include <functional>

namespace yichuang::desk {

/// Contents are read, sealed, written and drawn on the engine's thread of files; the store worker writes their rows only, so that
/// no commit waits for a scan.
class AttachmentStation final : public AttachmentDesk {
    Q_OBJECT
public:
    AttachmentStation(Engine &engine, CentreContents::Ask ask, QObject *parent = nullptr);

    [[nodiscard]] QFuture<base::Result<AttachmentView>> attachFile(const QString &path) override;
    [[nodiscard]] QFuture<base::Result<AttachmentView>> attach(const QByteArray &content) override;
    [[nodiscard]] QFuture<base::Result<std::vector<AttachmentView>>> look(const QStringList &contents) override;
    [[nodiscard]] QFuture<base::Result<QByteArray>> thumbnail(const QString &content) override;
    [[nodiscard]] QFuture<base::Result<QByteArray>> read(const QString &content) override;

private:
    using Bytes = std::shared_ptr<QPromise<base::Result<QByteArray>>>;

    [[nodiscard]] QFuture<base::Result<AttachmentView>> bringIn(std::function<base::Result<QByteArray>()> source);
    /// `then` with what the centre gave, on the thread of files.
    void fetch(const sync::ContentQuery &query, const Bytes &answer, std::function<void(const QByteArray &)> then);

    /// The whole of it, checked and kept.
    void fetchWhole(const QString &content, const Bytes &answer);

    // store worker
    [[nodiscard]] base::Result<AttachmentView> view(const QString &content);
    /// Empty: not in this workstation.
    [[nodiscard]] base::Result<std::optional<store::BlobRecord>> find(const QString &content);
    [[nodiscard]] base::Result<void> noteRead(const SessionView &who, const QString &content);
    /// The row of a content whose file is there.
    [[nodiscard]] base::Result<AttachmentView> keepRow(const store::NewBlob &blob);

    // thread of files
    [[nodiscard]] base::Result<QByteArray> load(const store::BlobRecord &blob);
    /// Judges, seals and writes; its row is still to come.
    [[nodiscard]] base::Result<store::NewBlob> keep(const QByteArray &content);
    void readHere(const store::BlobRecord &blob, const Bytes &answer);
    void keepFetched(const QString &content, const QByteArray &bytes, const Bytes &answer);

    // any thread
    template<typename Job>
    void inOwnThread(Job job)
    {
        QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
    }

    Engine &m_engine;
    CentreContents m_centre;
};

} // namespace yichuang::desk
