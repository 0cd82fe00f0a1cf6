// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/demo/DemoWindow.h"

namespace yichuang::tests {

/// The sheet in the middle of which the window is killed: typed in one sitting, found again in the next.
class HalfASheet {
public:
    HalfASheet(DemoWindow &window, desk::Workstation &station) : m_window(window), m_station(station) {}

    /// The sitting begins.
    void signIn(const QString &password);
    /// By hand, without a card; returns once the draft on the disk has the last entry.
    void type();
    /// The same entries are in the window again, and the focus is where it was.
    void untilThere();

private:
    [[nodiscard]] bool isOnDisk();
    [[nodiscard]] bool shows(const char *field, const QString &text) const;

    DemoWindow &m_window;
    desk::Workstation &m_station;
};

} // namespace yichuang::tests
