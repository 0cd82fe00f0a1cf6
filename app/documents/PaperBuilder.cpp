// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PaperBuilder.h"

#include "app/documents/PaperFields.h"
#include "app/documents/PaperRules.h"

#include <QSet>

#include <optional>

namespace yichuang::documents {

using base::ErrorCode;
using base::fail;
using base::Result;

namespace {

QString wordOf(PaperList list)
{
    for (const char *word : {"materials", "defects", "deferrals", "fees"}) {
        if (paperListFromWord(QLatin1String(word)) == list) {
            return QLatin1String(word);
        }
    }
    Q_UNREACHABLE();
}

/// Fills texts with facts, remembers which were said and the first that was not there.
class Filler {
public:
    explicit Filler(const PaperFacts &facts) : m_facts(facts) {}

    [[nodiscard]] QString value(const QString &key)
    {
        m_said.insert(key);
        return fieldText(key, m_facts).value_or(QString());
    }
    /// Facts are put in once: what looks like a placeholder inside a fact stays as it is.
    [[nodiscard]] std::optional<QString> fill(const QString &text)
    {
        QString filled;
        qsizetype from = 0;
        for (;;) {
            const qsizetype at = text.indexOf(QStringLiteral("%{"), from);
            const qsizetype end = at < 0 ? -1 : text.indexOf(QLatin1Char('}'), at);
            if (end < 0) {
                return filled + text.mid(from);
            }
            const QString key = text.mid(at + 2, end - at - 2);
            const QString fact = value(key);
            if (fact.isEmpty()) {
                m_hole = key;
                return std::nullopt;
            }
            filled += text.mid(from, at - from) + fact;
            from = end + 1;
        }
    }
    void say(const QString &key) { m_said.insert(key); }
    [[nodiscard]] bool said(const QString &key) const { return m_said.contains(key); }
    [[nodiscard]] const QString &hole() const { return m_hole; }
    [[nodiscard]] const PaperFacts &facts() const { return m_facts; }

private:
    const PaperFacts &m_facts;
    QSet<QString> m_said;
    QString m_hole;
};

/// One block of the wording into one of the document; nothing when it has nothing to show.
struct BlockMaker {
    Filler &filler;

    Result<std::optional<Block>> operator()(const PaperWording::Text &text) const
    {
        const auto filled = filler.fill(text.text);
        if (!filled) {
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the paper needs ") + filler.hole(), "paper." + filler.hole().toUtf8());
        }
        return Paragraph{text.role, *filled};
    }
    Result<std::optional<Block>> operator()(const PaperWording::FieldList &list) const
    {
        Fields fields;
        for (const FieldRow &row : list.rows) {
            const QString value = filler.value(row.value);
            if (!value.isEmpty()) {
                fields.rows.push_back({row.label, value});
            }
        }
        return fields.rows.empty() ? std::optional<Block>() : Block(fields);
    }
    Result<std::optional<Block>> operator()(const PaperWording::List &list) const
    {
        filler.say(wordOf(list.list));
        Table table;
        for (const PaperWording::Column &column : list.columns) {
            table.heads.append(column.head);
            table.weights.push_back(column.weight);
        }
        for (size_t row = 0; row < rowCount(list.list, filler.facts()); ++row) {
            QStringList cells;
            for (const PaperWording::Column &column : list.columns) {
                cells.append(cellText(list.list, column.key, row, filler.facts()).value_or(QString()));
            }
            table.rows.push_back(cells);
        }
        return table.rows.empty() ? std::optional<Block>() : Block(table);
    }
    Result<std::optional<Block>> operator()(const PaperWording::Seal &seal) const
    {
        return SealPlace{filler.value(QStringLiteral("body_name")), seal.name, filler.value(QStringLiteral("issued_on"))};
    }
    Result<std::optional<Block>> operator()(const PaperWording::Qr &qr) const
    {
        if (filler.value(QStringLiteral("qr")).isEmpty()) {
            return fail(ErrorCode::InvalidArgument, QStringLiteral("the paper needs qr"), "paper.qr");
        }
        return QrBlock{filler.facts().qr, qr.caption};
    }
    Result<std::optional<Block>> operator()(const PaperWording::SignatureText &signature) const
    {
        return Signature{signature.label};
    }
};

QStringList marksOf(const PaperFacts &facts, const PaperWording &wording)
{
    QStringList marks;
    if (facts.effect == Effect::Provisional) {
        marks.append(wording.provisionalMark);
    }
    if (facts.reprint > 0) {
        marks.append(wording.reprintMark.arg(facts.reprint));
    }
    return marks;
}

Result<void> addBlocks(Document &document, Filler &filler, const PaperWording &wording)
{
    for (const PaperWording::Block &block : wording.blocks) {
        if (!block.when.isEmpty() && filler.value(block.when).isEmpty()) {
            continue;
        }
        Result<std::optional<Block>> made = std::visit(BlockMaker{filler}, block.content);
        if (!made) {
            return base::failure(made);
        }
        if (*made) {
            document.blocks.push_back(std::move(**made));
        }
    }
    return {};
}

} // namespace

Result<Document> buildPaper(const PaperFacts &facts, const PaperWording &wording)
{
    if (const Result<void> checked = checkPaperFacts(wording.kind, facts); !checked) {
        return base::failure(checked);
    }
    Filler filler(facts);
    Document document;
    document.title = wording.title;
    document.bodyName = filler.value(QStringLiteral("body_name"));
    document.number = filler.fill(wording.number).value_or(QString());
    document.marks = marksOf(facts, wording);
    document.copies = filler.fill(wording.copies).value_or(QString());
    document.copyCount = wording.copyCount;
    if (const Result<void> added = addBlocks(document, filler, wording); !added) {
        return base::failure(added);
    }
    for (const QString &line : wording.footer) {
        if (const auto filled = filler.fill(line)) {
            document.footer.append(*filled);
        }
    }
    // What came is listed; only where nothing came there is nothing to list.
    const bool mustList = wording.kind == PaperKind::MaterialReceipt && !facts.materials.empty();
    for (const QString &key : requiredOn(wording.kind) + (mustList ? QStringList{QStringLiteral("materials")} : QStringList())) {
        if (!filler.said(key)) {
            return fail(ErrorCode::Malformed, QStringLiteral("the wording leaves out ") + key, "paper.wording." + key.toUtf8());
        }
    }
    return document;
}

} // namespace yichuang::documents
