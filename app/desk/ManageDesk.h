// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/StaffMessages.h"

#include <QFuture>
#include <QObject>

namespace yichuang::desk {

using protocol::CodeOrder;
using protocol::CodeReply;
using protocol::PersonAct;
using protocol::PersonOrder;
using protocol::PersonReply;
using protocol::StaffEntry;
using protocol::StaffReply;
using protocol::WindowAct;
using protocol::WindowEntry;
using protocol::WindowOrder;
using protocol::WindowsReply;

/// What a hall manager does with people and windows. Every call is one exchange with the centre, now: nothing of this is ever
/// kept for later. Errors: Unavailable or Timeout when the centre is away; WrongSecret "session.…" when the password must be
/// given again first (`confirm`); NotAllowed, NotFound, Conflict with the centre's sentence as detail.
class ManageDesk : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// The password of who is signed in, once more: good for a quarter of an hour.
    [[nodiscard]] virtual QFuture<base::Result<void>> confirm(const QString &password) = 0;
    [[nodiscard]] virtual QFuture<base::Result<StaffReply>> people() = 0;
    [[nodiscard]] virtual QFuture<base::Result<WindowsReply>> windows() = 0;
    [[nodiscard]] virtual QFuture<base::Result<PersonReply>> order(const PersonOrder &order) = 0;
    [[nodiscard]] virtual QFuture<base::Result<WindowEntry>> order(const WindowOrder &order) = 0;
    [[nodiscard]] virtual QFuture<base::Result<CodeReply>> issueCode(const CodeOrder &order) = 0;
};

} // namespace yichuang::desk
