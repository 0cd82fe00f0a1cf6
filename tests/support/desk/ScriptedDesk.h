// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/Desk.h"
#include "tests/support/desk/Script.h"

#include <QMap>

namespace yichuang::tests {

class ScriptedEnrolment final : public desk::EnrolDesk {
public:
    bool enrolled = false;
    Script<desk::CentreIdentity> identified;
    Script<desk::Enrolled> bound;
    QUrl centre;
    QString code;

    [[nodiscard]] bool isEnrolled() const override { return enrolled; }
    [[nodiscard]] QFuture<base::Result<desk::CentreIdentity>> identify(const QUrl &url) override;
    [[nodiscard]] QFuture<base::Result<desk::Enrolled>> enrol(const desk::CentreIdentity &identity, const QUrl &url, const QString &oneTimeCode) override;
};

class ScriptedSession final : public desk::SessionDesk {
public:
    std::optional<desk::SessionView> view;
    bool locked = false;
    Script<desk::SessionView> signedInAs;
    Script<desk::SessionView> unlocked;
    Script<void> ended;
    domain::PersonId person;
    QString password;

    [[nodiscard]] std::optional<desk::SessionView> current() const override { return view; }
    [[nodiscard]] bool isLocked() const override { return locked; }
    [[nodiscard]] QFuture<base::Result<desk::SessionView>> signIn(const domain::PersonId &who, const QString &secret) override;
    Script<void> passwordChanged;
    QString newPassword;
    [[nodiscard]] QFuture<base::Result<void>> changePassword(const domain::PersonId &, const QString &, const QString &wanted) override
    {
        newPassword = wanted;
        return passwordChanged.answer();
    }
    void lock() override;
    [[nodiscard]] QFuture<base::Result<desk::SessionView>> unlock(const QString &secret) override;
    [[nodiscard]] QFuture<base::Result<void>> signOut() override { return ended.answer(); }
};

class ScriptedIntake final : public desk::IntakeDesk {
public:
    QMap<QString, desk::ItemHit> catalogue; ///< by item key; findItems gives those whose name holds the text
    desk::Draft fresh;                      ///< what newDraft gives
    Script<desk::Draft> saved;
    Script<std::vector<desk::Draft>> kept;
    Script<void> discarded;
    Script<std::vector<desk::CaseRow>> earlier;
    Script<desk::Confirmed> confirmed;
    desk::Draft draft;
    desk::IntakeEnding ending;

    [[nodiscard]] std::vector<desk::ItemHit> findItems(const QString &text) const override;
    [[nodiscard]] QStringList initials(const QString &, domain::NameKind) const override { return {}; }
    [[nodiscard]] std::optional<desk::ItemHit> item(const domain::ItemKey &key) const override;
    [[nodiscard]] base::Result<domain::DueDate> dueIfAcceptedNow(const domain::ItemKey &key, domain::DueKind kind) const override;
    [[nodiscard]] std::vector<desk::IntakeReadiness> readiness(const desk::Draft &) const override { return {}; }
    [[nodiscard]] desk::Draft newDraft() const override { return fresh; }
    [[nodiscard]] QFuture<base::Result<desk::Draft>> saveDraft(const desk::Draft &given) override;
    [[nodiscard]] QFuture<base::Result<std::vector<desk::Draft>>> drafts() override { return kept.answer(); }
    [[nodiscard]] QFuture<base::Result<void>> discardDraft(const desk::DraftId &) override { return discarded.answer(); }
    [[nodiscard]] QFuture<base::Result<std::vector<desk::CaseRow>>> earlierCases(const QString &) override { return earlier.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::Confirmed>> confirm(const desk::Draft &given, const desk::IntakeEnding &end) override;
};

class ScriptedCases final : public desk::CaseDesk {
public:
    Script<desk::CasePage> listed;
    Script<desk::CaseView> opened;
    Script<desk::Confirmed> acted;
    Script<void> revealed;
    desk::CaseFilter filter;
    QString after;
    domain::CaseId id;
    domain::Act done;

    [[nodiscard]] QFuture<base::Result<desk::CasePage>> list(const desk::CaseFilter &asked, const QString &afterRow) override;
    [[nodiscard]] QFuture<base::Result<desk::CaseView>> open(const domain::CaseId &asked) override;
    [[nodiscard]] QFuture<base::Result<desk::Confirmed>> act(const domain::CaseId &asked, const domain::Act &given) override;
    [[nodiscard]] QFuture<base::Result<void>> keepDraft(const domain::CaseId &, const desk::ActDraft &) override { return revealed.answer(); }
    [[nodiscard]] QFuture<base::Result<void>> noteReveal(const domain::CaseId &) override { return revealed.answer(); }
};

class ScriptedPapers final : public desk::PaperDesk {
public:
    Script<desk::PaperView> printed;
    Script<desk::PaperView> settled;
    Script<QImage> previewed;
    Script<void> written;
    Script<desk::ReceiptView> verified;
    QString code;
    QStringList saved; ///< "paper path"

    [[nodiscard]] QFuture<base::Result<desk::PaperView>> print(const QString &) override { return printed.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::PaperView>> settlePrint(const QString &, desk::PrintState) override { return settled.answer(); }
    [[nodiscard]] QFuture<base::Result<QImage>> preview(const QString &, int) override { return previewed.answer(); }
    [[nodiscard]] QFuture<base::Result<void>> savePdf(const QString &paper, const QString &path) override
    {
        saved.append(paper + QLatin1Char(' ') + path);
        return written.answer();
    }
    [[nodiscard]] QFuture<base::Result<desk::ReceiptView>> verifyReceipt(const QString &asked) override;
};

class ScriptedAttachments final : public desk::AttachmentDesk {
public:
    Script<desk::AttachmentView> attached;
    Script<std::vector<desk::AttachmentView>> looked;
    Script<QByteArray> drawn;
    Script<QByteArray> fetched;
    QString path;
    QByteArray bytes;
    QStringList contents;

