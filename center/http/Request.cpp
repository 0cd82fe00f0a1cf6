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

QByteArray pathOf(const QByteArray &target)
{
    const qsizetype mark = target.indexOf('?');
    return mark < 0 ? target : target.left(mark);
}

void readTarget(const QByteArray &target, Request &request)
{
    request.path = pathOf(target);
    const QUrlQuery query(QString::fromUtf8(target.mid(request.path.size() + 1)));
    const auto pairs = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : pairs) {
        request.query.insert(name, value);
    }
}

} // namespace yichuang::center
