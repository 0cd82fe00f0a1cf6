// SPDX-License-Identifier: Apache-2.0
#include "app/documents/DocumentJson.h"

#include "app/base/CanonicalScan.h"
#include "app/base/Json.h"
#include "app/base/JsonText.h"
#include "app/base/Words.h"

#include <QJsonArray>

namespace yichuang::documents {

namespace {

using base::JsonText;
using base::Result;

constexpr qsizetype UsualSize = 4096;

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

void writeTexts(JsonText &out, const QStringList &texts)
{
    out.beginArray();
    for (const QString &text : texts) {
        out.text(text);
    }
    out.endArray();
}

// The members of each object stand in the order of their names: canonical JSON is sorted.
struct BlockWriter {
    JsonText &out;

    void operator()(const Paragraph &p) const { begin("text").member("role", RoleWords.word(p.role)).member("text", p.text).endObject(); }
    void operator()(const Fields &f) const
    {
        begin("fields").key("rows").beginArray();
        for (const FieldRow &row : f.rows) {
            out.beginArray().text(row.label).text(row.value).endArray();
        }
        out.endArray().endObject();
    }
    void operator()(const Table &t) const
    {
        writeTexts(begin("table").key("heads"), t.heads);
        out.key("rows").beginArray();
        for (const QStringList &row : t.rows) {
            writeTexts(out, row);
        }
        out.endArray().key("weights").beginArray();
        for (const int weight : t.weights) {
            out.integer(weight);
        }
        out.endArray().endObject();
    }
    void operator()(const Signature &s) const { begin("signature").member("label", s.label).endObject(); }
    void operator()(const SealPlace &s) const
    {
        begin("seal").member("body", s.bodyName).member("date", s.date).member("seal", s.sealName).endObject();
    }
    void operator()(const QrBlock &q) const
    {
        begin("qr").member("caption", q.caption).member("data", QString::fromLatin1(q.data.toBase64())).endObject();
    }

private:
    JsonText &begin(const char *block) const { return out.beginObject().member("block", QString::fromLatin1(block)); }
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

QByteArray documentText(const Document &document)
{
    JsonText out(UsualSize);
    out.beginObject().key("blocks").beginArray();
    for (const Block &block : document.blocks) {
        std::visit(BlockWriter{out}, block);
    }
    out.endArray().member("body", document.bodyName).member("copies", document.copies).key("copy_count").integer(document.copyCount);
    writeTexts(out.key("footer"), document.footer);
    writeTexts(out.key("marks"), document.marks);
    out.member("number", document.number).member("title", document.title).endObject();
    return out.take();
}

QString numberIn(const QByteArray &documentText)
{
    const auto found = base::CanonicalScan(documentText).object("number");
    QByteArrayView member = found ? found->member : QByteArrayView();
    while (member.startsWith(',')) {
        member = member.sliced(1);
    }
    while (member.endsWith(',')) {
        member.chop(1);
    }
    const QByteArray json = found ? '{' + member.toByteArray() + '}' : documentText;
    return base::parseJsonObject(json).value_or(QJsonObject()).value(QLatin1String("number")).toString();
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
    document.copyCount = static_cast<int>(reader.integerOr("copy_count", 1, 1, Document::MostCopies));
    document.footer = reader.texts("footer");
    return reader.finish(document);
}

} // namespace yichuang::documents
