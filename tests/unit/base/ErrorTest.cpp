// SPDX-License-Identifier: Apache-2.0
#include "app/base/Error.h"
#include "tests/support/TestProgram.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace yichuang::base;

class ErrorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data();
    void words();
    void wordsAreDistinct();
    void anUnknownNumberIsInternal();
    void equalInEveryPart();
};

void ErrorTest::words_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("word");
    // Programs outside read these words: a changed one breaks them.
    const auto row = [](ErrorCode code, const char *word) { QTest::newRow(word) << code << QString::fromLatin1(word); };
    row(ErrorCode::InvalidArgument, "invalid_argument");
    row(ErrorCode::NotFound, "not_found");
    row(ErrorCode::AlreadyExists, "already_exists");
    row(ErrorCode::Malformed, "malformed");
    row(ErrorCode::NotAllowed, "not_allowed");
    row(ErrorCode::Conflict, "conflict");
    row(ErrorCode::Expired, "expired");
    row(ErrorCode::WrongSecret, "wrong_secret");
    row(ErrorCode::Locked, "locked");
    row(ErrorCode::Busy, "busy");
    row(ErrorCode::Unavailable, "unavailable");
    row(ErrorCode::Timeout, "timeout");
    row(ErrorCode::Cancelled, "cancelled");
    row(ErrorCode::StorageFailed, "storage_failed");
    row(ErrorCode::StorageCorrupt, "storage_corrupt");
    row(ErrorCode::StorageNewer, "storage_newer");
    row(ErrorCode::CryptoFailed, "crypto_failed");
    row(ErrorCode::Unsupported, "unsupported");
    row(ErrorCode::Internal, "internal");
}

void ErrorTest::words()
{
    QFETCH(ErrorCode, code);
    QTEST(errorCodeName(code), "word");
}

void ErrorTest::wordsAreDistinct()
{
    const QRegularExpression form(QStringLiteral("^[a-z]+(_[a-z]+)*$"));
    QSet<QString> seen;
    const int last = static_cast<int>(ErrorCode::Internal);
    for (int i = 0; i <= last; ++i) {
        const QString word = errorCodeName(static_cast<ErrorCode>(i));
        QVERIFY2(form.match(word).hasMatch(), qPrintable(word));
        QVERIFY2(!seen.contains(word), qPrintable(word));
        seen.insert(word);
    }
    QCOMPARE(seen.size(), last + 1);
}

void ErrorTest::anUnknownNumberIsInternal()
{
    QCOMPARE(errorCodeName(static_cast<ErrorCode>(1000)), QStringLiteral("internal"));
}

void ErrorTest::equalInEveryPart()
{
    const Error error{ErrorCode::NotFound, QStringLiteral("no such case"), "case.unknown"};
    QCOMPARE(error, error);
    Error other = error;
    other.code = ErrorCode::Expired;
    QVERIFY(!(other == error));
    other = error;
    other.detail = QStringLiteral("something else");
    QVERIFY(!(other == error));
    other = error;
    other.reason.clear();
    QVERIFY(!(other == error));
    QCOMPARE(Error().code, ErrorCode::Internal);
}

YICHUANG_TEST(ErrorTest)
#include "ErrorTest.moc"
