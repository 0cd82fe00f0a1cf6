// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"

#include <QString>

namespace yichuang::tests {

/// "2026-09-24", "10:00" in China; a broken text ends the test program.
[[nodiscard]] base::Instant chinaAt(const char *date, const char *time = "10:00");

template<typename K>
[[nodiscard]] K key(const char *text)
{
    const auto made = K::fromText(QString::fromLatin1(text));
    if (!made) {
        qFatal("not a key: %s", text);
    }
    return *made;
}

/// An invented person with a valid number; different for every `n` from 0 to 9999.
[[nodiscard]] domain::Applicant sampleApplicant(int n = 0);
/// An invented company with a valid 统一社会信用代码.
[[nodiscard]] domain::Applicant sampleCompany(int n = 0);

/// The whole checklist: required rows Complete, conditional ones NotApplicable.
[[nodiscard]] domain::MaterialRows completeChecklist(const domain::Item &item);
/// The same with one row judged otherwise (Missing and Defective rows say what is wrong).
[[nodiscard]] domain::MaterialRows checklistWith(const domain::Item &item, const QString &materialKey, domain::Judgement judgement);
/// Key of the first row that may be deferred; ends the test program when there is none.
[[nodiscard]] QString deferrableKey(const domain::Item &item);

/// Drives one case through its life; every step goes through CaseRules, so what it holds is lawful.
///
///     CaseBuilder builder("ggcs-ws");
///     builder.at("2026-09-24").apply(ActKind::Accept).at("2026-09-25").apply(ActKind::StartReview);
///     builder.record().dues.statutory;
class CaseBuilder {
public:
    explicit CaseBuilder(const char *itemKey, domain::Facts facts = sampleFactsForBuilder());

    /// The number, query code and applicant are made from `n`, so that cases differ.
    CaseBuilder &serial(int n);
    /// All acts from now on at this moment.
    CaseBuilder &at(base::Instant moment);
    CaseBuilder &at(const char *date, const char *time = "10:00") { return at(chinaAt(date, time)); }
    CaseBuilder &later(std::chrono::milliseconds by) { return at(m_at + by); }
    /// All acts from now on by this person at this window; without it each act has somebody who may do it.
    CaseBuilder &by(const char *person, const char *window);

    [[nodiscard]] const domain::Item &item() const { return *m_item; }
    [[nodiscard]] const domain::CaseRules &rules() const { return m_rules; }
    [[nodiscard]] domain::CaseId id() const { return m_id; }
    [[nodiscard]] domain::ActMoment moment(domain::ActKind kind) const;
    [[nodiscard]] domain::Application application() const;
    /// The act with everything its kind needs; the first one carries the application.
    [[nodiscard]] domain::Act act(domain::ActKind kind) const;

    /// Judges the act and keeps the case when it is allowed.
    base::Result<domain::Case> tryApply(const domain::Act &act);
    base::Result<domain::Case> tryApply(domain::ActKind kind) { return tryApply(act(kind)); }
    /// The same for acts that must be allowed: a refusal ends the test program.
    CaseBuilder &apply(const domain::Act &act);
    CaseBuilder &apply(domain::ActKind kind) { return apply(act(kind)); }
    /// The shortest way for this item from where the case stands to `state`.
    CaseBuilder &reach(domain::CaseState state);

    [[nodiscard]] const domain::Case &record() const;
    [[nodiscard]] const std::optional<domain::Case> &recordIfAny() const { return m_record; }

private:
    [[nodiscard]] static domain::Facts sampleFactsForBuilder();
    void fillDetails(domain::Act &act) const;

    domain::CaseRules m_rules;
    const domain::Item *m_item;
    domain::CaseId m_id;
    int m_serial = 1;
    base::Instant m_at;
    domain::PersonId m_person;
    domain::WindowId m_window;
    std::optional<domain::Case> m_record;
};

} // namespace yichuang::tests
