// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/GiveWay.h"
#include "app/base/Worker.h"
#include "app/crypto/Signer.h"
#include "app/desk/FactsHolder.h"
#include "app/desk/ItemSearch.h"
#include "app/desk/TrustedClock.h"
#include "app/desk/Views.h"
#include "app/documents/PaperWording.h"
#include "app/domain/Pinyin.h"
#include "app/net/CentreTrust.h"
#include "app/store/SearchIndex.h"
#include "app/store/Workspace.h"

#include <QHash>
#include <QUrl>

#include <memory>
#include <mutex>
#include <optional>

namespace yichuang::desk {

/// To which centre, hall and window this workstation belongs; from enrolment on.
struct Enrolment {
    domain::WorkstationId workstation;
    domain::WindowId window;
    domain::HallId hall;
    sync::CentreTrust trust;
    QByteArray signingKeyPem; ///< sealed while stored

    [[nodiscard]] static base::Result<Enrolment> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
};

/// What the stations of the desk share. Members under "store worker" are touched in jobs of `worker` only.
class Engine {
public:
    Engine(const base::Clock &wallClock, domain::Pinyin pinyinTable, documents::PaperWordings paperWordings, std::unique_ptr<store::Workspace> openWorkspace)
        : clock(wallClock), time(wallClock), pinyin(std::move(pinyinTable)), wordings(std::move(paperWordings)), workspace(std::move(openWorkspace))
    {
        // It works beside a person who types: while a queue drains, the window goes first. The press does not give way:
        // it works for commits only, and the person who confirmed waits for it.
        worker.post(base::giveWay);
        files.post(base::giveWay);
    }
    /// They give each other jobs: neither runs while the other goes.
    ~Engine() { stop(); }
    Engine(const Engine &) = delete;
    Engine &operator=(const Engine &) = delete;

    /// Finishes the jobs that run; for whoever owns what jobs use. Idempotent.
    void stop()
    {
        files.stop();
        worker.stop();
    }

    // any thread
    const base::Clock &clock;
    TrustedClock time;
    FactsHolder facts;
    const domain::Pinyin pinyin;
    const documents::PaperWordings wordings;
    [[nodiscard]] std::optional<SessionView> session() const
    {
        const std::lock_guard lock(m_mutex);
        return m_session;
    }
    void setSession(std::optional<SessionView> session)
    {
        const std::lock_guard lock(m_mutex);
        m_session = std::move(session);
    }
    /// Of the session at the centre; empty while nobody signed in there.
    [[nodiscard]] QString token() const
    {
        const std::lock_guard lock(m_mutex);
        return m_token;
    }
    void setToken(const QString &token)
    {
        const std::lock_guard lock(m_mutex);
        m_token = token;
    }
    [[nodiscard]] std::optional<Enrolment> enrolment() const
    {
        const std::lock_guard lock(m_mutex);
        return m_enrolment;
    }
    void setEnrolment(Enrolment enrolment)
    {
        const std::lock_guard lock(m_mutex);
        m_enrolment = std::move(enrolment);
    }

    // store worker
    std::unique_ptr<store::Workspace> workspace;
    std::unique_ptr<store::SearchIndex> index; ///< null while locked
    std::shared_ptr<crypto::Signer> signer;    ///< null while locked
    QByteArray signerKeyId;                    ///< of `signer`; deriving it takes as long as a whole commit
    /// Opens everything personal: store, signing key, facts, search. Errors are the store's.
    [[nodiscard]] base::Result<void> unlock(const crypto::SecretBytes &dataKey);
    /// Reads the published documents that are here and puts them in force.
    [[nodiscard]] base::Result<void> loadFacts();
    /// Puts the dates of open cases right where the calendar or the site's rules changed since it was last done.
    [[nodiscard]] base::Result<void> refreshDates();
    /// The search follows the case as it now is, with its dates by the calendar in force.
    [[nodiscard]] base::Result<void> reindex(const domain::CaseId &id);
    /// Puts the workstation's signature under its chain as it now stands; nothing while locked.
    void signHeadSoon();
    /// Makes a committed case findable in a job of its own: before the next search, after the clerk has the answer.
    void indexSoon(const domain::Case &record);

    /// Makes the search anew from the store.
    [[nodiscard]] base::Result<void> buildIndex();

private:
    [[nodiscard]] base::Result<void> loadSigner();
    [[nodiscard]] base::Result<void> refreshPage(const std::vector<std::pair<qint64, domain::Case>> &page);

    mutable std::mutex m_mutex;
    std::optional<SessionView> m_session;
    QString m_token;
    std::optional<Enrolment> m_enrolment;

public:
    base::Worker press{"papers"}; ///< makes papers while the store's worker writes the act
    base::Worker files{"files"};  ///< reads, seals and draws contents of materials (store::BlobShelf)
    base::Worker worker{"store"}; ///< last: joined before anything it uses goes
};

/// Names of settings in the store.
namespace settings {
inline const QString Enrolment = QStringLiteral("enrolment");   ///< plain: centre, window, TLS key
inline const QString SigningKey = QStringLiteral("signing_key"); ///< sealed
inline const QString DatesRestOn = QStringLiteral("dates.rest_on"); ///< plain: what the stored dates rest on
} // namespace settings

} // namespace yichuang::desk
