// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CaseRules.h"
#include "center/store/DocumentStore.h"

#include <memory>

namespace yichuang::center {

/// The rules by the facts in force now, made again only when something was published. One for each connection.
class FactsBook {
public:
    explicit FactsBook(DocumentStore &documents) : m_documents(documents) {}

    /// Looks whether something was published (one row read) and answers the rules to judge by.
    [[nodiscard]] base::Result<std::shared_ptr<const domain::CaseRules>> current();
    /// Reads anew next time: the publication may have been undone.
    void forget() { m_rules.reset(); }

private:
    DocumentStore &m_documents;
    qint64 m_revision = -1;
    std::shared_ptr<const domain::CaseRules> m_rules;
};

} // namespace yichuang::center
