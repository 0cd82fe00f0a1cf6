// SPDX-License-Identifier: Apache-2.0
#include "app/documents/SlipLayout.h"

#include "app/documents/LineBreaks.h"
#include "app/domain/CaseNumber.h"
#include "app/domain/DisplayWidth.h"

#include <algorithm>

namespace yichuang::documents {

using domain::displayWidth;
using domain::leftByWidth;

namespace {

using Weight = SlipText::Weight;

/// Tabs and breaks become blanks, other controls go: bytes below 20 are commands to a printer.
QString withoutControls(const QString &text)
{
    QString clean;
    for (const QChar c : text) {
        if (c == u'\n' || c == u'\t') {
            clean += QLatin1Char(' ');
        } else if (c.category() != QChar::Other_Control) {
            clean += c;
        }
    }
    return clean;
}

bool mayNotBeginLine(QChar c)
{
    return QStringLiteral("，。、；：？！）》」』】〕”’,.;:?!)]}％%").contains(c);
}

bool mayNotEndLine(QChar c)
{
    return QStringLiteral("（《“‘「『【〔([{").contains(c);
}

/// Digits and Latin letters of one number or word stay together where they fit.
bool isWordCharacter(QChar c)
{
    return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'*' || c == u'-' || c == u'.');
}

/// Moves the break back when it would cut a word or leave punctuation at a line's start.
qsizetype goodBreak(const QString &text, qsizetype at)
{
    if (at >= text.size()) {
        return at;
    }
    qsizetype best = at;
    while (best > 1 && mayNotBeginLine(text.at(best))) {
        --best;
    }
    const auto keeps = [&text](qsizetype i) {
        return staysTogether(text.at(i - 1), text.at(i)) || (isWordCharacter(text.at(i)) && isWordCharacter(text.at(i - 1)));
    };
    while (best > 1 && keeps(best)) {
        --best;
    }
    while (best > 1 && mayNotEndLine(text.at(best - 1))) {
        --best;
    }
    if (best > 1 && text.at(best).isLowSurrogate()) {
        --best;
    }
    const bool isTooEarly = best < at / 2;
    return isTooEarly ? at : best;
}

class SlipMaker {
public:
    explicit SlipMaker(int columns) : m_columns(columns) {}

    void line(const QString &text, SlipAlignment alignment = SlipAlignment::Left, int scale = 1, Weight weight = Weight::Normal)
    {
        for (const QString &part : wrapByWidth(text, m_columns / scale)) {
            m_items.push_back(SlipText{part, alignment, scale, weight});
        }
    }
    /// In lines of about one length: no character stands alone in the last.
    void title(const QString &text)
    {
        const auto lines = static_cast<int>(wrapByWidth(text, m_columns / TitleScale).size());
        const int pairs = (displayWidth(text) + 2 * lines - 1) / (2 * lines);
        for (const QString &part : wrapByWidth(text, std::min(m_columns / TitleScale, 2 * pairs))) {
            m_items.push_back(SlipText{part, SlipAlignment::Centre, TitleScale, Weight::Bold});
        }
    }
    void blank() { m_items.push_back(SlipText{}); }
    void rule() { m_items.push_back(SlipText{QString(m_columns, QLatin1Char('-'))}); }
    void hanging(const QString &text, int hang)
    {
        for (const QString &part : wrapByWidth(text, m_columns, hang)) {
            m_items.push_back(SlipText{part});
        }
    }
    void qr(const QByteArray &data) { m_items.push_back(SlipQr{data}); }
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] std::vector<SlipItem> take() { return std::move(m_items); }

private:
    static constexpr int TitleScale = 2;
    int m_columns;
    std::vector<SlipItem> m_items;
};

struct BlockSetter {
    SlipMaker &slip;

