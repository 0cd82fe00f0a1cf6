// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/X509Names.h"

#include <openssl/objects.h>

#include <QTimeZone>

#include <ctime>

namespace yichuang::crypto {

using base::ErrorCode;
using base::Result;

namespace {

bool addPart(X509_NAME *name, int nid, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return text.isEmpty()
        || X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8, bytesOf(QByteArrayView(utf8)), static_cast<int>(utf8.size()), -1, 0) == 1;
}

QString partOf(const X509_NAME *name, int nid)
{
    const int place = X509_NAME_get_index_by_NID(name, nid, -1);
    if (place < 0) {
        return {};
    }
    uchar *utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, place)));
    const QString text = size > 0 ? QString::fromUtf8(reinterpret_cast<const char *>(utf8), size) : QString();
    OPENSSL_free(utf8);
    return text;
}

} // namespace

Result<void> setName(X509_NAME *name, const CertificateSubject &subject)
{
    // X.520: a common name has at most 64 characters.
    if (subject.commonName.isEmpty() || subject.commonName.size() > 64 || subject.organisation.size() > 64 || subject.unit.size() > 64) {
        return base::fail(ErrorCode::InvalidArgument, QStringLiteral("a certificate's names have 1 to 64 characters"), "certificate.name");
    }
    if (!addPart(name, NID_organizationName, subject.organisation) || !addPart(name, NID_organizationalUnitName, subject.unit)
        || !addPart(name, NID_commonName, subject.commonName)) {
        return openSslFailure("write a name");
    }
    return {};
}

CertificateSubject subjectOf(const X509_NAME *name)
{
    return {partOf(name, NID_commonName), partOf(name, NID_organizationName), partOf(name, NID_organizationalUnitName)};
}

Result<base::Instant> instantOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) {
        return openSslRefusal(ErrorCode::Malformed, "not a time", "certificate.time");
    }
    const QDateTime moment(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday), QTime(parts.tm_hour, parts.tm_min, parts.tm_sec),
                           QTimeZone::utc());
    return base::instantFromMs(moment.toMSecsSinceEpoch());
}

} // namespace yichuang::crypto
