// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/documents/ContentType.h"
#include "app/documents/Thumbnail.h"
#include "tests/ui/FakeDeskCases.h"

#include <QCryptographicHash>

namespace yichuang::tests {

/// Contents in memory; what the real one refuses is refused here, by the same rules. Included by FakeDesk.cpp only.
class FakeDesk::Attachments final : public desk::AttachmentDesk {
public:
    explicit Attachments(State &state) : m_state(state) {}
    QFuture<base::Result<desk::AttachmentView>> attachFile(const QString &path) override
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            return m_state.answer<desk::AttachmentView>(base::fail(base::ErrorCode::NotFound, QStringLiteral("no such file"), "attachment.file"));
        }
        return attach(file.read(MaxSize + 1));
    }
    QFuture<base::Result<desk::AttachmentView>> attach(const QByteArray &content) override
    {
        const QString type = documents::contentType(content);
        const char *reason = content.isEmpty() ? "attachment.empty" : content.size() > MaxSize ? "attachment.too_large" : type.isEmpty() ? "attachment.type" : nullptr;
        if (reason || m_state.failNext) {
            return m_state.answer<desk::AttachmentView>(base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("not taken"), reason ? reason : "test"));
        }
        const QString name = QString::fromLatin1(QCryptographicHash::hash(content, QCryptographicHash::Sha256).toHex());
        m_state.contents.insert(name, content);
        if (!m_state.attachments.contains(name)) {
            m_state.attachments.insert(name, {name, type, content.size(), desk::AttachmentPlace::Here, 0, {}});
        }
        return m_state.answer<desk::AttachmentView>(m_state.attachments.value(name));
    }
    QFuture<base::Result<std::vector<desk::AttachmentView>>> look(const QStringList &contents) override
    {
        std::vector<desk::AttachmentView> views;
        for (const QString &content : contents) {
            views.push_back(m_state.attachments.value(content, {content, {}, 0, desk::AttachmentPlace::Elsewhere, 0, {}}));
        }
        return m_state.answer<std::vector<desk::AttachmentView>>(views);
    }
    QFuture<base::Result<QByteArray>> thumbnail(const QString &content) override
    {
        constexpr int Side = 256;
        return m_state.answer<QByteArray>(find(content).and_then([](const QByteArray &picture) { return documents::thumbnailOf(picture, Side); }));
    }
    QFuture<base::Result<QByteArray>> read(const QString &content) override
    {
        const base::Result<QByteArray> found = find(content);
        if (found && !m_state.failNext) {
            m_state.contentsRead.append(content);
            m_state.contents.insert(content, *found);
            if (m_state.elsewhere.remove(content)) {
                m_state.attachments.insert(content, {content, documents::contentType(*found), found->size(), desk::AttachmentPlace::Sent, 0, {}});
                Q_EMIT attachmentChanged(content);
            }
        }
        return m_state.answer<QByteArray>(found);
    }

private:
    [[nodiscard]] base::Result<QByteArray> find(const QString &content) const
    {
        if (m_state.contents.contains(content)) {
            return m_state.contents.value(content);
        }
        if (m_state.elsewhere.contains(content) && m_state.centreAnswers) {
            return m_state.elsewhere.value(content);
        }
        return base::fail(base::ErrorCode::Unavailable, QStringLiteral("not here"), "attachment.offline");
    }
    State &m_state;
};

} // namespace yichuang::tests
