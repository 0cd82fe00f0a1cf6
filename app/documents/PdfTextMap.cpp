// SPDX-License-Identifier: Apache-2.0
#include "app/documents/PdfTextMap.h"

#include <QList>
#include <QMap>
#include <QRegularExpression>
#include <QtEndian>

#include <optional>

namespace yichuang::documents {

namespace {

/// Glyph number in the embedded font → character.
using GlyphMap = QMap<ushort, char32_t>;
/// By the font's object number.
using FontMaps = QMap<int, GlyphMap>;

/// The few parts of a QPdfWriter file that are needed: a classic cross-reference table, streams with
/// their length in an object of its own.
class PdfFile {
public:
    [[nodiscard]] static std::optional<PdfFile> open(const QByteArray &bytes)
    {
        PdfFile file(bytes);
        const qsizetype startLine = bytes.lastIndexOf("startxref");
        file.m_startXref = bytes.mid(startLine + 9).simplified().split(' ').constFirst().toLongLong();
        const qsizetype table = file.m_startXref;
        const qsizetype trailer = bytes.indexOf("trailer", table);
        if (startLine < 0 || table <= 0 || trailer < 0 || !bytes.mid(table).startsWith("xref")) {
            return std::nullopt;
        }
        file.m_trailer = bytes.mid(trailer, bytes.indexOf(">>", trailer) + 2 - trailer);
        const QList<QByteArray> lines = bytes.mid(table, trailer - table).split('\n');
        for (qsizetype i = 2; i < lines.size(); ++i) {
            file.m_offsets.append(lines.at(i).left(10).toLongLong());
        }
        return file;
    }

    /// The text of an object between `obj` and `endobj`.
    [[nodiscard]] QByteArray object(int number) const
    {
        if (number <= 0 || number >= m_offsets.size()) {
            return {};
        }
        const qsizetype from = m_bytes.indexOf("obj", m_offsets.at(number)) + 3;
        return m_bytes.mid(from, m_bytes.indexOf("endobj", from) - from);
    }
    /// `name 12 0 R` in an object.
    [[nodiscard]] static int reference(const QByteArray &object, const char *name)
    {
        const qsizetype at = object.indexOf(name);
        return at < 0 ? 0 : object.mid(at + qstrlen(name)).simplified().split(' ').constFirst().toInt();
    }
    [[nodiscard]] QByteArray inflated(int number) const
    {
        const QByteArray whole = object(number);
        const qsizetype from = whole.indexOf("stream\n") + 7;
        const qsizetype size = object(reference(whole, "/Length ")).trimmed().toLongLong();
        // qUncompress wants the size to come in front; it grows as needed.
        QByteArray packed(4, '\0');
        qToBigEndian(static_cast<quint32>(size * 8), packed.data());
        return qUncompress(packed + whole.mid(from, size));
    }
    [[nodiscard]] QList<int> pageContents() const
    {
        const QByteArray pageTree = object(reference(object(reference(m_trailer, "/Root ")), "/Pages "));
        const qsizetype from = pageTree.indexOf('[') + 1;
        QList<int> contents;
        const QList<QByteArray> words = pageTree.mid(from, pageTree.indexOf(']') - from).simplified().split(' ');
        for (qsizetype i = 0; i + 2 < words.size(); i += 3) {
            contents.append(reference(object(words.at(i).toInt()), "/Contents "));
        }
        return contents;
    }
    [[nodiscard]] QByteArray updated(const QMap<int, QByteArray> &objects) const
    {
        QByteArray made = m_bytes;
        QByteArray table = "xref\n";
        for (auto object = objects.begin(); object != objects.end(); ++object) {
            const QByteArray number = QByteArray::number(object.key());
            table += number + " 1\n" + QByteArray::number(made.size()).rightJustified(10, '0') + " 00000 n \n";
            made += number + " 0 obj\n" + object.value() + "endobj\n";
        }
        const qsizetype at = made.size();
        const QByteArray trailer = m_trailer.chopped(2) + "/Prev " + QByteArray::number(m_startXref) + "\n>>\n";
        return made + table + trailer + "startxref\n" + QByteArray::number(at) + "\n%%EOF\n";
    }

private:
    explicit PdfFile(const QByteArray &bytes) : m_bytes(bytes) {}

