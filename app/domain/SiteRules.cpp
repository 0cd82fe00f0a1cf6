// SPDX-License-Identifier: Apache-2.0
#include "app/domain/SiteRules.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

namespace yichuang::domain {

namespace {

constexpr base::Words EndWords{std::array{
    std::pair{HandlingEnd::Decision, "decision"},
    std::pair{HandlingEnd::Ready, "ready"},
    std::pair{HandlingEnd::Delivery, "delivery"},
}};

} // namespace

QString toWord(HandlingEnd end)
{
    return EndWords.word(end);
}

std::optional<HandlingEnd> handlingEndFromWord(const QString &word)
{
    return EndWords.value(word);
}

base::Result<SiteRules> SiteRules::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "site");
    SiteRules rules;
    if (reader.has("counter_hours")) {
        const QJsonObject ranges = reader.object("counter_hours");
        const base::Result<CounterHours> hours = reader.error() ? base::Result<CounterHours>(rules.hours) : CounterHours::fromJson(ranges);
        if (!hours) {
            return base::failure(hours);
        }
        rules.hours = *hours;
    }
    if (reader.has("after_hours")) {
        rules.afterHours = reader.word<AfterHours>("after_hours", afterHoursFromWord);
    }
    if (reader.has("closed_at")) {
        rules.closedAt = reader.word<HandlingEnd>("closed_at", handlingEndFromWord);
    }
    return reader.finish(rules);
}

QJsonObject SiteRules::toJson() const
{
    return {{QStringLiteral("counter_hours"), hours.toJson()},
            {QStringLiteral("after_hours"), toWord(afterHours)},
            {QStringLiteral("closed_at"), toWord(closedAt)}};
}

} // namespace yichuang::domain
