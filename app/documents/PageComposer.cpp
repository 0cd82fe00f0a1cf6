// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PageComposer.h"

#include "app/documents/QrCode.h"

#include <QFontMetricsF>

#include <algorithm>

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
const QColor red(0xC0, 0x10, 0x10);
const QColor quiet(0x50, 0x50, 0x50);

qreal textWidth(const QString &text, Face face, int size)
{
    return QFontMetricsF(paperFont(face, size)).horizontalAdvance(text);
}

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

enum class Beside { Nothing, Seal };

class Composer {
public:
    explicit Composer(const Document &document) : m_document(document)
    {
        for (const QString &line : QStringList{document.copies} + document.footer) {
            m_foot.append(footLines(line));
        }
        m_bottom = pageNumberLine - 250 - footerLine * static_cast<qreal>(m_foot.size());
        newPage();
    }

    [[nodiscard]] Result<std::vector<Page>> compose()
    {
        head();
        for (size_t i = 0; i < m_document.blocks.size(); ++i) {
            const Block *next = i + 1 < m_document.blocks.size() ? &m_document.blocks[i + 1] : nullptr;
            if (const Result<void> added = add(m_document.blocks[i], next); !added) {
                return base::failure(added);
            }
        }
        for (size_t i = 0; i < m_pages.size(); ++i) {
            foot(m_pages[i], i + 1);
        }
        return std::move(m_pages);
    }

private:
    [[nodiscard]] Page &page() { return m_pages.back(); }

    void newPage()
    {
        m_pages.emplace_back();
        m_y = top;
    }

    void ensureRoom(qreal height)
    {
        if (m_y + height > m_bottom && m_y > top) {
            newPage();
        }
    }

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
        m_y += 210;
        if (!m_document.number.isEmpty()) {
            centred(m_document.number, Face::Body, 120);
            m_y += 80;
        }
        page().items.push_back(PageLine{{left, m_y}, {right, m_y}, 18, red});
        m_y += 370;
        centred(spaced(m_document.title), Face::Title, 220);
        m_y += 190;
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

    Result<void> add(const Block &block, const Block *next)
    {
        if (const auto *paragraph = std::get_if<Paragraph>(&block)) {
            addParagraph(*paragraph);
        } else if (const auto *fields = std::get_if<Fields>(&block)) {
            addRows(fieldRows(*fields, width), 0);
        } else if (const auto *table = std::get_if<Table>(&block)) {
            addRows(tableRows(*table, width), 1);
        } else if (const auto *signature = std::get_if<Signature>(&block)) {
            addSignature(*signature);
        } else if (const auto *seal = std::get_if<SealPlace>(&block)) {
            addSeal(*seal);
        } else if (const auto *qr = std::get_if<QrBlock>(&block)) {
            return addQr(*qr, next != nullptr && std::holds_alternative<SealPlace>(*next) ? Beside::Seal : Beside::Nothing);
        }
        return {};
    }

    void addParagraph(const Paragraph &paragraph)
    {
        const ParagraphStyle style = styleOf(paragraph.role);
        const qreal indent = style.indentCharacters * style.size;
        const QStringList lines = breakLines(paragraph.text, style.face, style.size, width, indent);
        // A heading alone at the foot of a page would be lost, and a paragraph leaves two lines there or none.
        const qreal together = paragraph.role == Paragraph::Role::Heading ? 4 : std::min<qreal>(2, static_cast<qreal>(lines.size()));
        ensureRoom(style.before + style.lineHeight * together);
        m_y += style.before;
        bool isFirst = true;
        for (const QString &line : lines) {
            ensureRoom(style.lineHeight);
            m_y += style.lineHeight;
            page().items.push_back(PageText{{left + (isFirst ? indent : 0), m_y - style.lineHeight * 0.28}, line, style.face, style.size});
            isFirst = false;
        }
        m_y += 30;
    }

    void addRows(const std::vector<GridRow> &rows, size_t headRows)
    {
        m_y += 60;
        for (size_t i = 0; i < rows.size(); ++i) {
            const bool startsPage = m_y + rows[i].height() > m_bottom && m_y > top;
            ensureRoom(rows[i].height());
            if (startsPage && headRows > 0 && i > 0) {
                placeRow(rows.front());
            }
            placeRow(rows[i]);
        }
        m_y += 40;
    }

    void placeRow(const GridRow &row)
    {
        drawRow(page(), row, {left, m_y});
        m_y += row.height();
    }

    void addSignature(const Signature &signature)
    {
        ensureRoom(340);
        m_y += 230;
        const QString label = signature.label + QStringLiteral("：");
        const qreal lineStart = left + textWidth(label, Face::Body, 120) + 20;
        page().items.push_back(PageText{{left, m_y}, label, Face::Body, 120});
        page().items.push_back(PageLine{{lineStart, m_y + 25}, {left + width * 0.55, m_y + 25}, 5});
        const QString date = QStringLiteral("　　年　　月　　日　　时　　分");
        page().items.push_back(PageText{{right - textWidth(date, Face::Body, 120), m_y}, date, Face::Body, 120});
        m_y += 90;
    }

    void addSeal(const SealPlace &seal)
    {
        if (!m_besideQr) {
            ensureRoom(sealHeight);
        }
        const qreal start = m_besideQr ? m_y - sealHeight : m_y;
        m_besideQr = false;
        const qreal centre = right - 1000;
        const auto place = [this, centre](const QString &text, qreal y, Face face, int size, const QColor &colour) {
            page().items.push_back(PageText{{centre - textWidth(text, face, size) / 2, y}, text, face, size, colour});
        };
        page().items.push_back(PageSealRing{{centre, start + 580}, 470});
        place(QStringLiteral("（%1）").arg(seal.sealName), start + 400, Face::Body, 100, quiet);
        place(seal.bodyName, start + 620, Face::Body, 130, Qt::black);
        place(seal.date, start + 840, Face::Body, 130, Qt::black);
        m_y = start + sealHeight;
    }

    Result<void> addQr(const QrBlock &qr, Beside beside)
    {
        const Result<QrCode> code = QrCode::encode(qr.data);
        if (!code) {
            return base::failure(code);
        }
        ensureRoom(sealHeight);
        // One bit a dot: the PDF writer would keep anything else as JPEG and blur the modules.
        page().items.push_back(PagePicture{{left, m_y + 40, qrSide, qrSide}, code->toImage(6).convertToFormat(QImage::Format_Mono)});
        const QStringList caption = breakLines(qr.caption, Face::Label, 85, qrSide + 300);
        qreal y = m_y + qrSide + 130;
        for (const QString &line : caption) {
            page().items.push_back(PageText{{left, y}, line, Face::Label, 85, quiet});
            y += 120;
        }
        m_y += sealHeight;
        m_besideQr = beside == Beside::Seal;
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
    QStringList m_foot; ///< as it is broken into lines
    std::vector<Page> m_pages;
    qreal m_y = top;
    qreal m_bottom = 0;
    bool m_besideQr = false; ///< the QR before this seal stands in the same band
};

} // namespace

Result<std::vector<Page>> composePages(const Document &document)
{
    if (const Result<void> fonts = checkPaperFonts(); !fonts) {
        return base::failure(fonts);
    }
    return Composer(document).compose();
}

} // namespace yichuang::documents
