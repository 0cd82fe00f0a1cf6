// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperWording.h"

#include "app/base/Json.h"
#include "app/base/Words.h"
#include "app/documents/PaperFields.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

namespace yichuang::documents {

using base::ErrorCode;
using base::fail;
using base::JsonReader;
using base::Result;

namespace {

const base::Words roleWords{std::array{
    std::pair{Paragraph::Role::Addressee, "addressee"},
    std::pair{Paragraph::Role::Body, "body"},
    std::pair{Paragraph::Role::Heading, "heading"},
    std::pair{Paragraph::Role::Legal, "legal"},
    std::pair{Paragraph::Role::Note, "note"},
}};

bool isKey(const QString &key)
{
    return fieldText(key, PaperFacts{}).has_value();
}

tl::unexpected<base::Error> unknown(const QString &what)
{
    return fail(ErrorCode::Malformed, QStringLiteral("unknown in a paper's wording: ") + what, "paper.wording.unknown");
}

Result<void> checkPlaceholders(const QString &text)
{
    static const QRegularExpression placeholder(QStringLiteral("%\\{([^}]*)\\}"));
    for (const QRegularExpressionMatch &match : placeholder.globalMatch(text)) {
        if (!isKey(match.captured(1))) {
            return unknown(match.captured(1));
        }
    }
    return {};
}

Result<PaperWording::FieldList> readFields(const QJsonArray &array)
{
    PaperWording::FieldList list;
    for (const QJsonValue &value : array) {
        const QJsonArray pair = value.toArray();
        const FieldRow row{pair.at(1).toString(), pair.at(0).toString()};
        if (!isKey(row.value) || row.label.isEmpty()) {
            return unknown(row.value);
        }
        list.rows.push_back(row);
    }
    return list;
}

Result<PaperWording::List> readList(const QString &word, const QJsonArray &columns)
{
    const auto kind = paperListFromWord(word);
    if (!kind || columns.isEmpty()) {
        return unknown(word);
    }
    PaperWording::List list{*kind, {}};
    for (const QJsonValue &value : columns) {
        const QJsonArray cells = value.toArray();
        const PaperWording::Column column{cells.at(0).toString(), cells.at(1).toString(), cells.at(2).toInt(1)};
        if (!cellText(*kind, column.key, 0, PaperFacts{}) || column.weight < 1) {
            return unknown(column.key);
        }
        list.columns.push_back(column);
    }
    return list;
}

Result<PaperWording::Text> readText(const QString &text, const QString &role)
{
    const auto known = roleWords.value(role);
    if (!known) {
        return unknown(role);
    }
    if (const Result<void> checked = checkPlaceholders(text); !checked) {
        return base::failure(checked);
    }
    return PaperWording::Text{*known, text};
}

/// Puts a parsed part into a block.
template<typename T>
Result<PaperWording::Block> blockOf(Result<T> content)
{
    if (!content) {
        return base::failure(content);
    }
    return PaperWording::Block{{}, std::move(*content)};
}

Result<PaperWording::Block> readContent(JsonReader &reader)
{
    if (reader.has("text")) {
        return blockOf(readText(reader.text("text"), reader.textOr("role", QStringLiteral("body"))));
    }
    if (reader.has("fields")) {
        return blockOf(readFields(reader.array("fields")));
    }
    if (reader.has("list")) {
        return blockOf(readList(reader.text("list"), reader.array("columns")));
    }
    if (reader.has("seal")) {
        return PaperWording::Block{{}, PaperWording::Seal{reader.text("seal")}};
    }
    if (reader.has("qr")) {
        return PaperWording::Block{{}, PaperWording::Qr{reader.text("qr")}};
    }
    return PaperWording::Block{{}, PaperWording::SignatureText{reader.text("signature")}};
}

Result<PaperWording::Block> readBlock(const QJsonObject &json)
{
    JsonReader reader(json, "paper.wording");
    const QString when = reader.textOr("when");
    if (!when.isEmpty() && !isKey(when)) {
        return unknown(when);
    }
    Result<PaperWording::Block> block = readContent(reader);
    if (!block) {
        return block;
    }
    block->when = when;
    return reader.finish(*block);
}

Result<std::map<PaperKind, PaperWording>> readAll(const QDir &folder)
{
    std::map<PaperKind, PaperWording> wordings;
    for (const PaperKind kind : allPaperKinds) {
        QFile file(folder.filePath(toWord(kind) + QStringLiteral(".json")));
        if (!file.open(QIODevice::ReadOnly)) {
            return fail(ErrorCode::NotFound, QStringLiteral("no wording for ") + toWord(kind), "paper.wording.file");
        }
        Result<PaperWording> wording = PaperWording::fromJson(file.readAll());
        if (!wording) {
            return base::failure(wording);
        }
        if (wording->kind != kind) {
            return fail(ErrorCode::Malformed, QStringLiteral("wording in the wrong file"), "paper.wording.kind");
        }
        wordings.emplace(kind, std::move(*wording));
    }
    return wordings;
}

} // namespace

Result<PaperWording> PaperWording::fromJson(const QByteArray &json)
{
    const Result<QJsonObject> object = base::parseJsonObject(json);
    if (!object) {
        return base::failure(object);
    }
    JsonReader reader(*object, "paper.wording");
    PaperWording wording;
    wording.kind = reader.word<PaperKind>("kind", &paperKindFromWord);
    wording.version = static_cast<int>(reader.integer("version", 1, 1'000'000));
    wording.title = reader.text("title", 40);
    wording.number = reader.text("number", 100);
    wording.copies = reader.text("copies");
    wording.copyCount = static_cast<int>(reader.integerOr("copy_count", 1, 1, Document::MostCopies));
    wording.footer = reader.texts("footer");
    wording.reprintMark = reader.text("reprint_mark", 40);
    wording.provisionalMark = reader.text("provisional_mark", 80);
    const QJsonArray blocks = reader.array("blocks", 100);
    for (const QJsonValue &value : blocks) {
        Result<Block> block = readBlock(value.toObject());
        if (!block) {
            return base::failure(block);
        }
        wording.blocks.push_back(std::move(*block));
    }
    for (const QString &text : QStringList{wording.number, wording.copies} + wording.footer) {
        if (const Result<void> checked = checkPlaceholders(text); !checked) {
            return base::failure(checked);
        }
    }
    return reader.finish(wording);
}

Result<PaperWordings> PaperWordings::builtIn()
{
    return fromFolder(QStringLiteral(":/yichuang/papers"));
}

Result<PaperWordings> PaperWordings::fromFolder(const QString &folder)
{
    Result<std::map<PaperKind, PaperWording>> read = readAll(QDir(folder));
    if (!read) {
        return base::failure(read);
    }
    PaperWordings wordings;
    wordings.m_wordings = std::move(*read);
    return wordings;
}

} // namespace yichuang::documents
