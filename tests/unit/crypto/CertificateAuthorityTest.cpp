// SPDX-License-Identifier: Apache-2.0
#include "app/crypto/CertificateAuthority.h"

#include "tests/support/Expect.h"
#include "tests/support/TestProgram.h"

namespace yichuang {

using base::ErrorCode;
using base::Instant;
using crypto::Certificate;
using crypto::CertificateAuthority;
using crypto::CertificateRequest;
using crypto::CertificateTerms;
using crypto::CertificateUse;
using crypto::TlsKey;

namespace {

const Instant From = base::chinaInstant(QDate(2026, 11, 23), QTime(8, 0));
const Instant Until = base::chinaInstant(QDate(2027, 11, 23), QTime(8, 0));
const Instant Now = base::chinaInstant(QDate(2027, 1, 5), QTime(9, 30));

CertificateTerms clientTerms()
{
    CertificateTerms terms;
    terms.subject = {QStringLiteral("w07"), QStringLiteral("Hall"), {}};
    terms.notBefore = From;
    terms.notAfter = Until;
    terms.uris = {QStringLiteral("urn:uuid:0192f000-0000-7000-8000-000000000001")};
    return terms;
}

base::Result<Certificate> issueClient(CertificateAuthority &authority, const CertificateTerms &terms = clientTerms())
{
    return TlsKey::generate()
        .and_then([](const TlsKey &key) { return CertificateRequest::make(key, {QStringLiteral("wanted"), {}, {}}); })
        .and_then([&](const CertificateRequest &request) { return authority.issue(request, terms); });
}

} // namespace

class CertificateAuthorityTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void issuesWhatTheTermsSay()
    {
        auto authority = CertificateAuthority::create({QStringLiteral("Centre CA"), {}, {}}, From, Until);
        EXPECT_OK(authority);
        const auto issued = issueClient(*authority);
        EXPECT_OK(issued);
        QCOMPARE(issued->subject().commonName, QStringLiteral("w07"));
        QCOMPARE(issued->issuer().commonName, QStringLiteral("Centre CA"));
        QCOMPARE(issued->notBefore().value_or(Instant()), From);
        QCOMPARE(issued->notAfter().value_or(Instant()), Until);
        QCOMPARE(issued->serial().size(), 32);
        QVERIFY(issued->serial() != issueClient(*authority)->serial());
        const auto read = Certificate::fromPem(issued->toPem().value_or(""));
        EXPECT_OK(read);
        QCOMPARE(read->fingerprint().value_or("?"), issued->fingerprint().value_or("!"));
        QCOMPARE(read->fingerprint()->size(), 64);
        EXPECT_OK(authority->verify(*read, CertificateUse::Client, Now));
    }

    void trustsOnlyItsOwnInTimeAndUse()
    {
        auto authority = CertificateAuthority::create({QStringLiteral("CA"), {}, {}}, From, Until);
        auto impostor = CertificateAuthority::create({QStringLiteral("CA"), {}, {}}, From, Until);
        const auto issued = issueClient(*authority);
        EXPECT_FAILS(impostor->verify(*issued, CertificateUse::Client, Now), ErrorCode::CryptoFailed);
        EXPECT_FAILS(authority->verify(*issued, CertificateUse::Server, Now), ErrorCode::CryptoFailed);
        EXPECT_FAILS(authority->verify(*issued, CertificateUse::Client, Until + std::chrono::hours(1)), ErrorCode::CryptoFailed);
        EXPECT_FAILS(authority->verify(*issued, CertificateUse::Client, From - std::chrono::hours(1)), ErrorCode::CryptoFailed);
    }

    void survivesBeingStored()
    {
        const auto authority = CertificateAuthority::create({QStringLiteral("CA"), {}, {}}, From, Until);
        const auto keyPem = authority->keyPem();
        EXPECT_OK(keyPem);
        auto loaded = CertificateAuthority::load(authority->certificate().toPem().value_or(""), *keyPem);
        EXPECT_OK(loaded);
        EXPECT_OK(authority->verify(*issueClient(*loaded), CertificateUse::Client, Now));
        const auto other = TlsKey::generate()->toPem();
        EXPECT_FAILS(CertificateAuthority::load(authority->certificate().toPem().value_or(""), *other), ErrorCode::InvalidArgument);
    }

    void badTermsAreRefused()
    {
        auto authority = CertificateAuthority::create({QStringLiteral("CA"), {}, {}}, From, Until);
        CertificateTerms nameless = clientTerms();
        nameless.uris.clear();
        EXPECT_FAILS(issueClient(*authority, nameless), ErrorCode::InvalidArgument);
        CertificateTerms smuggling = clientTerms();
        smuggling.dnsNames = {QStringLiteral("a,DNS:centre.example")};
        EXPECT_FAILS(issueClient(*authority, smuggling), ErrorCode::InvalidArgument);
        CertificateTerms backwards = clientTerms();
        backwards.notAfter = backwards.notBefore;
        EXPECT_FAILS(issueClient(*authority, backwards), ErrorCode::InvalidArgument);
    }

    void rubbishIsRefused()
    {
        EXPECT_FAILS(Certificate::fromDer("rubbish"), ErrorCode::Malformed);
        EXPECT_FAILS(Certificate::fromPem(""), ErrorCode::Malformed);
        auto authority = CertificateAuthority::create({QStringLiteral("CA"), {}, {}}, From, Until);
        const QByteArray der = authority->certificate().toDer().value_or("");
        EXPECT_OK(Certificate::fromDer(der));
        EXPECT_FAILS(Certificate::fromDer(der + 'x'), ErrorCode::Malformed);
        EXPECT_FAILS(Certificate::fromDer(der.chopped(1)), ErrorCode::Malformed);
    }
};

} // namespace yichuang

using yichuang::CertificateAuthorityTest;
YICHUANG_TEST(CertificateAuthorityTest)
#include "CertificateAuthorityTest.moc"
