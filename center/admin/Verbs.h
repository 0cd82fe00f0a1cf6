// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "center/admin/AdminSession.h"
#include "center/admin/CommandLine.h"
#include "center/admin/Report.h"

#include <algorithm>
#include <array>

namespace yichuang::center {

/// What may stand behind a command: "catalogue publish DRAFT". `run` gets the words behind the verb.
struct VerbRow {
    const char *name;
    base::Result<Report> (*run)(AdminSession &, const CommandLine &line, const QStringList &words);
    qsizetype least; ///< words behind it
    qsizetype most;
    const char *usage;
};

/// Runs the verb that `line` names, on the centre it names. InvalidArgument "usage" says what there is, or how it is said.
template<size_t Count>
[[nodiscard]] base::Result<Report> runVerb(const std::array<VerbRow, Count> &verbs, const CommandLine &line, const base::Clock &clock)
{
    const QString command = line.words().value(0);
    const QByteArray verb = line.words().value(1).toUtf8();
    const QStringList words = line.words().mid(2);
    const auto row = std::find_if(verbs.begin(), verbs.end(), [&verb](const VerbRow &known) { return verb == known.name; });
    if (row == verbs.end()) {
        QStringList names;
        for (const VerbRow &known : verbs) {
            names.append(QLatin1String(known.name));
        }
        return usage(QStringLiteral("say '%1' and one of %2").arg(command, names.join(QStringLiteral(", "))));
    }
    if (words.size() < row->least || words.size() > row->most) {
        return usage(QStringLiteral("say '%1 %2'").arg(command, QString::fromUtf8(row->usage)));
    }
    auto session = AdminSession::open(Places::of(line), clock);
    return session ? row->run(**session, line, words) : base::failure(session);
}

} // namespace yichuang::center
