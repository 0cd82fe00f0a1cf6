// SPDX-License-Identifier: Apache-2.0
#include "center/attachments/Attachments.h"

#include "app/base/Log.h"
#include "app/crypto/Random.h"
#include "center/attachments/Pieces.h"

#include <algorithm>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

constexpr int SweepBatch = 100;
constexpr int LookedAtOnce = 1000; // each minute: a million within a day
constexpr char Stopped[] = "scan.stopped";
constexpr int CasesAsked = 200;
constexpr std::chrono::hours RememberEnded{24};

tl::unexpected<base::Error> refused(ErrorCode code, const char *what, const char *reason)
{
    return base::fail(code, QLatin1String(what), reason);
}

tl::unexpected<base::Error> infected()
{
    return refused(ErrorCode::NotAllowed, "the scan refused the content", "attachment.infected");
}

bool hasMaterial(const domain::Case &record, const QString &sha256)
{
    return std::any_of(record.materials.begin(), record.materials.end(), [&sha256](const domain::MaterialRow &row) { return row.blobs.contains(sha256); });
}

// The next content would fail the same way, and a store that does not answer takes its whole time for each.
bool isOfTheStore(const base::Error &error)
{
    return error.code == ErrorCode::StorageFailed || error.code == ErrorCode::Unavailable;
}

} // namespace

Attachments::Attachments(ObjectStore &objects, const base::Clock &clock, AttachmentOptions options, Commit commit)
    : m_objects(objects), m_clock(clock), m_options(std::move(options)), m_commit(std::move(commit)), m_scan(m_options.scanCommand, m_options.scanLimit),
      m_scansLeft(m_options.scansAtOnce), m_looked(crypto::randomBytes(crypto::HashSize).value_or(QByteArray()))
{
}

Result<Upload> Attachments::create(Stores &stores, const Enrolled &speaker, const UploadPromise &promise)
{
    if (promise.size > m_options.maxSize) {
        return refused(ErrorCode::InvalidArgument, "the content is too large", "upload.too_large");
    }
    const Result<std::optional<Attachment>> known = stores.attachments.attachment(promise.sha256);
    const Result<QByteArray> id = crypto::randomBytes(16);
    if (!known || !id) {
        return known ? base::failure(id) : base::failure(known);
    }
    if (*known && (*known)->state == Attachment::State::Quarantined) {
        return infected();
    }
    if (const Result<void> room = *known ? Result<void>() : m_objects.checkRoom(promise.size); !room) {
        return base::failure(room);
    }
    const base::Instant now = m_clock.now();
    Upload upload{*id, speaker.no, promise.sha256, promise.size, 0, promise.type, UploadState::Open, Upload::Pieces::Own, now, now + m_options.life, std::nullopt, {}};
    const Result<void> added = commit([&](AttachmentStore &store, base::Instant at) {
        const Result<OpenUploads> open = store.openUploads(speaker.no, at);
        // Whether it is here is known only now: it may have been let go since.
        const auto here = open ? store.bringAgain(promise.sha256, at) : base::failure(open);
        if (!here) {
            return Result<void>(base::failure(here));
        }
        // Another size is no reason to say so: its bytes will not fit what was promised.
        const bool isHere = *here && (*here)->state == Attachment::State::Present && (*here)->size == promise.size;
        upload.received = isHere ? promise.size : 0;
        upload.state = isHere ? UploadState::Done : UploadState::Open;
        upload.pieces = isHere ? Upload::Pieces::None : Upload::Pieces::Own;
        if (!isHere && (open->count >= m_options.openUploads || open->bytes + promise.size > m_options.openBytes)) {
            return Result<void>(refused(ErrorCode::Busy, "the workstation has too many unfinished uploads", "upload.quota"));
        }
        return store.add(upload);
    });
    return added.map([&upload] { return upload; });
}

Result<Upload> Attachments::find(Stores &stores, const Enrolled &speaker, const QByteArray &id)
{
    const Result<std::optional<Upload>> found = stores.attachments.find(id);
    if (!found) {
        return base::failure(found);
    }
    if (!*found || (*found)->workstation != speaker.no) {
        return refused(ErrorCode::NotFound, "no such upload", "upload.unknown");
    }
    const bool isOver = (*found)->state == UploadState::Gone || ((*found)->state == UploadState::Open && (*found)->expires <= m_clock.now());
    return isOver ? Result<Upload>(refused(ErrorCode::Expired, "the upload is over", "upload.gone")) : Result<Upload>(**found);
}

