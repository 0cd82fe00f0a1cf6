// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Clock.h"
#include "app/base/Json.h"
#include "app/crypto/CertificateAuthority.h"
#include "center/attachments/Attachments.h"
#include "center/handlers/ClientCertificate.h"
#include "center/handlers/Problems.h"
#include "center/handlers/ReaderPool.h"
#include "center/http/Router.h"
#include "center/journal/Writer.h"
#include "center/metrics/Metrics.h"

#include <chrono>

namespace yichuang::center {

/// What every handler works with. All of it outlives the handlers.
struct ApiContext {
    ReaderPool &readers;
    Writer &writer;
    const base::Clock &clock;
    crypto::CertificateAuthority &authority; ///< used on the writer's thread only
    QByteArray authorityPem;
    std::shared_ptr<Metrics> metrics = std::make_shared<Metrics>();
    ReaderPool &uploads; ///< threads that may wait: for the disk, the writer, a scan
    ReaderPool &pictures; ///< few, for each holds a whole content in memory
    Attachments &attachments;
    std::chrono::hours offlineSignIn{72}; ///< how long a sign-in is good without the centre
    QByteArray metricsToken; ///< SHA-256 of the token that opens /metrics; empty: none does
    std::chrono::seconds centreCertificateLife = CertificateLife; ///< of the centres below this one

    /// Runs `job(Stores &)` on a reading thread; answers 503 when too much is waiting.
    template<typename Job>
    void read(const Responder &responder, Job job) const
    {
        runOn(readers, responder, std::move(job));
    }
    /// The same for one who was let in and waited, however much is waiting by now: many are woken at once.
    template<typename Job>
    void readOn(const Responder &responder, Job job) const
    {
        if (!readers.insist(std::move(job))) {
            responder.send(Response::busy(1));
        }
    }
    /// As `read`, on a thread that may take its time.
    template<typename Job>
    void upload(const Responder &responder, Job job) const
    {
        runOn(uploads, responder, std::move(job));
    }
    /// The same on one of the few threads that hold a whole content.
    template<typename Job>
    void picture(const Responder &responder, Job job) const
    {
        runOn(pictures, responder, std::move(job));
    }
    /// The enrolled workstation that speaks (speakerOf). With a renewed certificate it has used it now: from here on the old one
    /// is worth nothing.
    [[nodiscard]] base::Result<Enrolled> speaker(const Request &request, Stores &stores) const;
    /// The same for the centre below this one that speaks. NotAllowed "tiers.unknown_centre" or "tiers.revoked".
    [[nodiscard]] base::Result<TierChild> childCentre(const Request &request, Stores &stores) const;
    /// Runs `work` in the writer's next transaction and `then` after its commit; a failure is answered here.
    void write(const Responder &responder, Writer::Work work, std::function<void()> then) const
    {
        const base::Result<void> taken =
            writer.perform(std::move(work), [responder, then = std::move(then)](const base::Result<void> &done) {
                done ? then() : responder.send(problemOf(done.error()));
            });
        if (!taken) {
            responder.send(problemOf(taken.error()));
        }
    }

private:
    /// A renewed certificate was used; nobody waits for the writing.
    [[nodiscard]] base::Result<void> notePromoted(Writer::Work promote) const;
    template<typename Job>
    static void runOn(ReaderPool &pool, const Responder &responder, Job job)
    {
        if (!pool.post(std::move(job))) {
            responder.send(Response::busy(1));
        }
    }
};

/// The enrolled workstation that speaks. NotAllowed "auth.unknown" or "auth.revoked".
[[nodiscard]] base::Result<Enrolled> speakerOf(const Request &request, Stores &stores);

} // namespace yichuang::center
