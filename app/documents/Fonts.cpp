// SPDX-License-Identifier: Apache-2.0
#include "app/documents/Fonts.h"

#include <QFontDatabase>
#include <QStringList>

namespace yichuang::documents {

namespace {

const QString serif = QStringLiteral("Noto Serif CJK SC");
const QString sans = QStringLiteral("Noto Sans CJK SC");

} // namespace

QFont paperFont(Face face, int pixels)
{
    const bool isSerif = face == Face::Title || face == Face::Body;
    const bool isBold = face == Face::Title || face == Face::LabelBold;
    QFont font;
    QStringList families{serif, sans};
    if (!isSerif) {
        families.swapItemsAt(0, 1);
    }
    font.setFamilies(families);
    font.setPixelSize(pixels);
    font.setWeight(isBold ? QFont::Bold : QFont::Normal);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setKerning(false);
    return font;
}

base::Result<void> checkPaperFonts()
{
    for (const QString &family : {serif, sans}) {
        if (!QFontDatabase::hasFamily(family)) {
            return base::fail(base::ErrorCode::NotFound, QStringLiteral("font not installed: ") + family, "documents.font");
        }
    }
    return {};
}

} // namespace yichuang::documents
