// SPDX-License-Identifier: Apache-2.0
#include "ui/models/AttachmentSource.h"

#include <QMimeData>
#include <QUrl>

#include <algorithm>

namespace yichuang::ui {

namespace {

// As another program offers it, a picture needs no second encoding.
constexpr const char *pictureTypes[] = {"image/jpeg", "image/png", "image/tiff"};

} // namespace

AttachmentSources attachmentSources(const QStringList &paths)
{
    AttachmentSources sources;
    for (const QString &path : paths) {
        sources.append({path, {}, {}});
    }
    return sources;
}

AttachmentSources attachmentSources(const QMimeData &data)
{
    QStringList paths;
    for (const QUrl &url : data.urls()) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    if (!paths.isEmpty()) {
        return attachmentSources(paths);
    }
    for (const char *type : pictureTypes) {
        const QByteArray content = data.data(QLatin1String(type));
        if (!content.isEmpty()) {
            return {{{}, content, {}}};
        }
    }
    const QImage picture = data.hasImage() ? qvariant_cast<QImage>(data.imageData()) : QImage();
    return picture.isNull() ? AttachmentSources() : AttachmentSources{{{}, {}, picture}};
}

bool hasAttachmentSources(const QMimeData &data)
{
    const QList<QUrl> urls = data.urls();
    return data.hasImage() || std::any_of(urls.begin(), urls.end(), [](const QUrl &url) { return url.isLocalFile(); }) ||
           std::any_of(std::begin(pictureTypes), std::end(pictureTypes),
                       [&data](const char *type) { return data.hasFormat(QLatin1String(type)); });
}

} // namespace yichuang::ui
