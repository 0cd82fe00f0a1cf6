// SPDX-License-Identifier: Apache-2.0
#include "app/domain/CaseNumber.h"

#include "app/base/DateText.h"
#include "app/base/Json.h"

#include <algorithm>

namespace yichuang::domain {

namespace {

constexpr qsizetype CodeLength = 31;
constexpr qsizetype NumberLength = CodeLength + 8 + 3 + 6;
constexpr qint64 MaxSerial = 999'999;
constexpr qint64 QueryRange = 100'000'000'000; // 11 digits
// Any factor without 2 and 5 permutes the 11-digit numbers; these scatter neighbours.
constexpr quint64 QueryFactor = 61'803'398'875ULL - 2;
constexpr quint64 QueryOffset = 31'415'926'535ULL;

bool isDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

// ISO 7064 MOD 11,10 over decimal digits.
int checkDigit(QStringView digits)
{
    int p = 10;
    for (const QChar c : digits) {
        const int s = (p + c.digitValue()) % 10;
        p = (s == 0 ? 10 : s) * 2 % 11;
    }
    return (11 - p) % 10;
}

QString padded(qint64 number, int width)
{
    return QString::number(number).rightJustified(width, QLatin1Char('0'));
}

} // namespace

base::Result<NumberBlock> NumberBlock::fromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "number_block");
    NumberBlock block;
    block.id = reader.text("id", 64);
    block.window = reader.nested(WindowId::fromText(reader.text("window", 3)));
    block.workstation = reader.id<WorkstationId>("workstation");
    block.firstSerial = reader.integer("first_serial", 1, MaxSerial);
    block.lastSerial = reader.integer("last_serial", block.firstSerial, MaxSerial);
    block.firstQueryIndex = reader.integer("first_query_index", 0, QueryRange - 1);
    if (block.firstQueryIndex + block.size() > QueryRange) {
        reader.note("first_query_index", "leaves no query codes for the whole block");
    }
    return reader.finish(block);
}

QJsonObject NumberBlock::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("window"), window.toText()},
            {QStringLiteral("workstation"), workstation.toText()},
            {QStringLiteral("first_serial"), firstSerial},
            {QStringLiteral("last_serial"), lastSerial},
            {QStringLiteral("first_query_index"), firstQueryIndex}};
}

base::Result<QString> makeCaseNumber(const QString &implementationCode, QDate date, const WindowId &window, qint64 serial)
{
    const bool fits = implementationCode.size() == CodeLength && date.isValid() && date.year() >= 2000 && date.year() <= 9999
        && isDigits(window.toText()) && window.toText().size() <= 3 && serial >= 1 && serial <= MaxSerial;
    if (!fits) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("no case number can be made of these parts"), "number.parts");
    }
    return implementationCode + date.toString(QStringLiteral("yyyyMMdd")) + window.toText().rightJustified(3, QLatin1Char('0'))
        + padded(serial, 6);
}

base::Result<CaseNumberParts> parseCaseNumber(const QString &number)
{
    const QStringView tail = QStringView(number).mid(CodeLength);
    CaseNumberParts parts;
    parts.implementationCode = number.left(CodeLength);
    parts.date = base::dateFromBasic(QStringView(number).mid(CodeLength, 8));
    parts.window = number.mid(CodeLength + 8, 3);
    parts.serial = number.mid(CodeLength + 11).toLongLong();
    if (number.size() != NumberLength || !isDigits(tail) || !parts.date.isValid() || parts.serial < 1) {
        return base::fail(base::ErrorCode::Malformed, QStringLiteral("not a case number of this system"), "number.form");
    }
    return parts;
}

base::Result<QString> makeQueryCode(qint64 index)
{
    if (index < 0 || index >= QueryRange) {
        return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("query index out of range"), "number.query_index");
    }
    __extension__ using Wide = unsigned __int128;
    const auto scattered = static_cast<qint64>((Wide(static_cast<quint64>(index)) * QueryFactor + QueryOffset) % Wide(QueryRange));
    const QString digits = padded(scattered, 11);
    return digits + QString::number(checkDigit(digits));
}

QString inFours(const QString &queryCode)
{
    QStringList groups;
    for (qsizetype at = 0; at < queryCode.size(); at += 4) {
        groups.append(queryCode.mid(at, 4));
    }
    return groups.join(u' ');
}

bool isQueryCode(const QString &code)
{
    return code.size() == 12 && isDigits(code) && checkDigit(QStringView(code).left(11)) == code.back().digitValue();
}

} // namespace yichuang::domain