Result<void> Attachments::terminate(Stores &stores, const Enrolled &speaker, const QByteArray &id)
{
    const Result<Upload> upload = find(stores, speaker, id);
    if (!upload) {
        return base::failure(upload);
    }
    // As it is dropped, not as it was found: its last part may have been added in between, and then its pieces are the content's.
    std::optional<Upload> owner;
    const Result<void> dropped = commit([&id, &owner](AttachmentStore &store, base::Instant now) {
        const Result<std::optional<Upload>> current = store.find(id);
        if (!current || !*current) {
            return current ? Result<void>() : Result<void>(base::failure(current));
        }
        const bool isBusy = ((*current)->leaseUntil && *(*current)->leaseUntil > now) || (*current)->state == UploadState::Waiting;
        owner = !isBusy && (*current)->pieces == Upload::Pieces::Own ? *current : std::nullopt;
        return isBusy ? Result<void>(refused(ErrorCode::Locked, "somebody is adding to the upload", "upload.busy")) : store.drop(id);
    });
    if (!dropped || !owner) {
        return dropped;
    }
    // It is gone for whoever asks; pieces that stay now are the sweep's.
    if (const Result<void> removed = removePieces(stores, *owner); !removed) {
        base::log(base::LogLevel::Warning, "attachments", "pieces_left", {{"reason", QString::fromLatin1(removed.error().reason)}});
    }
    return {};
}

Result<QByteArray> Attachments::piece(Stores &stores, const Attachment &attachment, qint64 place, qint64 length)
{
    return Pieces(m_objects, stores.vault(), attachment.object, attachment.turns).read(place, length);
}

Result<QByteArray> Attachments::content(Stores &stores, const Attachment &attachment)
{
    QByteArray bytes;
    bytes.reserve(attachment.size);
    const Result<void> read = Pieces(m_objects, stores.vault(), attachment.object, attachment.turns).readAll(attachment.size, [&bytes](const QByteArray &piece) {
        bytes.append(piece);
        return Result<void>();
    });
    if (!read) {
        return base::failure(read);
    }
    if (crypto::hash(crypto::HashAlgorithm::Sha256, bytes) != Result<QByteArray>(attachment.sha256)) {
        return refused(ErrorCode::StorageCorrupt, "an attachment is not what was stored", "attachment.damaged");
    }
    return bytes;
}

Result<domain::CaseId> Attachments::caseWith(Stores &stores, const Enrolled &speaker, const QByteArray &sha256)
{
    const Result<std::vector<QString>> keys = stores.attachments.casesWith(sha256, {speaker.id, speaker.hall}, CasesAsked);
    if (!keys) {
        return base::failure(keys);
    }
    const QString name = QString::fromLatin1(sha256.toHex());
    for (const QString &key : *keys) {
        const Result<domain::CaseId> id = domain::CaseId::fromText(key);
        const auto record = id ? stores.cases.read(*id) : base::failure(id);
        if (!record) {
            return base::failure(record);
        }
        if (*record && hasMaterial(**record, name)) {
            return *id;
        }
    }
    return refused(ErrorCode::NotFound, "no case here has this attachment", "attachment.unknown");
}

Result<Upload> Attachments::settle(Stores &stores, Upload upload, const QByteArray &token)
{
    Pieces pieces(m_objects, stores.vault(), upload.id, upload.turns);
    const Result<QByteArray> hash = pieces.hash(upload.size, keeper(upload.id, token));
    if (!hash) {
        return base::failure(hash);
    }
    if (*hash != upload.sha256) {
        const Result<void> dropped = commit([&upload](AttachmentStore &store, base::Instant) { return store.drop(upload.id); });
        if (!dropped) {
            return base::failure(dropped);
        }
        return refused(ErrorCode::InvalidArgument, "the content is not what was promised", "upload.promise");
    }
    const auto verdict = m_options.scanCommand.isEmpty() ? Result<ScanCommand::Verdict>(ScanCommand::Verdict::Clean) : scan(pieces, upload, token);
    return verdict ? judge(std::move(upload), token, *verdict) : base::failure(verdict);
}

