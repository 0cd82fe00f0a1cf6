// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PageComposer.h"

#include "app/documents/PageFlow.h"
#include "app/documents/QrCode.h"

#include <QFontMetricsF>

#include <algorithm>
#include <optional>

namespace yichuang::documents {

using base::Result;

namespace {

constexpr qreal left = 766;
constexpr qreal width = 4422; // 156 mm
constexpr qreal right = left + width;
constexpr qreal top = 600;
constexpr qreal pageNumberLine = 8419 - 380;
constexpr qreal footerLine = 140;
constexpr int footerSize = 90;
constexpr qreal qrSide = 940;
constexpr qreal sealHeight = 1120;
constexpr int captionSize = 85;
constexpr qreal captionLine = 120;
const QColor red(0xC0, 0x10, 0x10);
const QColor quiet(0x50, 0x50, 0x50);

qreal textWidth(const QString &text, Face face, int size)
{
    return QFontMetricsF(paperFont(face, size)).horizontalAdvance(text);
}

/// How far apart lines stand: of text as a share of the usual.
struct Spacing {
    qreal text = 1;
    RowSpacing rows;
};
constexpr Spacing comfortable{};
constexpr Spacing compact{0.84, {136, 15}};

struct ParagraphStyle {
    Face face;
    int size;
    qreal lineHeight;
    int indentCharacters;
    qreal before;
};

ParagraphStyle styleOf(Paragraph::Role role)
{
    switch (role) {
    case Paragraph::Role::Addressee: return {Face::Body, 140, 230, 0, 60};
    case Paragraph::Role::Body: return {Face::Body, 130, 225, 2, 20};
    case Paragraph::Role::Heading: return {Face::LabelBold, 115, 200, 0, 110};
    case Paragraph::Role::Legal: return {Face::Body, 125, 215, 2, 90};
    case Paragraph::Role::Note: return {Face::Body, 105, 180, 2, 70};
    }
    Q_UNREACHABLE();
}

/// A line of the footer, broken between its entries: a telephone stays with what it is for.
QStringList footLines(const QString &line)
{
    const QChar gap(0x3000);
    QStringList lines;
    QString rest;
    for (const QString &entry : line.split(gap, Qt::SkipEmptyParts)) {
        const QString longer = rest.isEmpty() ? entry : rest + gap + entry;
        if (!rest.isEmpty() && textWidth(longer, Face::Label, footerSize) > width) {
            lines.append(breakLines(rest, Face::Label, footerSize, width));
            rest = entry;
        } else {
            rest = longer;
        }
    }
    return lines + breakLines(rest, Face::Label, footerSize, width);
}

class Composer {
public:
    Composer(const Document &document, const Spacing &spacing) : m_document(document), m_spacing(spacing)
    {
        for (const QString &line : QStringList{document.copies} + document.footer) {
            m_foot.append(footLines(line));
        }
        m_pages.emplace_back();
    }

    [[nodiscard]] Result<std::vector<Page>> compose()
    {
        head();
        for (size_t i = 0; i < m_document.blocks.size(); ++i) {
            const auto *qr = std::get_if<QrBlock>(&m_document.blocks[i]);
            if (!qr) {
                add(m_document.blocks[i]);
                continue;
            }
            const auto *seal = i + 1 < m_document.blocks.size() ? std::get_if<SealPlace>(&m_document.blocks[i + 1]) : nullptr;
            if (const Result<void> added = addQr(*qr, seal); !added) {
                return base::failure(added);
            }
            i += seal ? 1 : 0;
        }
        const qreal bottom = pageNumberLine - 250 - footerLine * static_cast<qreal>(m_foot.size());
        layFlow(m_items, {m_y, top, bottom}, m_pages);
        for (size_t i = 0; i < m_pages.size(); ++i) {
            foot(m_pages[i], i + 1);
        }
        return std::move(m_pages);
    }

private:
    [[nodiscard]] Page &page() { return m_pages.front(); }

    void centred(const QString &text, Face face, int size, const QColor &colour = Qt::black)
    {
        page().items.push_back(PageText{{left + (width - textWidth(text, face, size)) / 2, m_y}, text, face, size, colour});
    }

