// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace yichuang::domain {

enum class ApplicantKind { Person, Organisation };
[[nodiscard]] QString toWord(ApplicantKind kind);
[[nodiscard]] std::optional<ApplicantKind> applicantKindFromWord(const QString &word);

/// How the identity came in; typed entry is marked 手工录入 on screen and paper.
enum class EntrySource { Card, Typed, Machine };
[[nodiscard]] QString toWord(EntrySource source);
[[nodiscard]] std::optional<EntrySource> entrySourceFromWord(const QString &word);

/// Who acts for the applicant (行政许可法 29).
struct Agent {
    QString name;
    QString idType;   ///< GA/T 2000.156 code, "111" = resident identity card
    QString idNumber;
    QString phone;
    QString authority; ///< what the authorisation says, and until when

    [[nodiscard]] static base::Result<Agent> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Agent &, const Agent &) = default;
};

/// The person or organisation that applies. Personal data throughout: sealed at rest, masked on screen.
struct Applicant {
    ApplicantKind kind = ApplicantKind::Person;
    EntrySource source = EntrySource::Typed;
    QString name;
    QString idType;   ///< GA/T 2000.156 code; "USCC" for organisations
    QString idNumber; ///< normalised
    QString sex;      ///< GB/T 2261.1: "1" male, "2" female, empty = not told
    QString nation;   ///< GB/T 3304 two digits, empty = not told
    QDate birth;
    QString address;
    QString phone;
    QString validUntil; ///< of the document: "YYYY-MM-DD", "long" or empty
    std::optional<Agent> agent;

    /// Checks what must hold: a name, an identity number whose check digit fits its type (a warning
    /// for USCC, which exist with wrong digits), a phone that is one.
    [[nodiscard]] base::Result<void> check() const;
    [[nodiscard]] static base::Result<Applicant> fromJson(const QJsonObject &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Applicant &, const Applicant &) = default;
};

} // namespace yichuang::domain