// A scan may hang for as long as it is let: threads that others need are given to few of them. The sweep has its own.
Result<ScanCommand::Verdict> Attachments::scan(Pieces &pieces, const Upload &upload, const QByteArray &token)
{
    if (upload.state == UploadState::Waiting) {
        return runScan(pieces, upload, token);
    }
    const Result<void> waits = commit([&](AttachmentStore &store, base::Instant now) { return store.await(upload, leaseFrom(now, token)); });
    if (!waits) {
        return base::failure(waits);
    }
    const bool isFree = m_scansLeft.fetch_sub(1) > 0;
    Result<ScanCommand::Verdict> verdict = isFree ? runScan(pieces, upload, token) : Result<ScanCommand::Verdict>(ScanCommand::Verdict::Unknown);
    m_scansLeft.fetch_add(1);
    return verdict;
}

Result<ScanCommand::Verdict> Attachments::runScan(Pieces &pieces, const Upload &upload, const QByteArray &token)
{
    const auto keep = [this, renew = keeper(upload.id, token)]() -> Result<void> {
        return m_stopping ? Result<void>(refused(ErrorCode::Cancelled, "the service ends", Stopped)) : renew();
    };
    const auto verdict = m_scan.scan([&](const ScanCommand::Use &use) { return pieces.readAll(upload.size, use); }, keep);
    const bool isAbandoned = !verdict && verdict.error().reason == Stopped;
    return isAbandoned ? Result<ScanCommand::Verdict>(ScanCommand::Verdict::Unknown) : verdict;
}

std::function<Result<void>()> Attachments::keeper(const QByteArray &id, const QByteArray &token) const
{
    return [this, id, token, renewed = m_clock.now()]() mutable {
        const base::Instant now = m_clock.now();
        if (now - renewed < m_options.lease / 4) {
            return Result<void>();
        }
        renewed = now;
        return commit([&](AttachmentStore &store, base::Instant at) { return store.renew(id, leaseFrom(at, token)); });
    };
}

Result<Upload> Attachments::judge(Upload upload, const QByteArray &token, ScanCommand::Verdict verdict)
{
    const bool isInfected = verdict == ScanCommand::Verdict::Infected;
    const bool isUndecided = verdict == ScanCommand::Verdict::Unknown;
    const Result<void> done = commit([&](AttachmentStore &store, base::Instant now) {
        return isUndecided ? store.release(upload.id, token)
                           : store.complete(upload, token, isInfected ? Attachment::State::Quarantined : Attachment::State::Present, now);
    });
    if (!done) {
        return base::failure(done);
    }
    if (isInfected) {
        base::log(base::LogLevel::Warning, "attachments", "quarantined", {{"sha256", QString::fromLatin1(upload.sha256.toHex())}});
        return infected();
    }
    upload.received = upload.size;
    upload.state = isUndecided ? UploadState::Waiting : UploadState::Done;
    return upload;
}

Result<void> Attachments::removePieces(Stores &stores, const Upload &upload)
{
    return Pieces(m_objects, stores.vault(), upload.id, upload.turns).remove(upload.size).and_then([&] {
        return commit([&upload](AttachmentStore &store, base::Instant) { return store.piecesRemoved(upload.id); });
    });
}

Result<void> Attachments::dropExpired(Stores &stores)
{
    const Result<std::vector<Upload>> expired = stores.attachments.expired(m_clock.now(), SweepBatch);
    if (!expired || expired->empty()) {
        return expired.map([](const auto &) {});
    }
    return commit([this](AttachmentStore &store, base::Instant now) {
        // Asked again: somebody may have gone on with one meanwhile.
        const Result<std::vector<Upload>> still = store.expired(now, SweepBatch);
        Result<void> dropped = still.map([](const auto &) {});
        for (size_t i = 0; dropped && i < still->size(); ++i) {
            dropped = store.drop((*still)[i].id);
        }
        return dropped;
    });
}

