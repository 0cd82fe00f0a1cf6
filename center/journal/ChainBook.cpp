// SPDX-License-Identifier: Apache-2.0
#include "center/journal/ChainBook.h"

#include <algorithm>

namespace yichuang::center {

using base::Result;

namespace {

constexpr int LinksAtOnce = 500;

} // namespace

Result<ChainBook::Chain *> ChainBook::chainOf(const Enrolled &workstation)
{
    if (const auto known = m_chains.find(workstation.no); known != m_chains.end()) {
        return &*known;
    }
    return m_operations.chain(workstation.no).map([&](ChainState state) {
        return &*m_chains.insert(workstation.no, Chain{std::move(state)});
    });
}

Result<void> ChainBook::foresee(const QList<qint64> &workstations)
{
    return m_operations.chains(workstations).map([this](const auto &chains) {
        for (const auto &[no, state] : chains) {
            m_chains.insert(no, Chain{state});
        }
    });
}

Result<ChainState> ChainBook::stateOf(const Enrolled &workstation)
{
    return chainOf(workstation).map([](const Chain *chain) { return chain->state; });
}

Result<ChainBook::Place> ChainBook::placeOf(const Enrolled &workstation, const crypto::ChainLink &link)
{
    const Result<ChainState> state = stateOf(workstation);
    if (!state) {
        return base::failure(state);
    }
    if (link.n <= state->upTo) {
        return Place::Taken;
    }
    const bool isNext = link.n == state->upTo + 1;
    if (isNext && link.previous != state->hash) {
        return Place::Taken;
    }
    if (isNext && state->top <= state->upTo) {
        return Place::Free;
    }
    const auto fork = m_quarantine.forkAt(workstation.no, link.previous);
    if (!fork || *fork == QuarantineStore::Fork::Yes) {
        return fork.map([](QuarantineStore::Fork) { return Place::Taken; });
    }
    const bool mayWait = *fork == QuarantineStore::Fork::No && link.n - state->upTo <= m_openPlaces;
    if (!mayWait && !isNext) {
        return Place::TooFar;
    }
    return fits(workstation, link).map([](bool isFree) { return isFree ? Place::Free : Place::Taken; });
}

// Whether the link fits between its neighbours, as far as they are there.
Result<bool> ChainBook::fits(const Enrolled &workstation, const crypto::ChainLink &link)
{
    const auto before = m_operations.linkAt(workstation.no, link.n - 1);
    const auto here = m_operations.linkAt(workstation.no, link.n);
    const auto after = m_operations.linkAt(workstation.no, link.n + 1);
    if (!before || !here || !after) {
        return !before ? base::failure(before) : !here ? base::failure(here) : base::failure(after);
    }
    return !*here && (!*before || (*before)->hash == link.previous) && (!*after || (*after)->previous == link.hash);
}

Result<base::Instant> ChainBook::notBefore(const Enrolled &workstation, qint64 n)
{
    return stateOf(workstation).map([&](const ChainState &state) {
        return std::max(workstation.enrolled, n > state.top ? state.latest : state.latestWhole);
    });
}

Result<void> ChainBook::advance(const Enrolled &workstation, const crypto::ChainLink &link, const Times &times)
{
    const Result<Chain *> chain = chainOf(workstation);
    if (!chain) {
        return base::failure(chain);
    }
    ChainState &state = (*chain)->state;
    (*chain)->kept = Chain::Kept::Changed;
    state.top = std::max(state.top, link.n);
    state.latest = std::min(std::max(state.latest, times.made.value_or(state.latest)), times.now);
    state.latestWhole = std::min(state.latestWhole, times.now);
    if (link.n != state.upTo + 1) {
        return {};
    }
    state.upTo = link.n;
    state.hash = link.hash;
    return closeGap(workstation, state).map([&state] {
        if (state.top == state.upTo) {
            state.latestWhole = state.latest;
        }
    });
}

// What came before its turn counts once the gap before it is closed.
Result<void> ChainBook::closeGap(const Enrolled &workstation, ChainState &state)
{
    // One is asked for first: most often the gap goes on, and what lies behind it would be read once a link.
    for (int atOnce = 1; state.top > state.upTo; atOnce = LinksAtOnce) {
        const auto links = m_operations.links(workstation.no, state.upTo, atOnce);
        if (!links) {
            return base::failure(links);
        }
        for (const crypto::ChainLink &next : *links) {
            if (next.n != state.upTo + 1) {
                return {};
            }
            state.upTo = next.n;
            state.hash = next.hash;
        }
        if (links->empty()) {
            return {};
        }
    }
    return {};
}

Result<void> ChainBook::save()
{
    for (auto chain = m_chains.begin(); chain != m_chains.end(); ++chain) {
        if (chain->kept == Chain::Kept::Saved) {
            continue;
        }
        if (const Result<void> saved = m_operations.saveChain(chain.key(), chain->state); !saved) {
            return saved;
        }
        chain->kept = Chain::Kept::Saved;
    }
    return {};
}

} // namespace yichuang::center
