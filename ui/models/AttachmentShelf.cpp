// SPDX-License-Identifier: Apache-2.0
#include "ui/models/AttachmentShelf.h"

#include <utility>

namespace yichuang::ui {

AttachmentShelf::Face AttachmentShelf::take(const QString &content)
{
    if (auto known = m_faces.value(content).lock()) {
        return known;
    }
    m_faces.removeIf([](const auto &entry) { return entry.value().expired(); });
    auto face = std::make_shared<AttachmentFace>();
    face->content = content;
    m_faces.insert(content, face);
    if (m_new.isEmpty()) {
        QMetaObject::invokeMethod(this, &AttachmentShelf::askForNew, Qt::QueuedConnection);
    }
    m_new.append(content);
    return face;
}

void AttachmentShelf::askForNew()
{
    QStringList asked = std::exchange(m_new, {});
    asked.removeIf([this](const QString &content) { return !isShown(content); });
    if (!asked.isEmpty()) {
        Q_EMIT wanted(asked);
    }
}

bool AttachmentShelf::isShown(const QString &content) const
{
    return !m_faces.value(content).expired();
}

QStringList AttachmentShelf::unreachable() const
{
    QStringList contents;
    for (const auto &known : m_faces) {
        const Face face = known.lock();
        if (face != nullptr && face->picture == AttachmentFace::Picture::Unreachable) {
            contents.append(face->content);
        }
    }
    return contents;
}

void AttachmentShelf::setView(const desk::AttachmentView &view)
{
    const auto face = m_faces.value(view.content).lock();
    if (face != nullptr && face->view != view) {
        face->view = view;
        Q_EMIT changed(view.content);
    }
}

void AttachmentShelf::setThumbnail(const QString &content, AttachmentFace::Picture picture, const QImage &thumbnail)
{
    const auto face = m_faces.value(content).lock();
    if (face != nullptr) {
        face->picture = picture;
        face->thumbnail = thumbnail;
        Q_EMIT changed(content);
    }
}

} // namespace yichuang::ui
