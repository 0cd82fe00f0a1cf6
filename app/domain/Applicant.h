// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/JsonIn.h"
#include "app/base/Result.h"

#include <QDate>
#include <QJsonObject>
#include <QString>
#include <QStringList>

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

    [[nodiscard]] static base::Result<Agent> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Agent &, const Agent &) = default;
};

/// The person or organisation that applies. Personal data throughout: sealed at rest, masked on screen.
struct Applicant {
    ApplicantKind kind = ApplicantKind::Person;
    EntrySource source = EntrySource::Typed;
    QString name;
    QString idType;   ///< GA/T 2000.156 code; "USCC" for organisations, and for them only
    QString idNumber; ///< normalised
    QString sex;      ///< GB/T 2261.1: "1" male, "2" female, empty = not told
    QString nation;   ///< GB/T 3304 two digits, empty = not told
    QDate birth;
    QString address;
    QString phone;
    QString validUntil; ///< of the document: "YYYY-MM-DD", "long" or empty
    std::optional<Agent> agent;

    /// Checks what must hold, of the applicant and of the agent: a name (applicant.name, agent.name); a document and
    /// number that fit (applicant.id_type, applicant.id_number, identity.*, uscc.*); a phone, if any, that is one
    /// (applicant.phone). Residence cards and permits keep their check digit. A 统一社会信用代码 may break its own:
    /// such codes are in the registers, so that is a warning only. Passports and documents not named here have no
    /// rule of ours. `today`, when valid, refuses births to come.
    [[nodiscard]] base::Result<void> check(QDate today = {}) const;
    /// The part of `check` that is about one document and its number.
    [[nodiscard]] static base::Result<void> checkDocument(const QString &idType, const QString &number, QDate today = {});
    /// What is worth a second look though it is allowed: uscc.check_digit, uscc.organisation_check, uscc.kind.
    [[nodiscard]] QStringList warnings() const;
    /// Takes birth and sex from the number where it tells them.
    void takeFromNumber();
    [[nodiscard]] static base::Result<Applicant> fromJson(const base::JsonIn &json);
    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Applicant &, const Applicant &) = default;
};

/// The one rule for phone numbers: a mobile number (1[3-9] and nine digits), a land line with or without its area code
/// and extension, a 400 or 800 number, a service number of five digits (12345), or a foreign number with its +. Hyphens
/// may stand between digits.
[[nodiscard]] bool isPhone(const QString &text);

} // namespace yichuang::domain
