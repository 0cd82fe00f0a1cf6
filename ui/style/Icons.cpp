// SPDX-License-Identifier: Apache-2.0
#include "ui/style/Icons.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace yichuang::ui {

namespace {

QByteArray tintedSvg(const QString &name, const QColor &color)
{
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    return file.readAll().replace("currentColor", color.name(QColor::HexRgb).toLatin1());
}

} // namespace

QPixmap iconPixmap(const QString &name, const QColor &color, int size, qreal ratio)
{
    const QString key =
        QStringLiteral("yc-icon-%1-%2-%3-%4").arg(name, color.name()).arg(size).arg(qRound(ratio * 100));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) {
        return pixmap;
    }
    QSvgRenderer renderer(tintedSvg(name, color));
    Q_ASSERT_X(renderer.isValid(), "iconPixmap", qPrintable(name));
    const int side = qRound(size * ratio);
    pixmap = QPixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter, QRectF(0, 0, side, side));
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

} // namespace yichuang::ui
