// SPDX-License-Identifier: Apache-2.0
#include "app/documents/DocumentJson.h"

#include "app/base/Json.h"
#include "app/base/Words.h"

#include <QJsonArray>

namespace yichuang::documents {

namespace {

using base::Result;

constexpr base::Words<Paragraph::Role, 5> RoleWords{{{
    {Paragraph::Role::Addressee, "addressee"},
    {Paragraph::Role::Body, "body"},
    {Paragraph::Role::Heading, "heading"},
    {Paragraph::Role::Legal, "legal"},
    {Paragraph::Role::Note, "note"},
}}};

std::optional<Paragraph::Role> roleFromWord(const QString &word)
{
    return RoleWords.value(word);
}

struct BlockWriter {
    QJsonObject operator()(const Paragraph &p) const
    {
        return {{QStringLiteral("block"), QStringLiteral("text")}, {QStringLiteral("role"), RoleWords.word(p.role)}, {QStringLiteral("text"), p.text}};
    }
    QJsonObject operator()(const Fields &f) const
    {
        QJsonArray rows;
        for (const FieldRow &row : f.rows) {
            rows.append(QJsonArray{row.label, row.value});
        }
        return {{QStringLiteral("block"), QStringLiteral("fields")}, {QStringLiteral("rows"), rows}};
    }
    QJsonObject operator()(const Table &t) const
    {
        QJsonArray rows;
        for (const QStringList &row : t.rows) {
            rows.append(QJsonArray::fromStringList(row));
        }
        QJsonArray weights;
        for (const int weight : t.weights) {
            weights.append(weight);
        }
        return {{QStringLiteral("block"), QStringLiteral("table")},
                {QStringLiteral("heads"), QJsonArray::fromStringList(t.heads)},
                {QStringLiteral("weights"), weights},
                {QStringLiteral("rows"), rows}};
    }
    QJsonObject operator()(const Signature &s) const
    {
        return {{QStringLiteral("block"), QStringLiteral("signature")}, {QStringLiteral("label"), s.label}};
    }
    QJsonObject operator()(const SealPlace &s) const
    {
        return {{QStringLiteral("block"), QStringLiteral("seal")},
                {QStringLiteral("body"), s.bodyName},
                {QStringLiteral("seal"), s.sealName},
                {QStringLiteral("date"), s.date}};
    }
    QJsonObject operator()(const QrBlock &q) const
    {
        return {{QStringLiteral("block"), QStringLiteral("qr")},
                {QStringLiteral("data"), QLatin1String(q.data.toBase64())},
                {QStringLiteral("caption"), q.caption}};
    }
};

QStringList textsOf(const QJsonArray &array)
{
    QStringList list;
    for (const QJsonValue &value : array) {
        list.append(value.toString());
    }
    return list;
}

Table tableOf(base::JsonReader &reader)
{
    Table table{reader.texts("heads"), {}, {}};
    const QJsonArray weights = reader.array("weights", 50);
    for (const QJsonValue &weight : weights) {
        table.weights.push_back(weight.toInt());
    }
    const QJsonArray rows = reader.array("rows", 1000);
    for (const QJsonValue &row : rows) {
        table.rows.push_back(textsOf(row.toArray()));
    }
    return table;
}

Fields fieldsOf(base::JsonReader &reader)
{
    Fields fields;
    const QJsonArray rows = reader.array("rows", 1000);
    for (const QJsonValue &row : rows) {
        fields.rows.push_back({row.toArray().at(0).toString(), row.toArray().at(1).toString()});
    }
    return fields;
}

Result<Block> blockFromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "document.blocks");
    const QString kind = reader.text("block", 16);
    Block block;
    if (kind == QLatin1String("text")) {
        block = Paragraph{reader.word<Paragraph::Role>("role", roleFromWord), reader.text("text", 20'000)};
    } else if (kind == QLatin1String("fields")) {
        block = fieldsOf(reader);
    } else if (kind == QLatin1String("table")) {
        block = tableOf(reader);
    } else if (kind == QLatin1String("signature")) {
        block = Signature{reader.text("label")};
    } else if (kind == QLatin1String("seal")) {
        block = SealPlace{reader.text("body"), reader.text("seal"), reader.text("date")};
    } else if (kind == QLatin1String("qr")) {
        block = QrBlock{QByteArray::fromBase64(reader.text("data", 20'000).toLatin1()), reader.text("caption")};
    } else {
        reader.note("block", "is not a known kind");
    }
    return reader.finish(std::move(block));
}

} // namespace

QJsonObject toJson(const Document &document)
{
    QJsonArray blocks;
    for (const Block &block : document.blocks) {
        blocks.append(std::visit(BlockWriter(), block));
    }
    return {{QStringLiteral("title"), document.title},
            {QStringLiteral("body"), document.bodyName},
            {QStringLiteral("number"), document.number},
            {QStringLiteral("marks"), QJsonArray::fromStringList(document.marks)},
            {QStringLiteral("blocks"), blocks},
            {QStringLiteral("copies"), document.copies},
            {QStringLiteral("footer"), QJsonArray::fromStringList(document.footer)}};
}

Result<Document> documentFromJson(const QJsonObject &json)
{
    base::JsonReader reader(json, "document");
    Document document;
    document.title = reader.text("title");
    document.bodyName = reader.text("body");
    document.number = reader.text("number");
    document.marks = reader.texts("marks");
    const QJsonArray blocks = reader.array("blocks", 1000);
    for (const QJsonValue &block : blocks) {
        document.blocks.push_back(reader.nested(blockFromJson(block.toObject())));
    }
    document.copies = reader.text("copies");
    document.footer = reader.texts("footer");
    return reader.finish(document);
}

} // namespace yichuang::documents