    /// Two characters apart, as titles of official papers are set; long ones stay tight.
    [[nodiscard]] static QString spaced(const QString &title)
    {
        if (title.size() > 8) {
            return title;
        }
        QString wide;
        for (const QChar c : title) {
            wide += (wide.isEmpty() ? QString() : QStringLiteral(" ")) + c;
        }
        return wide;
    }

    void head()
    {
        marks();
        int size = 250;
        while (size > 140 && textWidth(m_document.bodyName, Face::Title, size) > width) {
            size -= 10;
        }
        m_y += 190;
        centred(m_document.bodyName, Face::Title, size, red);
        m_y += 210 * m_spacing.text;
        if (!m_document.number.isEmpty()) {
            centred(m_document.number, Face::Body, 120);
            m_y += 80;
        }
        page().items.push_back(PageLine{{left, m_y}, {right, m_y}, 18, red});
        m_y += 370 * m_spacing.text;
        centred(spaced(m_document.title), Face::Title, 220);
        m_y += 190 * m_spacing.text;
    }

    void marks()
    {
        qreal x = right;
        for (const QString &mark : m_document.marks) {
            const qreal markWidth = textWidth(mark, Face::LabelBold, 110) + 140;
            x -= markWidth;
            const QRectF box(x, top - 330, markWidth, 210);
            for (const auto &[from, to] : {std::pair{box.topLeft(), box.topRight()}, std::pair{box.bottomLeft(), box.bottomRight()},
                                           std::pair{box.topLeft(), box.bottomLeft()}, std::pair{box.topRight(), box.bottomRight()}}) {
                page().items.push_back(PageLine{from, to, 10, Qt::black});
            }
            page().items.push_back(PageText{{x + 70, box.top() + 145}, mark, Face::LabelBold, 110});
            x -= 80;
        }
    }

    void add(const Block &block)
    {
        if (const auto *paragraph = std::get_if<Paragraph>(&block)) {
            addParagraph(*paragraph);
        } else if (const auto *fields = std::get_if<Fields>(&block)) {
            addRows(fieldRows(*fields, width, m_spacing.rows));
        } else if (const auto *table = std::get_if<Table>(&block)) {
            addTable(tableRows(*table, width, m_spacing.rows));
        } else if (const auto *signature = std::get_if<Signature>(&block)) {
            addSignature(*signature);
        } else if (const auto *seal = std::get_if<SealPlace>(&block)) {
            addTail(sealHeight, [seal](Page &target, qreal y) { drawSeal(target, *seal, y); });
        }
    }

    /// A paragraph leaves two lines at the foot of a page or none; a heading alone there would be lost.
    void addParagraph(const Paragraph &paragraph)
    {
        const ParagraphStyle style = styleOf(paragraph.role);
        const qreal indent = style.indentCharacters * style.size;
        const qreal lineHeight = style.lineHeight * m_spacing.text;
        const QStringList lines = breakLines(paragraph.text, style.face, style.size, width, indent);
        m_after += style.before * m_spacing.text;
        for (qsizetype i = 0; i < lines.size(); ++i) {
            const QPointF start(left + (i == 0 ? indent : 0), lineHeight - style.lineHeight * 0.28);
            const bool keeps = paragraph.role == Paragraph::Role::Heading || (i == 0 && lines.size() > 1);
            const auto draw = [style, start, line = lines[i]](Page &target, qreal y) {
                target.items.push_back(PageText{start + QPointF(0, y), line, style.face, style.size});
            };
            m_items.push_back({m_after, lineHeight, draw, keeps, {}});
            m_after = 0;
        }
        m_after = 30;
    }

    void addRows(std::vector<GridRow> rows)
    {
        m_after += 60 * m_spacing.text;
        for (GridRow &row : rows) {
            const qreal height = row.height();
            m_items.push_back({m_after, height, [row = std::move(row)](Page &target, qreal y) { drawRow(target, row, {left, y}); }, false, {}});
            m_after = 0;
        }
        m_after = 40;
    }

    void addTable(std::vector<GridRow> rows)
    {
        const size_t head = m_items.size();
        addRows(std::move(rows));
        m_items[head].keepsWithNext = head + 1 < m_items.size();
        for (size_t i = head + 1; i < m_items.size(); ++i) {
            m_items[i].head = head;
        }
    }

