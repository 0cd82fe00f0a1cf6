// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "app/desk/ItemSearch.h"
#include "app/domain/CaseRules.h"
#include "tests/support/FakeClock.h"
#include "tests/ui/Samples.h"

#include <QHash>
#include <QPromise>

#include <memory>
#include <utility>
#include <vector>

namespace yichuang::tests {

/// A desk without disk, network or devices: the real rules of app/domain over the shipped catalogue,
/// everything else in memory and answered at once. `failNext` makes the next call that could fail do so.
class FakeDesk final : public desk::Desk {
public:
    explicit FakeDesk(const Samples &samples);
    ~FakeDesk() override;

    [[nodiscard]] desk::EnrolDesk &enrolment() override;
    [[nodiscard]] desk::SessionDesk &session() override;
    [[nodiscard]] desk::IntakeDesk &intake() override;
    [[nodiscard]] desk::CaseDesk &cases() override;
    [[nodiscard]] desk::PaperDesk &papers() override;
    [[nodiscard]] desk::AttachmentDesk &attachments() override;
    [[nodiscard]] desk::SyncDesk &sync() override;
    [[nodiscard]] desk::DeviceDesk &devices() override;
    [[nodiscard]] desk::ManageDesk &manage() override;
    [[nodiscard]] domain::Facts facts() const override;
    [[nodiscard]] base::Instant now() const override;

    /// What tests look at and set.
    struct State {
        FakeClock clock;
        domain::Facts facts;
        desk::ItemSearch search;
        std::optional<domain::Pinyin> pinyin;
        std::optional<base::Error> failNext;
        bool enrolled = true;
        bool locked = false;
        std::optional<desk::SessionView> session;
        QString mustChange; ///< a password that somebody else chose; empty = none
        QString password = QStringLiteral("一窗-pass");
        bool freshSignIn = true; ///< else the password must be given again before anything is managed
        std::vector<desk::StaffEntry> staff;
        std::vector<desk::WindowEntry> counters;
        std::vector<desk::PersonOrder> personOrders;
        std::vector<desk::WindowOrder> windowOrders;
        std::vector<desk::Draft> drafts;
        int draftsSaved = 0;
        std::optional<base::Error> draftTrouble; ///< no draft can be saved, for this reason
        bool holdDrafts = false;                 ///< saving one takes until `releaseDrafts`
        std::vector<std::pair<desk::Draft, std::shared_ptr<QPromise<base::Result<desk::Draft>>>>> heldDrafts;
        std::vector<domain::Case> records;
        QMap<QString, desk::ActDraft> actDrafts; ///< by case id
        QHash<QString, std::vector<desk::PaperView>> papers; ///< by case id
        bool withhold = false; ///< papers wait for the centre
        std::vector<QString> prints;
        std::vector<domain::CaseId> reveals;
        desk::SyncStatus status;
        std::vector<desk::LaneRow> lanes;
        std::optional<desk::ConflictView> conflict;
        std::optional<desk::ConflictChoice> settled;
        desk::DeviceSettings deviceSettings;
        base::Result<desk::ReceiptView> receipt = desk::ReceiptView(); ///< what any receipt code says
        QHash<QString, QByteArray> contents; ///< what is in this workstation, by name
        QHash<QString, QByteArray> elsewhere; ///< what only the centre has
        bool centreAnswers = true;            ///< else what is elsewhere cannot be looked at
        QHash<QString, desk::AttachmentView> attachments; ///< how those stand that were attached, or told by `stands`
        QStringList contentsRead;
        QString cardTrouble; ///< the next read fails so; empty = a card is there
        domain::Applicant card;
        bool cardTakes = false; ///< reading lasts until `layCard`

        [[nodiscard]] domain::ActMoment moment() const;
        [[nodiscard]] desk::CaseView view(const domain::Case &record) const;
        [[nodiscard]] desk::CaseRow row(const domain::Case &record) const;
        [[nodiscard]] base::Result<desk::Draft> write(const desk::Draft &draft);
        template<typename T>
        [[nodiscard]] QFuture<base::Result<T>> answer(base::Result<T> value);
    };
    [[nodiscard]] State &state() { return m_state; }
    /// The printer went silent after this paper was sent.
    void loseSight(const QString &paperId);
    /// An attachment's place becomes this one, and the windows are told.
    void stands(const desk::AttachmentView &view);
    /// What is being saved reaches the disk now, and from now on at once.
    void releaseDrafts();
    /// The card that is being waited for lies on the reader.
    void layCard();
    /// Signs the sample clerk in.
    void seat(const QString &person = QStringLiteral("wei.xf"));

private:
    class Enrol;
    class Session;
    class Intake;
    class Cases;
    class Papers;
    class Attachments;
    class Sync;
    class Devices;
    class Manage;

    State m_state;
    std::unique_ptr<Enrol> m_enrol;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Cases> m_cases;
    std::unique_ptr<Papers> m_papers;
    std::unique_ptr<Attachments> m_attachments;
    std::unique_ptr<Intake> m_intake;
    std::unique_ptr<Sync> m_sync;
    std::unique_ptr<Devices> m_devices;
    std::unique_ptr<Manage> m_manage;
};

} // namespace yichuang::tests
