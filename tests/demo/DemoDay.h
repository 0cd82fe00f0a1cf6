// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/demo/DemoCentre.h"
#include "tests/demo/DemoNeighbour.h"
#include "tests/demo/DemoWindow.h"
#include "tests/support/devices/PrinterSim.h"
#include "tests/support/devices/ReaderSim.h"
#include "tests/support/sync/FaultProxy.h"

namespace yichuang::tests {

/// Where a day takes place.
struct DemoPlace {
    DemoCentre &centre;
    FaultProxy &line;  ///< from window 01 to the centre
    QString folder;    ///< of the workstations, a folder each
    QString out;       ///< pictures and papers
    DemoLook look;
};

/// A day at window 01, sitting by sitting, act by act. Each act is confirmed by what the store then holds, not by
/// the picture.
class DemoDay {
public:
    DemoDay(const DemoPlace &place, desk::Workstation &station, int firstPicture);

    /// Everything up to the afternoon; leaves pictures and papers in the folder.
    void work();
    /// The sitting after the one that was killed: its sheet is there again and becomes a case.
    void findItAgain();
    /// Keys an immediate case took, from card to slip.
    [[nodiscard]] int immediateKeys() const { return m_immediateKeys; }
    [[nodiscard]] int nextPicture() const { return m_window.pictures().next; }

private:
    // DemoDay.cpp: what every scene needs
    void plugDevices();
    void enrol();
    void signIn();
    /// Lays the card of one of `samplePeople()` and reads it into the empty sheet.
    void readCard(int person);
    void layCard(int person);
    void chooseItem(const QString &initials);
    [[nodiscard]] std::vector<desk::CaseRow> cases();
    /// Waits until there is one case more; answers which.
    domain::CaseId untilAnotherCase();
    [[nodiscard]] domain::Case record(const domain::CaseId &id);
    void untilState(const domain::CaseId &id, domain::CaseState state);
    void untilOnline();
    void drain();
    [[nodiscard]] bool isAllPrinted();
    /// What the printer was sent, as bytes and as a picture of the slip.
    void savePapers();

    // DemoDayCounter.cpp: with the citizen at the counter
    void immediateCase();
    /// Fills the intake of a hairdresser's hygiene licence, every material judged.
    void hairdresser(int person, const QString &place);
    void promisedCase();
    void deferredCase();
    void correctedCase();
    void refusedCase();
    /// Taken in without a word on acceptance, with its 收件凭证.
    void receivedOnly();
    /// A scan is attached to a material of the sheet; leaves the focus in its row.
    void attachScan(const char *material);
    /// It is seen on the page of the case, small and large, once the centre has it.
    void seeScan();
    void decideBehind();
    /// As the hand-over's sheet names him.
    [[nodiscard]] QString receiver() const;
    void handOver();

    // DemoDayLine.cpp: without the centre, and what comes of it
    void centreGoesDown();
    void cutLine();
    void mendLine();
    void openCase(const domain::CaseId &id);
    void chooseAct(domain::ActKind kind);
    void amendPhone(const domain::CaseId &id, const QString &phone);
    void conflict();
    void refusalByCentre();

    // DemoDayOffice.cpp: at the same window, who decides
    void changeSeat(const QString &person);
    /// The clock is stopped for a test, and the applicant is told in writing how long it takes.
    void specialProcedure();

    // DemoDayLooks.cpp: going through the windows
    void lookAround();
    void lockAndReturn();
    void looks();

    DemoPlace m_place;
    desk::Workstation &m_station;
    ReaderSim m_reader;
    PrinterSim m_printer;
    DemoWindow m_window;
    std::unique_ptr<DemoNeighbour> m_nextWindow; ///< 02
    int m_cases = 0;
    int m_immediateKeys = 0;
    domain::CaseId m_promised;
    domain::CaseId m_deferred;
    domain::CaseId m_tested; ///< whose clock a special procedure stops
    QString m_scan; ///< what was attached to the promised case
};

} // namespace yichuang::tests
