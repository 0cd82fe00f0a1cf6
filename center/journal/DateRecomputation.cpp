// SPDX-License-Identifier: Apache-2.0
#include "center/journal/DateRecomputation.h"

#include "app/base/Log.h"
#include "app/domain/DatesInForce.h"
#include "center/store/Damage.h"

namespace yichuang::center {

using base::Result;

namespace {

class Slice {
public:
    Slice(Stores &stores, base::Instant now, SliceBounds bounds, Recomputation state) : m_stores(stores), m_now(now), m_bounds(bounds), m_state(std::move(state)) {}

    Result<Recomputation> run()
    {
        const Result<Rules> rules = m_stores.facts.current();
        const Result<qint64> revision = m_stores.documents.revision();
        const auto outlines = m_stores.cases.outlines(m_state.after, m_bounds.looked);
        if (!rules || !revision || !outlines) {
            return !rules ? base::failure(rules) : !revision ? base::failure(revision) : base::failure(outlines);
        }
        int opened = 0;
        for (const CaseOutline &outline : *outlines) {
            const bool isOpen = !domain::isFinal(outline.state);
            opened += isOpen ? 1 : 0;
            if (opened > m_bounds.opened) {
                return m_state;
            }
            const Result<void> done = isOpen ? recompute(outline, **rules, *revision) : Result<void>();
            if (!done) {
                return base::failure(done);
            }
            m_state.after = outline.id;
        }
        if (outlines->size() < static_cast<size_t>(m_bounds.looked)) {
            m_state.finished = m_now;
        }
        return m_state;
    }

private:
    Result<void> recompute(const CaseOutline &outline, const domain::CaseRules &rules, qint64 revision)
    {
        ++m_state.seen;
        const Result<std::optional<domain::Case>> record = m_stores.cases.get(outline.id);
        if (!record && isDamaged(record.error())) {
            base::log(base::LogLevel::Error, "dates", "case_unreadable",
                      {{"case", outline.id.toText()}, {"reason", QString::fromLatin1(record.error().reason)}});
            return {};
        }
        if (!record || !*record) {
            return record.map([](const auto &) {});
        }
        std::optional<domain::Case> fresh = domain::withDateChange(**record, rules.facts(), m_now);
        if (!fresh) {
            return {};
        }
        ++m_state.changed;
        ++fresh->version;
        m_stores.feed.note({scopeOf(outline.hall), protocol::ChangeType::Case, outline.id.toText(), fresh->version, FeedEntry::Presence::Here, 0});
        return m_stores.cases.put(*fresh, outline.hall).and_then([&] {
            return m_stores.dateChanges.add(outline.id, {fresh->version, revision, m_now});
        });
    }

    Stores &m_stores;
    base::Instant m_now;
    SliceBounds m_bounds;
    Recomputation m_state;
};

} // namespace

Result<std::optional<Recomputation>> recomputeSlice(Stores &stores, base::Instant now, SliceBounds bounds)
{
    const Result<std::optional<Recomputation>> state = stores.dateChanges.unfinished();
    if (!state || !*state) {
        return state;
    }
    return Slice(stores, now, bounds, **state).run().and_then([&stores](const Recomputation &after) {
        return stores.dateChanges.save(after).map([&after] { return std::optional(after); });
    });
}

} // namespace yichuang::center
