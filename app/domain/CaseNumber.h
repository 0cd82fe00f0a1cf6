// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/domain/Ids.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

namespace yichuang::domain {

/// A run of serials the centre reserved for one window and one enrolment: no other enrolment ever gets
/// them, so a replaced PC cannot repeat a number.
struct NumberBlock {
    QString id;
    WindowId window;
    WorkstationId workstation;
    qint64 firstSerial = 0;  ///< 1…999999, of this window, over its whole life
    qint64 lastSerial = 0;
    qint64 firstQueryIndex = 0; ///< of the whole centre; goes up with the serial

    [[nodiscard]] qint64 size() const { return lastSerial - firstSerial + 1; }
    [[nodiscard]] static base::Result<NumberBlock> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const NumberBlock &, const NumberBlock &) = default;
};

/// 办件编号: 31-character implementation code + YYYYMMDD + window (3 digits, zero padded) + serial
/// (6 digits) = 48 of the 50 characters GB/T 39046 allows.
[[nodiscard]] base::Result<QString> makeCaseNumber(const QString &implementationCode, QDate date, const WindowId &window, qint64 serial);

/// What a number says; refuses one of another form.
struct CaseNumberParts {
    QString implementationCode;
    QDate date;
    QString window; ///< three digits
    qint64 serial = 0;
    friend bool operator==(const CaseNumberParts &, const CaseNumberParts &) = default;
};
[[nodiscard]] base::Result<CaseNumberParts> parseCaseNumber(const QString &number);

/// 查询码: 11 digits scattered from the index (a bijection, so never twice) and a check digit (ISO 7064 MOD 11,10).
[[nodiscard]] base::Result<QString> makeQueryCode(qint64 index);
[[nodiscard]] bool isQueryCode(const QString &code);
/// "4718 2206 3915": a query code as it is read aloud and typed.
[[nodiscard]] QString inFours(const QString &queryCode);

} // namespace yichuang::domain
