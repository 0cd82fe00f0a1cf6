// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Act.h"
#include "app/domain/Case.h"
#include "tests/support/domain/CaseBuilder.h"

#include <rapidcheck.h>

#include <string>

// RapidCheck generators of domain values; they need not be lawful, only of the right form.
namespace yichuang::tests::arbitrary {

/// Texts with what JSON must escape, Chinese, and characters beyond the first plane.
rc::Gen<QString> text();
rc::Gen<QDate> date();
rc::Gen<QDate> dateIfAny();
rc::Gen<base::Instant> instant();
rc::Gen<domain::ActKind> actKind();
rc::Gen<domain::CaseState> caseState();
rc::Gen<domain::Case> caseRecord();
rc::Gen<domain::Act> act();

template<typename T>
rc::Gen<std::optional<T>> maybe(rc::Gen<T> gen)
{
    return rc::gen::oneOf(rc::gen::just(std::optional<T>()), rc::gen::map(std::move(gen), [](T value) { return std::optional<T>(std::move(value)); }));
}

template<typename Id>
rc::Gen<Id> id()
{
    return rc::gen::map(instant(), [](base::Instant at) { return Id::make(at); });
}

template<typename K>
rc::Gen<K> anyKey()
{
    return rc::gen::map(rc::gen::element<std::string>("01", "wei.xf", "ggcs-ws", "a_b"), [](const std::string &name) { return key<K>(name.c_str()); });
}

template<typename K>
rc::Gen<K> keyIfAny()
{
    return rc::gen::oneOf(rc::gen::just(K()), anyKey<K>());
}

template<typename T>
rc::Gen<std::vector<T>> few(rc::Gen<T> gen)
{
    return rc::gen::resize(4, rc::gen::container<std::vector<T>>(std::move(gen)));
}

} // namespace yichuang::tests::arbitrary
