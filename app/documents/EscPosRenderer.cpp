// SPDX-License-Identifier: Apache-2.0
#include "app/documents/EscPosRenderer.h"

#include "app/documents/EscPosBytes.h"
#include "app/documents/Fonts.h"
#include "app/documents/Gb18030.h"
#include "app/documents/QrCode.h"
#include "app/documents/SlipLayout.h"
#include "app/domain/DisplayWidth.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <optional>

namespace yichuang::documents {

using base::Result;

namespace {

constexpr int columnDots = 12;
constexpr int lineDots = 30;
constexpr int characterDots = 24;

/// The bytes of a line when the printer has every character in its font.
std::optional<QByteArray> printerText(const QString &text)
{
    QByteArray bytes;
    for (const char32_t character : text.toUcs4()) {
        const std::optional<QByteArray> encoded = toGb18030(character);
        if (!encoded || !isInPrinterFonts(*encoded)) {
            return std::nullopt;
        }
        bytes += *encoded;
    }
    return bytes;
}

int startOf(const SlipText &line, const SlipProfile &profile)
{
    const int free = profile.columns * columnDots - domain::displayWidth(line.text) * columnDots * line.scale;
    switch (line.alignment) {
    case SlipAlignment::Left: return 0;
    case SlipAlignment::Centre: return std::max(0, free / 2);
    case SlipAlignment::Right: return std::max(0, free);
    }
    Q_UNREACHABLE();
}

/// Drawn on the printer's own grid, so that it lines up with printed lines.
QImage pictureOf(const SlipText &line, const SlipProfile &profile)
{
    QImage image(profile.dots, lineDots * line.scale, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    const QFont font = paperFont(line.weight == SlipText::Weight::Bold ? Face::LabelBold : Face::Label, characterDots * line.scale);
    painter.setFont(font);
    const int baseline = lineDots * line.scale - QFontMetrics(font).descent() / 2 - 2 * line.scale;
    int x = startOf(line, profile);
    for (const char32_t character : line.text.toUcs4()) {
        const QString one = QString::fromUcs4(&character, 1);
        painter.drawText(x, baseline, one);
        x += domain::displayWidth(one) * columnDots * line.scale;
    }
    return image;
}

struct ItemRenderer {
    const SlipProfile &profile;

    Result<QByteArray> operator()(const SlipText &line) const
    {
        const std::optional<QByteArray> text = profile.text == SlipProfile::Text::Printer ? printerText(line.text) : std::nullopt;
        if (!text) {
            return escpos::align(0) + escpos::picture(pictureOf(line, profile));
        }
        const bool isBold = line.weight == SlipText::Weight::Bold;
        QByteArray bytes = escpos::align(static_cast<int>(line.alignment));
        if (line.scale == 1 && !isBold) {
            return bytes + *text + escpos::lineFeed();
        }
        bytes += escpos::size(line.scale) + escpos::weight(isBold ? escpos::Weight::Bold : escpos::Weight::Normal);
        return bytes + *text + escpos::lineFeed() + escpos::size(1) + escpos::weight(escpos::Weight::Normal);
    }

    Result<QByteArray> operator()(const SlipQr &block) const
    {
        const Result<QrCode> code = QrCode::encode(block.data);
        if (!code) {
            return base::failure(code);
        }
        const int modules = code->size() + 8;
        const int dotsPerModule = std::clamp(profile.dots * 3 / 4 / modules, 2, 8);
        if (modules * dotsPerModule > profile.dots) {
            return base::fail(base::ErrorCode::InvalidArgument, QStringLiteral("QR is wider than the paper"), "documents.slip.qr");
        }
        const bool isNative = profile.qr == SlipProfile::Qr::Native && block.data.size() <= 1000;
        const QByteArray drawn = isNative ? escpos::qr(block.data, dotsPerModule) : escpos::picture(code->toImage(dotsPerModule));
        return escpos::align(1) + drawn + escpos::align(0);
    }
};

QByteArray endOf(const SlipProfile &profile)
{
    switch (profile.cut) {
    case SlipProfile::Cut::None: return escpos::feedLines(5);
    case SlipProfile::Cut::Partial: return escpos::feedLines(2) + escpos::cutPartial();
    case SlipProfile::Cut::Full: return escpos::feedLines(2) + escpos::cutFull();
    }
    Q_UNREACHABLE();
}

Result<QByteArray> renderItems(const std::vector<SlipItem> &items, const SlipProfile &profile)
{
    if (const Result<void> fonts = checkPaperFonts(); !fonts) {
        return base::failure(fonts);
    }
    QByteArray bytes = escpos::begin();
    for (const SlipItem &item : items) {
        const Result<QByteArray> rendered = std::visit(ItemRenderer{profile}, item);
        if (!rendered) {
            return rendered;
        }
        bytes += *rendered;
    }
    return bytes + endOf(profile);
}

} // namespace

Result<QByteArray> renderEscPos(const Document &document, const SlipProfile &profile)
{
    return renderItems(layoutSlip(document, profile.columns), profile);
}

Result<QByteArray> renderTestPage(const SlipProfile &profile)
{
    QString ruler;
    for (int column = 1; column <= profile.columns; ++column) {
        ruler += column % 10 == 0 ? QString::number(column / 10 % 10) : QStringLiteral(".");
    }
    const std::vector<SlipItem> items{
        SlipText{QStringLiteral("打印机测试页"), SlipAlignment::Centre, 2, SlipText::Weight::Bold},
        SlipText{QStringLiteral("%1 点 / %2 列").arg(profile.dots).arg(profile.columns), SlipAlignment::Centre},
        SlipText{ruler},
        SlipText{QStringLiteral("政务服务中心 一窗受理 0123456789")},
        SlipText{QStringLiteral("姓名间隔号：阿依古丽·买买提")},
        SlipText{QStringLiteral("生僻字：㐂 𠮷 䶮 𬭊  货币：¥ ￥")},
        SlipText{QStringLiteral("左"), SlipAlignment::Left},
        SlipText{QStringLiteral("中"), SlipAlignment::Centre},
        SlipText{QStringLiteral("右"), SlipAlignment::Right},
        SlipQr{QByteArrayLiteral("YICHUANG TEST PAGE")},
        SlipText{QStringLiteral("标尺等宽、二维码可扫为正常")},
        SlipText{ruler},
    };
    return renderItems(items, profile);
}

} // namespace yichuang::documents
