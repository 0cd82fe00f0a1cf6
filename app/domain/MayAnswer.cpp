// SPDX-License-Identifier: Apache-2.0
#include "app/domain/MayAnswer.h"

#include "app/base/Json.h"

namespace yichuang::domain {

namespace {

QJsonObject refusal(const base::Error &error)
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), base::errorCodeName(error.code)},
                                                  {QStringLiteral("reason"), QString::fromLatin1(error.reason)},
                                                  {QStringLiteral("text"), error.detail}}}};
}

QJsonObject toJson(const Verdict &verdict)
{
    return {{QStringLiteral("may"), verdict.may},
            {QStringLiteral("reason"), QString::fromLatin1(verdict.reason)},
            {QStringLiteral("why"), verdict.why}};
}

// What is no key cannot be known either.
template<typename K>
K keyOf(const QString &text)
{
    return K::fromText(text).value_or(K());
}

} // namespace

QJsonObject MayAnswer::operator()(const QJsonObject &question) const
{
    base::JsonReader reader(question, "may");
    const PersonId person = keyOf<PersonId>(reader.text("person", 64));
    const WindowId window = keyOf<WindowId>(reader.text("window", 64));
    const ItemKey item = keyOf<ItemKey>(reader.text("item", 64));
    const std::optional<ActKind> act = actKindFromWord(reader.text("act", 64));
    if (reader.error()) {
        return refusal(*reader.error());
    }
    if (m_facts.policy.version().isEmpty()) {
        return refusal({base::ErrorCode::NotFound, QStringLiteral("no policy has been published here"), "explain.policy"});
    }
    if (!act) {
        return toJson({false, "policy.act", QStringLiteral("没有这种操作")});
    }
    const Item *known = m_facts.item(m_facts.currentCatalogue, item);
    return toJson(m_facts.policy.may({m_facts.directory.person(person), m_facts.directory.window(window), known, *act, nullptr}));
}

} // namespace yichuang::domain
