// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/Applicant.h"

#include <random>

namespace yichuang::bench {

/// Invented people and companies in the proportions of a register: few surnames for many, given names with usual and
/// rare characters, numbers that keep their rules. The same seed gives the same row of them.
class Citizens {
public:
    explicit Citizens(quint32 seed) : m_random(seed) {}
    /// Of a hundred, five are companies.
    [[nodiscard]] domain::Applicant next();
    [[nodiscard]] domain::Applicant nextPerson();
    /// A company: a long name in which Chinese signs repeat.
    [[nodiscard]] domain::Applicant nextCompany();

private:
    [[nodiscard]] int below(int end) { return static_cast<int>(m_random() % static_cast<quint32>(end)); }
    [[nodiscard]] QString surname();
    [[nodiscard]] QString given();
    [[nodiscard]] QString phone();

    std::mt19937 m_random;
};

} // namespace yichuang::bench
