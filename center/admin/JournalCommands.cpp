// SPDX-License-Identifier: Apache-2.0
#include "center/admin/JournalCommands.h"

#include "center/admin/AdminSession.h"
#include "center/journal/JournalCheck.h"

#include <QJsonArray>

namespace yichuang::center {

base::Result<Report> runVerifyJournal(const CommandLine &line, const base::Clock &clock)
{
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    const base::Result<CheckReport> checked = JournalCheck((*session)->stores()).run();
    if (!checked) {
        return base::failure(checked);
    }
    QJsonArray findings;
    QString text = QStringLiteral("%1 operations, %2 cases, %3 audit lines, %4 places still to come: ")
                       .arg(checked->operations)
                       .arg(checked->cases)
                       .arg(checked->auditLines)
                       .arg(checked->openPlaces);
    text += checked->findings.empty() ? QStringLiteral("whole\n") : QStringLiteral("%1 findings\n").arg(checked->findings.size());
    for (const Finding &finding : checked->findings) {
        findings.append(QJsonObject{{QStringLiteral("code"), finding.code}, {QStringLiteral("place"), finding.place}});
        text += QStringLiteral("  %1 at %2\n").arg(finding.code, finding.place);
    }
    return Report{{{QStringLiteral("whole"), checked->findings.empty()},
                   {QStringLiteral("operations"), checked->operations},
                   {QStringLiteral("cases"), checked->cases},
                   {QStringLiteral("audit_lines"), checked->auditLines},
                   {QStringLiteral("open_places"), checked->openPlaces},
                   {QStringLiteral("findings"), findings}},
                  text, checked->findings.empty() ? 0 : 1};
}

} // namespace yichuang::center
