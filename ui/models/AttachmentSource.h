// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QImage>
#include <QString>
#include <QVector>

class QMimeData;

namespace yichuang::ui {

/// One thing that somebody brings in: a file, or what was copied somewhere. Exactly one is there.
struct AttachmentSource {
    QString path;
    QByteArray content; ///< a JPEG, PNG or TIFF as another program offers it
    QImage picture;
};
using AttachmentSources = QVector<AttachmentSource>;

/// What was dropped or pasted, in its order: files of this computer, else a picture. Empty when it is neither.
[[nodiscard]] AttachmentSources attachmentSources(const QMimeData &data);
/// Whether `attachmentSources` would find something; copies nothing.
[[nodiscard]] bool hasAttachmentSources(const QMimeData &data);
[[nodiscard]] AttachmentSources attachmentSources(const QStringList &paths);

/// What somebody asks of the attachments of a material, wherever it is asked.
struct AttachmentWish {
    enum class Kind {
        Choose,  ///< files from the disk
        BringIn, ///< `sources`
        Look,    ///< at the content at `at`
        TakeOut, ///< the content at `at`
        Move,    ///< the content at `at`, by `by` places
        PutBack  ///< what was taken out last, of whatever material
    };
    Kind kind = Kind::Choose;
    QString material; ///< its key
    QString name;     ///< of the material, as shown
    int at = 0;
    int by = 0;
    AttachmentSources sources;
};

} // namespace yichuang::ui

Q_DECLARE_METATYPE(yichuang::ui::AttachmentWish)
