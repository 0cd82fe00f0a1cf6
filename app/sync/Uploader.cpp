// SPDX-License-Identifier: Apache-2.0
#include "app/sync/Uploader.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace yichuang::sync {

using store::UploadTrouble;

namespace {

constexpr int MostStumbles = 3;

} // namespace

Uploader::Uploader(CentreClient &client, StoreAccess store, Link &link, const base::Clock &clock, QObject *parent)
    : QObject(parent), m_tus(client, clock), m_store(store), m_link(link)
{
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer); // a coarse one may fire before the time has come
    connect(&m_due, &QTimer::timeout, this, &Uploader::kick);
    connect(&m_link, &Link::opened, this, &Uploader::kick);
}

void Uploader::kick()
{
    if (!m_busy && m_link.isOpen(Activity::Upload)) {
        take();
    }
}

void Uploader::take()
{
    m_busy = true;
    m_due.stop();
    m_store.call(
        this, [now = m_link.now()](SyncStore &store) { return store.uploads().nextUpload(now); },
        [this](const base::Result<UploadWork> &work) {
            if (!work) {
                storeFailed(work.error());
                return;
            }
            taken(*work);
        });
}

void Uploader::taken(const UploadWork &work)
{
    if (!work.upload && !work.abandoned) {
        m_busy = false;
        if (work.nextDue) {
            m_due.start(std::max(*work.nextDue - m_link.now(), std::chrono::milliseconds(1)));
        }
        return;
    }
    m_turn = work.upload ? *work.upload : *work.abandoned;
    m_stumbles = 0;
    if (!m_offer) {
        askOffer();
    } else if (work.upload) {
        begin();
    } else {
        endAbandoned();
    }
}

void Uploader::askOffer()
{
    m_tus.offer([guard = QPointer<Uploader>(this)](const UploadOutcome<TusOffer> &offer) {
        if (guard) {
            guard->offered(offer);
        }
    });
}

// Whatever was to be done is looked up anew: it is asked for once a connection only.
void Uploader::offered(const UploadOutcome<TusOffer> &offer)
{
    if (!offer) {
        trouble(offer.error());
        return;
    }
    m_offer = *offer;
    take();
}

void Uploader::begin()
{
    if (!m_offer) {
        return askOffer(); // its question had failed
    }
    m_turn.location.isEmpty() ? create() : ask();
}

UploadThen<TusPlace> Uploader::then(std::function<void(const TusPlace &)> then)
{
    return [guard = QPointer<Uploader>(this), then = std::move(then)](const UploadOutcome<TusPlace> &outcome) {
        if (!guard) {
            return;
        }
        if (outcome) {
            then(*outcome);
        } else {
            guard->trouble(outcome.error());
        }
    };
}

template<typename Job>
void Uploader::write(Job job, std::function<void()> then)
{
    m_store.call(this, std::move(job), [this, hash = m_turn.hash, then = std::move(then)](const base::Result<void> &result) {
        if (!result) {
            storeFailed(result.error());
            return;
        }
        Q_EMIT changed(hash);
        then();
    });
}

// What fits one piece goes along with its creation; more is not sent before the centre has said that it lacks it.
void Uploader::create()
{
    if (!m_offer->creationWithUpload || m_turn.size > m_piece) {
        createWith({});
        return;
    }
    m_store.call(
        this, [turn = m_turn](SyncStore &store) { return store.uploads().part(turn.hash, 0, turn.size); },
        [this](const base::Result<QByteArray> &content) {
            if (!content) {
                partFailed(content.error());
                return;
            }
            createWith(*content);
        });
}

void Uploader::createWith(const QByteArray &content)
{
    m_tus.create({m_turn.hash, m_turn.size, m_turn.type, content}, then([this](const TusPlace &place) {
        m_link.succeeded(Activity::Upload);
        m_turn.location = place.location;
        at(place);
    }));
}

void Uploader::ask()
{
    m_tus.ask(m_turn.location, m_turn.size, then([this](const TusPlace &place) {
        m_link.succeeded(Activity::Upload);
        at(place);
    }));
}

void Uploader::at(const TusPlace &place)
{
    if (place.offset == m_turn.size) {
        confirm();
        return;
    }
    write([turn = m_turn, offset = place.offset](SyncStore &store) { return store.uploads().noteProgress(turn.hash, turn.location, offset); },
          [this, offset = place.offset] { sendFrom(offset); });
}

