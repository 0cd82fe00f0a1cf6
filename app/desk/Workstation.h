// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/AttachmentStation.h"
#include "app/desk/CaseStation.h"
#include "app/desk/ContentSweep.h"
#include "app/desk/Desk.h"
#include "app/desk/DeviceStation.h"
#include "app/desk/EnrolStation.h"
#include "app/desk/IntakeStation.h"
#include "app/desk/ManageStation.h"
#include "app/desk/PaperStation.h"
#include "app/desk/SessionStation.h"
#include "app/desk/StationSyncStore.h"
#include "app/desk/SyncStation.h"

#include <QTimer>

#include <memory>

namespace yichuang::desk {

struct WorkstationOptions {
    QString folder; ///< where this workstation keeps everything
    QByteArray pinyinReadings;
    QByteArray pinyinSurnames;
};

/// The real desk: store, sync and devices of one workstation joined. Lives in the thread it was made in.
class Workstation final : public QObject, public Desk {
    Q_OBJECT
public:
    /// Opens the folder and checks it: takes as long as its disk needs, on any thread. Errors are those of
    /// store::Workspace::open.
    [[nodiscard]] static base::Result<std::unique_ptr<Engine>> openEngine(const WorkstationOptions &options, const base::Clock &clock);
    /// Joins what is open; at once.
    Workstation(std::unique_ptr<Engine> engine, const base::Clock &clock, const QString &folder);
    /// Both, for programs without a window.
    [[nodiscard]] static base::Result<std::unique_ptr<Workstation>> open(const WorkstationOptions &options, const base::Clock &clock);
    ~Workstation() override;

    [[nodiscard]] EnrolDesk &enrolment() override { return m_enrol; }
    [[nodiscard]] SessionDesk &session() override { return m_session; }
    [[nodiscard]] IntakeDesk &intake() override { return m_intake; }
    [[nodiscard]] CaseDesk &cases() override { return m_cases; }
    [[nodiscard]] PaperDesk &papers() override { return m_papers; }
    [[nodiscard]] AttachmentDesk &attachments() override { return m_attachments; }
    [[nodiscard]] SyncDesk &sync() override { return m_syncStation; }
    [[nodiscard]] DeviceDesk &devices() override { return m_devices; }
    [[nodiscard]] ManageDesk &manage() override { return m_manage; }
    [[nodiscard]] domain::Facts facts() const override { return m_engine->facts.rules()->facts(); }
    [[nodiscard]] base::Instant now() const override { return m_engine->time.now(); }

private:
    [[nodiscard]] CentreContents::Ask askCentre();
    void join();
    void committed(const domain::CaseId &id);

    std::unique_ptr<Engine> m_engine;
    StationSyncStore m_syncStore;
    sync::SyncEngine m_sync;
    DeviceStation m_devices;
    SyncStation m_syncStation;
    EnrolStation m_enrol;
    SessionStation m_session;
    IntakeStation m_intake;
    CaseStation m_cases;
    PaperStation m_papers;
    AttachmentStation m_attachments;
    ManageStation m_manage;
    ContentSweep m_sweep;
    QTimer m_minute; ///< ages and days left change by themselves
    QTimer m_hour{this}; ///< what nothing names any more goes; the chain is signed
};

} // namespace yichuang::desk
