// SPDX-License-Identifier: Apache-2.0
#include "center/http/Request.h"

#include <QUrlQuery>

#include <array>
#include <utility>

namespace yichuang::center {

namespace {

constexpr std::array<std::pair<Method, const char *>, 7> MethodWords{{
    {Method::Get, "GET"},
    {Method::Head, "HEAD"},
    {Method::Post, "POST"},
    {Method::Put, "PUT"},
    {Method::Patch, "PATCH"},
    {Method::Delete, "DELETE"},
    {Method::Options, "OPTIONS"},
}};

} // namespace

QByteArray toWord(Method method)
{
    for (const auto &[value, word] : MethodWords) {
        if (value == method) {
            return word;
        }
    }
    return {};
}

std::optional<Method> methodFromWord(const QByteArray &word)
{
    for (const auto &[value, name] : MethodWords) {
        if (word == name) {
            return value;
        }
    }
    return std::nullopt;
}

void readTarget(const QByteArray &target, Request &request)
{
    const qsizetype mark = target.indexOf('?');
    request.path = mark < 0 ? target : target.left(mark);
    if (mark < 0) {
        return;
    }
    const QUrlQuery query(QString::fromUtf8(target.mid(mark + 1)));
    const auto pairs = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : pairs) {
        request.query.insert(name, value);
    }
}

} // namespace yichuang::center
