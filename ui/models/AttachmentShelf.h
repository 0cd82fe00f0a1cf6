// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/AttachmentDesk.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <memory>
#include <optional>

namespace yichuang::ui {

/// What a content looks like when it is small, as far as it is known here.
struct AttachmentFace {
    enum class Picture {
        Coming,
        Shown,
        None,        ///< of this type there is none
        Unreachable, ///< it is at the centre, which does not answer
        Failed       ///< it could not be read
    };

    QString content;                          ///< SHA-256, as in domain::MaterialRow::blobs
    std::optional<desk::AttachmentView> view; ///< nothing = the desk has not said yet
    QImage thumbnail;                         ///< null unless `picture` is Shown
    Picture picture = Picture::Coming;
};

/// The faces of the contents that are on screen, each once, for as long as somebody shows it: nothing of an earlier
/// person stays. UI thread.
class AttachmentShelf final : public QObject {
    Q_OBJECT

public:
    using Face = std::shared_ptr<const AttachmentFace>;

    using QObject::QObject;

    /// The face of this content; what is new is asked for with `wanted` when the loop runs again.
    [[nodiscard]] Face take(const QString &content);
    [[nodiscard]] bool isShown(const QString &content) const;
    /// Those whose picture could not be had: the centre may answer now.
    [[nodiscard]] QStringList unreachable() const;

    /// Ignored when nobody shows it any more.
    void setView(const desk::AttachmentView &view);
    void setThumbnail(const QString &content, AttachmentFace::Picture picture, const QImage &thumbnail);

Q_SIGNALS:
    /// They came on screen and nothing is known of them.
    void wanted(const QStringList &contents);
    void changed(const QString &content);

private:
    void askForNew();

    QHash<QString, std::weak_ptr<AttachmentFace>> m_faces;
    QStringList m_new;
};

} // namespace yichuang::ui
