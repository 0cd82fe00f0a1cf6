// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Content.h"

#include <QByteArray>
#include <QFuture>
#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

namespace yichuang::desk {

/// Where a content is on its way.
enum class AttachmentPlace {
    Here,      ///< sealed in this workstation, and no confirmed act needs it yet
    Waiting,   ///< an act needs it; its upload has not begun, or waits for the line (`reason`)
    Sending,   ///< part of it is at the centre
    Sent,      ///< the centre has it whole
    Refused,   ///< the centre will not take it as it is (`reason`)
    Elsewhere, ///< not in this workstation: the centre is asked when it is looked at
};

/// A scanned page, a photograph or a document of a material. It has no name: what it is says the material it belongs to, and
/// what somebody called a file is often a citizen's name.
struct AttachmentView {
    QString content; ///< SHA-256, 64 lower-case hex digits; as in domain::MaterialRow::blobs
    QString type;    ///< MIME, found in the content; empty while Elsewhere
    qint64 size = 0; ///< bytes; 0 while Elsewhere
    AttachmentPlace place = AttachmentPlace::Here;
    int percent = 0; ///< of an upload that is Sending
    QByteArray reason; ///< stable key of Waiting and Refused; may be empty
    friend bool operator==(const AttachmentView &, const AttachmentView &) = default;
};

/// Contents of materials: brought in, looked at. What belongs to which material says the checklist (a draft's, then an act's);
/// a content that nothing names is removed by itself after a day.
class AttachmentDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The largest content, in bytes.
    static constexpr qint64 MaxSize = domain::MaxContentSize;

    /// Sealed and durable when it ends; the same content again is harmless. JPEG, PNG, TIFF and PDF, told by what is in it.
    /// NotFound "attachment.file": no such file, or it cannot be read · InvalidArgument "attachment.empty", "attachment.too_large",
    /// "attachment.type" · StorageFailed "storage.full": the disk is full, nothing was kept.
    [[nodiscard]] virtual QFuture<base::Result<AttachmentView>> attachFile(const QString &path) = 0;
    /// The same for what has no file: a page from a scanner, a pasted picture.
    [[nodiscard]] virtual QFuture<base::Result<AttachmentView>> attach(const QByteArray &content) = 0;

    /// How each of `contents` stands, in their order.
    [[nodiscard]] virtual QFuture<base::Result<std::vector<AttachmentView>>> look(const QStringList &contents) = 0;
    /// A JPEG of at most 256 pixels. Unsupported "thumbnail.type": there is none of this type · Malformed "thumbnail.damaged":
    /// its picture cannot be read. Elsewhere: the centre is asked,
    /// Unavailable "attachment.offline" while it cannot be.
    [[nodiscard]] virtual QFuture<base::Result<QByteArray>> thumbnail(const QString &content) = 0;
    /// The whole content, its hash checked, and a line in the audit that this person looked. Elsewhere: fetched from the centre
    /// and kept sealed here; Unavailable "attachment.offline" while it cannot be.
    [[nodiscard]] virtual QFuture<base::Result<QByteArray>> read(const QString &content) = 0;

Q_SIGNALS:
    /// Its place or its percent changed.
    void attachmentChanged(const QString &content);
};

} // namespace yichuang::desk
