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

base::Result<qint64> numberOf(const Request &request, const char *name, const NumberBounds &bounds)
{
    const auto found = request.query.constFind(QLatin1String(name));
    if (found == request.query.constEnd()) {
        return bounds.absent;
    }
    bool isNumber = false;
    const qint64 value = found->toLongLong(&isNumber);
    if (!isNumber || value < bounds.min || value > bounds.max) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("%1 must be %2 to %3").arg(QLatin1String(name)).arg(bounds.min).arg(bounds.max),
                          QByteArray("query.") + name);
    }
    return value;
}

} // namespace yichuang::center
