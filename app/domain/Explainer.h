// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/domain/CalendarSet.h"
#include "app/domain/CounterHours.h"
#include "app/domain/DueDate.h"
#include "app/domain/Pinyin.h"

#include <QByteArray>
#include <QDate>
#include <QJsonObject>

#include <functional>

namespace yichuang::domain {

/// Answers questions about the rules with the code the rules are kept by, and with the working. One JSON object in,
/// one out; the form is fixed in ARCHITECTURE.md (`explain`). A question it cannot answer gives
/// {"error":{"code","reason","text"}}; an invalid number or zone is an answer, not an error. Thread-safe.
class Explainer {
public:
    /// Longer lines are answered with an error, without being read.
    static constexpr qsizetype MaxLine = 256 * 1024;

    /// Borrowed parts must outlive the Explainer.
    struct Parts {
        const CalendarSet &calendars;
        const Pinyin &pinyin;
        /// "May this person do this act at this window?", answered by who knows people and policy.
        std::function<QJsonObject(const QJsonObject &)> may;
        /// Decides between centuries and refuses births to come; may be empty, then dates are not compared with today.
        std::function<QDate()> today;
        CounterHours hours = CounterHours::standard();
        AfterHours afterHours = AfterHours::SameDay; ///< where the question says nothing
    };

    explicit Explainer(Parts parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] QJsonObject answer(const QJsonObject &question) const;
    /// The same for a line of text, without the line end.
    [[nodiscard]] QByteArray answerLine(const QByteArray &line) const;

private:
    [[nodiscard]] QJsonObject due(const QJsonObject &question) const;
    [[nodiscard]] QJsonObject workday(const QJsonObject &question) const;
    [[nodiscard]] QJsonObject identity(const QJsonObject &question) const;
    [[nodiscard]] QJsonObject zone(const QJsonObject &question) const;
    [[nodiscard]] QJsonObject spelling(const QJsonObject &question) const;
    [[nodiscard]] QJsonObject may(const QJsonObject &question) const;
    [[nodiscard]] QDate today() const { return m_parts.today ? m_parts.today() : QDate(); }

    Parts m_parts;
};

} // namespace yichuang::domain
