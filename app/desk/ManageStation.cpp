// SPDX-License-Identifier: Apache-2.0
#include "app/desk/ManageStation.h"

namespace yichuang::desk {

using base::Result;

namespace {

// The centre's sentence, where it had one, is what the manager reads.
template<typename T>
Result<T> resultOf(const sync::Outcome<T> &outcome)
{
    if (outcome) {
        return *outcome;
    }
    base::Error error = outcome.error().error;
    error.detail = outcome.error().text.isEmpty() ? error.detail : outcome.error().text;
    return tl::unexpected(error);
}

} // namespace

template<typename T>
QFuture<Result<T>> ManageStation::ask(std::function<void(sync::CentreClient &, sync::Then<T>)> call)
{
    return m_sync.exchange<T>(std::move(call)).then([](const sync::Outcome<T> &outcome) { return resultOf(outcome); });
}

QFuture<Result<void>> ManageStation::confirm(const QString &password)
{
    const auto session = m_engine.session();
    const domain::PersonId person = session ? session->person.id : domain::PersonId();
    return m_sync.signIn(person, password, sync::Patience::Long).then([&engine = m_engine](const sync::Outcome<protocol::SignInReply> &outcome) {
        return resultOf(outcome).map([&engine](const protocol::SignInReply &reply) { engine.setToken(reply.session); });
    });
}

QFuture<Result<StaffReply>> ManageStation::people()
{
    return ask<StaffReply>([token = m_engine.token()](sync::CentreClient &client, sync::Then<StaffReply> then) { client.people(token, std::move(then)); });
}

QFuture<Result<WindowsReply>> ManageStation::windows()
{
    return ask<WindowsReply>(
        [token = m_engine.token()](sync::CentreClient &client, sync::Then<WindowsReply> then) { client.windows(token, std::move(then)); });
}

QFuture<Result<PersonReply>> ManageStation::order(const PersonOrder &order)
{
    return ask<PersonReply>([token = m_engine.token(), order](sync::CentreClient &client, sync::Then<PersonReply> then) {
        client.order(token, order, std::move(then));
    });
}

QFuture<Result<WindowEntry>> ManageStation::order(const WindowOrder &order)
{
    return ask<WindowEntry>([token = m_engine.token(), order](sync::CentreClient &client, sync::Then<WindowEntry> then) {
        client.order(token, order, std::move(then));
    });
}

QFuture<Result<CodeReply>> ManageStation::issueCode(const CodeOrder &order)
{
    return ask<CodeReply>([token = m_engine.token(), order](sync::CentreClient &client, sync::Then<CodeReply> then) {
        client.issueCode(token, order, std::move(then));
    });
}

} // namespace yichuang::desk