// Whether a case names it is asked in the writer's turn: an act that does so came before, or is told that the content is missing.
Result<void> Attachments::dropUnnamed(Stores &stores)
{
    const base::Instant before = m_clock.now() - m_options.unnamed;
    const Result<ContentPage> page = stores.attachments.unnamed(m_looked, before, LookedAtOnce);
    if (page) {
        m_looked = page->end;
    }
    for (size_t i = 0; page && i < page->unnamed.size() && !m_stopping; ++i) {
        const QByteArray &sha256 = page->unnamed[i];
        const Result<void> dropped = m_commit([&](Stores &writing, base::Instant now) -> Result<void> {
            const auto since = writing.attachments.unnamedSince(sha256, before);
            if (!since || !*since) {
                return since.map([](const auto &) {});
            }
            const AuditLine line{now, QStringLiteral("content_dropped"), {}, std::nullopt, std::nullopt, {}, QString::fromLatin1(sha256.toHex()),
                                 QStringLiteral("no case names it; last brought ") + base::toIso(**since)};
            return writing.attachments.letGo(sha256, now).and_then([&] { return writing.audit.append(line); });
        });
        if (!dropped) {
            return dropped;
        }
    }
    return page.map([](const ContentPage &) {});
}

// Those that stay undecided keep nobody from a turn: each sweep goes on where the one before ended.
Result<void> Attachments::scanWaiting(Stores &stores)
{
    const Result<std::vector<Upload>> waiting = stores.attachments.waiting(m_clock.now(), m_swept, SweepBatch);
    if (!waiting) {
        return base::failure(waiting);
    }
    for (size_t i = 0; i < waiting->size() && !m_stopping; ++i) {
        const Upload &upload = (*waiting)[i];
        m_swept = UploadPlace{upload.made, upload.id};
        if (const Result<void> scanned = scanOne(stores, upload); !scanned) {
            return scanned;
        }
    }
    if (static_cast<int>(waiting->size()) < SweepBatch) {
        m_swept.reset();
    }
    return {};
}

Result<void> Attachments::scanOne(Stores &stores, const Upload &upload)
{
    const Result<QByteArray> token = newToken();
    if (!token) {
        return base::failure(token);
    }
    bool isMine = false;
    const Result<void> taken = commit([&](AttachmentStore &store, base::Instant now) {
        return store.takeWaiting(upload.id, leaseFrom(now, *token), now).map([&isMine](bool took) { isMine = took; });
    });
    if (!taken || !isMine) {
        return taken; // another service has it, or settled it
    }
    const Result<Upload> settled = settle(stores, upload, *token);
    if (settled) {
        return {};
    }
    const Result<void> released = commit([&](AttachmentStore &store, base::Instant) { return store.release(upload.id, *token); });
    // Whether it is refused is told to its workstation when it asks.
    return isOfTheStore(settled.error()) ? Result<void>(base::failure(settled)) : released;
}

Result<void> Attachments::giveBackLeases()
{
    return commit([this](AttachmentStore &store, base::Instant) { return store.releaseOf(m_options.service); });
}

Result<QByteArray> Attachments::newToken() const
{
    return crypto::randomBytes(8).map([this](const QByteArray &random) { return m_options.service + random; });
}

Result<void> Attachments::sweep(Stores &stores)
{
    if (const Result<void> dropped = dropExpired(stores); !dropped) {
        return dropped;
    }
    if (const Result<void> dropped = dropUnnamed(stores); !dropped) {
        return dropped;
    }
    const Result<std::vector<Upload>> leftovers = stores.attachments.leftovers(SweepBatch);
    if (!leftovers) {
        return base::failure(leftovers);
    }
    // A piece that cannot be removed holds up neither the others nor what waits for its scan; it is told at the end. A store that does
    // not answer is not asked for each.
    Result<void> removed;
    for (size_t i = 0; i < leftovers->size() && (removed || removed.error().code != ErrorCode::Unavailable); ++i) {
        const Result<void> one = removePieces(stores, (*leftovers)[i]);
        removed = one ? removed : one;
    }
    if (const Result<void> scanned = scanWaiting(stores); !scanned) {
        return scanned;
    }
    const base::Instant before = m_clock.now() - RememberEnded;
    return commit([before](AttachmentStore &store, base::Instant) { return store.forget(before); }).and_then([&removed] { return removed; });
}

} // namespace yichuang::center
