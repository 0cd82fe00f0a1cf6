// SPDX-License-Identifier: Apache-2.0
#include "center/admin/ExplainCommand.h"

#include "app/domain/Explainer.h"
#include "center/admin/AdminSession.h"
#include "center/admin/Resources.h"

#include <QFile>
#include <QJsonArray>

#include <cstdio>
#include <iostream>
#include <string>

namespace yichuang::center {

using base::Result;

namespace {

constexpr size_t LongestLine = 64 * 1024;

QJsonObject problem(const char *code, const QString &text)
{
    return {{QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), QLatin1String(code)}, {QStringLiteral("text"), text}}}};
}

/// The facts in force; without a published calendar the one built in.
Result<domain::Facts> factsOf(const Places &places, const base::Clock &clock)
{
    domain::Facts facts;
    if (QFile::exists(places.database)) {
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

QJsonObject mayAnswer(const domain::Facts &facts, const QJsonObject &question)
{
    const auto text = [&question](const char *member) { return question.value(QLatin1String(member)).toString(); };
    const auto person = domain::PersonId::fromText(text("person"));
    const auto window = domain::WindowId::fromText(text("window"));
    const auto item = domain::ItemKey::fromText(text("item"));
    const std::optional<domain::ActKind> act = domain::actKindFromWord(text("act"));
    if (!person || !window || !item || !act) {
        return problem("invalid_argument", QStringLiteral("a question 'may' names person, window, item and act"));
    }
    if (facts.policy.version().isEmpty()) {
        return problem("not_found", QStringLiteral("no policy has been published"));
    }
    const domain::Catalogue *catalogue = facts.current();
    const domain::Verdict verdict = facts.policy.may({facts.directory.person(*person), facts.directory.window(*window),
                                                      catalogue ? catalogue->item(*item) : nullptr, *act, nullptr});
    return {{QStringLiteral("may"), verdict.may}, {QStringLiteral("reason"), QString::fromLatin1(verdict.reason)}, {QStringLiteral("why"), verdict.why}};
}

void answerLines(const domain::Explainer &explainer)
{
    std::string line;
    while (std::getline(std::cin, line)) {
        const QByteArray answer = explainer.answerLine(QByteArray(line.data(), static_cast<qsizetype>(std::min(line.size(), LongestLine))));
        std::fwrite(answer.constData(), 1, static_cast<size_t>(answer.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout);
    }
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
    const auto may = [&facts](const QJsonObject &question) { return mayAnswer(*facts, question); };
    const auto today = [&clock] { return base::chinaDate(clock.now()); };
    answerLines(domain::Explainer({*facts->calendars, *pinyin, may, today, facts->hours}));
    return Report{};
}

} // namespace yichuang::center
