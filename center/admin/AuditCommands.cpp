// SPDX-License-Identifier: Apache-2.0
#include "center/admin/AuditCommands.h"

#include "center/admin/StaffSession.h"

#include <QJsonArray>

namespace yichuang::center {

using base::Result;

namespace {

constexpr int MostLines = 10'000;

QJsonObject toJson(const AuditRow &row)
{
    const auto number = [](const std::optional<qint64> &value) { return value ? QJsonValue(*value) : QJsonValue(); };
    return {{QStringLiteral("n"), row.n},
            {QStringLiteral("at"), base::toIso(row.line.at)},
            {QStringLiteral("act"), row.line.act},
            {QStringLiteral("person"), row.line.person.toText()},
            {QStringLiteral("workstation"), number(row.line.workstation)},
            {QStringLiteral("source_n"), number(row.line.sourceN)},
            {QStringLiteral("window"), row.line.window},
            {QStringLiteral("subject"), row.line.subject},
            {QStringLiteral("detail"), row.line.detail}};
}

} // namespace

Result<Report> runAudit(const CommandLine &line, const base::Clock &clock)
{
    const Result<int> limit = line.number(QStringLiteral("limit"), 50, 1, MostLines);
    if (line.words().value(1) != QLatin1String("list") || !limit) {
        return limit ? base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("say audit list"), "usage") : base::failure(limit);
    }
    auto session = AdminSession::open(Places::of(line), clock);
    if (!session) {
        return base::failure(session);
    }
    const QString person = line.text(QStringLiteral("id"));
    const Result<void> noted = changeStaff(**session, [&](Staff &staff) { return staff.note("audit_read", person); });
    auto rows = noted ? (*session)->stores().audit.newest(person, *limit) : base::failure(noted);
    if (!rows) {
        return base::failure(rows);
    }
    QJsonArray lines;
    QString text;
    for (AuditRow &row : *rows) {
        if (const Result<void> opened = (*session)->stores().audit.open(row); !opened) {
            return base::failure(opened);
        }
        lines.append(toJson(row));
        text += QStringLiteral("%1  %2  %3  %4  %5 %6\n")
                    .arg(row.n, 6)
                    .arg(base::toIso(row.line.at), row.line.act)
                    .arg(row.line.person.toText(), -12)
                    .arg(row.line.subject, row.line.detail);
    }
    return Report{{{QStringLiteral("lines"), lines}}, text};
}

} // namespace yichuang::center
