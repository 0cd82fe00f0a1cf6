// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/demo/DemoCentre.h"
#include "tests/demo/DemoWindow.h"

namespace yichuang::tests {

/// Somebody else in the hall, at a workstation of their own: the same engine and a line of its own to the centre,
/// without a window. `eye` waits for what it does.
class DemoNeighbour {
public:
    DemoNeighbour(DemoWindow &eye, const QString &folder);

    /// Enrols with the centre and signs in.
    void sitDown(DemoCentre &centre, const QString &window, const QString &person);
    /// Acts on a case once it is seen here in this state; returns when the centre has it.
    void act(const domain::CaseId &id, domain::CaseState seen, const domain::Act &act);

private:
    DemoWindow &m_eye;
    base::SystemClock m_clock;
    std::unique_ptr<desk::Workstation> m_station;
};

} // namespace yichuang::tests
