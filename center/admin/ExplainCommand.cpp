// SPDX-License-Identifier: Apache-2.0
#include "center/admin/ExplainCommand.h"

#include "app/domain/Explainer.h"
#include "app/domain/MayAnswer.h"
#include "center/admin/AdminSession.h"
#include "center/store/CenterDatabase.h"
#include "center/admin/Resources.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>
#include <optional>

namespace yichuang::center {

using base::Result;

namespace {

/// The facts in force; without a published calendar the one built in.
Result<domain::Facts> factsOf(const Places &places, const base::Clock &clock)
{
    domain::Facts facts;
    if (!CenterDatabase::isFile(places.database) || QFile::exists(places.database)) {
        const auto session = AdminSession::open(places, clock);
        const auto rules = session ? (*session)->stores().facts.current() : base::failure(session);
        if (!rules) {
            return base::failure(rules);
        }
        facts = (*rules)->facts();
    }
    if (facts.calendars) {
        return facts;
    }
    const Result<QJsonObject> calendar = builtInCalendar();
    if (!calendar) {
        return base::failure(calendar);
    }
    std::vector<QJsonObject> files;
    const QJsonArray list = calendar->value(QLatin1String("files")).toArray();
    for (const QJsonValue &file : list) {
        files.push_back(file.toObject());
    }
    return domain::CalendarSet::make(files).map([&facts](domain::CalendarSet set) {
        facts.calendars = std::make_shared<const domain::CalendarSet>(std::move(set));
        return facts;
    });
}

// Of a line longer than any question so much is kept that it is answered as too long; the rest is passed over.
std::optional<QByteArray> nextLine()
{
    QByteArray line;
    int c = std::fgetc(stdin);
    if (c == EOF) {
        return std::nullopt;
    }
    for (; c != EOF && c != '\n'; c = std::fgetc(stdin)) {
        if (line.size() <= domain::Explainer::MaxLine) {
            line.append(static_cast<char>(c));
        }
    }
    return line;
}

// False when nobody reads the answers any more.
bool say(const QByteArray &answer)
{
    const QByteArray line = answer + '\n';
    return std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stdout) == static_cast<size_t>(line.size()) && std::fflush(stdout) == 0;
}

Result<Report> answerLines(const domain::Explainer &explainer)
{
    while (const std::optional<QByteArray> line = nextLine()) {
        if (!say(explainer.answerLine(*line))) {
            return base::fail(base::ErrorCode::Unavailable, QStringLiteral("the answers cannot be written"), "explain.output");
        }
    }
    return Report{};
}

} // namespace

Result<Report> runExplain(const CommandLine &line, const base::Clock &clock)
{
    if (!line.has(QStringLiteral("stdin"))) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("explain reads questions from standard input: explain --stdin"), "usage");
    }
    const Result<domain::Facts> facts = factsOf(Places::of(line), clock);
    const Result<QByteArray> readings = builtInFile(QStringLiteral("pinyin/readings.txt"));
    const Result<QByteArray> surnames = builtInFile(QStringLiteral("pinyin/surnames.txt"));
    if (!facts || !readings || !surnames) {
        return !facts ? base::failure(facts) : !readings ? base::failure(readings) : base::failure(surnames);
    }
    const Result<domain::Pinyin> pinyin = domain::Pinyin::make(*readings, *surnames);
    if (!pinyin) {
        return base::failure(pinyin);
    }
    const domain::MayAnswer may(*facts);
    const auto today = [&clock] { return base::chinaDate(clock.now()); };
    const domain::SiteRules &site = facts->directory.site();
    return answerLines(domain::Explainer({*facts->calendars, *pinyin, may, today, site.hours, site.afterHours}));
}

} // namespace yichuang::center
