// SPDX-License-Identifier: Apache-2.0
#include "center/journal/NumberBook.h"

namespace yichuang::center {

using base::Result;
using domain::Case;

constexpr qsizetype WindowDigits = 3;

// A number is used by the enrolment it was given to. Serials given out before a restore have no block here any more;
// they lie below the leap (NumberBlockStore::leapAfterRestore) and are taken when nobody else used them.
Result<bool> NumberBook::isOwn(const Enrolled &workstation, const Case &made)
{
    const Result<domain::CaseNumberParts> parts = domain::parseCaseNumber(made.number);
    if (!parts) {
        return base::failure(parts);
    }
    if (parts->window != workstation.window.toText().rightJustified(WindowDigits, QLatin1Char('0'))) {
        return false;
    }
    auto known = m_blocks.find(workstation.no);
    if (known == m_blocks.end() || parts->serial < known->firstSerial || parts->serial > known->lastSerial) {
        const Result<std::optional<domain::NumberBlock>> block = m_store.covering(workstation.window, parts->serial);
        if (!block) {
            return base::failure(block);
        }
        if (!*block) {
            return m_store.nextSerial(workstation.window).map([&parts](qint64 next) { return parts->serial < next; });
        }
        if ((*block)->workstation != workstation.id) {
            return false;
        }
        known = m_blocks.insert(workstation.no, **block);
    }
    return domain::makeQueryCode(known->firstQueryIndex + parts->serial - known->firstSerial).map([&made](const QString &code) {
        return code == made.queryCode;
    });
}

} // namespace yichuang::center
