// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>

namespace yichuang::ui {

/// Counts again after a change: soon enough that a person sees it follow, and at most three times a second while a
/// draining queue changes things thousands of times.
class CalmTimer final : public QTimer {
public:
    CalmTimer()
    {
        setSingleShot(true);
        callOnTimeout(this, [this] { m_last.start(); });
    }

    void ask()
    {
        constexpr std::chrono::milliseconds seen{100};
        constexpr std::chrono::milliseconds calm{300};
        if (!isActive()) {
            start(m_last.isValid() && !m_last.hasExpired(calm.count()) ? calm : seen);
        }
    }

private:
    QElapsedTimer m_last;
};

} // namespace yichuang::ui
