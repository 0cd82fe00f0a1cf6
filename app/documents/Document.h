// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <variant>
#include <vector>

namespace yichuang::documents {

/// A paper without any layout: what it says, in order. The same document becomes an A4 page, a receipt
/// slip and a picture on screen.

struct Paragraph {
    enum class Role {
        Addressee, ///< the person written to, alone on its line
        Body,
        Heading,   ///< over a table or list
        Legal,     ///< remedies and consequences: set apart, never in small print
        Note,      ///< explanations; smaller
    };
    Role role = Role::Body;
    QString text;
    friend bool operator==(const Paragraph &, const Paragraph &) = default;
};

struct FieldRow {
    QString label;
    QString value;
    friend bool operator==(const FieldRow &, const FieldRow &) = default;
};
struct Fields {
    std::vector<FieldRow> rows;
    friend bool operator==(const Fields &, const Fields &) = default;
};

/// A ruled table; on a slip each row becomes lines "label: cell".
struct Table {
    QStringList heads;
    std::vector<int> weights; ///< relative widths, one a column
    std::vector<QStringList> rows;
    friend bool operator==(const Table &, const Table &) = default;
};

/// A line to sign on, with a place for date and time.
struct Signature {
    QString label;
    friend bool operator==(const Signature &, const Signature &) = default;
};

/// Where the special seal goes, over body and date (行政许可法 32).
struct SealPlace {
    QString bodyName;
    QString sealName;
    QString date;
    friend bool operator==(const SealPlace &, const SealPlace &) = default;
};

struct QrBlock {
    QByteArray data;
    QString caption;
    friend bool operator==(const QrBlock &, const QrBlock &) = default;
};

using Block = std::variant<Paragraph, Fields, Table, Signature, SealPlace, QrBlock>;

struct Document {
    static constexpr int MostCopies = 9;
    QString title;
    QString bodyName;
    QString number;      ///< 文号, or the case number where a paper has none; may be empty
    QStringList marks;   ///< 重打, 临时: shown big, before anything else
    std::vector<Block> blocks;
    QString copies;      ///< how many copies and where each goes
    int copyCount = 1;   ///< how many are printed
    QStringList footer;  ///< address, hours, telephones
    friend bool operator==(const Document &, const Document &) = default;
};

} // namespace yichuang::documents
