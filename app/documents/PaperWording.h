// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/base/Result.h"
#include "app/documents/Document.h"
#include "app/documents/PaperKind.h"
#include "app/documents/PaperTables.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <map>
#include <variant>
#include <vector>

namespace yichuang::documents {

/// The words of one paper, as data (resources/papers/<kind>.json, also published by the centre). Texts
/// hold `%{key}` for facts; see fieldText(). The law's demands are not data: buildPaper() refuses a wording
/// that leaves a required fact out.
struct PaperWording {
    struct Text {
        Paragraph::Role role = Paragraph::Role::Body;
        QString text;
    };
    struct FieldList {
        std::vector<FieldRow> rows; ///< label, and the key in place of the value
    };
    struct Column {
        QString key;
        QString head;
        int weight = 1;
    };
    struct List {
        PaperList list = PaperList::Materials;
        std::vector<Column> columns;
    };
    struct Seal {
        QString name;
    };
    struct Qr {
        QString caption;
    };
    struct SignatureText {
        QString label;
    };
    struct Block {
        QString when; ///< shown only if this fact is given; empty = always
        std::variant<Text, FieldList, List, Seal, Qr, SignatureText> content;
    };

    PaperKind kind = PaperKind::MaterialReceipt;
    int version = 1;
    QString title;
    QString number; ///< of the head: a text, usually `%{document_number}`
    std::vector<Block> blocks;
    QString copies;
    int copyCount = 1; ///< how many are printed: `copies` in figures
    QStringList footer; ///< a line is left out when a fact in it is not given
    QString reprintMark;      ///< `%1` = how many times printed again
    QString provisionalMark;

    /// Refuses unknown keys, columns, lists and roles ("paper.wording.…").
    [[nodiscard]] static base::Result<PaperWording> fromJson(const QByteArray &json);
};

/// The wordings of all kinds.
class PaperWordings {
public:
    /// Those that come with the program.
    [[nodiscard]] static base::Result<PaperWordings> builtIn();
    /// From a folder with one `<kind>.json` each, as published; all kinds must be there.
    [[nodiscard]] static base::Result<PaperWordings> fromFolder(const QString &folder);

    [[nodiscard]] const PaperWording &of(PaperKind kind) const { return m_wordings.at(kind); }

private:
    std::map<PaperKind, PaperWording> m_wordings;
};

} // namespace yichuang::documents
