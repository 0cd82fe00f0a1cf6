// SPDX-License-Identifier: Apache-2.0
#include "app/desk/AttachmentStation.h"

#include "app/base/ThenOn.h"
#include "app/crypto/Hash.h"
#include "app/desk/CaseRows.h"
#include "app/documents/ContentType.h"
#include "app/documents/Thumbnail.h"
#include "app/domain/Content.h"

#include <QFile>
#include <QFileInfo>

namespace yichuang::desk {

namespace {

using base::ErrorCode;
using base::Result;

constexpr int ThumbnailSide = 256;

template<typename T>
using Answer = std::shared_ptr<QPromise<Result<T>>>;

/// Whoever drops it unfinished, as a worker that ends does, cancels its future.
template<typename T>
Answer<T> begin()
{
    auto answer = std::make_shared<QPromise<Result<T>>>();
    answer->start();
    return answer;
}

template<typename T>
void finish(const Answer<T> &answer, Result<T> result)
{
    answer->addResult(std::move(result));
    answer->finish();
}

QByteArray hashOf(const QString &content)
{
    return QByteArray::fromHex(content.toLatin1());
}

// What somebody called a file may be a name: no error tells its path.
Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    // A pipe would be waited for without end.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the file cannot be opened"), "attachment.file");
    }
    // One byte more than may be tells what is too large, also of what has no size.
    const QByteArray content = file.read(domain::MaxContentSize + 1);
    if (file.error() != QFileDevice::NoError) {
        return base::fail(ErrorCode::NotFound, QStringLiteral("the file cannot be read"), "attachment.file");
    }
    return content;
}

Result<QString> typeOf(const QByteArray &content)
{
    if (content.isEmpty()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("nothing is in it"), "attachment.empty");
    }
    if (content.size() > domain::MaxContentSize) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("larger than an attachment may be"), "attachment.too_large");
    }
    const QString type = documents::contentType(content);
    if (type.isEmpty()) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("neither a picture nor a PDF"), "attachment.type");
    }
    return type;
}

AttachmentView viewOf(const QString &content, const store::BlobRecord &record, bool isNeeded)
{
    AttachmentView view{content, record.type, record.size, AttachmentPlace::Here, 0, {}};
    if (record.uploaded) {
        view.place = AttachmentPlace::Sent;
    } else if (isNeeded) {
        const bool isUnderWay = !record.location.isEmpty() && record.reason.isEmpty();
        view.place = record.isRefused ? AttachmentPlace::Refused : isUnderWay ? AttachmentPlace::Sending : AttachmentPlace::Waiting;
        view.percent = isUnderWay ? static_cast<int>(record.sent * 100 / std::max<qint64>(record.size, 1)) : 0;
        view.reason = record.reason.toLatin1();
    }
    return view;
}

// Of what comes from the centre nothing is believed but the content itself.
QString typeOfFetched(const QByteArray &content)
{
    const QString type = documents::contentType(content);
    return type.isEmpty() ? QStringLiteral("application/octet-stream") : type;
}

} // namespace

AttachmentStation::AttachmentStation(Engine &engine, CentreContents::Ask ask, QObject *parent)
    : AttachmentDesk(parent), m_engine(engine), m_centre(std::move(ask))
{
}

QFuture<Result<AttachmentView>> AttachmentStation::attachFile(const QString &path)
{
    return bringIn([path] { return readFile(path); });
}

QFuture<Result<AttachmentView>> AttachmentStation::attach(const QByteArray &content)
{
    return bringIn([content] { return Result<QByteArray>(content); });
}

QFuture<Result<AttachmentView>> AttachmentStation::bringIn(std::function<Result<QByteArray>()> source)
{
    if (!m_engine.session()) {
        return readyResult<AttachmentView>(tl::unexpected(notSignedIn()));
    }
    const auto answer = begin<AttachmentView>();
    m_engine.files.post([this, answer, source = std::move(source)] {
        const Result<store::NewBlob> kept = source().and_then([this](const QByteArray &content) { return keep(content); });
        m_engine.worker.post([this, answer, kept] {
            finish(answer, kept.and_then([this](const store::NewBlob &blob) { return keepRow(blob); }));
        });
    });
    return answer->future();
}

Result<store::NewBlob> AttachmentStation::keep(const QByteArray &content)
{
    const Result<QString> type = typeOf(content);
    const Result<QByteArray> hash = type ? crypto::hash(crypto::HashAlgorithm::Sha256, content) : base::failure(type);
    if (!hash) {
        return base::failure(hash);
    }
    return m_engine.workspace->shelf().write(*hash, content).map([&] { return store::NewBlob{*hash, content.size(), *type}; });
}

Result<AttachmentView> AttachmentStation::keepRow(const store::NewBlob &blob)
{
    return m_engine.workspace->blobs().put(blob, m_engine.time.now()).and_then([&] { return view(QString::fromLatin1(blob.hash.toHex())); });
}

QFuture<Result<std::vector<AttachmentView>>> AttachmentStation::look(const QStringList &contents)
{
    return m_engine.worker.run([this, contents]() -> Result<std::vector<AttachmentView>> {
        std::vector<AttachmentView> views;
        for (const QString &content : contents) {
            Result<AttachmentView> one = view(content);
            if (!one) {
                return base::failure(one);
            }
            views.push_back(std::move(*one));
        }
        return views;
    });
}

