// SPDX-License-Identifier: Apache-2.0
#include "app/documents/ReceiptCode.h"

#include "app/documents/Base45.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <algorithm>

namespace yichuang::documents {

using base::ErrorCode;
using base::fail;
using base::Result;
using domain::ReceiptStatement;

namespace {

/// A version of the format. The context keeps a receipt's signature from being taken for one over anything else.
struct Format {
    QByteArray prefix;
    QByteArray signingContext;
    enum class Says { Nothing, Statement } says;
};
const Format first{QByteArrayLiteral("YC1:"), QByteArray("yichuang-receipt-1\0", 19), Format::Says::Nothing};
const Format current{QByteArrayLiteral("YC2:"), QByteArray("yichuang-receipt-2\0", 19), Format::Says::Statement};
constexpr qsizetype signatureSize = 64;
constexpr qsizetype digestSize = 32;

/// As the code says it in one byte.
constexpr char receivedByte = 1;
constexpr char acceptedByte = 2;

template<typename T>
QByteArray bigEndian(T value)
{
    QByteArray bytes(sizeof(T), '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

bool isPlain(const QString &text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest
        && std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < u'\x7F'; });
}

QByteArray shortText(const QString &text)
{
    return QByteArray(1, static_cast<char>(text.size())) + text.toLatin1();
}

/// Takes fields off the front; one failure makes all later ones fail.
class Taker {
public:
    explicit Taker(const QByteArray &bytes) : m_bytes(bytes) {}

    [[nodiscard]] QByteArray bytes(qsizetype count)
    {
        m_isGood = m_isGood && m_at + count <= m_bytes.size();
        if (!m_isGood) {
            return QByteArray(count, '\0');
        }
        m_at += count;
        return m_bytes.mid(m_at - count, count);
    }
    template<typename T>
    [[nodiscard]] T number()
    {
        return qFromBigEndian<T>(bytes(sizeof(T)).constData());
    }
    [[nodiscard]] QString text(qsizetype longest)
    {
        const QString value = QString::fromLatin1(bytes(number<quint8>()));
        m_isGood = m_isGood && isPlain(value, longest);
        return value;
    }
    [[nodiscard]] ReceiptStatement statement()
    {
        const char byte = bytes(1).at(0);
        m_isGood = m_isGood && (byte == receivedByte || byte == acceptedByte);
        return byte == receivedByte ? ReceiptStatement::Received : ReceiptStatement::Accepted;
    }
    [[nodiscard]] bool isAtEnd() const { return m_isGood && m_at == m_bytes.size(); }

private:
    const QByteArray &m_bytes;
    qsizetype m_at = 0;
    bool m_isGood = true;
};

constexpr qsizetype longestNumber = 50;
constexpr qsizetype longestItem = 64;
constexpr qsizetype longestKey = 32;

Result<Format> formatOf(const QByteArray &code)
{
    for (const Format &format : {current, first}) {
        if (code.startsWith(format.prefix)) {
            return format;
        }
    }
    const bool isOtherVersion = code.startsWith("YC") && code.indexOf(':') > 2;
    return fail(isOtherVersion ? ErrorCode::Unsupported : ErrorCode::Malformed, QStringLiteral("not a receipt code of a known version"),
                isOtherVersion ? "receipt_code.version" : "receipt_code.prefix");
}

} // namespace

QByteArray materialsDigest(const std::vector<MaterialLine> &materials)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const MaterialLine &line : materials) {
        const QStringList cells{line.name, QString::number(line.originals), QString::number(line.copies),
                                QString::number(line.pages), QString::number(line.electronicFiles)};
        hash.addData((cells.join(QLatin1Char('\t')) + QLatin1Char('\n')).toUtf8());
    }
    return hash.result();
}

Result<QByteArray> makeReceiptCode(const ReceiptClaim &claim, const SignReceipt &sign)
{
    const bool isWhole = claim.statement != ReceiptStatement::Unsaid && !claim.caseId.isNull() && isPlain(claim.caseNumber, longestNumber) && isPlain(claim.itemKey, longestItem)
        && isPlain(claim.keyId, longestKey) && claim.materialsDigest.size() == digestSize;
    if (!isWhole) {
        return fail(ErrorCode::InvalidArgument, QStringLiteral("receipt claim is not whole"), "receipt_code.claim");
    }
    const QByteArray bytes = QByteArray(1, claim.statement == ReceiptStatement::Received ? receivedByte : acceptedByte)
        + claim.caseId.toRfc4122() + bigEndian<qint64>(base::toMs(claim.at))
        + bigEndian<quint32>(claim.itemVersion) + claim.materialsDigest + shortText(claim.caseNumber) + shortText(claim.itemKey)
        + shortText(claim.keyId);
    const Result<QByteArray> signature = sign(current.signingContext + bytes);
    if (!signature) {
        return base::failure(signature);
    }
    if (signature->size() != signatureSize) {
        return fail(ErrorCode::CryptoFailed, QStringLiteral("signature is not 64 bytes"), "receipt_code.signature");
    }
    return current.prefix + toBase45(bytes + *signature);
}

Result<ReceiptClaim> verifyReceiptCode(const QByteArray &code, const VerifyReceipt &verify)
{
    const QByteArray trimmed = code.trimmed();
    const Result<Format> format = formatOf(trimmed);
    if (!format) {
        return base::failure(format);
    }
    const Result<QByteArray> all = fromBase45(trimmed.mid(format->prefix.size()));
    if (!all || all->size() < signatureSize) {
        return fail(ErrorCode::Malformed, QStringLiteral("receipt code cannot be read"), "receipt_code.form");
    }
    const QByteArray bytes = all->chopped(signatureSize);
    Taker taker(bytes);
    ReceiptClaim claim;
    claim.statement = format->says == Format::Says::Statement ? taker.statement() : ReceiptStatement::Unsaid;
    claim.caseId = QUuid::fromRfc4122(taker.bytes(16));
    claim.at = base::instantFromMs(taker.number<qint64>());
    claim.itemVersion = taker.number<quint32>();
    claim.materialsDigest = taker.bytes(digestSize);
    claim.caseNumber = taker.text(longestNumber);
    claim.itemKey = taker.text(longestItem);
    claim.keyId = taker.text(longestKey);
    if (!taker.isAtEnd() || claim.caseId.isNull()) {
        return fail(ErrorCode::Malformed, QStringLiteral("receipt code cannot be read"), "receipt_code.form");
    }
    const Result<void> verified = verify(claim.keyId, format->signingContext + bytes, all->last(signatureSize));
    if (!verified) {
        return base::failure(verified);
    }
    return claim;
}

} // namespace yichuang::documents
