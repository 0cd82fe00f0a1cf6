// SPDX-License-Identifier: Apache-2.0
#include "app/base/Json.h"
#include "center/attachments/S3Objects.h"
#include "center/store/SecretFile.h"

#include <QRegularExpression>
#include <QUrl>

namespace yichuang::center {

using base::ErrorCode;
using base::Result;

namespace {

tl::unexpected<base::Error> wrong(const QString &why)
{
    return base::fail(ErrorCode::InvalidArgument, why, "attachments.s3");
}

// The access key and every object would cross the network in clear.
bool isSafe(const QUrl &endpoint)
{
    static const QStringList here{QStringLiteral("127.0.0.1"), QStringLiteral("localhost"), QStringLiteral("::1")};
    return endpoint.scheme() == QLatin1String("https") || (endpoint.scheme() == QLatin1String("http") && here.contains(endpoint.host()));
}

} // namespace

Result<S3Place> S3Place::read(const QString &place, const QString &file)
{
    static const QRegularExpression form(QStringLiteral("\\As3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/([A-Za-z0-9_./-]*))?\\z"));
    const QRegularExpressionMatch match = form.match(place);
    if (!match.hasMatch()) {
        return wrong(QStringLiteral("%1 is no place in a bucket: s3://BUCKET or s3://BUCKET/PREFIX").arg(place));
    }
    const Result<crypto::SecretBytes> bytes = readSecretFile(file);
    if (!bytes) {
        return wrong(bytes.error().detail);
    }
    const Result<QJsonObject> json = base::parseJsonObject(bytes->view().toByteArray());
    if (!json) {
        return wrong(QStringLiteral("%1 is no JSON object").arg(file));
    }
    base::JsonReader reader(*json);
    S3Place read;
    read.endpoint = reader.text("endpoint");
    read.region = reader.text("region", 64);
    read.accessKey = reader.text("access_key", 256);
    read.secretKey = crypto::SecretBytes(QByteArrayView(reader.text("secret_key", 256).toUtf8()));
    read.authorityFile = reader.textOr("authority");
    read.bucket = match.captured(1);
    read.prefix = match.captured(2);
    if (reader.error()) {
        return wrong(QStringLiteral("%1: %2").arg(file, reader.error()->detail));
    }
    while (read.endpoint.endsWith(QLatin1Char('/'))) {
        read.endpoint.chop(1);
    }
    if (!isSafe(QUrl(read.endpoint, QUrl::StrictMode))) {
        return wrong(QStringLiteral("%1: endpoint must be https://…, or http:// on this machine").arg(file));
    }
    if (!read.prefix.isEmpty() && !read.prefix.endsWith(QLatin1Char('/'))) {
        read.prefix += QLatin1Char('/');
    }
    return read;
}

} // namespace yichuang::center
