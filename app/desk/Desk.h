// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/desk/AttachmentDesk.h"
#include "app/desk/CaseDesk.h"
#include "app/desk/DeviceDesk.h"
#include "app/desk/EnrolDesk.h"
#include "app/desk/IntakeDesk.h"
#include "app/desk/ManageDesk.h"
#include "app/desk/PaperDesk.h"
#include "app/desk/SessionDesk.h"
#include "app/desk/SyncDesk.h"

#include "app/domain/Facts.h"

namespace yichuang::desk {

/// Everything a person can do at this workstation, one narrow interface a task. `Workstation` is the real
/// one; tests of the windows may put a fake behind any of them.
class Desk {
public:
    virtual ~Desk() = default;
    [[nodiscard]] virtual EnrolDesk &enrolment() = 0;
    [[nodiscard]] virtual SessionDesk &session() = 0;
    [[nodiscard]] virtual IntakeDesk &intake() = 0;
    [[nodiscard]] virtual CaseDesk &cases() = 0;
    [[nodiscard]] virtual PaperDesk &papers() = 0;
    [[nodiscard]] virtual AttachmentDesk &attachments() = 0;
    [[nodiscard]] virtual SyncDesk &sync() = 0;
    [[nodiscard]] virtual DeviceDesk &devices() = 0;
    [[nodiscard]] virtual ManageDesk &manage() = 0;
    /// The published facts in force here; a cheap copy.
    [[nodiscard]] virtual domain::Facts facts() const = 0;
    /// Trusted time: the PC's clock corrected by the centre's; never goes back.
    [[nodiscard]] virtual base::Instant now() const = 0;
};

} // namespace yichuang::desk