    [[nodiscard]] QFuture<base::Result<desk::AttachmentView>> attachFile(const QString &given) override;
    [[nodiscard]] QFuture<base::Result<desk::AttachmentView>> attach(const QByteArray &given) override;
    [[nodiscard]] QFuture<base::Result<std::vector<desk::AttachmentView>>> look(const QStringList &asked) override;
    [[nodiscard]] QFuture<base::Result<QByteArray>> thumbnail(const QString &asked) override;
    [[nodiscard]] QFuture<base::Result<QByteArray>> read(const QString &asked) override;
};

class ScriptedSync final : public desk::SyncDesk {
public:
    desk::SyncStatus state;
    Script<std::vector<desk::LaneRow>> lanesListed;
    Script<desk::ConflictView> conflictShown;
    Script<void> conflictSettled;
    Script<void> refusalSettled;
    Script<QString> reported;
    int retries = 0;
    domain::OperationId operation;
    desk::ConflictChoice choice;
    desk::RefusalRemedy remedy = desk::RefusalRemedy::OfferAgain;
    QString note;

    /// The status moves on, as the real one tells it.
    void becomes(const desk::SyncStatus &next);
    [[nodiscard]] desk::SyncStatus status() const override { return state; }
    [[nodiscard]] QFuture<base::Result<std::vector<desk::LaneRow>>> lanes() override { return lanesListed.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::ConflictView>> conflict(const domain::OperationId &asked) override;
    [[nodiscard]] QFuture<base::Result<void>> settleConflict(const domain::OperationId &asked, const desk::ConflictChoice &chosen) override;
    [[nodiscard]] QFuture<base::Result<void>> settleRefusal(const domain::OperationId &asked, desk::RefusalRemedy chosen, const QString &why) override;
    void retryNow() override { ++retries; }
    [[nodiscard]] QFuture<base::Result<QString>> healthReport() override { return reported.answer(); }
};

class ScriptedDevices final : public desk::DeviceDesk {
public:
    desk::DeviceSettings current;
    std::optional<base::Error> problem;
    Script<void> configured;
    Script<QString> readerTested;
    Script<QString> printerTested;
    int reads = 0;
    int cancels = 0;

    [[nodiscard]] desk::DeviceSettings settings() const override { return current; }
    [[nodiscard]] QFuture<base::Result<void>> configure(const desk::DeviceSettings &settings) override;
    [[nodiscard]] std::optional<base::Error> settingsProblem() const override { return problem; }
    [[nodiscard]] desk::ReaderState readerState() const override { return desk::ReaderState::Ready; }
    void readCard() override { ++reads; }
    void cancelRead() override { ++cancels; }
    [[nodiscard]] QFuture<base::Result<QString>> testReader() override { return readerTested.answer(); }
    [[nodiscard]] QFuture<base::Result<QString>> testPrinter() override { return printerTested.answer(); }
};

class ScriptedManage final : public desk::ManageDesk {
public:
    Script<void> confirmed;
    Script<desk::StaffReply> staff;
    Script<desk::WindowsReply> counters;
    Script<desk::PersonReply> personDone;
    Script<desk::WindowEntry> windowDone;
    Script<desk::CodeReply> issued;

    [[nodiscard]] QFuture<base::Result<void>> confirm(const QString &) override { return confirmed.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::StaffReply>> people() override { return staff.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::WindowsReply>> windows() override { return counters.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::PersonReply>> order(const desk::PersonOrder &) override { return personDone.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::WindowEntry>> order(const desk::WindowOrder &) override { return windowDone.answer(); }
    [[nodiscard]] QFuture<base::Result<desk::CodeReply>> issueCode(const desk::CodeOrder &) override { return issued.answer(); }
};

/// A desk that knows no rules: each call answers what its test scripted and keeps what it was given. For tests of
/// what stands on the desk (commands, windows) under every answer, also late, failed and cancelled ones.
class ScriptedDesk final : public desk::Desk {
public:
    ScriptedEnrolment enrolments;
    ScriptedSession sessions;
    ScriptedIntake intakes;
    ScriptedCases records;
    ScriptedPapers documents;
    ScriptedAttachments contents;
    ScriptedSync lanes;
    ScriptedDevices hardware;
    ScriptedManage managed;
    domain::Facts published;
    base::Instant moment = base::chinaInstant(QDate(2026, 11, 23), QTime(10, 42));

    [[nodiscard]] desk::EnrolDesk &enrolment() override { return enrolments; }
    [[nodiscard]] desk::SessionDesk &session() override { return sessions; }
    [[nodiscard]] desk::IntakeDesk &intake() override { return intakes; }
    [[nodiscard]] desk::CaseDesk &cases() override { return records; }
    [[nodiscard]] desk::PaperDesk &papers() override { return documents; }
    [[nodiscard]] desk::AttachmentDesk &attachments() override { return contents; }
    [[nodiscard]] desk::SyncDesk &sync() override { return lanes; }
    [[nodiscard]] desk::DeviceDesk &devices() override { return hardware; }
    [[nodiscard]] desk::ManageDesk &manage() override { return managed; }
    [[nodiscard]] domain::Facts facts() const override { return published; }
    [[nodiscard]] base::Instant now() const override { return moment; }
};

} // namespace yichuang::tests