    void operator()(const Paragraph &paragraph) const
    {
        switch (paragraph.role) {
        case Paragraph::Role::Addressee: slip.line(paragraph.text, SlipAlignment::Left, 1, Weight::Bold); return;
        case Paragraph::Role::Heading:
            slip.rule();
            slip.line(paragraph.text, SlipAlignment::Left, 1, Weight::Bold);
            return;
        case Paragraph::Role::Legal:
            slip.rule();
            slip.line(QStringLiteral("　　") + paragraph.text);
            return;
        case Paragraph::Role::Body:
        case Paragraph::Role::Note: slip.line(QStringLiteral("　　") + paragraph.text); return;
        }
    }
    void operator()(const Fields &fields) const
    {
        slip.rule();
        for (const FieldRow &row : fields.rows) {
            field(row);
        }
    }
    /// A number is not broken for its label's sake; a case number wider than the roll is parted behind the item's code.
    void field(const FieldRow &row) const
    {
        const QString label = row.label + QStringLiteral("：");
        const bool isOneLine = displayWidth(label + row.value) <= slip.columns();
        const bool isOneWord = std::all_of(row.value.begin(), row.value.end(), isWordCharacter);
        if (isOneLine || !isOneWord) {
            slip.hanging(label + row.value, 2);
            return;
        }
        slip.line(label);
        const auto number = domain::parseCaseNumber(row.value);
        const bool isParted = number && displayWidth(row.value) > slip.columns();
        const qsizetype first = isParted ? number->implementationCode.size() : row.value.size();
        slip.line(row.value.first(first));
        if (isParted) {
            slip.line(row.value.sliced(first));
        }
    }
    void operator()(const Table &table) const
    {
        const bool isNumbered = table.heads.size() > 1 && table.rows.front().front() == QLatin1String("1");
        for (const QStringList &row : table.rows) {
            tableRow(table.heads, row, isNumbered ? 1 : 0);
        }
    }
    /// The name on its own line, then the other cells that say something.
    void tableRow(const QStringList &heads, const QStringList &row, qsizetype name) const
    {
        const QString number = name == 1 ? row.front() + QStringLiteral(". ") : QString();
        slip.hanging(number + row.at(name), 3);
        QString rest;
        for (qsizetype i = name + 1; i < row.size(); ++i) {
            if (row.at(i).isEmpty() || row.at(i) == QStringLiteral("—")) {
                continue;
            }
            const QString cell = heads.at(i) + QStringLiteral("：") + row.at(i);
            const bool isLong = displayWidth(rest) + displayWidth(cell) + 5 > slip.columns();
            if (isLong && !rest.isEmpty()) {
                slip.hanging(QStringLiteral("   ") + rest, 3);
                rest.clear();
            }
            rest += (rest.isEmpty() ? QString() : QStringLiteral("  ")) + cell;
        }
        if (!rest.isEmpty()) {
            slip.hanging(QStringLiteral("   ") + rest, 3);
        }
    }
    void operator()(const Signature &signature) const
    {
        slip.blank();
        const QString label = signature.label + QStringLiteral("：");
        slip.line(label + QString(std::max(4, slip.columns() - displayWidth(label)), QLatin1Char('_')));
        slip.line(QStringLiteral("    年  月  日  时  分"), SlipAlignment::Right);
    }
    void operator()(const SealPlace &seal) const
    {
        slip.blank();
        slip.line(QStringLiteral("（%1）").arg(seal.sealName), SlipAlignment::Right);
        slip.line(seal.bodyName, SlipAlignment::Right);
        slip.line(seal.date, SlipAlignment::Right);
        slip.blank();
    }
    void operator()(const QrBlock &block) const
    {
        slip.blank();
        slip.qr(block.data);
        slip.line(block.caption, SlipAlignment::Centre);
    }
};

} // namespace

QStringList wrapByWidth(const QString &text, int columns, int hang)
{
    QString rest = withoutControls(text);
    QStringList lines;
    const QString indent(hang, QLatin1Char(' '));
    do {
        const int room = lines.isEmpty() ? columns : columns - hang;
        // At least one character, or a roll narrower than it would never end.
        const qsizetype fits = std::min(rest.size(), std::max<qsizetype>(1, leftByWidth(rest, room).size()));
        const qsizetype at = goodBreak(rest, fits);
        lines.append((lines.isEmpty() ? QString() : indent) + rest.first(at));
        rest.remove(0, at);
        if (rest.startsWith(QLatin1Char(' '))) {
            rest.remove(0, 1);
        }
    } while (!rest.isEmpty());
    return lines;
}

std::vector<SlipItem> layoutSlip(const Document &document, int columns)
{
    SlipMaker slip(columns);
    for (const QString &mark : document.marks) {
        const QString starred = QStringLiteral("** %1 **").arg(mark);
        slip.line(displayWidth(starred) <= columns ? starred : mark, SlipAlignment::Centre, 1, Weight::Bold);
    }
    slip.line(document.bodyName, SlipAlignment::Centre);
    slip.title(document.title);
    if (!document.number.isEmpty()) {
        slip.line(document.number, SlipAlignment::Centre);
    }
    slip.blank();
    for (const Block &block : document.blocks) {
        std::visit(BlockSetter{slip}, block);
    }
    slip.rule();
    slip.line(document.copies);
    for (const QString &line : document.footer) {
        // The wide blanks that part two facts on a page part two lines on a slip.
        for (const QString &part : line.split(QStringLiteral("　"), Qt::SkipEmptyParts)) {
            slip.hanging(part, 2);
        }
    }
    return slip.take();
}

} // namespace yichuang::documents
