// SPDX-License-Identifier: Apache-2.0
#include "app/store/SearchQuery.h"

#include "app/store/SearchTokens.h"

#include <algorithm>

namespace yichuang::store {

namespace {

QByteArray exact(const QByteArray &token)
{
    return '"' + token + '"';
}

QByteArray asPrefix(const QByteArray &token)
{
    return '"' + token + "\" *";
}

// With a digit it may be the end of a number as well as part of a name ("360", "7天").
QByteArray latinTerm(const QByteArray &word)
{
    const QByteArray spelling = tokens::spelling(word);
    const QByteArray begins = word.size() <= tokens::MaxSpelling ? exact(spelling) : asPrefix(spelling);
    const bool hasDigit = std::any_of(word.cbegin(), word.cend(), [](char c) { return c >= '0' && c <= '9'; });
    if (!hasDigit) {
        return begins;
    }
    const QByteArray tail = tokens::tail(word);
    return '(' + (word.size() <= tokens::MaxTail ? exact(tail) : asPrefix(tail)) + " OR " + begins + ')';
}

QByteArray anyOf(const std::vector<domain::CaseState> &states)
{
    QByteArrayList terms;
    for (const domain::CaseState state : states) {
        terms.append(exact(tokens::state(state)));
    }
    return '(' + terms.join(" OR ") + ')';
}

// A number written in groups, as a query code stands on paper ("3141 5926 5358"); empty for anything else.
QByteArray ofGroups(const std::vector<SearchRun> &runs)
{
    QByteArray whole;
    for (const SearchRun &run : runs) {
        const bool isDigits = !run.isHan && std::all_of(run.latin.cbegin(), run.latin.cend(), [](char c) { return c >= '0' && c <= '9'; });
        const bool endsInX = !run.isHan && &run == &runs.back() && run.latin.endsWith('x');
        if (!isDigits && !endsInX) {
            return {};
        }
        whole += run.latin;
    }
    return runs.size() > 1 ? whole : QByteArray();
}

QString hanOf(const QString &name)
{
    QString text;
    for (const SearchRun &run : SearchRun::of(name)) {
        text += run.isHan ? QString::fromUcs4(run.han.data(), static_cast<qsizetype>(run.han.size())) : QStringLiteral(" ");
    }
    return text;
}

} // namespace

SearchQuery SearchQuery::of(const SearchRequest &request)
{
    SearchQuery query;
    QByteArrayList terms;
    const std::vector<SearchRun> runs = SearchRun::of(request.text);
    for (const SearchRun &run : runs) {
        if (!run.isHan) {
            terms.append(latinTerm(run.latin));
            continue;
        }
        for (const QByteArray &token : tokens::ofHan(run.han)) {
            terms.append(exact(token));
        }
        if (run.han.size() > 2) {
            query.names.append(QString::fromUcs4(run.han.data(), static_cast<qsizetype>(run.han.size())));
        }
    }
    // One number in groups, or the ends of several.
    if (const QByteArray whole = ofGroups(runs); !whole.isEmpty()) {
        const QByteArray either = '(' + latinTerm(whole) + " OR (" + terms.join(" AND ") + "))";
        terms = {either};
    }
    // Something was typed, and none of it can be found.
    if (terms.isEmpty() && !request.text.trimmed().isEmpty()) {
        terms.append(exact("nothing"));
    }
    if (!request.states.empty()) {
        terms.append(anyOf(request.states));
    }
    if (request.window) {
        terms.append(exact(tokens::window(*request.window)));
    }
    query.match = terms.join(" AND ");
    return query;
}

bool SearchQuery::fits(const CaseBrief &brief) const
{
    return std::all_of(names.begin(), names.end(), [&brief](const QString &name) {
        return hanOf(brief.name).contains(name) || hanOf(brief.agentName).contains(name);
    });
}

} // namespace yichuang::store