void Uploader::sendFrom(qint64 offset)
{
    m_store.call(
        this, [turn = m_turn, offset, length = m_piece](SyncStore &store) { return store.uploads().part(turn.hash, offset, length); },
        [this, offset](const base::Result<QByteArray> &piece) {
            if (!piece) {
                partFailed(piece.error());
                return;
            }
            sendPiece(offset, *piece);
        });
}

void Uploader::sendPiece(qint64 offset, const QByteArray &piece)
{
    m_tus.send(m_turn.location, offset, piece, then([this](const TusPlace &place) {
        m_link.succeeded(Activity::Upload);
        m_stumbles = 0;
        m_piece = std::min(m_piece * 2, LargestPiece);
        at(place);
    }));
}

void Uploader::confirm()
{
    write([hash = m_turn.hash, now = m_link.now()](SyncStore &store) { return store.uploads().confirm(hash, now); }, [this] {
        Q_EMIT confirmed();
        rest();
    });
}

void Uploader::endAbandoned()
{
    const auto forget = [this](const TusPlace &) {
        write([hash = m_turn.hash](SyncStore &store) { return store.uploads().forgetLocation(hash); }, [this] { rest(); });
    };
    if (!m_offer->termination) {
        forget({}); // it expires there
        return;
    }
    const QPointer<Uploader> guard(this);
    m_tus.terminate(m_turn.location, [guard, forget](const UploadOutcome<TusPlace> &outcome) {
        const bool isLink = !outcome && outcome.error().kind == UploadProblem::Link;
        if (guard && isLink) {
            guard->trouble(outcome.error());
        } else if (guard) {
            forget({}); // what the centre will not end expires
        }
    });
}

void Uploader::rest()
{
    m_busy = false;
    kick();
}

void Uploader::restart()
{
    m_turn.location.clear();
    write([hash = m_turn.hash](SyncStore &store) { return store.uploads().forgetLocation(hash); }, [this] { create(); });
}

void Uploader::stumble(const UploadFailure &failure, void (Uploader::*again)())
{
    if (++m_stumbles >= MostStumbles) {
        const auto verdict = failure.kind == UploadProblem::Checksum ? UploadTrouble::Verdict::Refused : UploadTrouble::Verdict::Wait;
        noteTrouble(failure, verdict, m_link.now() + m_link.laneDelay(static_cast<int>(m_turn.tries) + 1));
        return;
    }
    (this->*again)();
}

void Uploader::trouble(const UploadFailure &failure)
{
    // A line that breaks, or spoils what goes over it, gets on with less at a time.
    const bool isLine = failure.kind == UploadProblem::Checksum || (failure.kind == UploadProblem::Link && failure.failure.kind == FailureClass::Network);
    m_piece = isLine ? std::max(m_piece / 2, SmallestPiece) : m_piece;
    switch (failure.kind) {
    case UploadProblem::Gone: stumble(failure, &Uploader::restart); return;
    case UploadProblem::Offset:
    case UploadProblem::Checksum: stumble(failure, &Uploader::begin); return;
    case UploadProblem::Refused: noteTrouble(failure, UploadTrouble::Verdict::Refused, {}); return;
    case UploadProblem::Wait:
        noteTrouble(failure, UploadTrouble::Verdict::Wait, m_link.now() + m_link.laneDelay(static_cast<int>(m_turn.tries) + 1));
        return;
    case UploadProblem::Link: break;
    }
    m_offer.reset(); // another service may answer the next time
    m_link.failed(Activity::Upload, failure.failure);
    // Shown with the attachment; when it may go on the link says.
    noteTrouble(failure, UploadTrouble::Verdict::Wait, m_link.now());
}

void Uploader::noteTrouble(const UploadFailure &failure, UploadTrouble::Verdict verdict, base::Instant next)
{
    const UploadTrouble noted{verdict, QString::fromLatin1(failure.failure.error.reason), failure.failure.text, next};
    write([hash = m_turn.hash, noted](SyncStore &store) { return store.uploads().noteTrouble(hash, noted); }, [this] { rest(); });
}

void Uploader::partFailed(const base::Error &error)
{
    if (error.code != base::ErrorCode::StorageCorrupt) {
        storeFailed(error);
        return;
    }
    // Damage to one is no reason to stop the others.
    noteTrouble({UploadProblem::Refused, {FailureClass::Record, error, {}, {}}}, UploadTrouble::Verdict::Refused, {});
}

void Uploader::storeFailed(const base::Error &error)
{
    m_busy = false;
    m_link.failed(Activity::Upload, Failure::ofStore(error));
}

} // namespace yichuang::sync
