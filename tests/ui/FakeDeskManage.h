// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/ui/FakeDeskCases.h"

#include <chrono>

namespace yichuang::tests {

/// People and windows as the test set them; orders are kept.
class FakeDesk::Manage final : public desk::ManageDesk {
public:
    explicit Manage(State &state) : m_state(state) {}
    QFuture<base::Result<void>> confirm(const QString &password) override
    {
        m_state.freshSignIn = password == m_state.password;
        return m_state.answer<void>(m_state.freshSignIn ? base::Result<void>()
                                                        : base::fail(base::ErrorCode::WrongSecret, QStringLiteral("wrong"), "sign_in.wrong"));
    }
    QFuture<base::Result<desk::StaffReply>> people() override { return given(desk::StaffReply{QStringLiteral("test"), m_state.staff}); }
    QFuture<base::Result<desk::WindowsReply>> windows() override { return given(desk::WindowsReply{QStringLiteral("test"), m_state.counters}); }
    QFuture<base::Result<desk::PersonReply>> order(const desk::PersonOrder &order) override
    {
        desk::PersonReply reply;
        reply.entry.person.id = order.id;
        reply.entry.person.name = order.change.name.value_or(order.id.toText());
        const bool hasPassword = order.act == desk::PersonAct::Add || order.act == desk::PersonAct::ResetPassword;
        reply.password = hasPassword ? QStringLiteral("k7qxm2pd9rta") : QString();
        if (m_state.freshSignIn && !m_state.failNext) {
            m_state.personOrders.push_back(order);
        }
        return given(reply);
    }
    QFuture<base::Result<desk::WindowEntry>> order(const desk::WindowOrder &order) override
    {
        m_state.windowOrders.push_back(order);
        desk::WindowEntry entry;
        entry.window.id = order.id;
        entry.window.name = order.change.name.value_or(order.id.toText());
        return given(entry);
    }
    QFuture<base::Result<desk::CodeReply>> issueCode(const desk::CodeOrder &order) override
    {
        return given(desk::CodeReply{order.window, QStringLiteral("K7QX-M2PD-9RTA"), m_state.clock.now() + std::chrono::hours(order.hours)});
    }

private:
    template<typename T>
    QFuture<base::Result<T>> given(const T &value)
    {
        const bool isStale = !m_state.freshSignIn;
        return m_state.answer<T>(isStale ? base::Result<T>(base::fail(base::ErrorCode::WrongSecret, QStringLiteral("stale"), "session.stale"))
                                         : base::Result<T>(value));
    }
    State &m_state;
};

} // namespace yichuang::tests