Result<std::optional<store::BlobRecord>> AttachmentStation::find(const QString &content)
{
    if (!domain::isContentName(content)) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("an attachment is not named by its SHA-256"), "attachment.hash");
    }
    return m_engine.workspace->blobs().find(hashOf(content));
}

Result<AttachmentView> AttachmentStation::view(const QString &content)
{
    const auto record = find(content);
    if (!record) {
        return base::failure(record);
    }
    if (!*record) {
        return AttachmentView{content, {}, 0, AttachmentPlace::Elsewhere, 0, {}};
    }
    return m_engine.workspace->uploads().isNeeded(hashOf(content)).map([&](bool isNeeded) { return viewOf(content, **record, isNeeded); });
}

QFuture<Result<QByteArray>> AttachmentStation::thumbnail(const QString &content)
{
    if (!m_engine.session()) {
        return readyResult<QByteArray>(tl::unexpected(notSignedIn()));
    }
    const auto answer = begin<QByteArray>();
    const auto draw = [answer](const QByteArray &picture) { finish(answer, documents::thumbnailOf(picture, ThumbnailSide)); };
    m_engine.worker.post([this, answer, content, draw] {
        const auto record = find(content);
        if (!record) {
            finish<QByteArray>(answer, base::failure(record));
        } else if (*record) {
            m_engine.files.post([this, answer, draw, blob = **record] {
                const Result<QByteArray> picture = load(blob);
                picture ? draw(*picture) : finish<QByteArray>(answer, base::failure(picture));
            });
        } else {
            // The centre's picture is drawn anew: what is shown never is a stranger's file.
            inOwnThread([this, answer, content, draw] { fetch({content, sync::ContentQuery::Form::Small}, answer, draw); });
        }
    });
    return answer->future();
}

QFuture<Result<QByteArray>> AttachmentStation::read(const QString &content)
{
    const auto session = m_engine.session();
    if (!session) {
        return readyResult<QByteArray>(tl::unexpected(notSignedIn()));
    }
    const auto answer = begin<QByteArray>();
    m_engine.worker.post([this, answer, content, who = *session] {
        // The line is durable before anything is shown.
        const auto record = find(content).and_then([&](const std::optional<store::BlobRecord> &blob) { return noteRead(who, content).map([&] { return blob; }); });
        if (!record) {
            finish<QByteArray>(answer, base::failure(record));
        } else if (*record) {
            m_engine.files.post([this, answer, blob = **record] { readHere(blob, answer); });
        } else {
            inOwnThread([this, answer, content] { fetchWhole(content, answer); });
        }
    });
    return answer->future();
}

Result<QByteArray> AttachmentStation::load(const store::BlobRecord &blob)
{
    return m_engine.workspace->shelf().read(blob.hash, blob.size);
}

void AttachmentStation::readHere(const store::BlobRecord &blob, const Bytes &answer)
{
    const Result<QByteArray> content = load(blob);
    // What the disk has damaged the centre may still have.
    if (!content && content.error().code == ErrorCode::StorageCorrupt && blob.uploaded) {
        inOwnThread([this, answer, name = QString::fromLatin1(blob.hash.toHex())] { fetchWhole(name, answer); });
        return;
    }
    finish(answer, content);
}

void AttachmentStation::fetchWhole(const QString &content, const Bytes &answer)
{
    fetch({content}, answer, [this, content, answer](const QByteArray &bytes) { keepFetched(content, bytes, answer); });
}

void AttachmentStation::fetch(const sync::ContentQuery &query, const Bytes &answer, std::function<void(const QByteArray &)> then)
{
    base::thenOn(this, m_centre.get(query), [this, answer, then = std::move(then)](const Result<QByteArray> &bytes) {
        if (!bytes) {
            finish(answer, bytes);
            return;
        }
        m_engine.files.post([then, content = *bytes] { then(content); });
    });
}

void AttachmentStation::keepFetched(const QString &content, const QByteArray &bytes, const Bytes &answer)
{
    const Result<QByteArray> hash = crypto::hash(crypto::HashAlgorithm::Sha256, bytes);
    if (!hash || *hash != hashOf(content)) {
        finish<QByteArray>(answer, base::fail(ErrorCode::Malformed, QStringLiteral("the centre gave another content than was asked for"), "attachment.damaged"));
        return;
    }
    const Result<void> written = m_engine.workspace->shelf().write(*hash, bytes);
    if (!written) {
        finish<QByteArray>(answer, base::failure(written));
        return;
    }
    m_engine.worker.post([this, answer, content, bytes, blob = store::NewBlob{*hash, bytes.size(), typeOfFetched(bytes), m_engine.time.now()}] {
        const auto kept = keepRow(blob);
        finish(answer, kept ? Result<QByteArray>(bytes) : base::failure(kept));
        inOwnThread([this, content] { Q_EMIT attachmentChanged(content); });
    });
}

Result<void> AttachmentStation::noteRead(const SessionView &who, const QString &content)
{
    return m_engine.workspace->audit().append(
        {m_engine.time.now(), who.person.id, who.window.id, QStringLiteral("attachment.read"), content, {}});
}

} // namespace yichuang::desk