    /// What ends a paper never begins a page: it takes the last lines along.
    void addTail(qreal height, std::function<void(Page &, qreal)> draw)
    {
        keepLastWithNext(m_items);
        m_items.push_back({m_after, height, std::move(draw), false, {}});
        m_after = 0;
    }

    void addSignature(const Signature &signature)
    {
        addTail(320, [label = signature.label + QStringLiteral("：")](Page &target, qreal y) {
            const qreal baseline = y + 230;
            const qreal lineStart = left + textWidth(label, Face::Body, 120) + 20;
            target.items.push_back(PageText{{left, baseline}, label, Face::Body, 120});
            target.items.push_back(PageLine{{lineStart, baseline + 25}, {left + width * 0.55, baseline + 25}, 5});
            const QString date = QStringLiteral("　　年　　月　　日　　时　　分");
            target.items.push_back(PageText{{right - textWidth(date, Face::Body, 120), baseline}, date, Face::Body, 120});
        });
    }

    static void drawSeal(Page &target, const SealPlace &seal, qreal start)
    {
        const qreal centre = right - 1000;
        const auto place = [&target, centre](const QString &text, qreal y, Face face, int size, const QColor &colour) {
            target.items.push_back(PageText{{centre - textWidth(text, face, size) / 2, y}, text, face, size, colour});
        };
        target.items.push_back(PageSealRing{{centre, start + 580}, 470});
        place(QStringLiteral("（%1）").arg(seal.sealName), start + 400, Face::Body, 100, quiet);
        place(seal.bodyName, start + 620, Face::Body, 130, Qt::black);
        place(seal.date, start + 840, Face::Body, 130, Qt::black);
    }

    /// In one band with the seal that follows it.
    Result<void> addQr(const QrBlock &qr, const SealPlace *seal)
    {
        const Result<QrCode> code = QrCode::encode(qr.data);
        if (!code) {
            return base::failure(code);
        }
        // One bit a dot: the PDF writer would keep anything else as JPEG and blur the modules.
        const QImage picture = code->toImage(6).convertToFormat(QImage::Format_Mono);
        const QStringList caption = breakLines(qr.caption, Face::Label, captionSize, width * 0.55);
        const qreal height = std::max(sealHeight, qrSide + 50 + captionLine * static_cast<qreal>(caption.size()));
        addTail(height, [picture, caption, seal](Page &target, qreal y) {
            target.items.push_back(PagePicture{{left, y + 40, qrSide, qrSide}, picture});
            qreal baseline = y + qrSide + 130;
            for (const QString &line : caption) {
                target.items.push_back(PageText{{left, baseline}, line, Face::Label, captionSize, quiet});
                baseline += captionLine;
            }
            if (seal) {
                drawSeal(target, *seal, y);
            }
        });
        return {};
    }

    void foot(Page &target, size_t number) const
    {
        qreal y = pageNumberLine - 120 - footerLine * static_cast<qreal>(m_foot.size() - 1);
        target.items.push_back(PageLine{{left, y - 130}, {right, y - 130}, 4, quiet});
        for (const QString &line : m_foot) {
            target.items.push_back(PageText{{left, y}, line, Face::Label, footerSize, quiet});
            y += footerLine;
        }
        const QString pages = QStringLiteral("— 第 %1 页　共 %2 页 —").arg(number).arg(m_pages.size());
        target.items.push_back(PageText{{left + (width - textWidth(pages, Face::Body, 95)) / 2, pageNumberLine + 60}, pages, Face::Body, 95, quiet});
    }

    const Document &m_document;
    const Spacing &m_spacing;
    QStringList m_foot; ///< as it is broken into lines
    std::vector<Page> m_pages;
    qreal m_y = top; ///< below the head
    std::vector<FlowItem> m_items;
    qreal m_after = 0; ///< to be kept free below the last item
};

} // namespace

Result<std::vector<Page>> composePages(const Document &document)
{
    if (const Result<void> fonts = checkPaperFonts(); !fonts) {
        return base::failure(fonts);
    }
    Result<std::vector<Page>> pages = Composer(document, comfortable).compose();
    if (!pages || pages->size() == 1) {
        return pages;
    }
    Result<std::vector<Page>> closer = Composer(document, compact).compose();
    return closer && closer->size() < pages->size() ? closer : pages;
}

} // namespace yichuang::documents
