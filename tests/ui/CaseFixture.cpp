// SPDX-License-Identifier: Apache-2.0
#include "tests/ui/CaseFixture.h"

#include <QTest>

namespace yichuang::tests {

using domain::ActKind;
using domain::CaseState;

domain::Case CaseFixture::makeCase()
{
    desk::Draft draft = m_desk->intake().newDraft();
    draft.applicant = Samples::person();
    draft.applicant.agent = domain::Agent{QStringLiteral("黄志强"), QStringLiteral("111"),
                                          QStringLiteral("11010519491231002X"), {}, QStringLiteral("领取")};
    draft.item = *domain::ItemKey::fromText(QStringLiteral("qs-xk"));
    fillDraft(draft, *m_desk->state().facts.current()->item(draft.item), ActKind::Accept);
    const auto made = m_desk->intake().confirm(draft, {ActKind::Accept, {}, {}, {}, {}}).result();
    if (!made) {
        qFatal("%s", made.error().reason.constData());
    }
    return made->record;
}

void CaseFixture::openFirstCase()
{
    m_shell->workbench()->go(QStringLiteral("cases"));
    press(Qt::Key_Return);
    press(Qt::Key_Return);
}

void CaseFixture::perform(const domain::CaseId &id, const domain::Act &act, const char *person)
{
    m_desk->state().clock.advance(std::chrono::minutes(1));
    m_desk->seat(QLatin1String(person));
    const auto done = m_desk->cases().act(id, act).result();
    if (!done) {
        qFatal("%s: %s", qPrintable(domain::toWord(act.kind)), done.error().reason.constData());
    }
    m_desk->seat();
}

void CaseFixture::bringTo(CaseState state, const domain::Case &record)
{
    domain::Act step;
    step.kind = ActKind::StartReview;
    perform(record.id, step, "li.k");
    step.kind = ActKind::Decide;
    step.decision = domain::DecisionDetail{true, QStringLiteral("取水（青）字〔2026〕1号")};
    perform(record.id, step, "li.k");
    step.decision.reset();
    for (const auto &[kind, reached] : {std::pair(ActKind::Certify, CaseState::Certificate),
                                        std::pair(ActKind::MakeReady, CaseState::Ready)}) {
        if (m_desk->state().records.front().state == state) {
            return;
        }
        step.kind = kind;
        perform(record.id, step, "li.k");
    }
    QCOMPARE(m_desk->state().records.front().state, state);
}

} // namespace yichuang::tests
