// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Instant.h"
#include "app/domain/Applicant.h"
#include "app/domain/CaseState.h"
#include "app/domain/Item.h"
#include "app/domain/Limit.h"
#include "app/domain/Material.h"
#include "ui/models/ChipText.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>

namespace yichuang::ui {

/// The words of the domain on screen, in the language in force: one place for one word per idea
/// (translations/GLOSSARY.md). Stateless.
class Words {
    Q_DECLARE_TR_FUNCTIONS(Words)

public:
    /// Until when the workstation's certificate is good, and what is wrong with renewing it.
    [[nodiscard]] static QString certificate(const std::optional<base::Instant> &expires, const QString &trouble);
    [[nodiscard]] static QString limit(const domain::Limit &limit);
    /// The same inside a sentence.
    [[nodiscard]] static QString duration(const domain::Limit &limit);
    [[nodiscard]] static QString caseKind(domain::CaseKind kind);
    [[nodiscard]] static QString act(domain::ActKind act);
    /// The same once it has been done: what a timeline says. Chinese has one word for both.
    [[nodiscard]] static QString done(domain::ActKind act);
    /// Up to which year holidays are published; 0 = no calendar yet.
    [[nodiscard]] static QString calendar(int lastYear);
    [[nodiscard]] static ChipText state(domain::CaseState state);
    [[nodiscard]] static ChipText judgement(domain::Judgement judgement);
    /// The cause of a stopped clock (行政许可法 45), from the domain's word ("hearing").
    [[nodiscard]] static QString stopGround(const QString &ground);
    [[nodiscard]] static QString resultWay(const QString &way);
    [[nodiscard]] static QString relationship(const QString &word);
    [[nodiscard]] static QString idType(const QString &code);
    [[nodiscard]] static QString sex(const QString &code);
    /// GB/T 3304 two digits → the nation's Chinese name with 族; empty for unknown codes.
    [[nodiscard]] static QString nation(const QString &code);
    [[nodiscard]] static QString closing(domain::ClosingCode code);

    /// "¥ 20.00"; 0 cents = "Free of charge".
    [[nodiscard]] static QString money(qint64 cents);
    /// "11月30日 周一" / "30 Nov, Mon".
    [[nodiscard]] static QString dayLong(QDate date);
    /// "11月30日" / "30 Nov".
    [[nodiscard]] static QString dayShort(QDate date);
    /// "今天 10:45", "昨天 10:45", "11-20 10:45", by the calendar day `today` in China.
    [[nodiscard]] static QString moment(base::Instant at, QDate today);
    /// "23 min", "4 h", "3 days".
    [[nodiscard]] static QString age(std::chrono::milliseconds age);
    [[nodiscard]] static QString bytes(qint64 bytes);
    /// One after another, with the gap the language writes between sentences; empty ones are left out.
    [[nodiscard]] static QString sentences(const QStringList &all);

    /// What belongs together, as it is read aloud; empty ones are left out.
    [[nodiscard]] static QString parts(const QStringList &all);

    /// First character kept, the second of three or more hidden: "覃*贞", "蒙*".
    [[nodiscard]] static QString maskedName(const QString &name);
    /// Whose matter it is where anybody may read along: a person's name masked, an organisation's as it stands in its register.
    [[nodiscard]] static QString shownName(const domain::Applicant &who);
    /// The same of the number.
    [[nodiscard]] static QString shownId(const domain::Applicant &who);
    /// "450103 1986 **** 4028" for 18 digits; otherwise all but the last four hidden.
    [[nodiscard]] static QString maskedId(const QString &number);
    /// "1986-**-**", the year that a masked number shows too; nothing when it is not known.
    [[nodiscard]] static QString maskedBirth(QDate birth);
    [[nodiscard]] static QString maskedPhone(const QString &phone);
    /// "…1000002": the end of a case number that tells it from others of its day.
    [[nodiscard]] static QString numberTail(const QString &number);
};

} // namespace yichuang::ui
