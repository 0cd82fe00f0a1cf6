// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CatalogueTier.h"

namespace yichuang::domain {

namespace {

const QString SameEverywhere = QStringLiteral("审批目录标准化: 下级只能压缩承诺");

/// One item in both catalogues.
class ItemTier {
public:
    ItemTier(const Item &local, const Item &parent, CatalogueFaults &faults) : m_local(local), m_parent(parent), m_faults(faults) {}

    void check()
    {
        statutory();
        limits();
        extension();
        materials();
        fees();
        if (m_parent.agentAllowed && !m_local.agentAllowed) {
            say("agent_allowed", QStringLiteral("is false; the parent lets an agent act"));
        }
        if (m_parent.commitmentAllowed && !m_local.commitmentAllowed) {
            say("commitment_allowed", QStringLiteral("is false; the parent takes a commitment"));
        }
    }

private:
    void say(const QString &member, const QString &what, const QString &ground = SameEverywhere)
    {
        const QString key = m_local.key.toText();
        m_faults.push_back({key, member, "parent", QStringLiteral("item %1: %2 %3").arg(key, member, what), ground, CatalogueFault::Weight::Fault});
    }
    void say(const char *member, const QString &what) { say(QLatin1String(member), what); }

    void statutory()
    {
        const ItemLimit none{Limit{}, {}};
        const ItemLimit local = m_local.statutory.value_or(none);
        const ItemLimit parent = m_parent.statutory.value_or(none);
        if (local.limit != parent.limit) {
            say(QStringLiteral("statutory_limit"), QStringLiteral("is %1; the law sets %2 at every tier").arg(limitText(local.limit), limitText(parent.limit)), parent.basis);
        }
        if (local.from != parent.from || local.ends != parent.ends) {
            say(QStringLiteral("statutory_limit"), QStringLiteral("counts from or ends with something else than the parent's"), parent.basis);
        }
        if (local.basis != parent.basis) {
            say(QStringLiteral("statutory_limit.basis"), QStringLiteral("is \"%1\"; the parent's is \"%2\"").arg(local.basis, parent.basis), parent.basis);
        }
    }

    void notLonger(const char *member, const Limit &local, const Limit &parent)
    {
        if (isLonger(local, parent)) {
            say(member, QStringLiteral("is %1; the parent's is %2, and a lower tier may only shorten it").arg(limitText(local), limitText(parent)));
        }
    }

    void limits()
    {
        notLonger("promised_limit", m_local.promised.limit, m_parent.promised.limit);
        notLonger("notice_limit", m_local.notice, m_parent.notice);
        notLonger("issue_limit", m_local.issue, m_parent.issue);
        if (isLonger(m_parent.correction, m_local.correction)) {
            say("correction_limit", QStringLiteral("is %1; the parent leaves the applicant %2").arg(limitText(m_local.correction), limitText(m_parent.correction)));
        }
    }

    void extension()
    {
        if (!m_local.extension) {
            return;
        }
        if (!m_parent.extension) {
            return say("extension", QStringLiteral("is %1; the parent has none").arg(limitText(m_local.extension->limit)));
        }
        notLonger("extension", m_local.extension->limit, m_parent.extension->limit);
    }

    void materials()
    {
        for (const MaterialSpec &local : m_local.materials) {
            const QString member = QStringLiteral("materials(%1)").arg(local.key);
            if (const MaterialSpec *parent = m_parent.material(local.key)) {
                material(member, local, *parent);
            } else {
                say(member, QStringLiteral("is not among the parent's; a lower tier may not ask for more"));
            }
        }
    }

    void material(const QString &member, const MaterialSpec &local, const MaterialSpec &parent)
    {
        if (local.originals > parent.originals) {
            say(member + QStringLiteral(".originals"), QStringLiteral("is %1; the parent asks for %2").arg(local.originals).arg(parent.originals));
        }
        if (local.copies > parent.copies) {
            say(member + QStringLiteral(".copies"), QStringLiteral("is %1; the parent asks for %2").arg(local.copies).arg(parent.copies));
        }
        if (parent.isConditional() && local.condition != parent.condition) {
            say(member + QStringLiteral(".condition"), local.isConditional() ? QStringLiteral("is another than the parent's") : QStringLiteral("is missing; the parent asks for it under a condition only"));
        }
        if (parent.deferrable && !local.deferrable) {
            say(member + QStringLiteral(".deferrable"), QStringLiteral("is false; the parent lets it come later"));
        }
        if (!parent.sharedFrom.isEmpty() && local.sharedFrom != parent.sharedFrom) {
            say(member + QStringLiteral(".shared_from"), QStringLiteral("is not the parent's; what is shared is not asked for"));
        }
    }

    void fees()
    {
        for (const FeeLine &local : m_local.fees) {
            const QString member = QStringLiteral("fees(%1)").arg(local.key);
            const FeeLine *parent = m_parent.fee(local.key);
            if (!parent) {
                say(member, QStringLiteral("is not among the parent's; no fee may be added"), QStringLiteral("行政许可法 58"));
            } else if (local.cents > parent->cents) {
                say(member + QStringLiteral(".cents"), QStringLiteral("is %1; the parent's is %2").arg(local.cents).arg(parent->cents), parent->basis);
            } else if (local.per != parent->per) {
                say(member + QStringLiteral(".per"), QStringLiteral("is \"%1\"; the parent's is \"%2\"").arg(local.per, parent->per), parent->basis);
            }
        }
    }

    const Item &m_local;
    const Item &m_parent;
    CatalogueFaults &m_faults;
};

} // namespace

CatalogueFaults checkAgainstParent(const Catalogue &local, const Catalogue &parent)
{
    CatalogueFaults faults;
    for (const Item &item : local.items()) {
        if (const Item *above = parent.item(item.key)) {
            ItemTier(item, *above, faults).check();
        }
    }
    return faults;
}

} // namespace yichuang::domain
