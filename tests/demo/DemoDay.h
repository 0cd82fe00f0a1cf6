// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/demo/DemoCentre.h"
#include "tests/demo/DemoWindow.h"
#include "tests/support/devices/PrinterSim.h"
#include "tests/support/devices/ReaderSim.h"

namespace yichuang::tests {

/// One day at window 01, act by act. Each act is confirmed by what the store then holds, not by the picture.
class DemoDay {
public:
    DemoDay(DemoCentre &centre, desk::Workstation &station, const QJsonObject &hall, const QString &folder);

    /// The whole day; leaves pictures and papers in the folder.
    void run();
    /// Least keys an immediate case took, from card to slip.
    [[nodiscard]] int immediateKeys() const { return m_immediateKeys; }

private:
    void plugDevices();
    void enrol();
    void signIn();
    void immediateCase(const char *picture);
    /// Fills the intake of a hairdresser's hygiene licence, every material judged.
    void hairdresser(const QString &place);
    void promisedCase();
    void deferredCase();
    void correctedCase();
    void refusedCase();
    void workOffline();
    void lookAround();
    void lockAndReturn();
    void looks();
    void readCard(const QString &layout);
    void chooseItem(const QString &initials);
    void drain();
    void savePapers();
    [[nodiscard]] int caseCount();
    void untilCases(int count);

    DemoCentre &m_centre;
    desk::Workstation &m_station;
    QJsonObject m_hall;
    QString m_folder;
    ReaderSim m_reader;
    PrinterSim m_printer;
    DemoWindow m_window;
    int m_cases = 0;
    int m_immediateKeys = 0;
};

} // namespace yichuang::tests