    QByteArray m_bytes;
    QByteArray m_trailer;
    QList<qint64> m_offsets;
    qint64 m_startXref = 0;
};

struct DrawnGlyph {
    int font = 0;
    ushort glyph = 0;
};

QList<DrawnGlyph> glyphsOf(const QByteArray &content)
{
    static const QRegularExpression part(QStringLiteral("/F(\\d+) [\\d.]+ Tf|<([0-9A-Fa-f]+)> Tj"));
    QList<DrawnGlyph> glyphs;
    int font = 0;
    for (const QRegularExpressionMatch &match : part.globalMatch(QString::fromLatin1(content))) {
        if (match.hasCaptured(1) && !match.captured(1).isEmpty()) {
            font = match.captured(1).toInt();
        }
        const QString codes = match.captured(2);
        for (qsizetype i = 0; i + 4 <= codes.size(); i += 4) {
            glyphs.append({font, codes.mid(i, 4).toUShort(nullptr, 16)});
        }
    }
    return glyphs;
}

std::u32string textOf(const Page &page)
{
    std::u32string text;
    for (const PageItem &item : page.items) {
        if (const auto *drawn = std::get_if<PageText>(&item)) {
            text += drawn->text.toStdU32String();
        }
    }
    return text;
}

/// Adds a page's glyphs; false when they are not one to a character.
bool learn(FontMaps &maps, const QList<DrawnGlyph> &glyphs, const std::u32string &text)
{
    if (glyphs.size() != static_cast<qsizetype>(text.size())) {
        return false;
    }
    for (qsizetype i = 0; i < glyphs.size(); ++i) {
        maps[glyphs.at(i).font].insert(glyphs.at(i).glyph, text[static_cast<size_t>(i)]);
    }
    return true;
}

QByteArray hex4(uint value)
{
    return QByteArray::number(value, 16).toUpper().rightJustified(4, '0');
}

QByteArray utf16Hex(char32_t character)
{
    QByteArray hex;
    for (const QChar unit : QString::fromUcs4(&character, 1)) {
        hex += hex4(unit.unicode());
    }
    return hex;
}

QByteArray toUnicodeStream(const GlyphMap &map)
{
    constexpr qsizetype most = 100; // entries a block, by the CMap specification
    QByteArray cmap = "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    const QList<ushort> glyphs = map.keys();
    for (qsizetype from = 0; from < glyphs.size(); from += most) {
        const QList<ushort> block = glyphs.mid(from, most);
        cmap += QByteArray::number(block.size()) + " beginbfchar\n";
        for (const ushort glyph : block) {
            cmap += '<' + hex4(glyph) + "> <" + utf16Hex(map.value(glyph)) + ">\n";
        }
        cmap += "endbfchar\n";
    }
    cmap += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return "<< /Length " + QByteArray::number(cmap.size()) + " >>\nstream\n" + cmap + "endstream\n";
}

} // namespace

QByteArray withReadableText(const QByteArray &pdf, const std::vector<Page> &pages)
{
    const std::optional<PdfFile> file = PdfFile::open(pdf);
    if (!file) {
        return pdf;
    }
    const QList<int> contents = file->pageContents();
    FontMaps maps;
    bool isKnown = !contents.isEmpty() && contents.size() == static_cast<qsizetype>(pages.size());
    for (qsizetype i = 0; isKnown && i < contents.size(); ++i) {
        isKnown = learn(maps, glyphsOf(file->inflated(contents.at(i))), textOf(pages[static_cast<size_t>(i)]));
    }
    QMap<int, QByteArray> objects;
    for (auto font = maps.begin(); isKnown && font != maps.end(); ++font) {
        const int toUnicode = PdfFile::reference(file->object(font.key()), "/ToUnicode ");
        isKnown = toUnicode > 0;
        objects.insert(toUnicode, toUnicodeStream(font.value()));
    }
    return isKnown ? file->updated(objects) : pdf;
}

} // namespace yichuang::documents
