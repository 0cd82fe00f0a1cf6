// SPDX-License-Identifier: Apache-2.0
#include "tests/demo/DemoNeighbour.h"

#include "tests/demo/DemoStation.h"

namespace yichuang::tests {

namespace {

constexpr int CentreMs = 60'000;

} // namespace

DemoNeighbour::DemoNeighbour(DemoWindow &eye, const QString &folder) : m_eye(eye)
{
    auto station = openStation(folder, m_clock);
    if (!station) {
        giveUp(station.error().detail);
    }
    m_station = std::move(*station);
}

void DemoNeighbour::sitDown(DemoCentre &centre, const QString &window, const QString &person)
{
    const QUrl url = centre.url();
    const desk::CentreIdentity identity = m_eye.get("the neighbour to know the centre", m_station->enrolment().identify(url));
    m_eye.get("the neighbour's enrolment", m_station->enrolment().enrol(identity, url, centre.code(window)));
    const auto id = domain::PersonId::fromText(person);
    m_eye.get("the neighbour to sign in", m_station->session().signIn(*id, centre.password(person)));
}

void DemoNeighbour::act(const domain::CaseId &id, domain::CaseState seen, const domain::Act &act)
{
    m_eye.until("the neighbour to see the case", [&] {
        const auto opened = m_station->cases().open(id);
        m_eye.until("the neighbour's store", [&opened] { return opened.isFinished(); });
        return opened.result() && opened.result()->record.state == seen;
    }, CentreMs);
    const int before = m_station->sync().status().confirmedToday;
    m_eye.get("the neighbour's act", m_station->cases().act(id, act));
    m_eye.until("the centre to have the neighbour's act", [this, before] {
        const desk::SyncStatus status = m_station->sync().status();
        return status.waiting + status.sending == 0 && status.confirmedToday > before;
    }, CentreMs);
}

} // namespace yichuang::tests
