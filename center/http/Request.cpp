// SPDX-License-Identifier: Apache-2.0
#include "center/http/Request.h"

#include <QUrlQuery>

#include <algorithm>
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

// "/v1/x" of "https://host/v1/x": a server takes both (RFC 9112 §3.2.2).
QByteArray originForm(const QByteArray &target)
{
    const qsizetype scheme = target.indexOf("://");
    const QByteArray name = target.left(std::max<qsizetype>(scheme, 0)).toLower();
    if (name != "https" && name != "http") {
        return target;
    }
    const QByteArray behind = target.mid(scheme + 3);
    const auto end = std::find_if(behind.begin(), behind.end(), [](char c) { return c == '/' || c == '?'; });
    const QByteArray left = behind.mid(end - behind.begin());
    return left.startsWith('/') ? left : '/' + left;
}

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
    const QByteArray own = originForm(target);
    const qsizetype mark = own.indexOf('?');
    return mark < 0 ? own : own.left(mark);
}

void readTarget(const QByteArray &target, Request &request)
{
    request.path = pathOf(target);
    const QUrlQuery query(QString::fromUtf8(originForm(target).mid(request.path.size() + 1)));
    const auto pairs = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : pairs) {
        request.query.insert(name, value);
    }
}

bool isOfType(const QByteArray &contentType, const char *wanted)
{
    const QByteArrayList parts = contentType.toLower().split(';');
    return parts[0].trimmed() == wanted && std::all_of(parts.begin() + 1, parts.end(), [](const QByteArray &part) {
               const QByteArray parameter = part.trimmed();
               return !parameter.startsWith("charset=") || parameter == "charset=utf-8" || parameter == "charset=\"utf-8\"";
           });
}

bool isAsItIs(const Request &request)
{
    const QByteArray coding = request.header("content-encoding").trimmed().toLower();
    return coding.isEmpty() || coding == "identity";
}

QByteArray bearerOf(const Request &request)
{
    const QByteArray header = request.header("authorization");
    return header.left(7).toLower() == "bearer " ? header.mid(7).trimmed() : QByteArray();
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
