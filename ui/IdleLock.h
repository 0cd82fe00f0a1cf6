// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace yichuang::ui {

/// Notices that nobody sits here any more: no key and no mouse in any window of the program for so long; and that the
/// time a person may work without the centre has passed. Says so again at every look while it lasts.
class IdleLock final : public QObject {
    Q_OBJECT

public:
    using Now = std::function<base::Instant()>;
    IdleLock(Now now, QObject *parent);

    void setLimit(std::chrono::minutes limit) { m_limit = limit; }
    /// Somebody has just proved who sits here, and may work until then; nothing = without an end.
    void begin(std::optional<base::Instant> until);
    /// Looks at the clock. Happens by itself every few seconds.
    void look();

Q_SIGNALS:
    void idle();
    void timeOver();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Now m_now;
    std::chrono::minutes m_limit{15};
    base::Instant m_last;
    std::optional<base::Instant> m_until;
    QTimer m_tick;
};

} // namespace yichuang::ui
