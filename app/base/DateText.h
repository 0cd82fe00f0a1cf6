// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QStringView>

#include <string_view>

// Dates as text, by hand: journals hold many, and Qt's reader by format takes longer than all else of an operation.
namespace yichuang::base {

/// A text of digits at fixed places.
class DigitText {
public:
    explicit DigitText(QStringView text) : m_text(text) {}

    /// `form`: 0 stands for any digit, all else for itself.
    [[nodiscard]] bool hasForm(std::string_view form) const;
    /// Of a text that has its form.
    [[nodiscard]] int number(qsizetype at, qsizetype digits) const;

private:
    QStringView m_text;
};

/// Fills `places` characters with the last digits of `value`, which is not negative.
void putDigits(char *at, int places, int value);

/// "2026-11-23" (the extended form of ISO 8601) and "20261123" (the basic one). Invalid when the text is anything else
/// or no day.
[[nodiscard]] QDate dateFromIso(QStringView text);
[[nodiscard]] QDate dateFromBasic(QStringView text);

} // namespace yichuang::base
